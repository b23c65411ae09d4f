"""The shipped documents as the readers give them, without a store: pages to look quotes up in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from scripted_desk import sample_document

from ingest.catalog import CATALOG, read_catalog
from ingest.readers import reader_for
from ingest.settings import LimitSettings
from ingest.types import Document, Page

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


class ShippedCorpus:
    """A library of the files that ``corpus.yaml`` lists; a document's id is its file's name."""

    def documents(self) -> Sequence[Document]:
        return self._documents

    def pages(self, document_id: str) -> Sequence[Page]:
        return self._pages[document_id]

    @cached_property
    def text(self) -> tuple[str, ...]:
        """The pages of all documents."""
        return tuple(page.text for pages in self._pages.values() for page in pages)

    @cached_property
    def _documents(self) -> Sequence[Document]:
        return [
            sample_document(
                document_id=name,
                path=str(CORPUS / name),
                title=entry.title,
                kind=entry.kind,
                date=entry.date,
                language=entry.language,
                visibility=entry.visibility,
            )
            for name, entry in read_catalog(CORPUS / CATALOG).items()
        ]

    @cached_property
    def _pages(self) -> dict[str, Sequence[Page]]:
        return {document.document_id: _read(Path(document.path)) for document in self._documents}


def _read(path: Path) -> Sequence[Page]:
    reader = reader_for(path)
    assert reader, path
    return reader.read(path.read_bytes(), path.name, LimitSettings()).pages
