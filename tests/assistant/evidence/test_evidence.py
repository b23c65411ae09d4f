"""Sentences as evidence: what each accounts for, by itself and by what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_evidence import (
    NO_ALIASES,
    ask,
    matched,
    plain_lexicon,
    sample_document,
    sample_found,
    sample_passages,
    sample_sentence,
)
from sample_sentences import sample_sentences

from assistant.evidence.answerability import answers, model, supports
from assistant.evidence.candidates import Evidence, Passage, gather
from assistant.evidence.features import FEATURES
from assistant.question.asked import Asked
from ingest.types import Document

LEXICON = plain_lexicon()
PEOPLE = (("Anna Weber", "Nordlab Robotics"), ("Paul Okoro", "Fjordlab"))
QUESTION = "How many tenants does the Nordlab park house?"


def found(question: str, passages: Sequence[Passage], similarity: float = 0.85) -> list[Evidence]:
    """The evidence where all passages are equally near the question."""
    similarities = [(similarity, similarity)] * len(passages)
    return gather(ask(question), passages, similarities, {}, NO_ALIASES, LEXICON)


def coverage(passages: Sequence[Passage], of: int) -> float:
    [one] = [e for e in found(QUESTION, passages) if e.passage == passages[of]]
    return one.coverage


def test_no_passage_is_no_evidence() -> None:
    assert found(QUESTION, []) == []


def test_the_passage_that_says_it_comes_first() -> None:
    passages = sample_passages(
        "The weather stayed dry all week.", "The Nordlab park houses 128 tenants.", "The Nordlab park has gates."
    )
    assert found(QUESTION, passages)[0].passage == passages[1]


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(sample_sentences()), min_size=1, max_size=6, unique=True), st.randoms())
def test_the_order_in_which_passages_come_does_not_matter(texts: list[str], chance: object) -> None:
    passages = sample_passages(*texts)
    shuffled = passages.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert [e.passage for e in found(texts[0], passages)] == [e.passage for e in found(texts[0], shuffled)]


def test_evidence_comes_best_first_and_equal_evidence_in_one_order() -> None:
    evidence = found(QUESTION, sample_passages(*sample_sentences()[:20], *["Nothing is said here."] * 3))
    assert evidence == sorted(evidence, key=lambda e: (-e.probability, e.passage.sentence.sentence_id))


def test_a_nearer_passage_is_likelier_to_answer() -> None:
    [passage] = sample_passages("The Nordlab park houses 128 tenants.")
    [far], [near] = found(QUESTION, [passage], 0.80), found(QUESTION, [passage], 0.90)
    assert near.probability > far.probability


def test_what_stands_around_a_sentence_counts_the_less_the_farther_it_is() -> None:
    bare = "It houses 128 people."
    by_itself = coverage(sample_passages("The Nordlab park houses 128 tenants."), 0)
    just_before = coverage(sample_passages("The Nordlab park has tenants.", bare), 1)
    in_the_title = coverage(sample_passages("A building.", bare, document=sample_document(title="Nordlab park")), 1)
    nowhere = coverage(sample_passages("A building.", bare), 1)
    assert by_itself > just_before > in_the_title > nowhere


def test_what_stands_in_one_entry_of_a_list_says_nothing_of_another() -> None:
    items = [sample_sentence(f"- {name}, {firm}", i, kind="list_item") for i, (name, firm) in enumerate(PEOPLE)]
    passages = [Passage(items[0], sample_document(), None), Passage(items[1], sample_document(), items[0])]
    evidence = {e.passage.text: e for e in found("What is Anna Weber's position at Nordlab Robotics?", passages)}
    assert evidence["- Anna Weber, Nordlab Robotics"].binding == 1
    assert evidence["- Paul Okoro, Fjordlab"].binding == 0


def test_the_worst_name_and_the_worst_date_are_told() -> None:
    question = "Did Nordlab meet Sudlab on September 26?"
    [both] = found(question, sample_passages("Nordlab met Sudlab on September 26."))
    [neither] = found(question, sample_passages("Nordlab met somebody on September 25."))
    assert (both.binding, both.dated) == (1, 1)
    assert neither.binding < 0.5
    assert neither.dated == 0


def test_a_question_without_names_and_dates_is_bound_by_none() -> None:
    [evidence] = found("How many tenants are there?", sample_passages("Nothing is said."))
    assert (evidence.binding, evidence.dated) == (1, 1)


@pytest.mark.parametrize(
    ("before", "text", "leans"),
    [
        ("The firms met.", "They will also discuss support.", True),
        ("The firms met.", "The two sides agreed.", True),
        ("기업들이 만났다.", "이들 기업은 지원을 논의했다.", True),
        ("Who can apply?", "Small companies with a prototype.", True),
        ("The firms met.", "Nordlab will discuss support.", False),
        ("The firms met.", "Theyland Labs will discuss support.", False),
        (None, "They will also discuss support.", False),
    ],
)
def test_a_sentence_leans_on_the_one_before_where_its_subject_is_there(
    before: str | None, text: str, leans: bool
) -> None:
    texts = [before, text] if before else [text]
    assert sample_passages(*texts)[-1].leans is leans


def test_a_sentence_leans_on_no_heading() -> None:
    heading = sample_sentence("(2) Investment Linkage", 0, kind="heading")
    passage = Passage(sample_sentence("They explored possibilities.", 1), sample_document(), heading)
    assert not passage.leans


def test_the_context_is_the_title_the_heading_and_the_sentence_before() -> None:
    passage = sample_passages("The firms met.", "They left.", section="(2) Linkage")[1]
    assert passage.context.split(" \n ") == ["Sample release", "(2) Linkage", "The firms met."]


def test_the_model_knows_every_feature_and_gives_a_probability() -> None:
    assert model().weights.shape == (len(FEATURES),)
    for evidence in found(QUESTION, sample_passages(*sample_sentences()[:40])):
        assert len(evidence.features) == len(FEATURES)
        assert 0 < evidence.probability < 1


def test_what_answers_also_completes_an_answer() -> None:
    assert 0 < model().beside <= model().threshold < 1
    question = ask("Which company moved?")
    for probability in (0.0, model().beside, model().threshold, 1.0):
        evidence = sample_found(sample_passages("Nordlab moved.")[0], probability, matches=matched(question))
        assert supports(evidence, question) or not answers(evidence, question)


def certain(question: str, text: str, document: Document | None = None) -> Evidence:
    """The evidence of one text, as if the model were certain of it."""
    [evidence] = found(question, sample_passages(text, document=document))
    return replace(evidence, probability=1.0, attribute=1.0)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much is the grant?", "The grant goes to good companies."),
        ("When did it open?", "It opened with music."),
        ("How many firms came?", "Firms came."),
        ("What is the phone number?", "The phone rang."),
        ("What did Anna Weber say?", "Anna Weber left."),
        ("Who chairs Nordlab?", "Bora Kim chairs Sudlab."),
        ("Who came on September 26?", "Bora Kim came on September 25."),
        ("What e-mail address does Nordlab have?", "Write to desk@sample.example."),
        ("What did Anna Weber say?", "“We will go on,” Bora Kim said to the firms."),
    ],
)
def test_no_probability_makes_up_for_what_is_not_there(question: str, text: str) -> None:
    assert not answers(certain(question, text), ask(question))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much is the grant?", "The grant is 400 million won."),
        ("When did it open?", "It opened on May 3."),
        ("Who chairs Nordlab?", "Bora Kim chairs Nordlab."),
        ("Who came on September 26?", "Bora Kim came on September 26."),
        ("What did Anna Weber say?", "“We will go on,” Anna Weber said."),
    ],
)
def test_what_is_there_may_answer_if_it_is_likely(question: str, text: str) -> None:
    assert answers(certain(question, text), ask(question))
    assert not answers(replace(certain(question, text), probability=0.0), ask(question))


def test_one_of_several_kinds_asked_for_is_enough_to_answer_in_part() -> None:
    question = "When and how much does it pay?"
    kinds: tuple[Asked, ...] = ask(question).asked
    assert len(kinds) == 2
    assert answers(certain(question, "It pays on May 3."), ask(question))


def test_the_year_of_a_document_dates_its_yearless_days() -> None:
    question, text = "Who came on September 26, 2024?", "Bora Kim came on September 26."
    assert answers(certain(question, text), ask(question))
    old = sample_document(date=date(2019, 9, 30))
    assert not answers(certain(question, text, old), ask(question))


@pytest.mark.parametrize(
    ("header", "row", "headed"),
    [
        ("| Firm | Head |", "| Nordlab | Anna Weber |", True),
        ("| Item | 2024 | 2025 |", "| Visitors | 12 | 14 |", True),
        ("| Sudlab | 14 firms |", "| Nordlab | 12 firms |", False),
        ("| Firm | Head | Seat |", "| Nordlab | Anna Weber |", False),
        ("| 구분 | 내용 |", "| 지원자격 | 점포 면적 60㎡ 이하 |", False),
    ],
)
def test_a_row_has_the_header_of_its_columns(header: str, row: str, headed: bool) -> None:
    first, second = sample_sentence(header, 0, kind="table_row"), sample_sentence(row, 1, kind="table_row")
    passage = Passage(second, sample_document(), first, opening=first)
    assert (passage.heads is first) == headed
