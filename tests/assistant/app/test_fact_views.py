"""Facts and onboarding as HTML: escaped, in both languages, each line with its source."""

from __future__ import annotations

import re
from dataclasses import fields
from html.parser import HTMLParser
from string import Formatter
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.answering.frames import Language
from assistant.app.fact_views import MOST, card_view, lines, table
from assistant.app.learn_events import KINDS
from assistant.app.learn_parts import value, written_date
from assistant.app.learn_words import LEARN_WORDS
from assistant.app.onboarding_views import (
    glossary_view,
    organisations_view,
    people_view,
    programs_view,
    questions_view,
    quiz_of,
    quiz_view,
)
from assistant.app.timeline_views import timeline_view
from assistant.dossier.cards import card
from assistant.dossier.dossier import Dossier
from assistant.dossier.moments import timeline
from assistant.dossier.quiz import Asking
from ingest.registry import FactKind
from tests.assistant.dossier.sample_dossier import Said, counted, dated, dossier_of, person

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
LANGUAGES: tuple[Language, ...] = ("en", "ko")


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def hostile() -> Dossier:
    everywhere = [
        *(Said(f"{EVIL} came.", [(kind, EVIL, EVIL, {"role": EVIL})]) for kind in ("company", "partner", "place")),
        person(EVIL, EVIL, EVIL),
        dated(f"{EVIL} came on 5 May 2024.", "5 May 2024", "2024-05-05"),
        counted(f"{EVIL} has 9 rooms.", "9 rooms", "9", EVIL),
        Said(f"{EVIL} gives.", [("support_measure", EVIL, EVIL, {})], EVIL),
        Said(f"Ask {EVIL}.", [("contact", EVIL, EVIL, {"department": EVIL, "email": EVIL})]),
    ]
    return dossier_of(everywhere, aliases=[[EVIL, EVIL + "x"]])


