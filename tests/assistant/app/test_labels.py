from dataclasses import fields
from datetime import date
from string import Formatter
from typing import get_args

import pytest

from assistant.answer import AnswerStatus, NoticeKind
from assistant.app.labels import LABELS, day, kind_name, page_name, preferred_language


@pytest.mark.parametrize("language", LABELS)
def test_every_status_and_notice_has_words_in_both_languages(language):
    assert set(LABELS[language].statuses) == set(get_args(AnswerStatus))
    assert set(LABELS[language].notices) == set(get_args(NoticeKind))


def test_both_languages_have_the_same_gaps_to_fill():
    for label in fields(LABELS["en"]):
        if label.type == "str":
            english, korean = (
                {name for _, name, _, _ in Formatter().parse(getattr(LABELS[language], label.name)) if name}
                for language in ("en", "ko")
            )
            assert english == korean, label.name


def test_dates_pages_and_kinds_are_written_as_the_language_does():
    when = date(2024, 9, 3)
    assert (day(when, "en"), day(when, "ko")) == ("3 September 2024", "2024년 9월 3일")
    assert (page_name(2, "en"), page_name(2, "ko")) == ("Page 2", "2쪽")
    assert (kind_name("press_release", "en"), kind_name("press_release", "ko")) == ("Press release", "보도자료")


def test_an_unknown_kind_is_shown_as_it_is_written():
    assert kind_name("site_visit", "ko") == "Site visit"


@pytest.mark.parametrize(
    ("header", "language"),
    [("ko-KR,ko;q=0.9,en;q=0.8", "ko"), ("en-US,ko;q=0.5", "en"), ("fr, ko", "ko"), ("", "en"), ("de", "en")],
)
def test_the_browser_decides_the_first_language(header, language):
    assert preferred_language(header) == language
