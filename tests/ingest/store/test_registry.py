"""The registry as readers see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_desk import Desk, sample_settings

from ingest.errors import CatalogError, StoreError
from ingest.registry import Registry
from ingest.registry.ids import Level, parse_passage_id, passage_id

TEXT = "\n\n".join(["Harbor note", *(f"Sentence number {n} speaks of the harbor in plain words." for n in range(40))])


@given(
    st.sampled_from(["chunk", "sentence"]),
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.integers(0, 10**8),
)
def test_an_id_can_be_read_back_at_its_own_level_only(level: Level, document: str, version: str, ordinal: int) -> None:
    name = passage_id(level, document, version, ordinal)
    assert parse_passage_id(level, name) == (document, version[:8], ordinal)
    assert parse_passage_id("sentence" if level == "chunk" else "chunk", name) is None


@given(st.text(max_size=40))
def test_what_is_no_id_names_nothing(text: str) -> None:
    assert parse_passage_id("chunk", text) is None


def test_chunks_and_sentences_are_given_by_id_and_by_place(desk: Desk) -> None:
    desk.write("note.txt", TEXT)
    desk.add()
    registry = desk.registry()
    [document] = registry.documents()
    name = document.document_id
    chunks = registry.chunks_of(name)
    assert [chunk.ordinal for chunk in chunks] == list(range(document.chunks))
    assert len(chunks) > 2
    ids = [chunk.chunk_id for chunk in reversed(chunks)]
    assert list(registry.chunks([*ids, "nothing", f"{name}-00000000-0"])) == ids
    grouped = registry.sentences_of_chunks(ids)
    for chunk in chunks:
        assert [s.ordinal for s in grouped[chunk.chunk_id]] == list(range(chunk.first, chunk.last + 1))
        assert " ".join(sentence.text for sentence in grouped[chunk.chunk_id]) == chunk.text
    assert [sentence.ordinal for sentence in registry.sentences(name, 2, 5)] == [2, 3, 4, 5]
    sentence = registry.sentences(name, 4, 4)[0]
    assert sentence.chunk_id in ids
    [span] = sentence.spans
    assert registry.page_text(name, span.page)[span.start : span.end] == sentence.text
    assert registry.vectors([sentence.sentence_id], "sentence").keys() == {sentence.sentence_id}
    assert registry.vectors([sentence.sentence_id], "chunk") == {}


def test_the_sentences_of_a_chunk_have_their_vectors_until_it_is_replaced(desk: Desk) -> None:
    path = desk.write("note.txt", TEXT)
    desk.add()
    registry = desk.registry()
    chunks = registry.chunks_of(registry.documents()[0].document_id)
    held = registry.sentence_vectors(chunks)
    assert held.keys() == {chunk.chunk_id for chunk in chunks}
    sentences = registry.sentences_of_chunks(held)
    for name, vectors in held.items():
        one_by_one = registry.vectors([sentence.sentence_id for sentence in sentences[name]], "sentence")
        assert [list(vector) for vector in vectors] == [list(vector) for vector in one_by_one.values()]
    path.write_text(TEXT.replace("plain", "other"), encoding="utf-8")
    desk.add()
    assert registry.sentence_vectors(chunks) == {}


def test_what_is_not_there_is_said_so(desk: Desk) -> None:
    registry = desk.registry()
    assert registry.document("0" * 16) is None
    assert registry.pages("0" * 16) == []
    with pytest.raises(KeyError):
        registry.page_text("0" * 16, 1)
    with pytest.raises(KeyError):
        registry.original("0" * 16)


def test_the_generation_grows_with_every_change_and_with_nothing_else(desk: Desk) -> None:
    path = desk.write("note.txt", TEXT)
    desk.add()
    registry = desk.registry()
    first = registry.generation()
    desk.add()
    assert registry.generation() == first
    path.write_text(TEXT + "\n\nOne more.\n")
    desk.add()
    assert registry.generation() > first


def test_a_store_is_not_made_by_who_only_looks(desk: Desk) -> None:
    with pytest.raises(StoreError, match="no store"):
        Registry.open(desk.settings, create=False)
    assert not desk.settings.store.exists()


def test_an_unusable_registry_address_is_told_in_a_sentence(desk: Desk) -> None:
    for url in ("nonsense", "sqlite:////nowhere/at/all/registry.sqlite"):
        with pytest.raises(StoreError, match="registry"):
            Registry.open(sample_settings(desk.settings.store, registry_url=url))


def test_aliases_beside_the_documents_are_kept_and_follow_their_file(desk: Desk) -> None:
    desk.write("note.txt", TEXT)
    path = desk.write("aliases.yaml", "aliases:\n- [Harbor, 항구]\n")
    registry = desk.registry()
    assert registry.aliases().groups == ()
    desk.add(desk.inbox / "note.txt")
    assert registry.aliases().groups == (("Harbor", "항구"),)
    path.write_text("aliases:\n- [Harbor, 항구, 港]\n", "utf-8")
    desk.add()
    assert registry.aliases().groups == (("Harbor", "항구", "港"),)
    path.write_text("aliases:\n- [Harbor, 항구]\n- [Port, 항구]\n", "utf-8")
    with pytest.raises(CatalogError, match="항구"):
        desk.add()
    path.unlink()
    desk.add()
    assert registry.aliases().groups == ()