def everything(dossier: Dossier, language: Language) -> str:
    shown = [table(lines(dossier, k, "", language), k, EVIL, "name", language, falling=True) for k in KINDS]
    shown += [card_view(card(dossier, subject, EVIL), language) for subject in ("organisation", "person")]
    views = (people_view, organisations_view, glossary_view, programs_view)
    shown += [view(dossier, language) for view in views]
    shown += [timeline_view(timeline(dossier), language), questions_view([EVIL], language)]
    return "".join(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_a_document_says_becomes_a_tag_or_an_attribute(language: Language) -> None:
    shown = everything(hostile(), language)
    tags = _Tags(shown).found
    assert EVIL not in shown
    assert not {tag for tag, _ in tags} & {"script", "img", "style", "iframe"}
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quiz_shows_neither_tags_nor_the_answer_before_it_is_given(language: Language) -> None:
    said = [person(f"{name}<b>", f"Head{name}", f"Office{name}") for name in ("Aaab", "Ccdd", "Eeff", "Gghh", "Iijj")]
    questions = quiz_of(dossier_of(said), 1, language)
    assert questions
    unanswered = quiz_view(questions, {}, 1, language)
    assert not [tag for tag, _ in _Tags(unanswered).found if tag == "b"]
    assert "is-right" not in unanswered
    assert "verdict" not in unanswered
    question = questions[0]
    answered = quiz_view(questions, {question.key: question.right}, 1, language)
    assert LEARN_WORDS[language].right in answered
    assert f'data-at="{question.source.place}"' in answered


def test_a_wrong_choice_is_told_in_words_with_what_the_documents_say() -> None:
    said = [person(name, f"Head{name}", f"Office{name}") for name in ("Aaab", "Ccdd", "Eeff", "Gghh", "Iijj")]
    question = quiz_of(dossier_of(said), 1, "en")[0]
    shown = quiz_view([question], {question.key: (question.right + 1) % 4}, 1, "en")
    assert f"Not so. The documents say: {question.options[question.right]}" in shown
    assert "0 of 1 right" in shown


def test_a_long_table_says_that_there_is_more() -> None:
    firms = [Said(f"Firm{n} came.", [("company", f"Firm{n}", f"Firm{n}", {"role": None})]) for n in range(MOST + 5)]
    shown = table(lines(dossier_of(firms), "company", "", "en"), "company", "", "name", "en", falling=False)
    assert f"{MOST} of {MOST + 5} lines" in shown
    assert shown.count("<tr>") == MOST + 1


def test_a_sorted_column_says_so_and_the_download_keeps_the_search() -> None:
    found = lines(dossier_of([person("Ines Duarte", "Chair", "A & B")]), "person", "a & b", "ko")
    shown = table(found, "person", "a & b", "sources", "ko", falling=True)
    assert shown.count('aria-sort="descending"') == 1
    assert "facts.csv?kind=person&amp;search=a+%26+b&amp;language=ko" in shown


def test_an_empty_table_says_why() -> None:
    assert LEARN_WORDS["en"].empty in table([], "person", "", "name", "en", falling=False)
    assert LEARN_WORDS["en"].nothing in table([], "person", "x", "name", "en", falling=False)
    assert LEARN_WORDS["ko"].gone in card_view(None, "ko")


@pytest.mark.parametrize(
    ("written", "english", "korean"),
    [
        ("2024-09-26", "26 September 2024", "2024년 9월 26일"),
        ("2024-09", "September 2024", "2024년 9월"),
        ("2024-09 late", "late September 2024", "2024년 9월 하순"),
        ("2024", "2024", "2024년"),
        ("2024-Q3", "2024-Q3", "2024-Q3"),
        ("--05-03", "3 May", "5월 3일"),
        ("2024/2027", "2024 – 2027", "2024년 – 2027년"),
    ],
)
def test_a_date_is_written_as_the_reader_does(written: str, english: str, korean: str) -> None:
    assert (written_date(written, "en"), written_date(written, "ko")) == (english, korean)


@example("0000-13")
@example("2023-02-30/--00-01")
@given(st.text(st.sampled_from("0123456789-/QH late")))
def test_every_date_can_be_shown(written: str) -> None:
    assert isinstance(written_date(written, "en"), str)


@pytest.mark.parametrize(
    ("details", "english", "korean"),
    [
        ({"unit": "companies"}, "1,200 companies", "1,200 companies"),
        ({"unit": "개사", "approximate": True}, "about 1,200개사", "약 1,200개사"),
        ({"currency": "KRW", "bound": "up_to"}, "up to KRW 1,200", "최대 KRW 1,200"),
        ({"unit": "%"}, "1,200%", "1,200%"),
    ],
)
def test_an_amount_is_written_with_its_unit_and_bound(details: dict[str, object], english: str, korean: str) -> None:
    row = dossier_of([Said("It is 1200.", [("amount", "1200", "1200", details)])]).facts[0]  # type: ignore[list-item]
    assert (value(row, "en"), value(row, "ko")) == (english, korean)


def test_the_picture_of_the_timeline_is_named_and_its_table_has_every_statement() -> None:
    said = [dated(f"Something {n} happened on {n} May 2024.", f"{n} May 2024", f"2024-05-{n:02}") for n in range(1, 10)]
    shown = timeline_view(timeline(dossier_of(said)), "en")
    assert re.search(r'<svg[^>]* role="img" aria-label="Timeline of 9 dates', shown)
    assert all(f'<span dir="auto">{one.text}</span>' in shown for one in said)


def test_both_languages_have_words_for_every_kind_and_the_same_gaps() -> None:
    english, korean = LEARN_WORDS["en"], LEARN_WORDS["ko"]
    for words in (english, korean):
        assert set(words.kinds) == set(words.names) == set(get_args(FactKind)) == set(KINDS)
        assert set(words.asking) == set(get_args(Asking))
    for label in fields(english):
        if label.type == "str":
            gaps = [{g for _, g, _, _ in Formatter().parse(getattr(w, label.name)) if g} for w in (english, korean)]
            assert gaps[0] == gaps[1], label.name
