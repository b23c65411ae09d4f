"""The keyword index: BM25 whose statistics count only the documents that the asker may see.

``bm25s`` fixes its statistics when it is built, so a hidden document would show in the scores of the others. Here
document frequencies, the number of chunks and their mean length are those of the visible chunks, counted at query
time over postings held in memory: scores and order equal those of a store without the hidden documents.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt

from ingest.language.tokens import tokens as tokens_of
from ingest.language.transliteration import sounds
from ingest.registry import Registry, is_of_version
from ingest.types import Document

K1 = 1.2  # how soon a repeated term stops counting
B = 0.75  # how much a long chunk is discounted

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Terms:
    """The chunks of one document version: ids, and the numbers of their terms, one array a chunk."""

    chunk_ids: list[str]
    terms: list[Ints]


@dataclass(frozen=True, slots=True)
class _Postings:
    """All chunks of one generation. Rows are chunks; the postings of term t are ``starts[t]:starts[t + 1]``."""

    generation: int
    documents: list[tuple[str, str]]  # id and version
    document_of_row: Ints
    chunk_ids: list[str]
    lengths: Floats  # terms of each row
    starts: Ints
    rows: Ints
    counts: Floats  # how often the term is in the row

    def mask(self, visible: Mapping[str, Document]) -> npt.NDArray[np.bool_]:
        """Which rows are of visible documents, in the version that was asked about."""
        seen = [name in visible and visible[name].version == version for name, version in self.documents]
        return np.array(seen, bool)[self.document_of_row]


class KeywordIndex:
    """Keyword search over the registry's tokens; follows every commit, safe to share between threads."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._lock = Lock()
        self._numbers: dict[str, int] = {}  # of each term; grows only
        self._read: dict[tuple[str, str], _Terms] = {}
        self._heard: dict[str, list[str]] = {}  # Latin terms by what they sound like
        self._listened = 0  # terms among them
        self._postings: _Postings | None = None

    def search(self, tokens: Sequence[str], visible: Mapping[str, Document], top: int) -> list[tuple[str, float]]:
        """The ``top`` visible chunks with the highest BM25 above 0, best first, equal ones by id."""
        postings = self._current()
        scores = self._scores(postings, tokens, visible)
        rows = np.flatnonzero(scores)
        if len(rows) > top:
            least = np.partition(scores[rows], -top)[-top]
            rows = rows[scores[rows] >= least]
        ranked = sorted((-scores[row], postings.chunk_ids[row]) for row in rows)
        return [(chunk_id, -float(score)) for score, chunk_id in ranked[:top]]

    def sounding(self, hangul: Iterable[str]) -> list[str]:
        """The Latin terms that sound like these Hangul words, in order: names that a document spells in its own script.

        Terms of hidden documents may be among them; they stand in no visible chunk and move no score.
        """
        self._current()
        with self._lock:
            heard = self._heard
            for term in list(self._numbers)[self._listened :]:
                if term.isascii() and term.isalpha():
                    for sound in sounds(term):
                        heard.setdefault(sound, []).append(term)
            self._listened = len(self._numbers)
            return sorted({term for word in hangul for sound in sounds(word) for term in heard.get(sound, ())})

    def scores(
        self, tokens: Sequence[str], visible: Mapping[str, Document], chunk_ids: Iterable[str]
    ) -> dict[str, float]:
        """The BM25 of chunks by id, as ``search`` scores them; 0 for one without the terms or not visible."""
        postings = self._current()
        found = self._scores(postings, tokens, visible)
        wanted = dict.fromkeys(chunk_ids, 0.0)
        rows = [row for row, chunk_id in enumerate(postings.chunk_ids) if chunk_id in wanted]
        return wanted | {postings.chunk_ids[row]: float(found[row]) for row in rows}

    def rarity(self, texts: Iterable[str], visible: Mapping[str, Document]) -> dict[str, float]:
        """How rare texts are among the visible chunks, by text, in [0, 1]: 1 for one whose tokens stand nowhere."""
        postings = self._current()
        mask = postings.mask(visible)
        total = int(mask.sum())
        most = _rarity(0, total)
        found: dict[str, float] = {}
        for text in texts:
            rarities = [_rarity(int(mask[self._rows(postings, t)[0]].sum()), total) for t in tokens_of(text)]
            found[text] = sum(rarities) / len(rarities) / most if rarities else 0.0
        return found

    def _scores(self, postings: _Postings, tokens: Sequence[str], visible: Mapping[str, Document]) -> Floats:
        """A score for each row, 0 where it is not visible."""
        scores = np.zeros(len(postings.chunk_ids))
        mask = postings.mask(visible)
        total = int(mask.sum())
        if not total:
            return scores
        dampening = K1 * (1 - B + B * postings.lengths / max(postings.lengths[mask].mean(), 1.0))
        for term in sorted(set(tokens)):  # in one order, so that sums agree to the last bit
            rows, counts = self._rows(postings, term)
            here = mask[rows]
            rows, counts = rows[here], counts[here]
            scores[rows] += _rarity(len(rows), total) * counts * (K1 + 1) / (counts + dampening[rows])
        return scores

    def _rows(self, postings: _Postings, term: str) -> tuple[Ints, Floats]:
        """The rows that have the term, hidden ones too, and how often."""
        number = self._numbers.get(term, len(postings.starts))
        if number + 1 >= len(postings.starts):  # a term that no chunk has, or none of this generation
            return postings.rows[:0], postings.counts[:0]
        span = slice(postings.starts[number], postings.starts[number + 1])
        return postings.rows[span], postings.counts[span]

    def _current(self) -> _Postings:
        with self._lock:
            generation = self._registry.generation()
            if self._postings is None or self._postings.generation != generation:
                versions = [(document.document_id, document.version) for document in self._registry.documents()]
                self._read = self._read_terms(versions)
                self._postings = _join(generation, self._read, len(self._numbers))
            return self._postings

    def _read_terms(self, versions: Sequence[tuple[str, str]]) -> dict[tuple[str, str], _Terms]:
        """The terms of each version, read once; one that was replaced in this moment is left out."""
        new = self._registry.tokens_of(version[0] for version in versions if version not in self._read)
        read: dict[tuple[str, str], _Terms] = {}
        for document_id, version in versions:
            tokens = new.get(document_id)
            if tokens is None:
                read[document_id, version] = self._read[document_id, version]
            elif all(is_of_version(chunk_id, document_id, version) for chunk_id in tokens):
                read[document_id, version] = _Terms(list(tokens), [self._terms(words) for words in tokens.values()])
        return read

    def _terms(self, words: Iterable[str]) -> Ints:
        numbers = self._numbers
        return np.array([numbers.setdefault(word, len(numbers)) for word in words], np.int64)


