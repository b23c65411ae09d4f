"""What a reader must know beside the answer: inferred years, internal or undated sources, later documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assistant.answer import Citation, Notice
from assistant.frames import Language, frame
from ingest.language.dates import find_dates
from ingest.types import Document


def notices_for(
    citations: Sequence[Citation], visible: Mapping[str, Document], language: Language
) -> tuple[Notice, ...]:
    """Notices over the citations of an answer, each remark once a document."""
    found: dict[tuple[str, str], Notice] = {}
    for citation in citations:
        for key, notice in _about(citation, visible, language):
            earlier = found.get(key)
            numbers = (*earlier.citations, *notice.citations) if earlier else notice.citations
            found[key] = notice.model_copy(update={"citations": tuple(dict.fromkeys(numbers))})
    return (*_inferred_years(citations, language), *found.values())


def _inferred_years(citations: Sequence[Citation], language: Language) -> Iterator[Notice]:
    """One notice a document and year, over all the yearless dates of its quotes."""
    words: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    numbers: dict[tuple[str, int], dict[int, None]] = defaultdict(dict)
    dated = {citation.document_id: citation.date for citation in citations}
    for citation in citations:
        for date in find_dates(citation.quote, citation.date):
            if date.year_inferred and date.year and date.month:
                key = (citation.document_id, date.year)
                words[key][" ".join(citation.quote[date.start : date.end].split())] = None
                numbers[key][citation.number] = None
    for (document_id, year), said in words.items():
        quoted = ", ".join(f"“{text}”" for text in said)
        text = frame("date_inferred", language, words=quoted, year=year, date=dated[document_id])
        yield Notice(kind="date_inferred", text=text, citations=tuple(numbers[document_id, year]))


def _about(
    citation: Citation, visible: Mapping[str, Document], language: Language
) -> list[tuple[tuple[str, str], Notice]]:
    number = (citation.number,)
    found: list[tuple[tuple[str, str], Notice]] = []
    if citation.date is None:
        text = frame("undated", language, title=citation.title)
        found.append((("undated", citation.document_id), Notice(kind="undated", text=text, citations=number)))
    if citation.visibility == "internal":
        text = frame("internal_source", language, title=citation.title)
        found.append((("internal", citation.document_id), Notice(kind="internal_source", text=text, citations=number)))
    cited = visible[citation.document_id]
    for newer in visible.values():
        if cited.path in newer.supersedes:
            text = frame(
                "superseded",
                language,
                title=cited.title,
                date=cited.date or frame("unknown_date", language),
                newer=newer.title,
                newer_date=newer.date or frame("unknown_date", language),
            )
            found.append((("superseded", text), Notice(kind="superseded", text=text, citations=number)))
    return found
