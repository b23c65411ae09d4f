"""Statements with numbered citations: each points at the exact characters of a page."""

from __future__ import annotations

from assistant.answer import Citation
from ingest.registry import Registry, StoredSentence
from ingest.types import Document, Page


class Citations:
    """Numbers quotes from 1 in the order of first use; the same place is the same number."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._by_place: dict[tuple[str, int | None, int, int], Citation] = {}

    def cite(self, sentence: StoredSentence, document: Document) -> tuple[int, ...]:
        """The numbers for a sentence: one a page that it touches."""
        return tuple(self._cite_span(sentence, document, i) for i in range(len(sentence.spans)))

    def all(self) -> tuple[Citation, ...]:
        """Every citation made, in the order of its number."""
        return tuple(self._by_place.values())

    def quotes(self, numbers: tuple[int, ...]) -> list[str]:
        """The quotes of these numbers."""
        made = self.all()
        return [made[number - 1].quote for number in numbers]

    def _cite_span(self, sentence: StoredSentence, document: Document, index: int) -> int:
        span = sentence.spans[index]
        place = (document.document_id, span.page, span.start, span.end)
        if place not in self._by_place:
            page = self._page(document.document_id, span.page)
            self._by_place[place] = Citation(
                number=len(self._by_place) + 1,
                document_id=document.document_id,
                chunk_id=sentence.chunk_id,
                title=document.title,
                kind=document.kind,
                date=document.date,
                page=span.page,
                page_label=page.label,
                section=sentence.section,
                quote=page.text[span.start : span.end],
                start=span.start,
                end=span.end,
                visibility=document.visibility,
                path=document.path,
                ocr=page.ocr,
            )
        return self._by_place[place].number

    def _page(self, document_id: str, number: int | None) -> Page:
        return next(page for page in self._registry.pages(document_id) if page.number == number)
