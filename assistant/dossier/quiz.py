"""Questions to check oneself by, made from facts: one right answer, three that no visible document supports.

What might be right by another document is no wrong answer: whoever is unsure leaves it out, and a question for which
three wrong answers do not remain is not asked. The same dossier and the same seed make the same questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest
from random import Random
from typing import Literal

from assistant.dossier.cards import employer
from assistant.dossier.dossier import Dossier
from assistant.dossier.entries import post
from assistant.dossier.glossary import Explained, glossary
from assistant.dossier.moments import happens, moment
from assistant.dossier.places import Source, source_of
from assistant.dossier.telling import alike
from ingest.language.detect import language_of
from ingest.registry import FactRow

QUESTIONS = 8
WRONG = 3
GAP = "＿＿＿"
SHARED = 2
"""Names and content words that two sentences on different subjects may still share."""
POOL = 40
"""People by chance among whom those for the wrong answers are looked for."""
_LONGEST, _SHORTEST = 320, 40
"""Code points of a sentence that is asked about."""

Asking = Literal["post", "holder", "acronym", "date", "amount"]
Shown = Callable[[FactRow], str]
"""A date or an amount in the reader's words."""


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """``about``: what is asked about: a name, a post, an acronym, or a sentence with a gap.

    ``key`` tells it from others of the same documents; ``options[right]`` is what ``source`` says.
    """

    key: str
    asking: Asking
    about: str
    options: tuple[str, ...]
    right: int
    source: Source


@dataclass(frozen=True, slots=True)
class _Draft:
    asking: Asking
    about: str
    answer: str
    wrong: Sequence[str]
    source: Source


def quiz(dossier: Dossier, seed: int, shown: Shown, most: int = QUESTIONS) -> list[QuizQuestion]:
    """Up to ``most`` questions, the kinds in turn, no two about the same thing."""
    rng = Random(seed)
    makers = (_posts, _dates, _acronyms, _amounts, _holders)
    kinds = [maker(dossier, rng, shown) for maker in makers]
    drafts = (draft for draft in chain.from_iterable(zip_longest(*kinds)) if draft is not None)
    return [_question(draft, rng) for draft in islice(_apart(drafts), most)]


def _apart(drafts: Iterator[_Draft]) -> Iterator[_Draft]:
    seen: set[object] = set()
    for draft in drafts:
        named = {draft.source.place, draft.about, *([draft.answer] if draft.asking == "holder" else [])}
        if not named & seen:
            seen |= named
            yield draft


def _question(draft: _Draft, rng: Random) -> QuizQuestion:
    options = [draft.answer, *rng.sample(sorted(set(draft.wrong)), WRONG)]
    rng.shuffle(options)
    key = f"{draft.asking}-{draft.source.place}"
    return QuizQuestion(key, draft.asking, draft.about, tuple(options), options.index(draft.answer), draft.source)


def _shuffled(rows: Sequence[FactRow], rng: Random) -> list[FactRow]:
    return rng.sample(rows, len(rows))


def _posts(dossier: Dossier, rng: Random, _: Shown) -> Iterator[_Draft]:
    """What is this person? Wrong is a post in an organisation that the documents do not bring together with them."""
    people = _shuffled(_placed(dossier), rng)[:POOL]
    for row in people:
        wrong = [post(other) for other in _strangers(dossier, row, people)]
        if len(set(wrong)) >= WRONG:
            yield _Draft("post", row.name, post(row), wrong, source_of(row))


def _holders(dossier: Dossier, rng: Random, _: Shown) -> Iterator[_Draft]:
    """Who holds this post? Wrong is a person whom the documents bring together with other organisations only."""
    people = _shuffled(_placed(dossier), rng)[:POOL]
    for row in people:
        wrong = [other.name for other in _strangers(dossier, row, people)]
        if len(set(wrong)) >= WRONG:
            yield _Draft("holder", post(row), row.name, wrong, source_of(row))


def _placed(dossier: Dossier) -> list[FactRow]:
    """The facts of people who are said to hold a post in an organisation, wherever they are named with a post."""
    loose = {row.name for row in dossier.of("person") if row.fact.details.get("title") and not employer(dossier, row)}
    return [
        row
        for row in dossier.of("person")
        if row.name not in loose and row.fact.details.get("title") and row.fact.details.get("organisation")
    ]


