"""All of ingest that a file's text alone decides: chunks, sentences, keyword tokens, words, facts.

It runs in the process that read the file (``ingest.readers.worker``), beside other files and within the same limits:
whatever is made here of a document costs the process that writes the store nothing. Each new thing that the text alone
decides is one more field of ``Prepared``. (The alias list only helps to find names; who changes it has the facts found
again.)
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.chunks import Chunked, chunk_document
from ingest.facts.base import Fact
from ingest.facts.extraction import extract_facts
from ingest.language.aliases import NO_ALIASES, Aliases
from ingest.language.tokens import tokens
from ingest.lexicon import LONGEST_WORD, word_forms
from ingest.masthead import NO_MASTHEAD, Masthead, masthead
from ingest.settings import ChunkSettings
from ingest.types import Reading


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file, ready to be embedded and stored.

    ``tokens`` holds the keyword tokens of each chunk, in order; ``words`` the forms under which the content words of
    the document are compared by meaning, each once, in alphabetical order; ``facts`` what its sentences state.

    :raises ValueError: the parts do not fit together (they may come from a process that a file took over)
    """

    reading: Reading
    chunked: Chunked
    tokens: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    masthead: Masthead = NO_MASTHEAD

    def __post_init__(self) -> None:
        following = 0  # the first sentence that is in no chunk yet
        for chunk, _ in zip(self.chunked.chunks, self.tokens, strict=True):
            if not 0 <= chunk.first <= min(following, chunk.last):
                raise ValueError(f"chunk {chunk.ordinal} leaves out a sentence")
            following = max(following, chunk.last + 1)
        if following != len(self.chunked.sentences):
            raise ValueError("the sentences are not those of the chunks")
        for ordinals in ([c.ordinal for c in self.chunked.chunks], [s.ordinal for s in self.chunked.sentences]):
            if ordinals != list(range(len(ordinals))):
                raise ValueError("chunks or sentences are not in their order")
        texts = {page.number: page.text for page in self.reading.pages}
        for fact in self.facts:
            if fact.sentence >= following or texts.get(fact.page, "")[fact.quote_start : fact.quote_end] != fact.quote:
                raise ValueError(f"the quote “{fact.quote}” is not on its page")

    def texts(self) -> list[str]:
        """Every text that needs a vector: the chunks', then the sentences'."""
        chunks, sentences = self.chunked.chunks, self.chunked.sentences
        return [chunk.searched for chunk in chunks] + [sentence.text for sentence in sentences]


def prepare(reading: Reading, settings: ChunkSettings, aliases: Aliases = NO_ALIASES) -> Prepared:
    """What the store needs to know of a reading, vectors apart."""
    chunked = chunk_document(reading.pages, settings)
    words = {form for sentence in chunked.sentences for _, form in word_forms(sentence.text)}
    facts = extract_facts(reading.pages, chunked.sentences, aliases)
    return Prepared(
        reading=reading,
        chunked=chunked,
        tokens=tuple(tuple(tokens(chunk.searched)) for chunk in chunked.chunks),
        words=tuple(sorted(word for word in words if len(word) <= LONGEST_WORD)),
        facts=facts,
        masthead=masthead(reading, chunked, facts),
    )
