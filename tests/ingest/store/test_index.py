"""Search over what one may see equals search in a store that has nothing else, however the index stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from backends import Places
from hypothesis import given
from hypothesis import strategies as st
from sample_desk import NOW, Desk

from ingest.index.keywords import KeywordIndex
from ingest.language.tokens import tokens
from ingest.registry import Registry
from ingest.types import Document

WORDS = ["harbor", "quill", "laboratory", "company", "support", "travel", "money", "space", "program", "fund", "visit"]
CATALOG = """documents:
  d0.txt: {visibility: public, date: 2024-01-01}
  d1.txt: {visibility: public, date: 2024-02-01}
  d2.txt: {visibility: public}
  d3.txt: {visibility: internal}
  d4.txt: {visibility: internal}
  d5.txt: {visibility: public, embargo_until: 2099-01-01T00:00}
  d6.txt: {visibility: internal, embargo_until: 2000-01-01T00:00}
"""
NAMES = [f"d{n}.txt" for n in range(7)]


def fill(desk: Desk) -> None:
    """Seven documents over all partitions, a sentence a line, some sentences in several of them."""
    rng = np.random.default_rng(7)
    for name in NAMES:
        lines = [" ".join(rng.choice(WORDS, 6)).capitalize() + "." for _ in range(12)]
        desk.write(name, f"Note {name[1]}\n\n" + "\n\n".join([*lines, "Visit the harbor laboratory."]) + "\n")
    desk.write("corpus.yaml", CATALOG)
    desk.add()


class Shelf:
    """A filled store, open for reading."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.registry, self.index = desk.open()
        self.documents = {Path(d.path).name: d for d in self.registry.documents()}

    def visible(self, names: Sequence[str]) -> dict[str, Document]:
        return {self.documents[name].document_id: self.documents[name] for name in names}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, backend: Places) -> Iterator[Shelf]:
    desk = Desk(tmp_path_factory.mktemp("shelf"), **backend())
    desk.settings = desk.settings.model_copy(update={"chunks": desk.settings.chunks.model_copy(update={"size": 100})})
    fill(desk)
    yield Shelf(desk)
    desk.close()


class Only:
    """A registry that holds some documents and nothing else, as far as the keyword index asks."""

    def __init__(self, registry: Registry, visible: dict[str, Document]) -> None:
        self._registry = registry
        self._visible = visible

    def generation(self) -> int:
        return 1

    def documents(self) -> list[Document]:
        return list(self._visible.values())

    def tokens_of(self, document_ids: Iterable[str]) -> dict[str, dict[str, list[str]]]:
        return self._registry.tokens_of(document_ids)


some = st.lists(st.sampled_from(NAMES), unique=True)
questions = st.lists(st.sampled_from([*WORDS, "unheard"]), min_size=1, max_size=5).map(" ".join)


@given(names=some, question=questions, top=st.integers(1, 40))
def test_keyword_search_equals_that_of_a_store_without_the_hidden(
    shelf: Shelf, names: list[str], question: str, top: int
) -> None:
    visible = shelf.visible(names)
    alone = KeywordIndex(cast(Registry, Only(shelf.registry, visible)))
    words = tokens(question)
    found = shelf.index.keyword_search(words, visible, top)
    assert found == alone.search(words, visible, top)
    everything = [
        chunk.chunk_id for name in NAMES for chunk in shelf.registry.chunks_of(shelf.documents[name].document_id)
    ]
    assert shelf.index.keyword_scores(words, visible, everything) == dict.fromkeys(everything, 0.0) | dict(
        alone.search(words, visible, len(everything))
    )
    assert shelf.index.rarity(question.split(), visible) == alone.rarity(question.split(), visible)


@given(names=some, question=questions, top=st.integers(1, 40))
def test_vector_search_equals_an_exact_comparison_of_the_visible(
    shelf: Shelf, names: list[str], question: str, top: int
) -> None:
    visible = shelf.visible(names)
    vector = shelf.desk.vector(question)
    exact = [
        (name, round(float(stored.astype(np.float64) @ vector.astype(np.float64)), 6))
        for document_id in visible
        for name, stored in shelf.registry.vectors_of(document_id, "chunk").items()
    ]
    expected = sorted(exact, key=lambda hit: (-hit[1], hit[0]))[:top]
    assert shelf.index.vector_search(vector, visible, top) == expected


def test_a_term_in_every_visible_chunk_still_counts_a_little(shelf: Shelf) -> None:
    rarity = shelf.index.rarity(["laboratory", "unheard", ""], shelf.visible(NAMES))
    assert 0 < rarity["laboratory"] < rarity["unheard"] == 1
    assert rarity[""] == 0


def test_hidden_documents_move_no_score_between_two_stores(desk: Desk, tmp_path: Path, backend: Places) -> None:
    fill(desk)
    open_only = Desk(tmp_path / "other", **backend())
    open_only.inbox = desk.inbox  # the same paths, so the same ids
    for name in NAMES[3:]:
        (desk.inbox / name).unlink()
    open_only.add()
    results = []
    for one in (desk, open_only):
        shelf = Shelf(one)
        visible = shelf.registry.visible("press", NOW)
        results.append(
            (
                shelf.index.vector_search(shelf.desk.vector("harbor fund"), visible, 8),
                shelf.index.keyword_search(tokens("harbor fund"), visible, 8),
            )
        )
    open_only.close()
    assert results[0] == results[1]


def test_an_index_follows_every_commit(desk: Desk) -> None:
    desk.write("note.txt", "Harbor note\n\nThe Harbor program begins.\n")
    desk.add()
    registry, index = desk.open()

    def found() -> list[str]:
        visible = registry.visible("press", NOW)
        names = [name for name, _ in index.vector_search(desk.vector("quill"), visible, 9)]
        assert {name for name, _ in index.keyword_search(["program"], visible, 9)} <= set(names)
        return [chunk.text for chunk in registry.chunks(names).values()]

    assert len(found()) == 1
    desk.write("note.txt", "Quill note\n\nThe Quill program begins.\n")
    desk.add()
    [text] = found()
    assert "Quill" in text
    desk.write("second.txt", "Second note\n\nAnother program begins.\n")
    desk.add()
    assert len(found()) == 2


def test_results_are_the_same_before_and_after_the_index_is_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setattr("ingest.pipeline.settle", lambda *_: None)
        fill(desk)
    shelf = Shelf(desk)
    visible = shelf.registry.visible("staff", NOW)
    assert shelf.index.pending()
    before = shelf.index.vector_search(shelf.desk.vector("harbor fund"), visible, 20)
    assert shelf.index.sync() == len(NAMES)
    assert shelf.index.pending() == []
    assert shelf.index.vector_search(shelf.desk.vector("harbor fund"), visible, 20) == before
    shelf.index.rebuild()
    assert shelf.index.vector_search(shelf.desk.vector("harbor fund"), visible, 20) == before
