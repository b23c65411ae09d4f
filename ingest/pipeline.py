"""What changes a store, from end to end: add, remove, rebuild. Each is the store's one writer while it runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path

from ingest.adding import Adder
from ingest.alias_lists import current_lists
from ingest.catalog import Catalogs
from ingest.edits import read_edits
from ingest.errors import UserError
from ingest.facts.corrections import current_corrections
from ingest.files import Found, find_files, is_below
from ingest.finding import changed_facts
from ingest.index import Index
from ingest.language.aliases import Aliases
from ingest.language.tokens import tokens
from ingest.metadata import declare
from ingest.opening import Opener
from ingest.originals import Originals
from ingest.outcomes import Outcome, Report
from ingest.progress import Progress
from ingest.readers.isolated import IsolatedReader
from ingest.readers.second_look import Preparer, SecondLook
from ingest.readers.tesseract import find_tesseract
from ingest.registry import Entry, Registry, RegistryWriter, document_id_of
from ingest.settings import Settings
from ingest.store import writing
from ingest.types import Document, Visibility
from ingest.vectorise import OpenModel, Vectoriser

_INDEX_EVERY = 200  # documents: until they are in the index, every question compares their vectors one by one


def add(
    settings: Settings,
    paths: Sequence[Path],
    *,
    remove_missing: bool = False,
    visibility: Visibility | None = None,
    open_model: OpenModel | None = None,
    instead: Mapping[str, Path] | None = None,
    told: Callable[[str], object] | None = None,
) -> Report:
    """Takes files and folders in; each file is committed whole, and what fails leaves its old version in place.

    :param remove_missing: drops documents below ``paths`` whose file is gone
    :param visibility: the operator's word on documents that no ``corpus.yaml`` describes
    :param open_model: gives the embedding model where it is not the one that the settings name
    :param instead: files to open in place of documents' own, by the document's path
    :param told: hears what is being done, in place of a bar on stderr
    :raises UserError: a path does not exist, a ``corpus.yaml`` is wrong, the store cannot be used: nothing has changed;
        or no file can be read on this machine: what was committed before stays
    :raises EmbeddingError: the model cannot be used; what was committed before stays
    """
    started = time.monotonic()
    named = find_files(paths)
    with writing(settings) as registry:
        edits = read_edits(settings)
        files = edits.chosen(named, settings.store, instead or {})
        index = Index(settings, registry)
        index.sync()  # what an earlier run left undone; and an index that cannot be had is told before the work
        vectoriser = Vectoriser(settings, RegistryWriter(registry), open_model)
        with Progress(len(files), told) as progress:
            adder = Adder(registry, vectoriser, progress)
            catalogs = Catalogs()
            declared = [
                replace(declare(found, catalogs, visibility, adder.held(found)), edit=edits.documents.get(found.name))
                for found in files
            ]
            _put_lists(registry, paths, files)
            outcomes: list[Outcome] = []
            waiting = 0
            with Opener(settings, adder.entries, _readers(settings, registry.aliases())) as opener:
                for batch in adder.add(opener.opened(zip(files, declared, strict=True))):
                    outcomes += batch
                    waiting += sum(outcome.status not in ("unchanged", "failed") for outcome in batch)
                    if waiting >= _INDEX_EVERY:
                        index.sync()
                        waiting = 0
        removed = _remove_missing(registry, paths, files) if remove_missing else ()
        settle(settings, registry, index)
        documents = {document.document_id: document for document in registry.documents()}
        unmet = registry.unmet_corrections()
    moved = [_warned(_as_it_ended(outcome, documents), unmet) for outcome in outcomes]
    others = [sentence for path, sentence in unmet if path not in {outcome.path for outcome in moved}]
    others += [
        f"{found.name} was withdrawn at the desk, so it is left out."
        for found in named
        if found.name in edits.withdrawn
    ]
    return Report(tuple(moved), removed, documents, time.monotonic() - started, tuple(others))


def remove(settings: Settings, document_ids: Iterable[str]) -> tuple[str, ...]:
    """Removes documents, and with them every path that has the same content.

    :returns: the paths removed
    :raises UserError: an id names no document; nothing has changed
    """
    wanted = set(document_ids)
    with writing(settings) as registry:
        index = Index(settings, registry)
        index.sync()
        leaving = entries_of(registry, wanted)
        RegistryWriter(registry).remove(entry.document.document_id for entry in leaving)
        settle(settings, registry, index)
    return tuple(entry.document.path for entry in leaving)


def entries_of(registry: Registry, wanted: Collection[str]) -> list[Entry]:
    """Every path of the documents of these ids: each document's own, and those that have the same content.

    :raises UserError: an id names no document
    """
    entries = {entry.document.document_id: entry for entry in registry.entries()}
    if unknown := sorted(set(wanted) - entries.keys()):
        raise UserError(
            f"No document has the id {unknown[0]}; `python -m ingest list` shows them. Nothing was changed."
        )
    return [entry for name, entry in entries.items() if name in wanted or entry.copy_of in wanted]


def rebuild(settings: Settings, *, open_model: OpenModel | None = None) -> int:
    """Makes tokens and indexes again from the registry, and the vectors too where the settings name another model.

    A store that an earlier version of the product made is brought up to date first.

    :returns: how many documents the store holds
    :raises EmbeddingError: the model cannot be used; the store is as it was
    """
    with writing(settings, renew=True) as registry:
        writer = RegistryWriter(registry)
        vectoriser = Vectoriser(settings, writer, open_model)
        vectoriser.refresh(writer.texts())
        vectoriser.relearn_words()
        writer.adopt_model(vectoriser.model)
        for document in registry.documents():
            _retokenise(registry, document.document_id)
        writer.put_facts(changed_facts(registry, registry.aliases()))
        index = Index(settings, registry)
        return index.rebuild()


def _retokenise(registry: Registry, document_id: str) -> None:
    held = registry.tokens_of([document_id])[document_id]
    fresh = {chunk.ordinal: tokens(chunk.searched) for chunk in registry.chunks_of(document_id)}
    if list(held.values()) != list(fresh.values()):
        RegistryWriter(registry).retokenise(document_id, fresh)


def _readers(settings: Settings, aliases: Aliases) -> list[AbstractContextManager[Preparer]]:
    one = partial(IsolatedReader, settings.limits, chunks=settings.chunks, aliases=aliases)
    tesseract = find_tesseract(settings.ocr)
    if tesseract is None:
        return [one() for _ in range(settings.reading.processes)]
    return [SecondLook(one(), one(tesseract=tesseract)) for _ in range(settings.reading.processes)]


def _put_lists(registry: Registry, paths: Sequence[Path], files: Sequence[Found]) -> None:
    """What stands beside the documents: names' spellings, and corrections of facts. A wrong file changes neither."""
    aliases = current_lists(held_aliases := registry.alias_lists(), paths, files)
    corrections = current_corrections(held_corrections := registry.corrections(), paths, files)
    if corrections != held_corrections:
        RegistryWriter(registry).put_corrections(corrections)
    if aliases != held_aliases:
        spellings = Aliases.of(group for groups in aliases.values() for group in groups)
        RegistryWriter(registry).put_aliases(aliases, changed_facts(registry, spellings))


