"""Companies, partners and other organisations, with the words that say what each is or does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ingest.facts.base import FactKind, Mention
from ingest.facts.candidates import Candidate
from ingest.facts.groups import Group, group_names
from ingest.facts.partners import is_partner
from ingest.facts.reading import Line, NamedDocument
from ingest.facts.roles import role_of
from ingest.language.naming import NameType, name_type, nouns

_BUSINESS_TITLE = re.compile(
    r"\b(?:CEO|CFO|CTO|COO|CSO|CMO|[Ff]ounder|Chief \w+ Officer)\b|대표이사|대표|사장|전무|상무"
)
_COMPANY_NOUN = re.compile(rf"\b{nouns('company')}\b|기업|업체|회사|운용사|로펌|법무법인|제약사|스타트업")
_COMPANY_HEAD = re.compile(r"기업명?|회사명?|업체명?|상호|Compan(?:y|ies)|Firms?|Tenants?")
_ORGANISATION_HEAD = re.compile(
    r".*(?:기관|기관명)|소관부처|Institutions?|Organi[sz]ations?|Partners?(?: institutions?)?"
)
_LIST_OF_COMPANIES = re.compile(
    rf"\b{nouns('company')}\b[^.;]{{0,60}}(?::|\bsuch as|\bincluding|\bnamely|\bare)\s[^.;]*$"
)
_KOREAN_LIST = re.compile(r"(?:기업|업체|회사|스타트업|제약사|운용사)(?:은|는|인|으로는|에는)\s[^.]{0,80}$")
_LOCATED = re.compile(r"\b(?:at|in|into|inside|within|near|around|from|to|through|visited|visit)\s(?:the\s)?['‘“]?$")
_KOREAN_LOCATED = re.compile(r"(?:에서|에|으로|로|내|까지|부터)(?![가-힣])")
_KOREAN_TOPIC = re.compile(r"(?:\([^()]*\))?(?:은|는)\s")
_ACTS = re.compile(
    r"(?:\s?\([^()]*\))?\s(?:(?:has|have|had|will|also|and\s\S+)\s){0,2}(?:announced?|said|stated|signed|plans|supports?|provides?"
    r"|designated|selected|leads?|held|host(?:s|ed)|runs?)\b"
)
_KOREAN_ACTS = re.compile(
    r"(?:\([^()]*\))?(?:은|는)\s[^|]{0,160}(?:공고|발표|체결|밝)(?:한다|했다|하였다|합니다|했습니다|하였습니다|혔다|혔습니다)"
)


def find_organisations(document: NamedDocument) -> Iterator[Mention]:
    """The organisations of a document: a row as company, one as partner, else one as another organisation.

    Who is a partner in one sentence is one in the document; of a company only the sentences that say so are rows.
    """
    types = _learned_types(document)
    heads = _who_heads(document)
    found: list[tuple[Mention, NameType, bool]] = []
    for line in document.lines:
        for group in group_names(line.sentence.text, _with_cells(line), document):
            together = is_partner(group, line)
            for name in group.names:
                value = document.value(name.text)
                kind = name.type or name_type(value, document.aliases) or types.get(document.key(value))
                if kind and (_is_organisation(name, kind, line) or (together and kind == "site")):
                    role = role_of(name, group) or heads.get(document.key(name.text))
                    row = Mention("organisation", line.sentence, name.start, name.end, value, {"role": role})
                    found.append((row, kind, together))
    partners = {document.key(row.value) for row, _, together in found if together}
    for row, kind, together in found:
        kinds: list[FactKind] = ["company"] if kind == "company" else []
        if together or (kind != "company" and document.key(row.value) in partners):
            kinds.append("partner")
        yield from (replace(row, kind=listed) for listed in kinds or ["organisation"])


def _is_organisation(name: Candidate, found: NameType, line: Line) -> bool:
    """A site is one where it acts rather than being acted at; a place where it announces or signs."""
    text = line.sentence.text
    if found in ("company", "organisation"):
        return True
    if found not in ("site", "place"):
        return False
    acts = bool(_ACTS.match(text, name.end) or _KOREAN_ACTS.match(text, name.end))
    if found == "place":
        return acts
    acts = acts or _KOREAN_TOPIC.match(text, name.end) is not None
    located = _LOCATED.search(text[: name.start]) or _KOREAN_LOCATED.match(text, name.end)
    return acts and not located


def _with_cells(line: Line) -> list[Candidate]:
    """The names of a line; in a table, what stands under "company" is one whatever its shape."""
    names = list(line.names)
    for cell in line.cells:
        if cell.head and _COMPANY_HEAD.fullmatch(cell.head) and not cell.text.isdigit():
            names = [name for name in names if not cell.start <= name.start < cell.end]
            names.append(Candidate(cell.start, cell.end, cell.text, "company"))
    return sorted(names, key=lambda name: name.start)


def _learned_types(document: NamedDocument) -> Mapping[str, NameType]:
    """What the document says that a name is whose own words do not tell; companies win."""
    found: dict[str, NameType] = {}
    for line in document.lines:
        for group in group_names(line.sentence.text, line.names, document):
            alike = next((name.type for name in group.names if name.type == "company"), None)
            for name in group.names:
                if name.type is None and (said := _said_type(name, group) or alike):
                    _note(found, document.key(name.text), said)
        for cell in line.cells:
            for name in line.names:
                head = cell.head if cell.start <= name.start < cell.end else None
                if head and name.type is None and _ORGANISATION_HEAD.fullmatch(head):
                    _note(found, document.key(name.text), "organisation")
        for person in line.people:
            if person.organisation and person.title:
                business = _BUSINESS_TITLE.search(person.title)
                _note(found, document.key(person.organisation), "company" if business else "organisation")
    return found


def _note(found: dict[str, NameType], key: str, said: NameType) -> None:
    if found.get(key) != "company":
        found[key] = said


def _said_type(name: Candidate, group: Group) -> NameType | None:
    role = role_of(name, group)
    if (
        _LIST_OF_COMPANIES.search(group.before)
        or _KOREAN_LIST.search(group.before)
        or (role and _COMPANY_NOUN.search(role))
    ):
        return "company"
    return "organisation" if role and re.search(rf"\b{nouns('organisation')}\b", role) else None


def _who_heads(document: NamedDocument) -> Mapping[str, str]:
    """Who bears which title in an organisation, by its key: "LIM Jeong-wook, Deputy Minister"."""
    found: dict[str, str] = {}
    for line in document.lines:
        for person in line.people:
            if person.title and person.organisation:
                for name in line.names:
                    if document.same(person.organisation, name.text) or person.organisation.startswith(name.text):
                        found.setdefault(document.key(name.text), f"{person.name}, {person.title}")
    return found
