"""The tab *Documents* as HTML: states in words, everything from outside escaped, in both languages."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from string import Formatter
from typing import get_args

import pytest
from sample_answers import HOSTILE
from sample_documents import sample_document

from assistant.answering.frames import Language
from assistant.app.document_views import SHOWN, SHOWS, Step, findings, listing, preview, sheet, steps, told, unfinished
from assistant.app.document_words import DOCUMENT_WORDS
from assistant.app.quality_words import QUALITY_WORDS
from ingest.editing import Upload
from ingest.registry import FactKind
from ingest.types import Page

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
UPLOAD = Upload(id="u1", name=HOSTILE, by=HOSTILE, at=AT, state="failed", sentence=HOSTILE)


@pytest.mark.parametrize("words", [DOCUMENT_WORDS, QUALITY_WORDS])
def test_both_languages_have_the_same_gaps_and_keys(words: dict[Language, object]) -> None:
    for word in fields(words["en"]):  # type: ignore[arg-type]
        one, other = (getattr(words[language], word.name) for language in ("en", "ko"))
        if isinstance(one, str):
            gaps = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (one, other)]
            assert gaps[0] == gaps[1], word.name
        else:
            assert len(one) == len(other), word.name
            assert not isinstance(one, dict) or one.keys() == other.keys(), word.name
    if words is DOCUMENT_WORDS:
        assert set(DOCUMENT_WORDS["en"].fact_kinds) == set(get_args(FactKind))


@pytest.mark.parametrize("language", get_args(Language))
def test_nothing_from_outside_acts(language: Language) -> None:
    document = sample_document(title=HOSTILE, kind=HOSTILE, path=HOSTILE, warnings=(HOSTILE,), document_id='"><img>')
    shown = (
        listing([document], "all", "", language)
        + sheet(document, UPLOAD, language)
        + unfinished([UPLOAD], [HOSTILE], language)
        + preview([Page(1, "1", HOSTILE)], [], [], language)
        + steps([Step(HOSTILE, HOSTILE)], language)
        + findings([HOSTILE], language)
        + told(HOSTILE, language)
    )
    assert "<img" not in shown
    assert "onerror=&quot;" in shown or "onerror=" not in shown.replace("&lt;img src=x onerror=", "")


@pytest.mark.parametrize(
    ("show", "changes", "shown"),
    [
        ("all", {}, True),
        ("unreviewed", {}, False),
        ("unreviewed", {"reviewed": False}, True),
        ("warnings", {"partial": True}, True),
        ("warnings", {"warnings": ("Page 2 is a picture.",)}, True),
        ("closed", {}, False),
        ("closed", {"visibility": "internal"}, True),
        ("closed", {"embargo_until": AT}, True),
    ],
)
def test_the_list_can_be_narrowed(show: str, changes: dict[str, object], shown: bool) -> None:
    assert show in SHOWS
    assert ("Sample release" in listing([sample_document(**changes)], show, "", "en")) is shown


def test_states_are_said_in_words() -> None:
    document = sample_document(
        visibility="internal", reviewed=False, partial=True, warnings=("A", "B"), embargo_until=AT
    )
    row = listing([document], "all", "d1", "en")
    for said in ("Internal", "Unreviewed", "Some pages unread", "2 warnings", "Embargo until 2026-11-22 21:00"):
        assert said in row
    assert 'aria-current="true"' in row


def test_an_upload_that_is_in_is_not_listed_among_those_that_are_not() -> None:
    assert unfinished([UPLOAD.model_copy(update={"state": "in"})], [], "en") == ""
    assert "Try again" in unfinished([UPLOAD.model_copy(update={"state": "waiting"})], [], "en")


def test_a_long_document_is_shown_in_part_and_says_so() -> None:
    pages = [Page(number, str(number), "text") for number in range(1, SHOWN + 3)]
    shown = preview(pages, [], [], "en")
    assert "2 more are not shown here." in shown
    assert f"Text, {SHOWN + 2} pages" in shown
