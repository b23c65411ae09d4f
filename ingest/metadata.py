"""What is said of a document: by the operator (``corpus.yaml``, the command), else by the document itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from ingest.catalog import CatalogEntry, Catalogs
from ingest.files import Found
from ingest.language.dates import find_dates
from ingest.language.detect import language_of
from ingest.registry import document_id_of
from ingest.types import Document, Page, Reading, Visibility

_HEAD_LINES = 25  # a release states its date in its header block
_SAMPLE = 20_000  # code points that tell a document's language
_LABEL = (
    r"(?:date(?: of release)?|dated|released?(?: date| on)?|posted(?: on)?|published(?: on)?|issued(?: on)?|as of"
    r"|for (?:immediate )?release|(?:배포|보도)(?:일시?|일자|시점)?"
    r"|(?:게시|등록|작성|공고|발행)일자?|날짜|일자|일시)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[월화수목금토일](?:요일)?)"
_BESIDE_A_DATE = re.compile(rf"\W*{_LABEL}?\W*{_WEEKDAY}?\W*(?:\d\d?:\d\d)?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """What the operator says of a path; kept with it, so that the next ``ingest add`` can tell whether it changed."""

    entry: CatalogEntry
    reviewed: bool

    def as_json(self) -> dict[str, Any]:
        """The same as JSON values; equal where nothing has changed."""
        return self.entry.model_dump(mode="json") | {"reviewed": self.reviewed}


def declare(found: Found, catalogs: Catalogs, visibility: Visibility | None, held: Document | None) -> Declared:
    """What holds for a file now.

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


def describe(found: Found, version: str, declared: Declared, reading: Reading, chunks: int) -> Document:
    """The document of a file: what the operator left out is taken from the reading."""
    said = declared.entry
    return Document(
        document_id=document_id_of(found.name),
        path=found.name,
        version=version,
        title=said.title or reading.title or PurePath(found.name).stem,
        kind=said.kind,
        date=said.date or stated_date(reading.pages),
        date_inferred=False,
        language=said.language or language_of("\n".join(page.text for page in reading.pages)[:_SAMPLE]),
        visibility=said.visibility,
        reviewed=declared.reviewed,
        embargo_until=said.embargo_until,
        source=said.source,
        issuer=said.issuer,
        contact=said.contact,
        compiled_on=said.compiled_on,
        supersedes=said.supersedes,
        pages=len(reading.pages),
        chunks=chunks,
        partial=bool(reading.unreadable_pages),
        warnings=reading.warnings,
    )


def stated_date(pages: Sequence[Page]) -> date | None:
    """The day that a document clearly gives as its own: alone on a line of its head, or after "Date:" and the like.

    Dates in sentences are those of events, and a date without its year is not the document's word.
    """
    head = [line for line in (pages[0].text.splitlines() if pages else []) if line.strip()][:_HEAD_LINES]
    return next((day for line in head if (day := _line_date(line))), None)


def _line_date(line: str) -> date | None:
    """The one whole day of a line that says nothing else."""
    for mention in find_dates(line):
        alone = _BESIDE_A_DATE.fullmatch(line[: mention.start] + line[mention.end :])
        if alone and not mention.until and mention.year and mention.month and mention.day:
            return date(mention.year, mention.month, mention.day)
    return None
