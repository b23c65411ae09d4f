"""How well a text accounts for each thing a question is about: by stem, by name, by date, by meaning, by sound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import numpy as np

from assistant.question.understanding import Term
from ingest.language.dates import DateMention, find_dates
from ingest.language.glossary import meanings, phrase_meanings, related
from ingest.language.names import Aliases
from ingest.language.numbers import find_numbers
from ingest.language.romanisation import spoken
from ingest.language.tokens import content_words, is_hangul
from ingest.language.transliteration import sound_alike
from ingest.lexicon import Lexicon, Vectors, word_forms

_HANGUL_PERSON = re.compile("[가-힣]{3,4}")
_PERSON = re.compile(r"[A-Z][A-Za-z]+ [A-Z][a-z]+(?:-[A-Za-z]+)?")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}s?")
SIMILAR_FROM, SIMILAR_TO = 0.30, 0.55
"""Word cosines at which a match by vectors begins and is full: letters at random reach .38 with their nearest word."""
GUESSED = 0.8
"""What a full match by vectors is worth, against 1 for the word itself: a guess, which alone carries no answer."""
SIMILAR_WORTH = 0.9
"""What a match by the glossary or by sound is worth."""
SCATTERED = 0.6
"""What a name is worth whose words stand apart: "the joint fund" is not "Fund of Funds"."""
HEARD = 0.08
"""Least cosine of two words of two scripts that share no more than their consonants: 네거티브 and "negative" have .10,
강아지 (a puppy) and "cancer" .04."""
KEPT_APART = 0.5
"""Share of a match by vectors that remains between two words that the glossary keeps apart."""


Word = tuple[str, str]
"""Stem key and comparison form, as ``ingest.lexicon.word_forms`` gives them."""


def match_table(
    terms: Sequence[Term], texts: Sequence[str], dated: Sequence[date | None], aliases: Aliases, lexicon: Lexicon
) -> Vectors:
    """How well each text accounts for each term, shape (texts, terms), from 0 to 1.

    :param dated: the date of each text's document, which fixes the year of its yearless dates
    """
    table = np.zeros((len(texts), len(terms)), dtype=np.float32)
    plain = [i for i, term in enumerate(terms) if not term.name and not term.literal and term.date is None]
    vocabulary = sorted({word for text in texts for word in word_forms(text)})
    column = {word: i for i, word in enumerate(vocabulary)}
    alike = likeness([(terms[i].keys[0], terms[i].text) for i in plain], vocabulary, lexicon)
    for row, text in enumerate(texts):
        words = word_forms(text)
        keys = {key for key, _ in words}
        for i, term in enumerate(terms):
            if term.date is not None:
                table[row, i] = _date_match(term.date, text, dated[row])
            elif term.name:
                table[row, i] = _name_match(term, text, words, aliases)
            elif term.number is not None:
                table[row, i] = float(term.number in (_ordinals(text) if term.ordinal else _values(text)))
            elif keys.issuperset(term.keys):
                table[row, i] = 1.0
            elif not meanings(term.keys[0]).isdisjoint(phrase_meanings(text)):
                table[row, i] = SIMILAR_WORTH  # 참여 is "take part"
            if _HANGUL_PERSON.fullmatch(term.keys[0]) and _spells_person(term.keys[0], text):
                table[row, i] = max(table[row, i], SIMILAR_WORTH)
        if words and plain:
            best = alike[:, [column[word] for word in words]].max(axis=1)
            table[row, plain] = np.maximum(table[row, plain], best)
    return table


def likeness(terms: Sequence[Word], vocabulary: Sequence[Word], lexicon: Lexicon) -> Vectors:
    """How far each word of the vocabulary can stand for each term, shape (terms, vocabulary), from 0 to 1.

    By the glossary first, then by the model's word vectors, then by sound across the two scripts. Two words that the
    glossary knows and keeps apart ("minister", "deputy") count half of what the vectors say, however they sound
    ("chosen", 지정).
    """
    similarity = lexicon.similarity([form.casefold() for _, form in terms], [form for _, form in vocabulary])
    alike = np.clip((similarity - SIMILAR_FROM) / (SIMILAR_TO - SIMILAR_FROM), 0, 1) * GUESSED
    for row, (term_key, term) in enumerate(terms):
        known = bool(meanings(term_key))
        for column, (key, form) in enumerate(vocabulary):
            if known and related(term_key, key):
                alike[row, column] = SIMILAR_WORTH
            elif known and meanings(key):
                alike[row, column] *= KEPT_APART
            elif same_sound(term, form) and (similarity[row, column] >= HEARD or spoken(term) == spoken(form)):
                alike[row, column] = SIMILAR_WORTH
    return np.asarray(alike, dtype=np.float32)


def _name_match(term: Term, text: str, words: Sequence[tuple[str, str]], aliases: Aliases) -> float:
    """1 for the name in any of its spellings, else the square of the share of its words that the text holds.

    Half of a name is often another's: "Kyushu University" is not "Harbor University".
    """
    if len(term.spellings) > 1 and any(mention.canonical == term.spellings[0] for mention in aliases.find(text)):
        return 1.0
    if _ACRONYM.fullmatch(term.text) and _spelt_out(term.text, text):
        return SIMILAR_WORTH
    keys = [key for key, _ in words]
    if all(key in keys for key in term.keys):
        return 1.0 if _stand_together(term.keys, keys) else SCATTERED
    held = sum(key in keys or _has_other_spelling(key, words) for key in term.keys)
    return max((held / len(term.keys)) ** 2, SIMILAR_WORTH * _translated(term, keys) ** 2)


def _has_other_spelling(key: str, words: Sequence[tuple[str, str]]) -> bool:
    """Whether a word of the other script sounds like the key, or means it."""
    hangul = is_hangul(key)
    other_script = ((other, form) for other, form in words if is_hangul(other) != hangul)
    return any(same_sound(key, form) or related(key, other) for other, form in other_script)


def _translated(term: Term, words: Sequence[str]) -> float:
    """The greatest share of a Latin name's words that Hangul words side by side, or one compound, mean.

    "Green Start Package" is 그린스타트패키지 as far as the glossary knows its words.
    """
    if len(term.keys) < 2 or is_hangul(term.keys[0]):
        return 0.0
    wanted = [set(meanings(key)) for key in term.keys]
    written = [word.text for word in content_words(term.text)]
    for at, (one, other) in enumerate(pairwise(written)):
        for groups in wanted[at : at + 2]:
            groups |= phrase_meanings(f"{one} {other}")
    said = [meanings(word) if is_hangul(word) else frozenset[int]() for word in words]
    stretches = (said[at : at + len(wanted)] for at in range(len(said)))
    held = (frozenset[int]().union(*stretch) for stretch in stretches)
    return max((sum(not own.isdisjoint(met) for own in wanted) for met in held if met), default=0) / len(wanted)


def _stand_together(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the name's words stand side by side, in any order: a surname may come first."""
    wanted = sorted(name)
    return any(sorted(words[at : at + len(wanted)]) == wanted for at in range(len(words) - len(wanted) + 1))


