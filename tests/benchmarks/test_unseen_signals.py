"""Signals are of the question, its history and the pool alone; token states are the product's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.unseen.conversations import Conversation, Pool
from benchmarks.unseen.signals import GROUPS, Measure, measure, readings, texts_of
from benchmarks.unseen.states import StateEncoder, States, Text, states_of
from ingest.embedding import embed_query, open_embedding
from ingest.settings import Settings

PASSAGES = [f"Passage {number} tells of the {name}." for number, name in enumerate(("ferry", "tower", "mill") * 4)]
ASKED = Conversation("a", ("Where is the mill?", "And who built the tower?"), ("By the river.",), True, frozenset({1}))
POOL = Pool(PASSAGES, [ASKED, replace(ASKED, name="b", answerable=False, gold=frozenset())])


@pytest.fixture(scope="module")
def states() -> Mapping[Text, States]:
    """Made-up states for every text of the pool."""
    draw = np.random.default_rng(0)
    made = {}
    for text in dict.fromkeys(texts_of(POOL)):
        tokens = draw.normal(size=(2, 6, 8))
        tokens /= np.linalg.norm(tokens, axis=-1, keepdims=True)
        mean = tokens[0].mean(axis=0)
        ids = draw.integers(0, 30, 6).astype(np.int32)
        made[text] = States(ids, tokens.astype(np.float16), (mean / np.linalg.norm(mean)).astype(np.float32))
    return made


def test_every_signal_is_a_number_of_a_known_group(states: Mapping[Text, States]) -> None:
    full, hard = Measure(POOL, states).cases(ASKED)
    assert hard is not None
    assert list(full) == list(hard)
    assert {name.split(".")[0] for name in full} == set(GROUPS)
    assert np.isfinite([*full.values(), *hard.values()]).all()


def test_label_and_name_change_no_signal_and_only_answerable_questions_have_a_hard_case(
    states: Mapping[Text, States],
) -> None:
    (full, hard), (other, none) = measure(POOL, states)
    assert full == other
    assert hard is not None
    assert none is None


def test_taking_out_a_passage_that_nothing_leads_to_changes_no_match(states: Mapping[Text, States]) -> None:
    ready = Measure(POOL, states)
    full, hard = ready.cases(ASKED)
    assert hard is not None
    changed = {name for name in full if full[name] != hard[name]}
    assert not {name for name in changed if name.startswith("form.")}
    assert any(name.startswith("vectors.") for name in changed)


def test_a_question_is_read_after_what_was_said_before_it() -> None:
    read = readings(ASKED)
    assert read["after_turns"] == Text("query: ", "And who built the tower?", "Where is the mill?")
    assert read["after_reply"].before == "By the river."
    assert {text.text for name, text in read.items() if name != "together"} == {ASKED.question}


def test_the_states_mean_is_the_products_vector_and_what_comes_before_changes_the_states() -> None:
    encoder = StateEncoder(Settings().cache.expanduser())
    alone = encoder.encode(Text("query: ", "Who built it?"))
    after = encoder.encode(Text("query: ", "Who built it?", "The old mill by the river."))
    assert alone.ids.tolist() == after.ids.tolist()
    assert alone.tokens.shape == after.tokens.shape == (2, len(alone.ids), 384)
    assert not np.allclose(alone.tokens, after.tokens, atol=1e-2)
    product = embed_query(open_embedding(Settings()), "Who built it?")
    assert float(product @ alone.mean) == pytest.approx(1, abs=1e-4)


def test_a_text_longer_than_the_window_is_cut_after_it_and_its_history_before_it() -> None:
    encoder = StateEncoder(Settings().cache.expanduser())
    assert 480 < len(encoder.encode(Text("passage: ", "mill " * 900)).ids) < 512
    assert len(encoder.encode(Text("query: ", "Who?", "mill " * 900)).ids) == len(
        encoder.encode(Text("query: ", "Who?")).ids
    )


def test_states_are_kept_for_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [Text("query: ", "Who built it?"), Text("query: ", "A mill"), Text("query: ", "A mill")]
    cache = tmp_path
    monkeypatch.setattr("benchmarks.unseen.states.load_model", lambda _: _model())
    first = states_of(texts, cache)
    monkeypatch.setattr("benchmarks.unseen.states.StateEncoder", None)
    again = states_of(texts, cache)
    assert set(first) == set(again) == set(texts)
    assert all((first[text].tokens == again[text].tokens).all() for text in first)
    assert len(list((cache / "benchmarks").iterdir())) == 1


def _model() -> bytes:
    from ingest.embedding.cache import load_model

    return load_model(Settings().cache.expanduser())
