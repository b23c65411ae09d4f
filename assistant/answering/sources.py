"""What each source says of one thing, side by side: "Do the documents agree on the number of tenants?".

Nothing is concluded from it. A sentence that itself tells of the disagreement stands first; then the best one of each
source, which the reader can compare.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from assistant.answering.comparison import TOPIC, Find
from assistant.engines.base import Draft
from assistant.evidence.answerability import OWN_BINDING, kinds_answered
from assistant.evidence.candidates import Evidence
from assistant.evidence.matching import Word
from assistant.notices.attribution import attributed
from assistant.notices.claims import alike
from assistant.notices.disagreement import SPELT_ALIKE
from assistant.patterns import load_patterns
from assistant.question.understanding import Question, Term, understand
from assistant.workbench import Workbench
from ingest.language.glossary import meanings
from ingest.language.names import Aliases, find_people
from ingest.language.numbers import find_numbers
from ingest.lexicon import word_forms
from ingest.types import Document

MOST = 4
"""Sources set side by side."""
LEAST, AS_GOOD = 0.5, 0.75
"""How much of the question's subject a sentence must account for, at least, and as a share of the best one's."""
NAMED = 0.85
"""From this match on, a sentence itself has a word of the subject."""
RESTATED = 0.5
"""Least share of its words that a sentence of another document has in common with one on the subject."""

_QUOTED = re.compile(r"[“‘「\"]([^”’」\"]{2,60})[”’」\"]")


def side_by_side(subject: str, find: Find, visible: Mapping[str, Document], bench: Workbench) -> list[Draft]:
    """One sentence of each source on the subject, first one that tells how they differ; none where nothing is on it."""
    asked = understand(subject, (), bench.aliases)
    if not asked.terms:
        return []
    found = _units(find(asked))
    stating = {one: _share(one, asked) for one in found if _states_it(one, asked)}
    least = max(LEAST, AS_GOOD * max(stating.values(), default=0.0))
    on_it = [one for one, share in stating.items() if share >= least]
    heard = {one.passage.document.document_id for one in on_it}
    unheard = [document for document in visible.values() if document.document_id not in heard]
    further = _units(find(asked, unheard)) if heard and unheard else []
    telling = [one for one in (*found, *further) if _tells_of_dispute(one, asked)]
    telling.sort(key=lambda one: (not _values(one.passage.text, bench.aliases), -_share(one, asked)))
    restating = [one for one in further if _names_it(one, asked) and _repeats_one(one, [*telling, *on_it], bench)]
    on_it = _of_the_told(list(dict.fromkeys([*telling, *on_it, *restating])), bench.aliases)
    by_source: dict[object, Evidence] = {}
    for one in on_it:
        by_source.setdefault(_source(one, bench.aliases), one)
    return [Draft(e.passage.text, e.passage.sentence, e.passage.document) for e in list(by_source.values())[:MOST]]


def _units(found: Sequence[Evidence]) -> list[Evidence]:
    """Without headings and titles, which state nothing."""
    passages = ((one, one.passage) for one in found)
    return [one for one, p in passages if p.sentence.kind != "heading" and p.text != p.document.title]


def _matched(found: Evidence, asked: Question) -> list[tuple[Term, float]]:
    """How well a sentence accounts for each term; the spellings of one name ("Masunaga or Matsunaga") are one term."""
    table: list[tuple[Term, float]] = []
    for term, match in zip(asked.terms, found.matches, strict=True):
        at = next((n for n, (other, _) in enumerate(table) if _spelt_alike(term, other)), None)
        if at is None:
            table.append((term, float(match)))
        else:
            table[at] = (table[at][0], max(table[at][1], float(match)))
    return table


def _spelt_alike(one: Term, other: Term) -> bool:
    first, second = one.text.casefold(), other.text.casefold()
    return one.name and other.name and SequenceMatcher(None, first, second).ratio() >= SPELT_ALIKE


def _share(found: Evidence, asked: Question) -> float:
    """How much of the subject a sentence accounts for."""
    matched = [match for _, match in _matched(found, asked)]
    return sum(matched) / len(matched)


def _states_it(found: Evidence, asked: Question) -> bool:
    """Whether it is about what the subject names, not about the next of its kind, and has what is asked for."""
    matched = _matched(found, asked)
    named = found.binding >= LEAST or min((m for term, m in matched if term.binding), default=0.0) >= NAMED
    own = min((match for term, match in matched if _says_which(term)), default=1.0)
    return named and own >= LEAST and _is_on_topic(found, asked) and bool(kinds_answered(found, asked))


def _is_on_topic(found: Evidence, asked: Question) -> bool:
    """Whether it has at least one of the words for what is told of the things that the subject names."""
    topic = [match for term, match in zip(asked.terms, found.matches, strict=True) if not _says_which(term)]
    return max(topic, default=1.0) >= TOPIC


def _says_which(term: Term) -> bool:
    """Whether a word says which one is meant: a name, a day, or a word that no list of common words has."""
    return term.name or term.date is not None or not (term.literal or meanings(term.keys[0]))


def _tells_of_dispute(found: Evidence, asked: Question) -> bool:
    """Whether it says itself that sources differ: on all that the subject names, or on the kind of thing asked for of
    one of its names ("the ministry" may be another).
    """
    if load_patterns("sources")["told"].search(found.passage.text) is None:
        return False
    if _share(found, asked) < LEAST or not _is_on_topic(found, asked):
        return False
    named = max((match for term, match in _matched(found, asked) if term.name), default=0.0) >= NAMED
    return found.binding >= OWN_BINDING or (named and bool(kinds_answered(found, asked)))


def _names_it(found: Evidence, asked: Question) -> bool:
    """Whether it says itself which one is meant."""
    own = [match for term, match in zip(asked.terms, found.matches, strict=True) if _says_which(term)]
    return bool(own) and min(own) >= NAMED


def _repeats_one(found: Evidence, on_it: Sequence[Evidence], bench: Workbench) -> bool:
    """Whether it has much of its words in common with a sentence on the subject, in either language."""
    words = _words(found, bench.aliases)
    known = [_words(one, bench.aliases) for one in on_it]
    return any(alike(words, w, bench.lexicon) >= RESTATED * max(1, min(len(words), len(w))) for w in known)


def _words(found: Evidence, aliases: Aliases) -> tuple[Word, ...]:
    return word_forms(attributed(found.passage.text, found.passage.document, aliases).body)


def _of_the_told(on_it: Sequence[Evidence], aliases: Aliases) -> list[Evidence]:
    """Where the first one tells of the disagreement, the others must state one of the things that it tells."""
    values = _values(on_it[0].passage.text, aliases) if on_it else frozenset()
    if not values or load_patterns("sources")["told"].search(on_it[0].passage.text) is None:
        return list(on_it)
    return [on_it[0], *(found for found in on_it[1:] if values & _values(found.passage.text, aliases))]


def _values(text: str, aliases: Aliases) -> frozenset[object]:
    """The people that a text names, and what it quotes; where there is neither, its figures."""
    people = (person.name for person in find_people(text, aliases))
    named = frozenset[object]((*people, *_QUOTED.findall(text)))
    return named or frozenset(number.value for number in find_numbers(text))


def _source(evidence: Evidence, aliases: Aliases) -> object:
    passage = evidence.passage
    said = attributed(passage.text, passage.document, aliases)
    return (said.issuer, said.day) if said.told else passage.document.document_id
