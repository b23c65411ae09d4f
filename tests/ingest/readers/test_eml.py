"""E-mail: its head and its text; what hangs on it is named."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import eml
from ingest.settings import LimitSettings
from ingest.types import ReadError, Reading

LIMITS = LimitSettings()
HEAD = "From: 홍길동 <hong@example.org>\nTo: press@example.org\nDate: 2024-09-30 10:05\nSubject: 표본 공원 입주\n\n"


TEXT = "여덟 개 기업이 입주한다.\n"


def message(text: str | None = TEXT, html: str | None = None, charset: str = "utf-8") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "홍길동 <hong@example.org>"
    mail["To"] = "press@example.org"
    mail["Date"] = datetime(2024, 9, 30, 10, 5, tzinfo=ZoneInfo("Asia/Seoul"))
    mail["Subject"] = "표본 공원 입주"
    if text is not None:
        mail.set_content(text, charset=charset)
    if html is not None:
        (mail.add_alternative if text is not None else mail.set_content)(html, subtype="html", charset=charset)
    return mail


def read(mail: EmailMessage | bytes) -> Reading:
    return eml.read(mail if isinstance(mail, bytes) else mail.as_bytes(), "sample.eml", LIMITS)


def body(mail: EmailMessage | bytes) -> str:
    return read(mail).pages[0].text.removeprefix(HEAD).rstrip()


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr"])
def test_the_head_stands_before_the_text(charset: str) -> None:
    reading = read(message(charset=charset))
    assert reading.pages[0].text == HEAD + TEXT
    assert (reading.title, reading.warnings, reading.pages[0].number) == ("표본 공원 입주", (), None)


def test_html_counts_where_there_is_no_plain_text() -> None:
    page = "<p>Hello <b>desk</b></p><table><tr><td>a<td>b</table>"
    assert body(message(None, page)) == body(message(" \n", page)) == "Hello desk\n\n| a | b |"
    assert body(message("Plain", page)) == "Plain"


def test_lines_may_be_wrapped_in_plain_text_and_are_whole_paragraphs_in_html() -> None:
    assert [read(message(text, "<p>Hello</p>")).pages[0].lines for text in ("Hello", None)] == ["wrapped", "whole"]


def test_attachments_are_named_and_pictures_of_the_letterhead_are_not() -> None:
    mail = message()
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="공고.pdf")
    mail.add_attachment(b"x", maintype="image", subtype="png", disposition="inline", filename="logo.png")
    mail.add_attachment(message())
    (warning,) = read(mail).warnings
    assert "not read: 공고.pdf, a forwarded message." in warning


def test_an_unknown_charset_is_told_by_the_bytes() -> None:
    mail = message().as_bytes().replace(b'charset="utf-8"', b'charset="x-no-such"')
    assert body(mail) == TEXT.strip()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"just words without any head", "unreadable"),
        (message("").as_bytes(), "empty"),
        (message(None, "<p> </p>").as_bytes(), "empty"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, code: str) -> None:
    with pytest.raises(ReadError, match=r"^sample\.eml [^\n]*\.$") as refusal:
        read(data)
    assert refusal.value.code == code


SOUND = message("text", "<p>text</p>").as_bytes()


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.integers(min_value=0), st.integers(0, 40), st.binary(max_size=20))
def test_a_damaged_mail_gives_a_reading_or_a_read_error(place: int, cut: int, junk: bytes) -> None:
    start = place % len(SOUND)
    with suppress(ReadError):
        assert read(SOUND[:start] + junk + SOUND[start + cut :]).pages[0].text