def _spelt_out(acronym: str, text: str) -> bool:
    """Whether words of the text begin, in a row, with the acronym's letters, small words of grammar aside."""
    letters = acronym.rstrip("s").replace("&", "")
    between = r"\W+(?:(?:of|and|for|the|in|on)\W+)*"
    pattern = r"\b" + between.join(rf"{re.escape(letter)}\w+" for letter in letters)
    return re.search(pattern, text, re.IGNORECASE) is not None


def _date_match(asked: DateMention, text: str, dated: date | None) -> float:
    """1 for a date within the one asked for, half for a wider one, something for a document of that time."""
    found = _dates(text, dated)
    if any(asked.covers(other) for other in found):
        return 1.0
    if any(other.covers(asked) for other in found):
        return 0.5
    return 0.8 if dated is not None and not found and _is_within(dated, asked) else 0.0


def _is_within(day: date, asked: DateMention) -> bool:
    """Whether a day is in the year, month or day asked for."""
    wanted = (asked.year, asked.month, asked.day)
    return asked.year is not None and all(
        part in (None, given) for part, given in zip(wanted, (day.year, day.month, day.day), strict=True)
    )


@lru_cache(maxsize=20_000)
def _values(text: str) -> frozenset[Decimal]:
    return frozenset(number.value for number in find_numbers(text))


@lru_cache(maxsize=20_000)
def _ordinals(text: str) -> frozenset[Decimal]:
    """The numbers that say which one of several is meant: 14 companies are not the 14th round."""
    return frozenset(n.value for n in find_numbers(text) if n.kind == "ordinal")


@lru_cache(maxsize=20_000)
def _dates(text: str, dated: date | None) -> tuple[DateMention, ...]:
    return tuple(find_dates(text, dated))


def _spells_person(hangul: str, text: str) -> bool:
    """Whether the text holds the Hangul name of a person in Latin letters ("YOON Seok-bae" for 윤석배)."""
    return any(sound_alike(hangul, re.sub(r"[^A-Za-z]", "", run[0])) for run in _PERSON.finditer(text))


def same_sound(first: str, second: str) -> bool:
    """Whether a Hangul and a Latin word spell the same name; False for two words of one script."""
    if is_hangul(first) == is_hangul(second):
        return False
    hangul, latin = (first, second) if is_hangul(first) else (second, first)
    return sound_alike(hangul, latin)
