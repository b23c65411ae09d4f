"""Where the time of ``ingest add`` goes, on generated documents of real size: ``python -m benchmarks.ingest``.

English and Korean, in equal shares PDF, DOCX, HTML, text and Markdown. Everything is ingested into a new store as the
command does it, with the embedded model. With ``--stand-in``, what is not embedding is measured with a model that
costs next to nothing, and the embedded model then embeds a sample of the same texts; its time for all of them is the
sample's, multiplied.

What counts as what: embedding is time inside the model, apart for chunks, sentences and single words. Everything else
is reading, chunking, tokens and words (in processes of their own), the way of their results into the store's process,
originals, registry and Chroma, and the start of it all. It is compared with the embedding of the chunks alone. Stages
run beside one another, so seconds of processor time, not of the clock, are what is compared, on both sides.

A table goes to stderr, the same figures as JSON to stdout. Exit 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import numpy as np

from benchmarks.generated import write_documents
from ingest import pipeline
from ingest.embedding import embed_passages, open_embedding
from ingest.index import Index
from ingest.opening import Opener
from ingest.originals import Originals
from ingest.preparing import Prepared
from ingest.readers.isolated import IsolatedReader
from ingest.registry import Registry, RegistryWriter
from ingest.settings import EmbeddingSettings, Settings

LEVELS = ("chunks", "sentences", "words")
OTHER = ("reading", "receiving", "originals", "registry", "Chroma", "rest")
SAMPLE = {"chunks": 400, "sentences": 400, "words": 400}
WARM_UP = 20
MOST_OTHER, LEAST_PAGES = 0.18, 25.0


class StandIn:
    """A text's vector is the sum of those of its words and of one that all share: near each other, as real ones are."""

    embed_batch_size = 64

    def __init__(self) -> None:
        random = np.random.default_rng(0)
        self._words = random.normal(size=(4096, 384))
        self._common = 3 * random.normal(size=384)

    def get_text_embedding_batch(self, texts: list[str]) -> list[list[float]]:
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        rows = [crc32(word.encode()) % len(self._words) for word in text.split()]
        vector: list[float] = (self._words[rows].mean(axis=0) + self._common).tolist()
        return vector


class Watch:
    """Seconds by stage, of the clock and of the processor."""

    def __init__(self) -> None:
        self.clock: dict[str, float] = defaultdict(float)
        self.processor: dict[str, float] = defaultdict(float)

    def of(self, stage: str, call: Callable[..., Any], threads: bool = False) -> Callable[..., Any]:
        """The call, timed; ``threads``: it works in threads of its own, whose time counts too."""
        used = time.process_time if threads else time.thread_time

        @wraps(call)
        def timed(*arguments: Any, **named: Any) -> Any:
            clock, processor = time.perf_counter(), used()
            try:
                return call(*arguments, **named)
            finally:
                self.clock[stage] += time.perf_counter() - clock
                self.processor[stage] += used() - processor

        return timed


class Timed:
    """A model that embeds and times chunks, sentences and words apart, and remembers which texts they were."""

    def __init__(self, model: Any, watch: Watch) -> None:
        self.embed_batch_size = model.embed_batch_size
        self.texts: dict[str, set[str]] = defaultdict(set)
        self._levels: dict[str, str] = {}
        self._embed = {level: watch.of(level, model.get_text_embedding_batch, threads=True) for level in LEVELS}

    def expect(self, prepared: Prepared) -> None:
        """Tells what the texts that come are."""
        self._levels |= dict.fromkeys((sentence.text for sentence in prepared.chunked.sentences), "sentences")
        self._levels |= dict.fromkeys((chunk.searched for chunk in prepared.chunked.chunks), "chunks")

    def get_text_embedding_batch(self, texts: list[str]) -> list[list[float]]:
        found: dict[str, list[float]] = {}
        for level in LEVELS:
            if here := [text for text in texts if self._levels.get(text, "words") == level]:
                self.texts[level].update(here)
                found |= dict(zip(here, self._embed[level](here), strict=True))
        return [found[text] for text in texts]


