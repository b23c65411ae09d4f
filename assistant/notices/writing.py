"""What a reader must know beside the answer: sentences that disagree, inferred years, internal or undated sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from assistant.answer import Citation, Notice, NoticeKind
from assistant.answering.citations import Citations
from assistant.answering.frames import Language, frame
from assistant.clock import SEOUL
from assistant.notices.claims import Claim
from assistant.notices.disagreement import Disagreement
from ingest.language.dates import find_dates
from ingest.types import Document

_BULLET = re.compile(r"^[-–•*○□·]\s+")
_QUOTED = 240
"""Characters of a sentence shown in a notice; the citation has all of it."""


def told_apart(found: Sequence[Disagreement], citations: Citations, language: Language) -> tuple[Notice, ...]:
    """A notice a disagreement, both sentences cited."""
    notices: list[Notice] = []
    for one in found:
        if one.relation == "planned":
            continue
        kind: NoticeKind = "conflict" if one.relation == "conflict" else "superseded"
        numbers = [number for claim in (one.first, one.second) for number in _cite(claim, citations)]
        values = {**_told("first", one.first, language), **_told("second", one.second, language)}
        text = frame(one.relation, language, **values)
        notices.append(Notice(kind=kind, text=text, citations=tuple(dict.fromkeys(numbers))))
    return tuple(notices)


def notices_for(
    citations: Sequence[Citation], visible: Mapping[str, Document], language: Language, now: datetime | None = None
) -> tuple[Notice, ...]:
    """Notices over the citations of an answer, each remark once a document.

    :param now: aware; what is under embargo then is said to be
    """
    found: dict[tuple[str, str], Notice] = {}
    for citation in citations:
        document = visible[citation.document_id]
        for key, notice in (*_about(citation, document, language), *_embargo(citation, document, language, now)):
            earlier = found.get(key)
            numbers = (*earlier.citations, *notice.citations) if earlier else notice.citations
            found[key] = notice.model_copy(update={"citations": tuple(dict.fromkeys(numbers))})
    return (*_inferred_years(citations, language), *found.values())


def _cite(claim: Claim, citations: Citations) -> tuple[int, ...]:
    return citations.cite(claim.passage.sentence, claim.passage.document)


def _told(which: str, claim: Claim, language: Language) -> dict[str, object]:
    document, text = claim.passage.document, _BULLET.sub("", claim.passage.text)
    unknown = frame("unknown_date", language)
    return {
        which: text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(maxsplit=1)[0]} …",
        f"{which}_issuer": claim.said.source or document.title,
        f"{which}_day": claim.day or unknown,
        f"{which}_title": document.title,
        f"{which}_date": document.date or unknown,
    }


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


def _embargo(
    citation: Citation, document: Document, language: Language, now: datetime | None
) -> Iterator[tuple[tuple[str, str], Notice]]:
    """That the document is not for publication yet; only an editor is shown it before its time."""
    if now and document.embargo_until and now < document.embargo_until:
        ends = document.embargo_until.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M")
        text = frame("embargoed", language, title=citation.title, ends=ends)
        key = ("embargoed", citation.document_id)
        yield key, Notice(kind="internal_source", text=text, citations=(citation.number,))


def _about(citation: Citation, document: Document, language: Language) -> Iterator[tuple[tuple[str, str], Notice]]:
    """What is to be known of the cited document itself, each remark under a key of its own."""
    kinds: dict[NoticeKind, bool] = {
        "undated": citation.date is None,
        "internal_source": citation.visibility == "internal",
        "translation": document.language not in (language, "und"),
    }
    for kind in (kind for kind, holds in kinds.items() if holds):
        text = frame(kind, language, title=citation.title)
        yield (kind, citation.document_id), Notice(kind=kind, text=text, citations=(citation.number,))
    if document.date_inferred:
        text = frame("document_date_inferred", language, title=citation.title, date=citation.date)
        yield ("own_date", citation.document_id), Notice(kind="date_inferred", text=text, citations=(citation.number,))
