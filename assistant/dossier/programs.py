"""What is supported: the documents' statements of support, under the headings where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from assistant.answering.subject import bare
from assistant.dossier.dossier import Dossier
from assistant.dossier.places import Source, source_of
from ingest.types import Document

_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[가-힣]\.)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Support:
    """One statement of support; ``measures`` are the kinds that it names, in English: funding, facilities, …"""

    measures: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Program:
    """A document's part on one subject. ``heading`` is empty where the document has none there."""

    document: Document
    heading: str
    supports: tuple[Support, ...]


def programs(dossier: Dossier) -> list[Program]:
    """The parts of documents that state support, the newest document first, each in its own order."""
    found: dict[tuple[str, str], dict[object, Support]] = defaultdict(dict)
    for row in dossier.of("support_measure"):
        title, section = row.document.title, _NUMBERING.sub("", bare(dossier.section(row)))
        heading = "" if section == title else section
        source = source_of(row)
        support = Support(tuple(row.fact.value.split(", ")), source)
        found[row.document.document_id, heading].setdefault(source.quote, support)
    return [
        Program(dossier.documents[document_id], heading, tuple(supports.values()))
        for (document_id, heading), supports in found.items()
    ]
