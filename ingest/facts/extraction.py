"""All facts of a document: a pure function of its sentences, pages and the alias list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.facts.amounts import find_amounts
from ingest.facts.base import KINDS, Fact, Mention
from ingest.facts.contacts import find_contacts
from ingest.facts.dates import find_date_facts
from ingest.facts.organisations import find_organisations
from ingest.facts.people import find_people_facts
from ingest.facts.places import find_places
from ingest.facts.positions import Positions, fact_of
from ingest.facts.reading import read_names
from ingest.facts.support import find_support
from ingest.language.aliases import Aliases
from ingest.language.orders import is_order
from ingest.types import Page, Sentence


def extract_facts(pages: Sequence[Page], sentences: Sequence[Sentence], aliases: Aliases) -> tuple[Fact, ...]:
    """The facts that the sentences state, by kind and place. Years and canonical names are added when they are read.

    An order to the assistant states none.

    :param sentences: all of the document's, in order
    :param aliases: helps to find names whose shape does not show them
    """
    texts = {page.number: page.text for page in pages}
    stating = [sentence for sentence in sentences if not is_order(sentence.text)]
    found = sorted(_mentions(stating, aliases), key=lambda m: (KINDS.index(m.kind), m.sentence.ordinal, m.start))
    positions = {
        sentence.ordinal: Positions(sentence, texts)
        for sentence in {id(m.sentence): m.sentence for m in found}.values()
    }
    return tuple(fact_of(mention, positions[mention.sentence.ordinal], texts) for mention in found)


def _mentions(sentences: Sequence[Sentence], aliases: Aliases) -> Iterator[Mention]:
    document = read_names(sentences, aliases)
    yield from find_organisations(document)
    yield from find_people_facts(document)
    yield from find_places(document)
    yield from find_contacts(document)
    for sentence in sentences:
        yield from find_date_facts(sentence)
        yield from find_amounts(sentence)
    for line in document.lines:
        yield from find_support(line)
