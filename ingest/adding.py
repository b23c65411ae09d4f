"""One file into the store: read, chunk, embed, commit."""

from __future__ import annotations

import hashlib

from ingest.catalog import CATALOG
from ingest.chunks import chunk_document
from ingest.errors import UserError
from ingest.files import Found
from ingest.language.tokens import tokens
from ingest.metadata import Declared, describe
from ingest.originals import Originals
from ingest.outcomes import Outcome
from ingest.progress import Progress
from ingest.readers import reader_for, unsupported
from ingest.readers.isolated import IsolatedReader
from ingest.registry import Body, Entry, Registry, RegistryWriter, document_id_of
from ingest.settings import Settings
from ingest.types import Document, ReadError, Reading, Status
from ingest.vectorise import Vectoriser


class Adder:
    """Takes files in, one after the other; knows every path the store holds."""

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        reader: IsolatedReader,
        vectoriser: Vectoriser,
        progress: Progress,
    ) -> None:
        self._settings = settings
        self._registry = registry
        self._writer = RegistryWriter(registry)
        self._originals = Originals(settings)
        self._reader = reader
        self._vectoriser = vectoriser
        self._progress = progress
        self._load()

    def held(self, found: Found) -> Document | None:
        """What was declared for the file's path before."""
        entry = self._entries.get(document_id_of(found.name))
        return entry.document if entry else None

    def add(self, found: Found, declared: Declared) -> Outcome:
        """Takes a file in; one that fails leaves what the store had of it.

        :raises UserError: no file can be read on this machine
        :raises EmbeddingError: the model cannot be used
        """
        try:
            return self._add(found, declared)
        except ReadError as error:
            self._progress.done()
            if self.held(found) is None:
                return Outcome(found.name, "failed", None, error=error)
            kept = ("The version ingested before stays in place.",)
            return Outcome(found.name, "failed", document_id_of(found.name), kept, error)

    def _add(self, found: Found, declared: Declared) -> Outcome:
        self._progress.step(f"reading {found.path.name}")
        data = self._bytes(found)
        version = hashlib.sha256(data).hexdigest()
        held = self._entries.get(document_id_of(found.name))
        if held is not None and held.document.version == version:
            return self._add_known(found, declared, held, data)
        reading = self._read(found, data)
        if holder := self._holders.get(version):
            document = describe(found, version, declared, reading, holder.chunks)
            entry = Entry(document, declared.as_json(), holder.document_id)
            self._writer.put_copy(entry)
            self._note(entry)
            return self._outcome(found, "unchanged", holder)
        return self._add_new(found, declared, reading, data)

    def _add_known(self, found: Found, declared: Declared, held: Entry, data: bytes) -> Outcome:
        """The same bytes as before: only what the operator says of them may have changed."""
        version = held.document.version
        if held.declared == declared.as_json():
            return self._outcome(found, "unchanged", self._holders[version])
        reading = self._read(found, data)
        document = describe(found, version, declared, reading, held.document.chunks)
        entry = Entry(document, declared.as_json(), held.copy_of)
        self._writer.describe(entry)
        self._note(entry)
        return self._outcome(found, "updated", self._holders[version])

    def _add_new(self, found: Found, declared: Declared, reading: Reading, data: bytes) -> Outcome:
        """Bytes that no document has yet: a new document, or a new version of one."""
        chunked = chunk_document(reading.pages, self._settings.chunks)
        if not chunked.chunks:
            raise ReadError("empty", f"{found.name} has no readable text: check that it was saved completely.")
        vectors = self._vectoriser.vectors(
            [chunk.text for chunk in chunked.chunks] + [sentence.text for sentence in chunked.sentences],
            lambda done, of: self._progress.step(f"embedding {done} of {of} texts of {found.path.name}"),
        )
        self._vectoriser.learn_words(sentence.text for sentence in chunked.sentences)
        words = tuple(tuple(tokens(chunk.text)) for chunk in chunked.chunks)
        body = Body(reading.pages, chunked.chunks, chunked.sentences, words, vectors)
        version = self._originals.put(data)
        document = describe(found, version, declared, reading, len(chunked.chunks))
        is_new = document.document_id not in self._entries
        entry = Entry(document, declared.as_json())
        self._writer.put(entry, body, self._vectoriser.model)
        self._note(entry)
        status: Status = "partial" if document.partial else "added" if is_new else "updated"
        return self._outcome(found, status, document, document.pages, document.chunks)

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

    def _bytes(self, found: Found) -> bytes:
        """The file's bytes, unless something already tells that they are not worth reading."""
        if found.error is not None:
            raise found.error
        if reader_for(found.path) is None:
            raise unsupported(found.name)
        limit = self._settings.limits.file_bytes
        try:
            if (size := found.path.stat().st_size) > limit:
                raise ReadError(
                    "too_large",
                    f"{found.name} has {size:,} bytes and the limit is {limit:,}: "
                    "split it, or raise the setting limits.file_bytes.",
                )
            return found.path.read_bytes()
        except OSError as error:
            sentence = f"{found.name} cannot be opened ({error.strerror}): check its rights and add it again."
            raise ReadError("unreadable", sentence) from error

    def _read(self, found: Found, data: bytes) -> Reading:
        try:
            return self._reader.read(found.path.name, data)
        except RuntimeError as error:
            raise UserError(f"{found.name} was not read, for no file can be: {error}") from error

    def _note(self, entry: Entry) -> None:
        """Follows a commit. One about a path that was known may have changed others: copies inherit."""
        document = entry.document
        if document.document_id in self._entries:
            self._load()
            return
        self._entries[document.document_id] = entry
        if entry.copy_of is None:
            self._holders[document.version] = document

    def _load(self) -> None:
        entries = self._registry.entries()
        self._entries = {entry.document.document_id: entry for entry in entries}
        self._holders = {entry.document.version: entry.document for entry in entries if entry.copy_of is None}
