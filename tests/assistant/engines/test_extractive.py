"""The engine that only quotes: which sentences it takes, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_evidence import ask, sample_document, sample_found, sample_passages, sample_sentence
from sample_sentences import sample_sentences

from assistant.engines.base import Draft
from assistant.engines.extractive import LIST_MOST, ExtractiveEngine
from assistant.evidence.candidates import Evidence, Passage

ENGINE = ExtractiveEngine()
ONE, SEVERAL = ask("Where is the park of the firms?"), ask("Which companies are in the park?")


def texts(drafts: Sequence[Draft]) -> list[str]:
    return [draft.text for draft in drafts]


def taken(evidence: Sequence[Evidence], question: str = "Is it open?", most: int = 3) -> list[str]:
    return texts(ENGINE.draft(ask(question), evidence, most).drafts)


def test_the_best_sentence_is_always_quoted() -> None:
    best, worse = (sample_found(p, s) for p, s in zip(sample_passages("One.", "Two."), (0.9, 0.1), strict=True))
    assert taken([best, worse]) == ["One."]


def test_a_sentence_that_answers_the_rest_of_the_question_is_added_however_unlikely() -> None:
    day, place = sample_passages("It opened on May 3.", "The park lies in Osaka.")
    evidence = [sample_found(day, 0.9, holds=(1.0, 0.0)), sample_found(place, 0.3, holds=(0.0, 1.0))]
    assert taken(evidence, "When and where did it open?") == ["It opened on May 3.", "The park lies in Osaka."]


def test_sentences_are_read_in_the_order_of_their_document() -> None:
    first, second, third = sample_passages("Alpha one.", "Beta two.", "Gamma three.")
    evidence = [sample_found(p, 0.9) for p in (third, first, second)]
    assert taken(evidence) == ["Alpha one.", "Beta two.", "Gamma three."]


def test_documents_are_read_one_after_the_other_the_best_one_first() -> None:
    [here] = sample_passages("Said here.", document=sample_document(document_id="d9"))
    there, later = sample_passages("Said there.", "Said there later.")
    evidence = [sample_found(p, 0.9) for p in (here, later, there)]
    assert taken(evidence) == ["Said here.", "Said there.", "Said there later."]


def test_a_sentence_without_its_subject_comes_with_the_one_before() -> None:
    _, leaning = sample_passages("The firms met.", "They discussed support.")
    assert taken([sample_found(leaning)]) == ["The firms met.", "They discussed support."]


def test_a_sentence_that_goes_on_from_a_quoted_one_is_quoted_too() -> None:
    said, added = sample_passages("She stated, “It is hard.”", "She added, “Support helps.”")
    assert len(taken([sample_found(said, 0.9), sample_found(added, 0.3)])) == 2


def test_an_address_alone_comes_with_the_line_that_says_whose_it_is() -> None:
    _, address = sample_passages("Global Media Relations", "desk@sample.example")
    assert taken([sample_found(address)]) == ["Global Media Relations", "desk@sample.example"]


def test_no_sentence_is_quoted_twice() -> None:
    before, leaning = sample_passages("The firms met.", "They discussed support.")
    found = taken([sample_found(leaning), sample_found(before)])
    assert found == ["The firms met.", "They discussed support."]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_more_sentences_are_chosen_than_allowed(most: int) -> None:
    evidence = [sample_found(p) for p in sample_passages(*(f"Nordlab has gate {n}." for n in range(12)))]
    assert len(ENGINE.draft(ONE, evidence, most).drafts) == most


def test_a_list_may_be_longer() -> None:
    evidence = [sample_found(p) for p in sample_passages(*(f"Firm number {n} is there." for n in range(20)))]
    assert 3 < len(ENGINE.draft(SEVERAL, evidence, 3).drafts) <= LIST_MOST


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(sample_sentences()), st.floats(0.01, 1)), min_size=1, max_size=10),
    st.integers(1, 3),
)
def test_every_draft_is_a_sentence_word_for_word_with_its_place(given_: list[tuple[str, float]], most: int) -> None:
    passages = sample_passages(*(text for text, _ in given_))
    evidence = [sample_found(p, s) for p, (_, s) in zip(passages, given_, strict=True)]
    evidence.sort(key=lambda e: (-e.probability, e.passage.sentence.sentence_id))
    drafts = ENGINE.draft(ONE, evidence, most).drafts
    assert drafts
    assert all(draft.text == draft.sentence.text for draft in drafts)
    ordinals = [draft.sentence.ordinal for draft in drafts]
    assert ordinals == sorted(set(ordinals))
    assert evidence[0].passage.sentence in [draft.sentence for draft in drafts]


def test_the_first_row_of_a_table_comes_with_its_header() -> None:
    header, *rows = (
        sample_sentence(text, i, kind="table_row")
        for i, text in enumerate(("| Firm | Head |", "| Nordlab | Anna Weber |", "| Sudlab | Bora Kim |"))
    )
    found = [sample_found(Passage(row, sample_document(), None, opening=header)) for row in rows]
    found.insert(0, sample_found(Passage(header, sample_document(), None)))
    drafts = ENGINE.draft(SEVERAL, found, 3).drafts
    assert [(draft.sentence, draft.heads) for draft in drafts] == [(rows[0], header), (rows[1], None)]


def test_a_sentence_that_only_announces_adds_nothing() -> None:
    opening, list_ = sample_passages("The partners are as follows:", "Nordlab and Sudlab are partners.")
    found = [sample_found(opening, 0.9), sample_found(list_, 0.9)]
    assert taken(found, "Which firms are partners?") == ["Nordlab and Sudlab are partners."]


def test_an_aside_before_a_sentence_is_left_out() -> None:
    aside, told = sample_passages("Amazing.", "That bill pays for pilots.")
    assert aside.text not in taken([sample_found(told, 0.9)])


def test_a_notice_that_announces_itself_adds_nothing() -> None:
    opening, told = sample_passages("모집계획을 다음과 같이 공고합니다.", "전략형은 2026년부터 폐지한다.")
    assert taken([sample_found(opening, 0.9), sample_found(told, 0.9)]) == [told.text]