def _remove_missing(registry: Registry, paths: Sequence[Path], files: Sequence[Found]) -> tuple[str, ...]:
    """Removes what lies below the paths and is there no more. A text that copies elsewhere have stays, under theirs."""
    there = {found.name for found in files}
    gone = [
        entry.document
        for entry in registry.entries()
        if is_below(entry.document.path, paths)
        and entry.document.path not in there
        and not Path(entry.document.path).exists()
    ]
    RegistryWriter(registry).remove(document.document_id for document in gone)
    return tuple(document.path for document in gone)


def _warned(outcome: Outcome, unmet: Iterable[tuple[str, str]]) -> Outcome:
    """With a warning for each correction of this file that no longer applies."""
    warnings = (sentence for path, sentence in unmet if path == outcome.path)
    return replace(outcome, warnings=(*outcome.warnings, *warnings))


def _as_it_ended(outcome: Outcome, documents: Mapping[str, Document]) -> Outcome:
    """A copy whose first path was dropped in the same run (a file that was moved) has the text itself by now."""
    own = document_id_of(outcome.path)
    if outcome.document_id not in documents and own in documents:
        return replace(outcome, document_id=own, warnings=("It was held under another path, whose file is gone.",))
    return outcome


def settle(settings: Settings, registry: Registry, index: Index) -> None:
    """What may wait until a run's end: readers have been answering without it."""
    index.sync()
    Originals(settings).sweep({entry.document.version for entry in registry.entries()})
