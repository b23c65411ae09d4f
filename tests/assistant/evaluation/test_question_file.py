from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from shipped_corpus import ShippedCorpus

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.metrics import measure
from assistant.evaluation.product import Shelf
from assistant.evaluation.reading.wording import squeeze
from assistant.evaluation.schema import (
    DEFAULT_STATUS,
    Expected,
    MustInclude,
    Question,
    QuestionSet,
    Source,
    load_questions,
)
from assistant.evaluation.sources import spots

ROOT = Path(__file__).resolve().parents[3]
HEAD = "schema: 1\nquestions:\n"
ASKED = (
    "  - id: q1\n    question: How many?\n    language: en\n    category: how_many\n    answerability: answerable\n"
    "    expected: {numbers: [8], sources: [{document: a.pdf, quote: eight companies}]}\n"
)


@pytest.fixture(scope="module")
def shipped() -> QuestionSet:
    return load_questions(ROOT / "eval_questions.yaml")


def is_in(words: str, pages: tuple[str, ...]) -> bool:
    """Whether a page, or two pages without the page number between them, has these words."""
    flowing = re.sub(r"-\d+-(?=\f|$)", "", "\f".join(squeeze(page) for page in pages)).replace("\f", "")
    return squeeze(words).lower() in flowing.lower()


def load(tmp_path: Path, text: str) -> QuestionSet:
    path = tmp_path / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return load_questions(path)


def test_a_question_gets_its_defaults(tmp_path: Path) -> None:
    question = load(tmp_path, HEAD + ASKED).questions[0]
    assert (question.audience, question.as_of, question.history) == ("staff", None, ())
    assert question.statuses == ("answered",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD + ASKED.replace("numbers", "nubmers"), ["questions.yaml", "q1", "expected.nubmers"]),
        (HEAD + ASKED.replace("language: en", "language: fr"), ["q1", "language", "'en'"]),
        (HEAD + ASKED.replace("  - id: q1\n    question", "  - question"), ["question number 1", "id"]),
        (HEAD + ASKED + ASKED, ["id q1 is used 2 times"]),
        ("retired: [q1]\n" + HEAD + ASKED, ["id q1 is retired"]),
        (HEAD + ASKED.replace("answerable", "unanswerable"), ["q1", "no facts and no sources"]),
        (HEAD + ASKED.replace("numbers: [8], ", ""), ["q1", "needs facts and sources"]),
        (HEAD + ASKED.replace("numbers: [8]", 'dates: ["26 September"]'), ["q1", "expected.dates.0"]),
        (HEAD + ASKED.replace("    language: en\n", "    language: en\n    language: ko\n"), ["given twice", "line 6"]),
        ("gates: {speed: 1.0}\n" + HEAD + ASKED, ["gates.speed"]),
        ("questions: [\n", ["not valid YAML"]),
        ("- 1\n", ["must hold the keys"]),
    ],
)
def test_a_mistake_is_named_by_file_question_and_key_in_one_sentence(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    with pytest.raises(EvaluationError) as raised:
        load(tmp_path, text)
    message = str(raised.value)
    assert all(word in message for word in ["questions.yaml", *words]), message
    assert "\n" not in message
    assert message.endswith(".")
    assert not message.endswith("..")


def test_a_file_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"none\.yaml cannot be read"):
        load_questions(tmp_path / "none.yaml")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match=r"q\.yaml is not UTF-8"):
        load_questions(tmp_path / "q.yaml")


def test_an_unquoted_date_is_taken_as_written(tmp_path: Path) -> None:
    question = load(tmp_path, HEAD + ASKED.replace("numbers: [8]", "dates: [2024-09-26]")).questions[0]
    assert question.expected.dates == ("2024-09-26",)


