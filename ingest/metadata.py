"""What is said of a document: by the operator (``corpus.yaml``, the command), else by the document itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from ingest.catalog import CatalogEntry, Catalogs
from ingest.edits import Edit
from ingest.files import Found
from ingest.language.detect import language_of
from ingest.language.orders import order_warnings
from ingest.preparing import Prepared
from ingest.registry import document_id_of
from ingest.types import Document, Visibility

_SAMPLE = 20_000  # code points that tell a document's language


@dataclass(frozen=True, slots=True)
class Declared:
    """What is said of a path; kept with it, so that the next ``ingest add`` can tell whether it changed.

    ``edit`` is what an editor said at the desk, over what the operator said beside the file.
    """

    entry: CatalogEntry
    reviewed: bool
    edit: Edit | None = None

    @property
    def beside(self) -> dict[str, Any]:
        """The operator's part as JSON values."""
        return self.entry.model_dump(mode="json") | {"reviewed": self.reviewed}

    def as_json(self) -> dict[str, Any]:
        """All of it as JSON values; equal where nothing has changed."""
        return self.beside | ({"edit": self.edit.as_json()} if self.edit else {})


def declare(found: Found, catalogs: Catalogs, visibility: Visibility | None, held: Document | None) -> Declared:
    """What holds for a file now, by what stands beside it.

    Beside a ``corpus.yaml`` its entry decides, and a file without one is internal and unreviewed. Without any, the
    document is public on the operator's own word, unless ``visibility`` says otherwise. Silence loosens nothing:
    ``visibility="internal"`` beats an entry, a document held that no ``corpus.yaml`` describes keeps its visibility
    until ``visibility`` is given, and an embargo ends by its time or by an entry that has none.

    :param held: what was declared for this path before
    :raises CatalogError: the ``corpus.yaml`` that describes the file is wrong
    """
    described, entry = catalogs.find(found.path)
    if entry is not None:
        return Declared(entry.model_copy(update={"visibility": visibility} if visibility == "internal" else {}), True)
    embargo = held.embargo_until if held else None
    if described or found.among_catalogs:
        return Declared(CatalogEntry(visibility="internal", embargo_until=embargo), reviewed=False)
    if held is None or visibility is not None:
        return Declared(CatalogEntry(visibility=visibility or "public", embargo_until=embargo), reviewed=True)
    return Declared(CatalogEntry(visibility=held.visibility, embargo_until=embargo), held.reviewed)


def describe(found: Found, version: str, declared: Declared, prepared: Prepared, chunks: int) -> Document:
    """The document of a file: what the operator left out is taken from the document itself."""
    said, own, reading = declared.entry, prepared.masthead, prepared.reading
    document = Document(
        document_id=document_id_of(found.name),
        path=found.name,
        version=version,
        title=said.title or own.title or PurePath(found.name).stem,
        kind=said.kind or own.kind,
        date=said.date or own.date,
        date_inferred=said.date is None and own.date_inferred,
        language=said.language or language_of("\n".join(page.text for page in reading.pages)[:_SAMPLE]),
        visibility=said.visibility,
        reviewed=declared.reviewed,
        embargo_until=said.embargo_until,
        source=said.source,
        issuer=said.issuer or own.issuer,
        contact=said.contact or own.contact,
        compiled_on=said.compiled_on,
        supersedes=said.supersedes,
        pages=len(reading.pages),
        chunks=chunks,
        partial=bool(reading.unreadable_pages),
        warnings=(*reading.warnings, *order_warnings(found.path.name, prepared.chunked.sentences)),
    )
    return declared.edit.applied(document, declared.beside) if declared.edit else document
