"""A text as a row of units that mean the same however they are written: numbers, dates, listed names, words.

Eight, 8 and 여덟 are one unit, as are 4억원 and 400 million won, 26 September and 9월 26일, and a name's spellings.
Words keep their grammar: what the little words and the Korean particles say (by, not, only, 를, 만) is part of what a
sentence says. Articles, and the endings that only mark number, person or politeness, are not.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingest.language.dates import DateMention, find_dates
from ingest.language.names import Aliases
from ingest.language.numbers import Number, find_numbers
from ingest.language.tokens import CJK, english_stem, is_hangul
from ingest.language.wordlists import ENGLISH_FUNCTION_WORDS

_WORD = re.compile(rf"[가-힣]+|[{CJK}]+|\d+(?:[.,:]\d+)*|[^\W\d_가-힣{CJK}]+(?:['’][^\W\d_]+)*|[%&₩$€¥+=<>,;?!]")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s)\]]+|\bwww\.[^\s)\]]+")
CLAUSE_MARKS = frozenset(",;?!")
"""Marks that may go but not come: "the minister, said the firm, resigned" is not what "the minister said the firm
resigned" says."""
_ARTICLES = frozenset({"a", "an", "the"})
_SAME_WORD = {"are": "is", "were": "was", "have": "has", "do": "does", "an": "a", "&": "and"}
_NEGATIVE = re.compile(r"(?P<verb>\w+?)n['’]t|(?P<can>can)not", re.IGNORECASE)
_IRREGULAR = {"wo": "will", "ca": "can", "sha": "shall"}
_INFLECTION = re.compile(r"(?:[a-z]?(?:ed|ing)|e?s|d|e|y|ies|ied)?")
_PARTICLES = (
    (re.compile("(?:은|는|이|가|께서)$"), "S"),
    (re.compile("(?:을|를)$"), "O"),
    (re.compile("(?:와|과)$"), "W"),
    (re.compile("(?:으로|로)$"), "R"),
)
_ENDINGS = (
    (re.compile("(?:하였습니다|했습니다|하였다|했다)$"), "했다"),
    (re.compile("(?:합니다|한다)$"), "한다"),
    (re.compile("(?:되었습니다|됐습니다|되었다|됐다)$"), "됐다"),
    (re.compile("(?:됩니다|된다)$"), "된다"),
    (re.compile("(?:입니다|이다)$"), "이다"),
    (re.compile("(?:있습니다|있다)$"), "있다"),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing said, at ``text[start:end]``; two units with equal keys say the same."""

    start: int
    end: int
    key: Hashable


def units_of(text: str, dated: date | None, aliases: Aliases) -> list[Unit]:
    """The units of a text in order; ``dated`` fixes the year of a yearless date."""
    wholes = [*_addresses(text), *_dates(text, dated), *_numbers(text), *_names(text, aliases)]
    taken: list[Unit] = []
    for unit in wholes:  # the more telling kinds first
        if not any(other.start < unit.end and unit.start < other.end for other in taken):
            taken.append(unit)
    words = (unit for unit in _words(text) if not any(o.start < unit.end and unit.start < o.end for o in taken))
    return sorted([*taken, *words, *_rests(text, taken)], key=lambda unit: (unit.start, unit.end))


def same(one: Unit, other: Unit) -> bool:
    """Whether two units say the same; words of one stem do if they differ by an inflection alone."""
    if one.key == other.key:
        return True
    first, second = one.key, other.key
    return isinstance(first, str) and isinstance(second, str) and _inflected(first, second)


@lru_cache(maxsize=1 << 14)
def _inflected(first: str, second: str) -> bool:
    if not (first.isalpha() and first.isascii() and second.isalpha() and second.isascii()):
        return False
    if {first, second} & ENGLISH_FUNCTION_WORDS or english_stem(first) != english_stem(second):
        return False
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    return all(_INFLECTION.fullmatch(word[shared:]) for word in (first, second))


def _addresses(text: str) -> Iterator[Unit]:
    for match in _ADDRESS.finditer(text):
        yield Unit(*match.span(), ("address", match[0].rstrip(".,").casefold()))


def _dates(text: str, dated: date | None) -> Iterator[Unit]:
    for mention in find_dates(text, dated):
        yield Unit(mention.start, mention.end, _date_key(mention))


def _date_key(mention: DateMention) -> Hashable:
    until = mention.until and (mention.until.year, mention.until.month, mention.until.day)
    return ("date", mention.year, mention.month, mention.day, mention.part, until)


def _numbers(text: str) -> Iterator[Unit]:
    for number in find_numbers(text):
        yield Unit(number.start, number.end, number_key(number))


def number_key(number: Number) -> Hashable:
    """What a number says: its value, of what currency, in percent or percentage points, how exactly."""
    points = number.unit if number.kind == "percent" else None
    ordinal = number.kind == "ordinal"
    return ("number", number.value.normalize(), number.currency, points, ordinal, number.approximate, number.bound)


def _names(text: str, aliases: Aliases) -> Iterator[Unit]:
    for mention in aliases.find(text):
        yield Unit(mention.start, mention.end, ("name", mention.canonical))


def _words(text: str) -> Iterator[Unit]:
    for match in _WORD.finditer(text):
        for key in _word_keys(match[0]):
            yield Unit(*match.span(), key)


def _rests(text: str, taken: list[Unit]) -> Iterator[Unit]:
    """The particle right after a name or a number, which the word pattern took for a part of it: 임정욱은, 4억원을."""
    ends = {unit.end for unit in taken}
    for match in re.finditer("[가-힣]+", text):
        inside = [end for end in ends if match.start() < end < match.end()]
        if inside and (key := _korean_key(text[max(inside) : match.end()])):
            yield Unit(max(inside), match.end(), key)


def _word_keys(word: str) -> list[str]:
    if is_hangul(word):
        return [_korean_key(word)]
    plain = word.casefold().replace("’", "'")
    if match := _NEGATIVE.fullmatch(plain):
        verb = match["verb"] or match["can"]
        return [_SAME_WORD.get(verb, _IRREGULAR.get(verb, verb)), "not"]
    plain = plain.removesuffix("'s")
    plain = _SAME_WORD.get(plain, plain)
    return [] if plain in _ARTICLES else [plain]


def _korean_key(word: str) -> str:
    for pattern, plain in _ENDINGS:
        if pattern.search(word):
            return pattern.sub(plain, word)
    for pattern, case in _PARTICLES:
        if pattern.search(word):
            return pattern.sub(case, word)
    return word
