"""Stores of a given size: files read and embedded in full, or varied copies of what such a store holds.

A copy is every document once more with other names, dates and numbers. Its vectors are those of the original with
seeded noise, since the model would give nearly these; what reading and embedding it would have cost is reckoned from
the original. Everything from there on (keyword tokens, registry, Chroma) is done and measured as for any document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np

from benchmarks.ingest import LEVELS, Watch, ingest
from benchmarks.scale.texts import Pool, write_documents
from benchmarks.scale.varying import Variation
from ingest.embedding import model_id, open_embedding
from ingest.facts.base import Fact
from ingest.index import Index
from ingest.language.tokens import tokens
from ingest.lexicon import word_forms
from ingest.registry import Body, Entry, Registry, RegistryWriter, Vector, document_id_of, text_sha256
from ingest.settings import Settings
from ingest.store import writing

CHUNKS_A_DOCUMENT = 9.5
NOISE = 0.25
"""Length of what is added to a unit vector: the cosine of the two is then about .97."""
_TOGETHER = 20  # documents committed at once, as ingest does with so many texts
_INDEX_EVERY = 200

Figures = dict[str, float]
Held = tuple[Entry, Body]


def build(folder: Path, pool: Pool, chunks: int) -> Figures:
    """A store of about so many chunks in ``folder/store``, read and embedded in full; what each stage took."""
    write_documents(folder / "documents", pool, round(chunks / CHUNKS_A_DOCUMENT))
    settings = Settings(store=folder / "store")
    watch, timed = ingest(settings, folder / "documents", open_embedding(settings))
    used = watch.processor
    return {
        "reading_processor_s": used["reading"] + used["receiving"],
        "embedding_processor_s": sum(used[level] for level in LEVELS),
        "registry_processor_s": used["registry"] + used["originals"],
        "chroma_processor_s": used["Chroma"],
        "rest_processor_s": used["rest"],
        "texts_embedded": sum(map(len, timed.texts.values())),
    }


def grow(original: Settings, costs: Mapping[str, float], folder: Path, variation: Variation, times: int) -> Figures:
    """A store of ``times`` as many documents in ``folder/store``: those of ``original``, and varied copies of each.

    :param costs: what ``original`` took; reading and embedding are reckoned from it
    """
    settings, watch = Settings(store=folder / "store"), Watch()
    held = _held(original)
    with writing(settings) as registry:
        writer, index, model = RegistryWriter(registry), Index(settings, registry), model_id(settings)
        put, sync = watch.of("registry", writer.put), watch.of("chroma", index.sync, threads=True)
        _learn(writer, original, _coined(held, variation, times), model)
        for number, batch in enumerate(_batches(held, variation, times), 1):
            put(batch, model)
            if number % (_INDEX_EVERY // _TOGETHER) == 0:
                sync()
        sync()
    reckoned = ("reading_processor_s", "embedding_processor_s", "rest_processor_s", "texts_embedded")
    return {
        **{name: costs[name] * times for name in reckoned},
        "registry_processor_s": watch.processor["registry"],
        "chroma_processor_s": watch.processor["chroma"],
    }


def _held(settings: Settings) -> list[Held]:
    """Everything a store holds."""
    registry = Registry.open(settings, create=False)
    held = []
    for entry in registry.entries():
        name = entry.document.document_id
        chunks, sentences = registry.chunks_of(name), registry.sentences_of(name)
        texts = [chunk.searched for chunk in chunks] + [sentence.text for sentence in sentences]
        rows = (*registry.vectors_of(name, "chunk").values(), *registry.vectors_of(name, "sentence").values())
        vectors = {text_sha256(text): vector for text, vector in zip(texts, rows, strict=True)}
        words = tuple(map(tuple, registry.tokens_of([name])[name].values()))
        facts = registry.stored_facts(name)
        held.append((entry, Body(tuple(registry.pages(name)), tuple(chunks), tuple(sentences), words, vectors, facts)))
    registry.close()
    return held


def _batches(held: list[Held], variation: Variation, times: int) -> Iterator[list[Held]]:
    """The documents and their copies, so many at a time as ingest commits together, in a mixed order."""
    order = [(seed, number) for seed in range(times) for number in range(len(held))]
    Random(0).shuffle(order)
    for at in range(0, len(order), _TOGETHER):
        yield [varied(held[number], variation, seed, number) for seed, number in order[at : at + _TOGETHER]]


def varied(held: Held, variation: Variation, seed: int, number: int) -> Held:
    """A document with other names, dates and numbers; seed 0 is the document itself."""
    entry, body = held
    if not seed:
        return held

    def other(text: str) -> str:
        return variation.of(text, seed)

    chunks = tuple(replace(c, text=other(c.text), context=other(c.context)) for c in body.chunks)
    sentences = tuple(replace(s, text=other(s.text)) for s in body.sentences)
    before = [chunk.searched for chunk in body.chunks] + [sentence.text for sentence in body.sentences]
    after = [chunk.searched for chunk in chunks] + [sentence.text for sentence in sentences]
    document = entry.document
    path = f"{document.path}-{seed}"
    copy = replace(
        document,
        document_id=document_id_of(path),
        path=path,
        version=sha256(f"{document.version}-{seed}".encode()).hexdigest(),
        title=other(document.title),
        date=date.fromisoformat(other(document.date.isoformat())) if document.date else None,
    )
    return replace(entry, document=copy), Body(
        pages=tuple(replace(page, text=other(page.text)) for page in body.pages),
        chunks=chunks,
        sentences=sentences,
        tokens=tuple(tuple(tokens(chunk.searched)) for chunk in chunks),
        vectors=_noisy(body.vectors, before, after, np.random.default_rng([seed, number])),
        facts=tuple(_varied_fact(fact, other) for fact in body.facts),
    )


def _varied_fact(fact: Fact, other: Callable[[str], str]) -> Fact:
    return replace(fact, quote=other(fact.quote), text=other(fact.text), value=other(fact.value))


def _noisy(
    vectors: Mapping[str, Vector], before: list[str], after: list[str], random: np.random.Generator
) -> dict[str, Vector]:
    """The vectors of the texts ``after``, from those of the texts that they were; an unchanged text keeps its own."""
    old = np.stack([vectors[text_sha256(text)] for text in before])
    new = old + random.normal(scale=NOISE / old.shape[1] ** 0.5, size=old.shape)
    new /= np.linalg.norm(new, axis=1, keepdims=True)
    rows = zip(before, after, old, new.astype(np.float32), strict=True)
    return {text_sha256(now): (kept if was == now else fresh) for was, now, kept, fresh in rows}


def _coined(held: list[Held], variation: Variation, times: int) -> set[str]:
    """The forms of all names that the copies have and the originals have not."""
    texts = [page.text for _, body in held for page in body.pages]
    names = {name for seed in range(1, times) for text in texts for name in variation.names(text, seed)}
    return {form for name in names for _, form in word_forms(name)}


def _learn(writer: RegistryWriter, original: Settings, names: set[str], model: str) -> None:
    """Word vectors of the original, and for coined names the noisy ones of words by chance."""
    registry = Registry.open(original, create=False)
    there = registry.word_vectors(sorted(set(RegistryWriter(registry).words())))
    registry.close()
    words, random = list(there), np.random.default_rng(0)
    fresh = {}
    for name in sorted(names - there.keys()):
        vector = there[words[crc32(name.encode()) % len(words)]]
        noisy = vector + random.normal(scale=NOISE / len(vector) ** 0.5, size=len(vector))
        fresh[name] = (noisy / np.linalg.norm(noisy)).astype(np.float32)
    writer.keep_words(model, there | fresh)
