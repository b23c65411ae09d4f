"""What kind of document it is, by its own word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from ingest.language.numerals import either
from ingest.masthead.rows import Row, labelled

_LABEL = r"kind|type|document type|구분|종류|문서 ?종류"
_NUMBERED_NOTICE = re.compile(r".{0,30}공고\s*제\s?\d.*호.{0,10}")
_RELEASE_TIME = re.compile(r"(?:보도|배포)\s?(?:일시|시점|시기)")
_EDGES = re.compile(r"^\W+|\W+$")


def kind_of(rows: Sequence[Row], title: str | None) -> str | None:
    """The kind; one that a document gives by a label and that is not listed, as it gives it."""
    said = labelled(rows, _LABEL)
    if said and len(said) <= 40:
        return _listed(said) or re.sub(r"[\s-]+", "_", said.lower())
    lines = [_EDGES.sub("", cell) for row in rows for cell in row.cells if not row.prose]
    if found := next((kind for line in lines if (kind := _listed(line))), None):
        return found
    if any(map(_NUMBERED_NOTICE.fullmatch, lines)):
        return "notice"
    if any(map(_RELEASE_TIME.match, lines)):
        return "press_release"
    return _of_title(_EDGES.sub("", title or ""))


def _listed(words: str) -> str | None:
    plain = " ".join(words.casefold().split())
    close = re.sub(r"(?<=[가-힣])\s+(?=[가-힣])", "", plain)  # 보 도 자 료
    return next((kind for kind, names in _kinds().items() if plain in names or close in names), None)


def _of_title(title: str) -> str | None:
    """The kind that the title's last words name, or its first; the longest such words count."""
    found = [
        (len(match[0]), kind)
        for kind, names in _kinds().items()
        if (match := re.search(_pattern(names), title, re.IGNORECASE))
    ]
    return max(found, default=(0, None))[1]


@cache
def _pattern(names: tuple[str, ...]) -> str:
    words = either(names)
    return rf"(?:(?<![a-z])|(?<=[가-힣]))(?:{words})$|^(?:{words})(?=\s(?:to|on|of|for)\b|:)"


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    listed = yaml.safe_load(Path(__file__).with_name("kinds.yaml").read_text("utf-8"))
    return {kind: tuple(str(name) for name in names) for kind, names in listed.items()}