def _rarity(rows: int, total: int) -> float:
    """BM25's weight of a term that so many of all rows have; above 0 even for one that all have."""
    return math.log1p((total - rows + 0.5) / (rows + 0.5))


def _join(generation: int, read: Mapping[tuple[str, str], _Terms], vocabulary: int) -> _Postings:
    """Postings of all documents: one sort of (term, row) pairs."""
    parts = [terms for document in read.values() for terms in document.terms]
    lengths = np.array([len(part) for part in parts], np.int64)
    terms = np.concatenate([np.empty(0, np.int64), *parts])
    rows = np.repeat(np.arange(len(parts)), lengths)
    pairs, counts = np.unique(terms * max(len(parts), 1) + rows, return_counts=True)
    pair_terms, pair_rows = np.divmod(pairs, max(len(parts), 1))
    return _Postings(
        generation=generation,
        documents=list(read),
        document_of_row=np.repeat(
            np.arange(len(read)), np.array([len(document.terms) for document in read.values()], np.int64)
        ),
        chunk_ids=[chunk_id for document in read.values() for chunk_id in document.chunk_ids],
        lengths=lengths.astype(np.float64),
        starts=np.searchsorted(pair_terms, np.arange(vocabulary + 1)),
        rows=pair_rows,
        counts=counts.astype(np.float64),
    )
