"""People with their titles and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.base import Mention
from ingest.facts.reading import Line, NamedDocument
from ingest.facts.tables import Cell
from ingest.language.person_mentions import PersonMention

_TITLE_HEAD = re.compile(
    r"CEO|Chief Executive(?: Officer)?|Representative|President|대표|대표자|대표이사|CEO명|담당과장|담당자|과장|성명"
)
_COMPANY_HEAD = re.compile(r"기업명?|회사명?|업체명?|기관명?|소속|Company|Organi[sz]ation|Institution")
_NAME = re.compile(r"[A-Z][A-Za-z]+(?:-[A-Za-z]+)?(?:\s[A-Z][A-Za-z-]+){1,2}|^[가-힣]{2,4}(?=$|\s|\()")


def find_people_facts(document: NamedDocument) -> Iterator[Mention]:
    """Each naming of a person with a title; of those who never bear one in the document, each naming."""
    people = [(line, person) for line in document.lines for person in (*line.people, *_in_cells(line))]
    titled = {document.key(person.name) for _, person in people if person.title}
    for line, person in people:
        if person.title or document.key(person.name) not in titled:
            details = {"title": person.title, "organisation": person.organisation}
            yield Mention("person", line.sentence, person.start, person.end, person.name, details)


def _in_cells(line: Line) -> Iterator[PersonMention]:
    """The people of a table: a column or a label says their title, another column their company."""
    company = next((cell.text for cell in line.cells if cell.head and _COMPANY_HEAD.fullmatch(cell.head)), None)
    for cell in line.cells:
        if title := _title(cell):
            for match in _NAME.finditer(cell.text):
                start, end = cell.start + match.start(), cell.start + match.end()
                known = any(person.start < end and start < person.end and person.title for person in line.people)
                if not known:
                    yield PersonMention(start, end, match[0], title, company)


def _title(cell: Cell) -> str | None:
    return next((said for said in (cell.label, cell.head) if said and _TITLE_HEAD.fullmatch(said)), None)
