"""Paragraphs set the ways that documents come in, so that tests can ask for them back. All text is made up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import strategies as st

from ingest.lines import display_width

ENGLISH = re.findall(
    r"\S+",
    "the of and companies support programme zone research plan to in for with Seoul Chungbuk Kim Nakamura ministry "
    "investment funds clinical trials full-scale cooperation between partners review 24 visits selected October "
    "verification (KVIC) agreements, licensing, about offices",
)
KOREAN = re.findall(
    r"\S+",
    "기업은 지원을 특구에 연구개발 계획을 일본의 협력 사업은 재창업 기업이 중소벤처기업부가 검증과 실증을 위한 투자 "
    "펀드를 9월 24개사가 대상으로 심사하고 해외 진출을 바이오",
)


@dataclass(frozen=True)
class Setting:
    """How a page is set. ``between``: how paragraphs are told apart; ``leading``: blank lines between wrapped lines."""

    columns: int
    leading: int
    between: str  # "blank", "indent" or "short": nothing but a last line that is not full
    trailing: bool
    uneven: tuple[int, ...]  # columns that each line lacks, as in a proportional type


SETTINGS = st.builds(
    Setting,
    columns=st.integers(64, 96),
    leading=st.integers(0, 1),
    between=st.sampled_from(("blank", "indent", "short")),
    trailing=st.booleans(),
    uneven=st.lists(st.integers(0, 4), min_size=7, max_size=7).map(tuple),
)


@st.composite
def sentences(draw: st.DrawFn, korean: bool = False) -> str:
    words = draw(st.lists(st.sampled_from(KOREAN if korean else ENGLISH), min_size=9, max_size=26))
    if korean:
        return " ".join([*words, draw(st.sampled_from(("추진한다.", "밝혔다.", "예정입니다.", "모집함.")))])
    words = [draw(st.sampled_from(("The", "They", "Eight", "Officials", "In"))), *words, "agreed."]
    return " ".join(words)


def paragraphs(korean: bool = False) -> st.SearchStrategy[list[str]]:
    """Some paragraphs of two sentences or more, as their reading text."""
    one = st.lists(sentences(korean), min_size=2, max_size=4).map(" ".join)
    return st.lists(one, min_size=3, max_size=6)


def wrap(paragraph: str, setting: Setting, seed: int = 0) -> list[str]:
    """Lines broken at spaces, and after the hyphen of a compound where it would fit."""
    lines = [""]
    for word in paragraph.split():
        room = setting.columns - setting.uneven[(seed + len(lines)) % len(setting.uneven)]
        if not lines[-1] or display_width(lines[-1]) + 1 + display_width(word) <= room:
            lines[-1] = f"{lines[-1]} {word}".strip()
            continue
        head, hyphen, tail = word.partition("-")
        if hyphen and display_width(f"{lines[-1]} {head}-") <= room:
            lines[-1] += f" {head}-"
            word = tail
        lines.append(word)
    return lines


def wrap_anywhere(paragraph: str, setting: Setting) -> list[str]:
    """Lines broken wherever they are full, in the middle of a word too; a space at the break stays on the line."""
    lines = [""]
    for char in paragraph:
        if display_width(lines[-1]) + display_width(char) > setting.columns and not char.isspace():
            lines.append("")
        lines[-1] += char
    return lines


def ends_show(lines: list[list[str]], setting: Setting) -> bool:
    """Whether a reader could tell where each paragraph ends: by its layout, or by a last line that is not full."""
    return setting.between != "short" or all(display_width(last[-1]) <= 0.7 * setting.columns for last in lines)


def page_lines(paragraphs_lines: list[list[str]], setting: Setting) -> list[str]:
    """The lines of a page, blank ones included."""
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs_lines):
        if number:
            lines += [""] * (setting.leading + (setting.between == "blank"))
        for row, line in enumerate(paragraph):
            if row:
                lines += [""] * setting.leading
            indent = "   " if setting.between == "indent" and row == 0 else ""
            lines.append(indent + line + (" " if setting.trailing else ""))
    return lines
