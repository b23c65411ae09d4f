"""The figures of all rows, the table of them, and the questions that are asked."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.evaluation.metrics import share
from assistant.evaluation.schema import Question
from benchmarks.peers.__main__ import sampled
from benchmarks.peers.figures import Figures, rows
from benchmarks.peers.marks import Marked, Shares
from benchmarks.peers.replies import Passage, Reply, Task, ask_rest, marked, read_replies
from benchmarks.peers.table import ANSWERS, markdown, wins


def question(number: int, kind: str, **more: object) -> Question:
    given = {"numbers": [1], "sources": [{"document": "a.pdf", "quote": "one"}]} if kind == "answerable" else {}
    return Question.model_validate(
        {
            "id": f"q{number}", "question": f"Question {number}?", "language": "en", "category": "how",
            "answerability": kind, "expected": given, **more,
        }
    )  # fmt: skip


class Sure:
    """A marker by whom every reply is right."""

    def mark(self, asked: Question, reply: Reply) -> Marked:
        one, none = Shares(1, 1), Shares(0, 0)
        return Marked(asked, reply, False, one, True, one, one, True, True, one, none, none, (1,), (1,))


def replies(row_seconds: float, *ids: str) -> dict[str, Reply]:
    return {id_: Reply(id_, "One.", (Passage("a.pdf", (1,), "one"),), (), row_seconds, 100.0) for id_ in ids}


def counted() -> Figures:
    asked = [question(1, "answerable"), question(2, "unanswerable"), question(3, "answerable")]
    found = {
        "extractive": replies(0.5, "q1", "q2", "q3"),
        "search": replies(0.1, "q1"),
        "model": replies(5.0, "q1", "q2", "q3"),
        "llamaindex": replies(10.0, "q1", "q2"),
        "paperqa": {},
    }
    return rows(found, asked, Sure(), 360)  # type: ignore[arg-type]


def test_rows_beside_each_other_are_counted_on_the_questions_that_all_have_answered() -> None:
    found = counted()
    assert {row: figures["questions"]["all"] for row, figures in found["same_questions"].items()} == {
        "extractive": 2, "model": 2, "llamaindex": 2,
    }  # fmt: skip
    assert found["all_questions"]["extractive"]["questions"]["all"] == 3


def test_latency_is_a_multiple_of_the_extractive_rows() -> None:
    same = counted()["same_questions"]
    assert [round(same[row]["latency"]["ratio"]) for row in ("extractive", "model", "llamaindex")] == [1, 10, 20]


def test_a_peers_memory_has_the_embedding_model_that_it_is_served() -> None:
    same = counted()["same_questions"]
    assert (same["extractive"]["memory_mb"], same["llamaindex"]["memory_mb"]) == (100, 460)


def test_the_table_has_counts_and_intervals_and_no_row_that_was_not_asked() -> None:
    text = markdown({"seed": 6, "rows": counted()})
    assert "| fact recall | **100.0%** (1 of 1; 21% to 100%) |" in text
    assert "PaperQA" not in text


def test_where_a_peer_wins_the_table_says_so_and_how_clearly() -> None:
    same = counted()["same_questions"]
    same["model"]["fact_recall"] = same["extractive"]["fact_recall"] = share(10, 100).model_dump()
    same["llamaindex"]["fact_recall"] = share(90, 100).model_dump()
    same["llamaindex"]["right"] = {**same["llamaindex"]["right"], "value": 0.9}
    assert wins(same, ANSWERS) == [
        "- LlamaIndex `CitationQueryEngine` does better in fact recall: 90.0% to 10.0%, the intervals do not overlap."
    ]


def test_the_sample_is_the_same_every_time_and_has_no_question_with_a_history() -> None:
    asked = [question(n, "answerable" if n % 2 else "unanswerable") for n in range(40)]
    follow_up = question(99, "answerable", history=[{"role": "user", "content": "Hello."}])
    first, second = (sampled([*asked, follow_up], 9, seed=6) for _ in range(2))
    assert first == second
    assert [one.answerability for one in first].count("unanswerable") == 3
    assert follow_up not in sampled([*asked, follow_up], 30, seed=1)


def test_an_interrupted_row_goes_on_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "model.questions.json").write_text(json.dumps({"q1": "One?", "q2": "Two?", "q3": "Three?"}))
    asked: list[str] = []

    def ask(id_: str, words: str) -> tuple[str, list[Passage], list[Passage], str | None]:
        asked.append(id_)
        return words, [Passage("a.pdf", (2,), "two")], [], "answered"

    ask_rest(Task(tmp_path, "model", "", "", at_most=1), ask)
    ask_rest(Task(tmp_path, "model", "", "", at_most=0), ask)
    assert asked == ["q1", "q2", "q3"]
    kept = read_replies(tmp_path / "model.jsonl")["q2"]
    assert (kept.text, kept.cited, kept.status) == ("Two?", (Passage("a.pdf", (2,), "two"),), "answered")


def test_marks_of_several_sources_are_read_once_each_in_their_order() -> None:
    assert marked("So it is [2], and so [1, 2][3].") == [2, 1, 3]


def test_the_results_of_the_last_run_make_its_table() -> None:
    root = Path(__file__).resolve().parents[2]
    results = json.loads((root / "benchmarks/results/peers.json").read_text(encoding="utf-8"))
    assert markdown(results).strip() in (root / "docs/BENCHMARKS.md").read_text(encoding="utf-8")
