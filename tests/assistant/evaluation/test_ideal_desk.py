"""The shipped questions can be passed: a desk that quotes the expected sentences passes every gate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from scripted_desk import SampleLibrary, SamplePassage, cite, silent, spoken
from shipped_corpus import ShippedCorpus

from assistant.answer import Answer, Citation, Notice, Turn
from assistant.evaluation import EvaluationReport, run_evaluation
from assistant.evaluation.fidelity import statement_problems
from assistant.evaluation.product import Shelf
from assistant.evaluation.reading.names import load_aliases
from assistant.evaluation.schema import Question, load_questions
from assistant.evaluation.sources import Spot, spots
from ingest.types import Audience

ROOT = Path(__file__).resolve().parents[3]
POSTED = date(2024, 9, 30)
QUESTIONS = ROOT / "eval_questions.yaml"
_SENTENCE = re.compile(r"\S(?:.|\n)*?(?:[.!?][”’\"')]*(?=\s|$)|\Z)")


class IdealDesk:
    """Knows the question file and answers each question with the sentences that hold its expected quotes."""

    def __init__(self, corpus: ShippedCorpus) -> None:
        self.registry = corpus
        self._shelf = Shelf(corpus)
        self._questions = {(item.question, item.as_of): item for item in load_questions(QUESTIONS).questions}

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),  # noqa: ARG002  # the ideal desk knows the question by its words
        as_of: date | None = None,
        audience: Audience = "staff",
    ) -> Answer:
        asked = self._questions[question, as_of]
        if not asked.expected.sources:
            return silent(question, asked.statuses[0])
        found = {self._place(spot): None for spot in spots(asked, self._shelf)}
        citations = [self._cite(*place, number) for number, place in enumerate(found, start=1)]
        return spoken(
            [(" ".join(citation.quote.split()), [citation.number]) for citation in citations],
            citations,
            question=question,
            status=asked.statuses[0],
            audience=audience,
            notices=[Notice(kind=kind, text="See there.", citations=(1,)) for kind in asked.expected.notices],
        )

    def search(
        self,
        query: str,
        *,
        top: int = 10,  # noqa: ARG002  # whole pages are few
        audience: Audience = "staff",  # noqa: ARG002
        as_of: date | None = None,
    ) -> Sequence[SamplePassage]:
        found = spots(self._questions[query, as_of], self._shelf)
        return [SamplePassage(spot.page, spot.start, spot.end, spot.document_id) for spot in found]

    def _place(self, spot: Spot) -> tuple[str, int | None, str]:
        """The document, page and words of the sentence around a spot."""
        text = self._shelf.page_text(spot.document_id, spot.page)
        sentence = next(found.group() for found in _SENTENCE.finditer(text) if found.end() > spot.start)
        return spot.document_id, spot.page, sentence

    def _cite(self, document_id: str, page: int | None, sentence: str, number: int) -> Citation:
        held, found = self._shelf.documents[document_id], self._shelf.page(document_id, page)
        assert found
        fields = {name: getattr(held, name) for name in ("document_id", "title", "kind", "date", "visibility", "path")}
        return cite(sentence, number, [found.text], page=page, page_label=found.label, **fields)


@pytest.fixture(scope="module")
def report(corpus: ShippedCorpus) -> EvaluationReport:
    return run_evaluation(IdealDesk(corpus), QUESTIONS)


def test_a_desk_that_quotes_the_expected_sentences_passes_every_gate(report: EvaluationReport) -> None:
    assert report.gates_failed == (), report.summary()


def test_a_desk_that_quotes_the_expected_sentences_gets_every_question_right(report: EvaluationReport) -> None:
    assert [(score.id, score.findings) for score in report.questions if not score.right] == []
    assert report.metrics["hit@1"].value == 1


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("eight companies", "ten companies"),
        ("three Japanese", "four Japanese"),
        ("22nd worldwide", "12th worldwide"),
        ("On September 26", "On September 28"),
        ("September 27 (Friday)", "September 27 (Thursday)"),
        ("September 27", "September 27, 2023"),
        ("in May", "in June"),
        ("that is not easily", "that is easily"),
        ("plans to discuss", "discussed"),
        ("will meet with", "met with"),
        ("will move into", "moved into"),
        ("Taro Matsunaga", "Taro Masunaga"),
        ("YOON Seok-bae", "LIM Seok-bae"),
        ("Kyushu University", "Kyoto University"),
        ("Vice Chairman of Astellas", "Vice Chairman of Takeda"),
        ("attended by", "not attended by"),
    ],
)
def test_a_small_lie_about_a_sentence_of_the_release_is_found(release: tuple[str, ...], true: str, false: str) -> None:
    aliases = load_aliases({ROOT / "corpus"})
    told = [
        (number, sentence, " ".join(sentence.split()))
        for number, text in enumerate(release, start=1)
        for sentence in (found.group() for found in _SENTENCE.finditer(text))
        if true in " ".join(sentence.split())
    ]
    assert told
    for number, sentence, flowing in told:
        citation = cite(sentence, texts=release, date=POSTED).model_copy(update={"page": number})
        answer = spoken([(flowing.replace(true, false), [1])], [citation])
        assert statement_problems(answer.statements[0], answer, Shelf(SampleLibrary(release)).page_text, aliases)


def test_no_two_shipped_questions_are_the_same(report: EvaluationReport) -> None:
    questions: list[Question] = list(load_questions(QUESTIONS).questions)
    assert (
        len({(question.question, question.as_of) for question in questions}) == len(questions) == len(report.questions)
    )
