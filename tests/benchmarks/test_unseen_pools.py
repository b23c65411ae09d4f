"""The public sets are read as conversations over one pool of passages; words are counted over that pool."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.unseen.conversations import Conversation, read_clapnq, read_mtrag
from benchmarks.unseen.words import WordIndex, keys

TALK = [
    {"speaker": "user", "text": "one"},
    {"speaker": "agent", "text": "reply"},
    {"speaker": "user", "text": "two"},
    {"speaker": "agent", "text": "another"},
    {"speaker": "user", "text": "three"},
    {"speaker": "user", "text": "four"},
]


def _task(name: str, label: str, passages: dict[str, str]) -> str:
    given = [{"document_id": key, "text": text} for key, text in passages.items()]
    return json.dumps({"task_id": name, "contexts": given, "input": TALK, "answerability": [label]})


def test_the_pool_holds_the_passages_of_every_task_and_each_once(tmp_path: Path) -> None:
    lines = [
        _task("a", "ANSWERABLE", {"p": "first", "q": "second"}),
        _task("b", "UNANSWERABLE", {}),
        _task("c", "PARTIAL", {"q": "second", "r": "third"}),
    ]
    (tmp_path / "tasks_without_government.jsonl").write_text("\n".join(lines), "utf-8")
    pool = read_mtrag(tmp_path)
    assert pool.passages == ["first", "second", "third"]
    assert [(c.name, c.answerable, c.gold) for c in pool.conversations] == [
        ("a", True, {0, 1}),
        ("b", False, frozenset()),
    ]


def test_a_question_is_read_alone_and_with_the_two_turns_of_its_asker_before_it() -> None:
    asked = tuple(turn["text"] for turn in TALK if turn["speaker"] == "user")
    conversation = Conversation("a", asked, ("reply", "another"), True, frozenset())
    assert (conversation.question, conversation.before, conversation.together) == (
        "four",
        "two three",
        "two three four",
    )


def test_clapnq_questions_have_no_history(tmp_path: Path) -> None:
    passage = {"title": "Harbour", "sentences": ["It opened.", "In May."]}
    for name, question in (("answerable", "when"), ("unanswerable", "why")):
        line = json.dumps({"input": question, "passages": [passage]})
        (tmp_path / f"clapnq_dev_{name}.jsonl").write_text(line, "utf-8")
    pool = read_clapnq(tmp_path)
    assert pool.passages == ["Harbour It opened. In May."]
    assert [(c.question, c.before, c.replies, c.answerable, c.gold) for c in pool.conversations] == [
        ("when", "", (), True, {0}),
        ("why", "", (), False, {0}),
    ]


def test_the_passage_with_the_rarer_word_scores_higher() -> None:
    index = WordIndex(["harbour opened", "harbour closed", "harbour rebuilt", "lighthouse opened"])
    score, held = index.scores(keys("harbour lighthouse"))
    assert score.argmax() == 3
    assert held[3] > held[0] > 0
    assert index.rarity("lighthouse") > index.rarity("harbour")


@pytest.mark.parametrize(("words", "share"), [([], 0.0), (["nowhere"], 1.0), (keys("harbour"), 0.0)])
def test_the_unknown_share_is_of_words_in_no_passage(words: list[str], share: float) -> None:
    assert WordIndex(["harbour opened", "harbour closed"]).unknown(words) == share


@given(st.lists(st.sampled_from(["harbour", "tower", "bridge", "ferry"]), min_size=1, unique=True))
def test_a_passage_holds_between_none_and_all_of_the_words(words: list[str]) -> None:
    _, held = WordIndex(["harbour tower", "bridge", "tower bridge ferry harbour"]).scores(keys(" ".join(words)))
    assert ((held >= 0) & (held <= 1 + 1e-9)).all()
    assert held[2] == pytest.approx(1)
