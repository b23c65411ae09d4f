"""One name and its spellings in each language, found in text whichever spelling stands there."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from ingest.language.tokens import CJK, HANGUL, carries_endings, is_hangul, korean_stem
from ingest.language.wordlists import ENGLISH_FUNCTION_WORDS

_TOKEN = re.compile(rf"[{HANGUL}]+|(?:(?![{HANGUL}{CJK}])[^\W_])+")
_SEPARATOR = re.compile(r"[\s\-‐‑–·ㆍ・.,&'’]{0,3}")
_TIGHT_SEPARATOR = re.compile(r"[\-‐‑–·ㆍ・]?")
_NOT_LETTERS = re.compile(r"[\W_]+")
_ADDRESS_BEFORE = re.compile(r"[@/]$|\w\.$")
_ADDRESS_AFTER = re.compile(r"@|\.[a-z]")
_CJK_NAME = re.compile(rf"[{CJK}]+")


class AliasesError(ValueError):
    """An alias file that cannot be used, in one plain sentence."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name at ``text[start:end]``; ``canonical`` is its first spelling in the alias list, None where it has none."""

    start: int
    end: int
    text: str
    canonical: str | None = None


@dataclass(frozen=True)
class Aliases:
    """Groups of spellings of one name each, the canonical one first."""

    groups: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def load(cls, paths: Iterable[Path]) -> Aliases:
        """Reads ``aliases.yaml`` files; groups of the same canonical name become one.

        :raises AliasesError: a file is missing, is no YAML, not of the form ``aliases: [[name, spelling, ...], ...]``,
            or one spelling is given to two names.
        """
        groups: dict[str, list[str]] = {}
        for path in paths:
            for canonical, *spellings in _groups(path):
                groups.setdefault(canonical, [canonical]).extend(spellings)
        return cls.of(groups.values())

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> Aliases:
        """The aliases of these groups.

        :raises AliasesError: one spelling is given to two names.
        """
        normal = tuple(tuple(dict.fromkeys(unicodedata.normalize("NFC", s) for s in group)) for group in groups)
        owners: dict[str, str] = {}
        for group in normal:
            for spelling in group:
                owner = owners.setdefault(_key(spelling), group[0])
                if owner != group[0]:
                    raise AliasesError(f"“{spelling}” is given as a spelling of both “{owner}” and “{group[0]}”.")
        return cls(normal)

    def dump(self) -> bytes:
        """The groups as bytes, for another process."""
        return json.dumps(self.groups).encode()

    @classmethod
    def parse(cls, dumped: bytes) -> Aliases:
        """The aliases that ``dump`` gave."""
        return cls(tuple(tuple(group) for group in json.loads(dumped)))

    def canonical(self, name: str) -> str | None:
        """The first spelling of a name; case, spaces, hyphens, points and Korean particles do not matter."""
        key = _key(name)
        return self._by_key.get(key) or (self._by_key.get(korean_stem(key)) if is_hangul(key[-1:]) else None)

    def spellings(self, canonical: str) -> tuple[str, ...]:
        """All spellings of a canonical name, itself first; only itself where the list does not have it."""
        return self._by_canonical.get(canonical, (canonical,))

    def find(self, text: str) -> list[NameMention]:
        """The listed names of a text in order, the longest where several begin or overlap, none overlapping."""
        if not self.groups:
            return []
        found = self._find_words(text) + self._find_cjk(text)
        found.sort(key=lambda mention: (mention.start, -mention.end))
        kept: list[NameMention] = []
        for mention in found:
            if not kept or kept[-1].end <= mention.start:
                kept.append(mention)
        return kept

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        return {_key(spelling): group[0] for group in self.groups for spelling in group}

    @cached_property
    def _by_canonical(self) -> Mapping[str, tuple[str, ...]]:
        return {group[0]: group for group in self.groups}

    @cached_property
    def _openings(self) -> frozenset[str]:
        """Every beginning of every key, so that a search stops as soon as no name can follow."""
        return frozenset(key[:length] for key in self._by_key for length in range(1, len(key) + 1))

    @cached_property
    def _longest_key(self) -> int:
        return max(map(len, self._by_key), default=0)

    @cached_property
    def _cjk(self) -> re.Pattern[str] | None:
        """The spellings in Han characters and kana, which stand in text without spaces around them."""
        names = [spelling for group in self.groups for spelling in group if _CJK_NAME.fullmatch(spelling)]
        return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True)))) if names else None

    def _find_cjk(self, text: str) -> list[NameMention]:
        matches = self._cjk.finditer(text) if self._cjk else ()
        return [NameMention(*m.span(), m[0], self._by_key[_key(m[0])]) for m in matches]

    def _find_words(self, text: str) -> list[NameMention]:
        """Names made of whole words; the last, if Hangul, may carry particles."""
        words = [(match.start(), match.end(), _key(match[0])) for match in _TOKEN.finditer(text)]
        found: list[NameMention] = []
        free_from = 0
        for i, (start, _, _) in enumerate(words):
            end = self._longest_end(text, words, i) if start >= free_from else None
            if end is not None and not _of_address(text, start, end):
                canonical = self._by_key[_key(text[start:end])]
                found.append(NameMention(start, end, text[start:end], canonical))
                free_from = end
        return found

    def _longest_end(self, text: str, words: Sequence[tuple[int, int, str]], first: int) -> int | None:
        """Where the longest name that begins at this word ends.

        A lone Hangul syllable belongs to a name only where nothing but a sign parts it from the rest (한·일): between
        spaces it is a word of its own, and 이 중 기부를 holds no 중기부.
        """
        best: int | None = None
        key, last_end = "", words[first][0]
        alone = _is_syllable(words[first][2])
        for position in range(first, len(words)):
            start, end, word = words[position]
            tight = _is_syllable(word) or (alone and position == first + 1)
            if key and not (_TIGHT_SEPARATOR if tight else _SEPARATOR).fullmatch(text, last_end, start):
                break
            best = self._end_within(text, key, start, end, word) or best
            key, last_end = key + word, end
            if key not in self._openings:
                break
        return best

    def _end_within(self, text: str, before: str, start: int, end: int, word: str) -> int | None:
        """Where in its last word a name ends: at its end, before the s of a plural, or before Korean particles."""
        if before + word in self._by_key:
            ambiguous = not before and word in ENGLISH_FUNCTION_WORDS and text[start:end].islower()
            return None if ambiguous else end
        if not is_hangul(word):
            plural = len(word) > 1 and word.endswith("s") and before + word[:-1] in self._by_key
            return end - 1 if plural else None
        longest = min(len(word) - 1, self._longest_key)
        lengths = (n for n in range(longest, 0, -1) if before + word[:n] in self._by_key)
        return next((start + n for n in lengths if carries_endings(word, n)), None)


NO_ALIASES = Aliases()


def _is_syllable(word: str) -> bool:
    return len(word) == 1 and is_hangul(word)


def _of_address(text: str, start: int, end: int) -> bool:
    """Whether the name is a part of a web or mail address (www.example.org)."""
    return (
        _ADDRESS_BEFORE.search(text, max(0, start - 2), start) is not None
        or _ADDRESS_AFTER.match(text, end) is not None
    )


def _key(name: str) -> str:
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", name).casefold())


def _groups(path: Path) -> list[list[str]]:
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise AliasesError(f"{path} does not exist.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise AliasesError(f"{path} cannot be read as UTF-8 text: {error}.") from error
    except yaml.YAMLError as error:
        raise AliasesError(f"{path} is not valid YAML: {error}.") from error
    groups = content.get("aliases") if isinstance(content, dict) else None
    if not isinstance(groups, list) or set(content) != {"aliases"}:
        raise AliasesError(f"{path} must hold one key, aliases, with a list of lists of spellings.")
    for group in groups:
        if not isinstance(group, list) or not group or not all(isinstance(s, str) and _key(s) for s in group):
            raise AliasesError(f"{path}: {group!r} is not a list of spellings; put those with a comma in quotes.")
    return groups
