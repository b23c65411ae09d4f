"""The timeline: a picture of what is dated, drawn here as SVG, and a table beside it that says the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from assistant.answering.frames import Language
from assistant.app.learn_parts import head, hint, source_link, wide, written_date
from assistant.app.learn_words import LEARN_WORDS
from assistant.dossier.moments import Happening

DRAWN = 40
"""Dates in the picture: where there are more, those of most statements."""
_WIDTH, _LINE, _LEFT, _GAP = 430, 17, 62, 14
_COLUMNS, _LINES = 50, 2
"""Room for a statement: columns of half a Hangul syllable, and lines."""


def timeline_view(happenings: Sequence[Happening], language: Language) -> str:
    """The picture, and the table."""
    words = LEARN_WORDS[language]
    if not happenings:
        return hint(words.empty)
    most = sorted(happenings, key=lambda h: -len(h.statements))[:DRAWN]
    drawn = [happening for happening in happenings if happening in most]
    note = f'<p class="note">{escape(words.picture_note)}</p>'
    return f'<div class="timeline">{_picture(drawn, language)}{note}{_table(happenings, language)}</div>'


def _picture(happenings: Sequence[Happening], language: Language) -> str:
    first, last = (written_date(happenings[i].value, language) for i in (0, -1))
    name = LEARN_WORDS[language].picture.format(count=len(happenings), first=first, last=last)
    parts, y, year = [], _GAP, 0
    for happening in happenings:
        if happening.moment.first.year != year:
            year = happening.moment.first.year
            parts.append(f'<text class="year" x="{_LEFT - 20}" y="{y + 14}" text-anchor="end">{year}</text>')
        lines = list(_wrapped(happening.statements[0].quote))
        parts.append(_drawn(happening, lines, y, language))
        y += _LINE * (1 + len(lines)) + _GAP
    rule = f'<line x1="{_LEFT}" x2="{_LEFT}" y1="{_GAP}" y2="{y}"/>'
    drawing = (
        f'<svg viewBox="0 0 {_WIDTH} {y}" width="{_WIDTH}" height="{y}" role="img" aria-label="{escape(name)}">'
        f"{rule}{''.join(parts)}</svg>"
    )
    return wide(name, drawing)


def _drawn(happening: Happening, lines: Iterable[str], y: int, language: Language) -> str:
    radius = 4 + min(len(happening.statements), 6)
    when = escape(written_date(happening.value, language))
    text = "".join(
        f'<text x="{_LEFT + 20}" y="{y + 13 + _LINE * i}">{escape(line)}</text>' for i, line in enumerate(lines, 1)
    )
    return (
        f'<circle cx="{_LEFT}" cy="{y + 8}" r="{radius}"/>'
        f'<text class="when" x="{_LEFT + 20}" y="{y + 13}">{when}</text>{text}'
    )


def _wrapped(text: str) -> Iterator[str]:
    """The beginning of a text in lines of a width, an ellipsis where it is cut."""
    line, lines = "", 0
    for word in text.split():
        longer = f"{line} {word}".strip()
        if not line or _columns(longer) <= _COLUMNS:
            line = longer
            continue
        lines += 1
        if lines == _LINES:
            yield line + " …"
            return
        yield line
        line = word
    yield line


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _table(happenings: Sequence[Happening], language: Language) -> str:
    words = LEARN_WORDS[language]
    rows = "".join(_row(happening, language) for happening in happenings)
    heads = head(words.names["date"], words.statements)
    return wide(words.timeline, f"<table>{heads}<tbody>{rows}</tbody></table>")


def _row(happening: Happening, language: Language) -> str:
    items = "".join(
        f'<li><span dir="auto">{escape(source.quote)}</span> {source_link(source, language)}</li>'
        for source in happening.statements
    )
    when = escape(written_date(happening.value, language))
    return f'<tr><th scope="row">{when}</th><td><ul class="said">{items}</ul></td></tr>'