def ingest(settings: Settings, folder: Path, model: Any) -> tuple[Watch, Timed]:
    """``ingest add`` of a folder, timed."""
    watch = Watch()
    timed = Timed(model, watch)
    opened = Opener.opened

    def watched(self: Opener, files: Iterable[Any]) -> Iterator[Any]:
        for one in opened(self, files):
            if isinstance(one.content, Prepared):
                timed.expect(one.content)
            yield one

    Opener.opened = watched  # type: ignore[method-assign]
    for owner, name, stage, threads in (
        (IsolatedReader, "prepare", "receiving", False),
        (Originals, "put", "originals", False),
        (RegistryWriter, "put", "registry", False),
        (RegistryWriter, "cached", "registry", False),
        (RegistryWriter, "known_words", "registry", False),
        (RegistryWriter, "keep_words", "registry", False),
        (Index, "sync", "Chroma", True),
    ):
        setattr(owner, name, watch.of(stage, getattr(owner, name), threads))
    clock, processor = time.perf_counter(), time.process_time()
    children = _children()
    report = pipeline.add(settings, [folder], open_model=lambda _: timed)  # type: ignore[arg-type, return-value]
    if report.failed:
        raise SystemExit(f"a document failed: {next(o.error for o in report.outcomes if o.error)}")
    watch.clock["all"] = time.perf_counter() - clock
    watch.processor["reading"] = _children() - children
    watch.processor["all"] = time.process_time() - processor + watch.processor["reading"]
    watch.processor["rest"] = watch.processor["all"] - sum(watch.processor[s] for s in (*LEVELS, *OTHER))
    return watch, timed


def embed_sample(settings: Settings, texts: dict[str, set[str]]) -> Watch:
    """What the embedded model takes for all the texts, from a sample of each level."""
    model, watch = open_embedding(settings), Watch()
    for level in LEVELS:
        everything = sorted(texts[level])
        sample = Random(0).sample(everything, min(len(everything), SAMPLE[level]))
        embed_passages(model, sample[:WARM_UP])
        watch.of(level, embed_passages, threads=True)(model, sample)
        factor = len(everything) / max(1, len(sample))
        watch.clock[level] *= factor
        watch.processor[level] *= factor
    return watch


def first_keyword_search(settings: Settings) -> float:
    """Seconds of the clock until a new process has the keyword index in memory."""
    registry = Registry.open(settings, create=False)
    started = time.perf_counter()
    Index(settings, registry).keyword_search(["programme"], {}, 1)
    seconds = time.perf_counter() - started
    registry.close()
    return seconds


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(documents: int, stand_in: bool, folder: Path) -> dict[str, Any]:
    """All figures."""
    sheets = write_documents(folder / "documents", documents)
    embedding = EmbeddingSettings(provider="ollama", model="stand-in") if stand_in else EmbeddingSettings()
    settings = Settings(store=folder / "store", embedding=embedding)
    watch, timed = ingest(settings, folder / "documents", StandIn() if stand_in else open_embedding(settings))
    real = embed_sample(Settings(store=folder), timed.texts) if stand_in else watch
    other = sum(watch.processor[stage] for stage in OTHER)
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    figures: dict[str, Any] = {
        "documents": documents,
        "pages": sheets,
        "embedding": "sample, multiplied" if stand_in else "all",
        **{f"{level}_embedded": len(timed.texts[level]) for level in LEVELS},
        "clock_s": watch.clock["all"],
        **{f"{stage}_processor_s": watch.processor[stage] for stage in OTHER},
        **{f"{level}_embedding_processor_s": real.processor[level] for level in LEVELS},
        **{f"{level}_embedding_clock_s": real.clock[level] for level in LEVELS},
        "other_processor_s": other,
        "other_of_chunk_embedding": other / real.processor["chunks"],
        "pages_per_core_s": sheets / other,
        "first_keyword_search_clock_s": first_keyword_search(settings),
        "memory_mb": size[0] / 1024,
        "memory_of_a_reader_mb": size[1] / 1024,
    }
    if stand_in:
        figures["other_clock_of_chunk_embedding_clock"] = (
            watch.clock["all"] - sum(watch.clock[level] for level in LEVELS)
        ) / real.clock["chunks"]
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--stand-in", action="store_true", help="embed with a stand-in, and a sample with the model")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(arguments.documents, arguments.stand_in, Path(folder))
    for name, value in figures.items():
        print(f"{name:38} {value:>12.4g}" if isinstance(value, float) else f"{name:38} {value:>12}", file=sys.stderr)
    print(json.dumps(figures, indent=1))
    return int(figures["other_of_chunk_embedding"] > MOST_OTHER or figures["pages_per_core_s"] < LEAST_PAGES)


if __name__ == "__main__":
    sys.exit(main())
