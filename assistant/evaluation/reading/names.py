"""Proper names a text uses that its source does not: Latin ones by their capitals, Korean ones by list and title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.reading.dates import take_dates
from assistant.evaluation.reading.numbers import NUMBER_WORDS
from assistant.evaluation.reading.wording import listed, plain, squeeze

Aliases = Sequence[Sequence[str]]
"""Groups of spellings of one name."""

_TOKEN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:[&'-][A-Za-zÀ-ɏ0-9]+)*")
_POSSESSIVE = re.compile(r"'s$|'$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]|\n)[\s\"'(\[]*$")
_OPENERS = frozenset(
    listed(
        "a an the in on at from for to of by with as it its this that these those they their she he her his we our you "
        "your i there here when while where which who what how why and but or if both all each some any no not also "
        "however according after before during since under starting following particularly additionally moreover yes "
        "monday tuesday wednesday thursday friday saturday sunday"
    )
)
_KOREAN_TITLED = re.compile(
    r"(?<![가-힣])([김이박최정강조윤장임한오서신권황안송류전홍고문양손배허유남심노하곽성차주우구민진나지엄원천방공]"
    r"[가-힣]{2})\s?(?:장관|차관|실장|국장|과장|대표|회장|부회장|이사장|원장|교수|박사|사장)(?![가-힣]{2})"
)


def load_aliases(folders: set[Path]) -> Aliases:
    """The alias groups of every ``aliases.yaml`` in these folders; none where there is no such file."""
    groups: list[tuple[str, ...]] = []
    for path in sorted(folder / "aliases.yaml" for folder in folders):
        if path.is_file():
            try:
                listed = yaml.safe_load(path.read_text(encoding="utf-8"))["aliases"]
                groups.extend(tuple(str(spelling) for spelling in group) for group in listed)
            except (yaml.YAMLError, KeyError, TypeError) as error:
                raise EvaluationError(f"{path} is not a list of spellings under the key aliases.") from error
    return groups


def unknown_names(text: str, source: str, aliases: Aliases = (), *, lone_openers: bool = True) -> list[str]:
    """Names of ``text`` that ``source`` lacks in every spelling.

    A run of capitalised words must stand in the source as a whole or in pieces of two words or more (with one single
    word at most), so that parts of two people do not make a third. ``lone_openers`` says whether a single capitalised
    word that begins a sentence counts as a name; frame sentences are spared that.
    """
    text, known = plain(text), squeeze(source).lower()
    missing = [spelling for spelling, _ in _listed(text, aliases) if not _has(known, spelling, aliases)]
    for spelling, pattern in _listed(text, aliases):
        if squeeze(spelling).lower() not in known or spelling in missing:
            text = pattern.sub(" , ", text)
    tokens = [part.lower() for token in _tokens(source) for part in token.split("-")]
    missing += [run for run, opener in _runs(text) if (lone_openers or not opener) and not _covered(run, tokens)]
    return [*missing, *(name for name in _KOREAN_TITLED.findall(text) if name not in known)]


def _listed(text: str, aliases: Aliases) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Spellings of the alias list that the text uses, longest first, with the pattern that finds them."""
    for spelling in sorted({name for group in aliases for name in group}, key=len, reverse=True):
        pattern = re.compile(rf"(?<![A-Za-z]){re.escape(plain(spelling))}(?![A-Za-z])")
        if pattern.search(text):
            yield spelling, pattern


def _has(known: str, spelling: str, aliases: Aliases) -> bool:
    """Whether the squeezed source has this name in any of its spellings."""
    return any(squeeze(other).lower() in known for group in aliases if spelling in group for other in group)


def _tokens(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", token) for token in _TOKEN.findall(plain(text))]


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Capitalised words side by side, and whether the run is one plain word that begins a sentence."""
    text, _ = take_dates(text)
    run: list[str] = []
    opener, end = False, -1
    for match in _TOKEN.finditer(text):
        token = _POSSESSIVE.sub("", match.group())
        first = bool(_SENTENCE_START.search(text[: match.start()]))
        if run and (first or text[end : match.start()].strip()):
            yield " ".join(run), opener and len(run) == 1
            run = []
        end = match.end()
        if _is_name(token, first):
            opener = opener if run else first and token[1:].islower()
            run.append(token)
        elif run:
            yield " ".join(run), opener and len(run) == 1
            run = []
    if run:
        yield " ".join(run), opener and len(run) == 1


def _is_name(token: str, first: bool) -> bool:
    """Any capital makes a name, but for number words and the small words that begin a sentence."""
    lower = token.lower()
    if token == lower or lower == "i" or all(part in NUMBER_WORDS for part in lower.split("-")):
        return False
    return not (lower in _OPENERS and (first or token != token.upper()))


def _covered(run: str, source: list[str]) -> bool:
    """Whether the source has the run's words in order, whole or in pieces as ``unknown_names`` allows."""
    words = run.lower().split(" ")
    at = singles = 0
    while at < len(words):
        length = next((size for size in range(len(words) - at, 0, -1) if _stands(words[at : at + size], source)), 0)
        if length == 0:
            return False
        singles += length == 1
        at += length
    return len(words) == 1 or singles <= 1


def _stands(words: list[str], source: list[str]) -> bool:
    parts = [part for word in words for part in word.split("-")]
    return any(source[at : at + len(parts)] == parts for at in range(len(source) - len(parts) + 1))