def test_the_shipped_set_is_as_large_and_as_mixed_as_it_must_be(shipped: QuestionSet) -> None:
    answerabilities = Counter(question.answerability for question in shipped.questions)
    categories = Counter(question.category for question in shipped.questions)
    assert len(shipped.questions) >= 270
    assert answerabilities["unanswerable"] >= len(shipped.questions) / 4
    assert sum(bool(question.history) for question in shipped.questions) >= 30
    assert all(categories[name] >= 20 for name in ("list", "comparison", "time", "conflict", "ambiguous")), categories
    assert all(answerabilities[kind] >= 2 for kind in ("ambiguous", "steering", "partial"))


def test_eighty_shipped_questions_are_asked_in_the_other_language_than_their_documents(
    shipped: QuestionSet, corpus: ShippedCorpus
) -> None:
    shelf = Shelf(corpus)
    answered = [question for question in shipped.questions if question.expected.sources]
    languages = {
        question.id: {shelf.named(source.document)[0].language for source in question.expected.sources}
        for question in answered
    }
    across = [question for question in answered if question.language not in languages[question.id]]
    assert len(across) >= 80
    assert {question.language for question in across} == {"en", "ko"}


def test_half_of_the_shipped_unanswerable_questions_come_close_to_a_true_passage(
    shipped: QuestionSet, corpus: ShippedCorpus
) -> None:
    unanswerable = [question for question in shipped.questions if question.answerability == "unanswerable"]
    close = [question for question in unanswerable if len(question.shares) >= 2]
    assert len(close) >= len(unanswerable) / 2
    for question in close:
        assert all(is_in(name, corpus.text) for name in question.shares), question.id
        if question.language == "en":
            assert all(name.lower() in question.question.lower() for name in question.shares), question.id


def test_every_expected_quote_and_fact_of_the_shipped_set_is_in_the_documents(
    shipped: QuestionSet, corpus: ShippedCorpus
) -> None:
    shelf = Shelf(corpus)
    for question in shipped.questions:
        assert len(spots(question, shelf)) >= len(question.expected.sources)
        for fact in question.expected.must_include.all:
            assert any(is_in(spelling, corpus.text) for spelling in fact.split("|")), question.id


def test_every_source_of_a_shipped_question_can_be_seen_by_whoever_asks(
    shipped: QuestionSet, corpus: ShippedCorpus
) -> None:
    shelf = Shelf(corpus)
    for question in shipped.questions:
        for document in (found for source in question.expected.sources for found in shelf.named(source.document)):
            assert document.date, document.path
            assert question.as_of is None or document.date <= question.as_of, question.id
            assert question.audience != "press" or document.visibility == "public", question.id


def test_every_document_that_must_be_cited_holds_a_source(shipped: QuestionSet) -> None:
    for question in shipped.questions:
        assert {*question.expected.documents} <= {source.document for source in question.expected.sources}, question.id


def test_the_shipped_gates_are_the_promised_ones(shipped: QuestionSet) -> None:
    assert {name: least for name, least in shipped.gates.items() if least == 1} == {
        "citation_validity": 1.0,
        "quote_in_page": 1.0,
        "statement_fidelity": 1.0,
        "frame_fidelity": 1.0,
    }
    [first] = shipped.parts
    assert (first.first, first.last) == ("q001", "q239")
    assert first.gates == {"answerable_right": 0.95, "unanswerable_abstained": 0.96}


@pytest.mark.parametrize("ends", ["{first: q2, last: q1, gates: {}}", "{first: q1, last: q9, gates: {}}"])
def test_a_part_without_questions_is_refused(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(f"parts: [{ends}]\n" + HEAD + ASKED + ASKED.replace("q1", "q2"), "utf-8")
    with pytest.raises(EvaluationError, match="parts names"):
        load_questions(path)


def test_the_documentation_names_every_key_status_metric_and_gate() -> None:
    text = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    keys = {*Question.model_fields, *Expected.model_fields, *MustInclude.model_fields, *Source.model_fields}
    assert [name for name in sorted({*keys, *measure([]), *DEFAULT_STATUS}) if name not in text] == []
