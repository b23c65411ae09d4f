"""Which words mean the same in ministries' announcements, in English, Korean and across the two.

The groups stand in ``glossary.yaml``; a group is known by its position there. Words are looked up by the key that
``content_words`` gives them, so that inflections need no entry of their own. A Korean phrase is found however it is
spaced, and a compound that is no entry (공동연구기관) by the entries that it begins and ends with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from ingest.language.tokens import content_words, is_hangul, korean_stem

Keys = tuple[str, ...]
Groups = frozenset[int]

_NONE: Groups = frozenset()
_SHORTEST_PART = 2  # syllables: one alone begins too many words by chance
_LONGEST_WORD = 32  # syllables: nothing longer is one compound


@dataclass(frozen=True, slots=True)
class _Index:
    """``compounds`` gives the parts of the phrases that ``words`` also holds as one word (입주기업: 입주, 기업)."""

    words: Mapping[str, Groups]
    phrases: Mapping[Keys, Groups]
    compounds: Mapping[str, Keys]
    longest_phrase: int  # in keys


@cache
def glossary() -> tuple[tuple[str, ...], ...]:
    """The groups as written, in the file's order; their positions are what the other functions return."""
    # The loader in C takes a tenth of the time, but not every build of PyYAML has it.
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    areas = yaml.load(files(__package__).joinpath("glossary.yaml").read_text("utf-8"), Loader=loader)
    return tuple(tuple(group.split(", ")) for groups in areas.values() for group in groups)


@lru_cache(maxsize=1 << 16)
def meanings(key: str) -> Groups:
    """The groups of a word and, where it is a Korean compound, of its parts; empty for a word of no group.

    Compounds with one part in common share a group: compare them by ``related``.
    """
    return _own(key).union(*map(meanings, parts(key)))


@lru_cache(maxsize=1 << 16)
def parts(key: str) -> Keys:
    """The parts of a Korean compound, for who wants all of them accounted for; empty for what is no compound.

    An entry that is written as one word is none. What stands before or between known parts qualifies them and is
    a part; what follows them may be an ending.
    """
    index = _index()
    if key in index.words or not is_hangul(key) or len(key) > _LONGEST_WORD:
        return index.compounds.get(key, ())
    inner = range(_SHORTEST_PART, len(key))
    begins = [0, *(n for n in inner if key[:n] in index.words)]
    ends = [len(key), *(n for n in inner if len(key) - n >= _SHORTEST_PART and key[n:] in index.words)]
    begin, end = max(
        ((begin, end) for begin in begins for end in ends if begin <= end), key=lambda cut: (cut[0] - cut[1], cut[0])
    )
    if end == len(key):
        return (key[:begin],) if begin else ()
    return tuple(part for part in (key[:begin], key[begin:end], key[end:]) if part)


@lru_cache(maxsize=20_000)
def phrase_meanings(text: str) -> Groups:
    """The groups of the phrases of two or more words in a text; words of grammar within them do not matter.

    A longer phrase hides those within it: "deputy prime minister" names no "prime minister".
    """
    index = _index()
    keys = tuple(word.key for word in content_words(text))
    found: set[int] = set()
    covered = 0
    for start in range(len(keys) - 1):
        for end in range(min(start + index.longest_phrase, len(keys)), max(start + 1, covered), -1):
            if groups := index.phrases.get(keys[start:end]):
                found |= groups
                covered = end
                break
    return frozenset(found)


@lru_cache(maxsize=1 << 17)
def related(first: str, second: str) -> bool:
    """Whether two keys are of one group; equal keys always are related.

    A compound is related to a word that means one of its parts (입주기업 to "company"), but to another compound only
    where all the parts of one of them are met in the other: 입주기업 is not 참여기업.
    """
    if first == second or not _own(first).isdisjoint(_own(second)):
        return True
    if not parts(first) and not parts(second):
        return False
    sides = parts(first) or (first,), parts(second) or (second,)
    return _all_met(*sides) or _all_met(*reversed(sides))


def _all_met(few: Keys, others: Keys) -> bool:
    return all(any(related(part, other) for other in others) for part in few)


def _own(key: str) -> Groups:
    return _index().words.get(key, _NONE)


@cache
def _index() -> _Index:
    words, phrases = _entries()
    compounds: dict[str, Keys] = {}
    single = frozenset(words)
    for keys in [keys for keys in phrases if all(map(is_hangul, keys))]:
        for spelling in _other_spellings(keys):
            if len(spelling) > 1:
                phrases[spelling] |= phrases[keys]
            elif spelling[0] not in single:  # 지원한도 has lost 한도 as if it were endings: that is 지원
                words[spelling[0]] |= phrases[keys]
                compounds[spelling[0]] = keys
    return _Index(
        words={key: frozenset(groups) for key, groups in words.items()},
        phrases={keys: frozenset(groups) for keys, groups in phrases.items()},
        compounds=compounds,
        longest_phrase=max(map(len, phrases)),
    )


def _entries() -> tuple[defaultdict[str, set[int]], defaultdict[Keys, set[int]]]:
    """The groups of the entries of one key, and of those of several."""
    words: defaultdict[str, set[int]] = defaultdict(set)
    phrases: defaultdict[Keys, set[int]] = defaultdict(set)
    for number, group in enumerate(glossary()):
        for entry in group:
            keys = tuple(word.key for word in content_words(entry))
            if len(keys) == 1:
                words[keys[0]].add(number)
            else:
                phrases[keys].add(number)
    return words, phrases


def _other_spellings(keys: Keys) -> Iterator[Keys]:
    """Every other way to space a Korean phrase, as keys: 규제자유 특구, 규제 자유특구, 규제자유특구."""
    for spaces in range((1 << (len(keys) - 1)) - 1):
        written = keys[0]
        for place, key in enumerate(keys[1:]):
            written += f" {key}" if spaces >> place & 1 else key
        yield tuple(map(korean_stem, written.split()))
