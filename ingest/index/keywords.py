"""The keyword index: BM25 whose statistics count only the documents that the asker may see.

``bm25s`` fixes its statistics when it is built, so a hidden document would show in the scores of the others. Here
document frequencies, the number of chunks and their mean length are those of the visible chunks, counted at query
time over postings held in memory: scores and order equal those of a store without the hidden documents.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice
from threading import Lock

import numpy as np
import numpy.typing as npt

from ingest.index.remembering import Remembered
from ingest.language.tokens import tokens as tokens_of
from ingest.language.transliteration import sounds
from ingest.registry import Registry, is_of_version
from ingest.registry.passages import batches
from ingest.types import Document

K1 = 1.2  # how soon a repeated term stops counting
B = 0.75  # how much a long chunk is discounted

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Terms:
    """The chunks of one document version: ids, and how many terms each has; each term in each chunk once."""

    chunk_ids: list[str]
    lengths: Ints  # terms of each chunk
    terms: Ints  # number of the term
    rows: Ints  # chunk, counted within the document
    counts: Ints  # how often the term is in the chunk


@dataclass(frozen=True, slots=True)
class _Seen:
    """What an asker may see of the postings."""

    mask: npt.NDArray[np.bool_]  # which rows
    total: int
    dampening: Floats  # of each row: how much its length discounts a term


class _Postings:
    """All chunks of one generation. Rows are chunks; the postings of term t are ``starts[t]:starts[t + 1]``."""

    def __init__(self, generation: int, read: Mapping[tuple[str, str], _Terms], vocabulary: int) -> None:
        held = read.values()
        sizes = np.array([len(document.chunk_ids) for document in held], np.int64)
        firsts = np.repeat(np.cumsum(sizes) - sizes, [len(document.terms) for document in held])
        terms = _joined(document.terms for document in held)
        order = np.argsort(terms, kind="stable")
        self.generation = generation
        self.chunk_ids = [chunk_id for document in held for chunk_id in document.chunk_ids]
        self.starts = np.concatenate([[0], np.bincount(terms, minlength=vocabulary).cumsum()])
        self.rows = (_joined(document.rows for document in held) + firsts)[order].astype(np.int32)
        self.counts = _joined(document.counts for document in held)[order]  # how often the term is in the row
        self.seen = Remembered(self._seen_by)
        self._documents = list(read)
        self._document_of_row = np.repeat(np.arange(len(sizes)), sizes)
        self._lengths = _joined(document.lengths for document in held).astype(np.float64)
        self._row_of = {chunk_id: row for row, chunk_id in enumerate(self.chunk_ids)}

    def rows_of(self, chunk_ids: Iterable[str]) -> dict[str, int]:
        """The rows of those of the chunks that are there."""
        return {chunk_id: self._row_of[chunk_id] for chunk_id in chunk_ids if chunk_id in self._row_of}

    def _seen_by(self, visible: Mapping[str, Document]) -> _Seen:
        """The rows of visible documents, in the version that was asked about."""
        seen = [name in visible and visible[name].version == version for name, version in self._documents]
        mask = np.array(seen, bool)[self._document_of_row]
        total = int(mask.sum())
        mean = max(self._lengths[mask].mean(), 1.0) if total else 1.0
        return _Seen(mask, total, K1 * (1 - B + B * self._lengths / mean))


class KeywordIndex:
    """Keyword search over the registry's tokens; follows every commit, safe to share between threads."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._lock = Lock()
        self._numbers: dict[str, int] = defaultdict(count().__next__)  # of each term; grows only, as terms are read
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
        wanted = {sound for word in hangul for sound in sounds(word)}
        if not wanted:
            return []
        self._current()
        with self._lock:
            heard = self._heard
            for term in islice(self._numbers, self._listened, None):
                if term.isascii() and term.isalpha():
                    for sound in sounds(term):
                        heard.setdefault(sound, []).append(term)
            self._listened = len(self._numbers)
            return sorted({term for sound in wanted for term in heard.get(sound, ())})

    def scores(
        self, tokens: Sequence[str], visible: Mapping[str, Document], chunk_ids: Iterable[str]
    ) -> dict[str, float]:
        """The BM25 of chunks by id, as ``search`` scores them; 0 for one without the terms or not visible."""
        postings = self._current()
        found = self._scores(postings, tokens, visible)
        wanted = dict.fromkeys(chunk_ids, 0.0)
        return wanted | {chunk_id: float(found[row]) for chunk_id, row in postings.rows_of(wanted).items()}

    def rarity(self, texts: Iterable[str], visible: Mapping[str, Document]) -> dict[str, float]:
        """How rare texts are among the visible chunks, by text, in [0, 1]: 1 for one whose tokens stand nowhere."""
        postings = self._current()
        seen = postings.seen.of(visible)
        most = _rarity(0, seen.total)
        found: dict[str, float] = {}
        for text in texts:
            rarities = [_rarity(int(seen.mask[self._rows(postings, t)[0]].sum()), seen.total) for t in tokens_of(text)]
            found[text] = sum(rarities) / len(rarities) / most if rarities else 0.0
        return found

    def _scores(self, postings: _Postings, tokens: Sequence[str], visible: Mapping[str, Document]) -> Floats:
        """A score for each row, 0 where it is not visible."""
        scores = np.zeros(len(postings.chunk_ids))
        seen = postings.seen.of(visible)
        for term in sorted(set(tokens)):  # in one order, so that sums agree to the last bit
            rows, counts = self._rows(postings, term)
            here = seen.mask[rows]
            rows, counts = rows[here], counts[here]
            scores[rows] += _rarity(len(rows), seen.total) * counts * (K1 + 1) / (counts + seen.dampening[rows])
        return scores

    def _rows(self, postings: _Postings, term: str) -> tuple[Ints, Ints]:
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
                self._postings = _Postings(generation, self._read, len(self._numbers))
            return self._postings

    def _read_terms(self, versions: Sequence[tuple[str, str]]) -> dict[tuple[str, str], _Terms]:
        """The terms of each version, read once; one that was replaced in this moment is left out."""
        read = {version: self._read[version] for version in versions if version in self._read}
        missing = dict(version for version in versions if version not in read)
        for batch in batches(missing):
            for document_id, chunks in self._registry.tokens_of(batch).items():
                version = missing[document_id]
                if all(is_of_version(chunk_id, document_id, version) for chunk_id in chunks):
                    read[document_id, version] = self._terms(chunks)
        return read

    def _terms(self, chunks: Mapping[str, Sequence[str]]) -> _Terms:
        lengths = [len(words) for words in chunks.values()]
        every = np.fromiter(map(self._numbers.__getitem__, chain.from_iterable(chunks.values())), np.int64)
        rows = np.repeat(np.arange(len(lengths)), lengths)
        pairs, counts = np.unique(every * max(len(lengths), 1) + rows, return_counts=True)
        terms, rows = np.divmod(pairs, max(len(lengths), 1))
        return _Terms(list(chunks), *(np.asarray(part, np.int32) for part in (lengths, terms, rows, counts)))


def _rarity(rows: int, total: int) -> float:
    """BM25's weight of a term that so many of all rows have; above 0 even for one that all have."""
    return math.log1p((total - rows + 0.5) / (rows + 0.5))


def _joined(parts: Iterable[Ints]) -> Ints:
    return np.concatenate([np.empty(0, np.int32), *parts])
