"""Opened files into the store: embed what is new of several of them at once, then commit them in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ingest.catalog import CATALOG
from ingest.edits import as_declared
from ingest.files import Found
from ingest.metadata import describe
from ingest.opening import Opened
from ingest.outcomes import Outcome
from ingest.preparing import Prepared
from ingest.progress import Progress
from ingest.registry import Body, Entry, Registry, RegistryWriter, Vector, document_id_of, text_sha256
from ingest.types import Document, ReadError, Status
from ingest.vectorise import Vectoriser

_BATCH = 1_000  # texts that are embedded in one go, as far as whole documents allow


class Adder:
    """Takes files in, in order; knows every path the store holds."""

    def __init__(self, registry: Registry, vectoriser: Vectoriser, progress: Progress) -> None:
        self._registry = registry
        self._writer = RegistryWriter(registry)
        self._vectoriser = vectoriser
        self._progress = progress
        self._waiting: list[tuple[Entry, Body]] = []  # to be committed together
        self._load()

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Every path the store holds, by document id."""
        return self._entries

    def held(self, found: Found) -> Document | None:
        """What was declared for the file's path before, without what an editor said of it."""
        entry = self._entries.get(document_id_of(found.name))
        return as_declared(entry) if entry else None

    def add(self, files: Iterable[Opened]) -> Iterator[list[Outcome]]:
        """Takes files in, a few at a time, which are in the store when their outcomes are given.

        A file that failed leaves what the store had of it.

        :raises EmbeddingError: the model cannot be used
        """
        for batch in self._batches(files):
            wanted = [opened.content for opened in batch if isinstance(opened.content, Prepared)]
            vectors = self._vectoriser.vectors((text for prepared in wanted for text in prepared.texts()), self._told)
            self._vectoriser.learn_words(word for prepared in wanted for word in prepared.words)
            outcomes = [self._add(opened, vectors) for opened in batch]
            self._flush()
            yield outcomes

    def _batches(self, files: Iterable[Opened]) -> Iterator[list[Opened]]:
        batch: list[Opened] = []
        texts = 0
        for opened in files:
            self._progress.step(f"read {opened.found.path.name}")
            batch.append(opened)
            texts += len(opened.content.texts()) if isinstance(opened.content, Prepared) else 0
            if texts >= _BATCH:
                yield batch
                batch, texts = [], 0
        if batch:
            yield batch

    def _told(self, done: int, of: int) -> None:
        self._progress.step(f"embedded {done} of {of} texts")

    def _add(self, opened: Opened, vectors: Mapping[str, Vector]) -> Outcome:
        match opened.content:
            case ReadError():
                return self._failed(opened.found, opened.content)
            case None:
                return self._outcome(opened.found, "unchanged", self._holders[opened.version])
        held = self._entries.get(document_id_of(opened.found.name))
        if held is not None and held.document.version == opened.version:
            return self._add_known(opened, opened.content, held)
        if holder := self._holders.get(opened.version):
            return self._add_copy(opened, opened.content, holder)
        return self._add_new(opened, opened.content, vectors)

    def _failed(self, found: Found, error: ReadError) -> Outcome:
        self._progress.done()
        if self.held(found) is None:
            return Outcome(found.name, "failed", None, error=error)
        kept = ("The version ingested before stays in place.",)
        return Outcome(found.name, "failed", document_id_of(found.name), kept, error)

    def _add_known(self, opened: Opened, prepared: Prepared, held: Entry) -> Outcome:
        """The same bytes as before: what the operator says of them has changed."""
        entry = self._entry(opened, prepared, held.document.chunks, held.copy_of)
        self._flush()
        self._writer.describe(entry)
        self._note(entry)
        return self._outcome(opened.found, "updated", self._holders[opened.version])

    def _add_copy(self, opened: Opened, prepared: Prepared, holder: Document) -> Outcome:
        """Bytes that another document has."""
        entry = self._entry(opened, prepared, holder.chunks, holder.document_id)
        self._flush()
        self._writer.put_copy(entry)
        self._note(entry)
        return self._outcome(opened.found, "unchanged", holder)

    def _add_new(self, opened: Opened, prepared: Prepared, vectors: Mapping[str, Vector]) -> Outcome:
        """Bytes that no document has yet: a new document, or a new version of one."""
        chunked = prepared.chunked
        own = {sha: vectors[sha] for sha in map(text_sha256, prepared.texts())}
        body = Body(prepared.reading.pages, chunked.chunks, chunked.sentences, prepared.tokens, own, prepared.facts)
        entry = self._entry(opened, prepared, len(chunked.chunks))
        document = entry.document
        is_new = document.document_id not in self._entries
        self._waiting.append((entry, body))
        self._note(entry)
        status: Status = "partial" if document.partial else "added" if is_new else "updated"
        return self._outcome(opened.found, status, document, document.pages, document.chunks)

    def _entry(self, opened: Opened, prepared: Prepared, chunks: int, copy_of: str | None = None) -> Entry:
        document = describe(opened.found, opened.version, opened.declared, prepared, chunks)
        return Entry(document, opened.declared.as_json(), copy_of)

    def _outcome(self, found: Found, status: Status, holder: Document, pages: int = 0, chunks: int = 0) -> Outcome:
        """The outcome of a file whose text ``holder`` has; a copy says so."""
        self._progress.done(pages, chunks)
        warnings = []
        if not self._entries[document_id_of(found.name)].document.reviewed:
            warnings.append(f"{CATALOG} has no entry for it, so it is internal and unreviewed.")
        if holder.path != found.name:
            warnings.append(
                f"It has the same content as {holder.path} and is held once, under that path, "
                "with the strictest visibility and embargo of both."
            )
        return Outcome(found.name, status, holder.document_id, tuple(warnings))

    def _flush(self) -> None:
        """Commits what waits for it."""
        if self._waiting:
            self._writer.put(self._waiting, self._vectoriser.model)
            self._waiting = []

    def _note(self, entry: Entry) -> None:
        """Follows a commit that was made or waits to be."""
        document = entry.document
        old = self._entries.get(document.document_id)
        if old is not None and document.version != old.document.version and document.document_id in self._copied:
            self._flush()  # one of its copies inherits the old text
            self._load()
            return
        if old is not None and old.copy_of is None:
            del self._holders[old.document.version]
        self._entries[document.document_id] = entry
        if entry.copy_of is None:
            self._holders[document.version] = document
        else:
            self._copied.add(entry.copy_of)

    def _load(self) -> None:
        entries = self._registry.entries()
        self._entries = {entry.document.document_id: entry for entry in entries}
        self._holders = {entry.document.version: entry.document for entry in entries if entry.copy_of is None}
        self._copied = {entry.copy_of for entry in entries if entry.copy_of is not None}