def _strangers(dossier: Dossier, row: FactRow, people: Sequence[FactRow]) -> list[FactRow]:
    """Those of other organisations than any that is named with this person, in the language of the fact."""
    around, language = _company(dossier, row.name), language_of(post(row))
    return [
        other
        for other in people
        if language_of(post(other)) == language
        and not dossier.subjects(post(other)) & dossier.subjects(post(row))
        and not alike(other.name, row.name)
        and not around & _company(dossier, other.name)
    ]


def _company(dossier: Dossier, name: str) -> frozenset[str]:
    """The organisations that the person, or one whose name is nearly the same, is said to belong to, by their words."""
    own = (row.fact.details for row in dossier.of("person") if alike(row.name, name))
    return frozenset(chain.from_iterable(dossier.subjects(str(d["organisation"])) for d in own if d["organisation"]))


def _acronyms(dossier: Dossier, rng: Random, _: Shown) -> Iterator[_Draft]:
    """What does this stand for? An acronym with several readings is not asked about."""
    explained = glossary(dossier)
    longs: Mapping[str, set[str]] = {e.short: {f.long for f in explained if f.short == e.short} for e in explained}
    clear = [e for e in explained if len(longs[e.short]) == 1]
    for one in rng.sample(clear, len(clear)):
        wrong = [other.long for other in clear if other.short != one.short and _differ(one, other, dossier)]
        if len(set(wrong)) >= WRONG:
            yield _Draft("acronym", one.short, one.long, wrong, one.sources[0])


def _differ(one: Explained, other: Explained, dossier: Dossier) -> bool:
    names = [dossier.aliases.canonical(e.long) or e.long.casefold() for e in (one, other)]
    return names[0] != names[1] and language_of(one.long) == language_of(other.long) and not alike(*names)


def _dates(dossier: Dossier, rng: Random, shown: Shown) -> Iterator[_Draft]:
    """When? Wrong is a day that no sentence on the same subject names."""
    rows = [row for row in dossier.of("date") if happens(dossier, row)]
    yield from _gapped("date", dossier, rows, rng, shown)


def _amounts(dossier: Dossier, rng: Random, shown: Shown) -> Iterator[_Draft]:
    """How many, how much? Wrong is another count, or sum in the same currency, of no sentence on the same subject."""
    plain = [r for r in dossier.of("amount") if not (r.fact.details.get("approximate") or r.fact.details.get("bound"))]
    yield from _gapped("amount", dossier, plain, rng, shown)


def _gapped(asking: Asking, dossier: Dossier, rows: Sequence[FactRow], rng: Random, shown: Shown) -> Iterator[_Draft]:
    for row in _shuffled(rows, rng):
        about = _with_gap(row)
        if about is None:
            continue
        wrong = {shown(_as(other, row)) for other in _elsewhere(dossier, row, about, rows)} - {shown(row)}
        if len(wrong) >= WRONG:
            yield _Draft(asking, about, shown(row), sorted(wrong), source_of(row))


def _elsewhere(dossier: Dossier, row: FactRow, about: str, rows: Sequence[FactRow]) -> list[FactRow]:
    """The facts of this measure whose value no sentence on the subject of ``about`` gives."""
    asked = dossier.subjects(about)
    close = {
        other.fact.value
        for other in rows
        if _overlap(row, other) or len(dossier.subjects(source_of(other).quote) & asked) > SHARED
    }
    return [other for other in rows if other.fact.value not in close and _measure(other) == _measure(row)]


def _as(other: FactRow, row: FactRow) -> FactRow:
    """A fact as it would read in the other's place: a count of the things that are counted there."""
    if other.fact.kind != "amount":
        return other
    return replace(other, fact=replace(other.fact, details=row.fact.details))


def _with_gap(row: FactRow) -> str | None:
    """The fact's sentence with a gap for it; None where that is no whole sentence, or says it twice."""
    fact = row.fact
    before, after = fact.quote[: fact.start - fact.quote_start], fact.quote[fact.end - fact.quote_start :]
    text = " ".join(f"{before} {GAP} {after}".split())
    whole = text.rstrip("”\"'’) ").endswith((".", "다", "요"))
    if not whole or not _SHORTEST <= len(text) <= _LONGEST or fact.text in text:
        return None
    return text


def _measure(row: FactRow) -> object:
    details = row.fact.details
    if row.fact.kind == "date":
        return details.get("precision"), "/" in row.fact.value
    return details.get("currency"), None


def _overlap(row: FactRow, other: FactRow) -> bool:
    if row.fact.kind != "date":
        return row.fact.value == other.fact.value
    here, there = moment(row.fact.value), moment(other.fact.value)
    return here is None or there is None or (here.first <= there.last and there.first <= here.last)
