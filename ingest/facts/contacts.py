"""Contacts: whom to ask, by department, name, telephone and e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.facts.base import Mention
from ingest.facts.reading import Line, NamedDocument
from ingest.language.aliases import NO_ALIASES
from ingest.language.naming import name_type
from ingest.language.titles import KOREAN_TITLE, TITLE

_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
_PHONE = (
    r"\+\d{1,3}(?:[-. ](?:\(\d{1,4}\)|\d{1,4})){2,4}(?!\d)"
    r"|(?:\(0\d{1,3}\)|0\d{1,3})[-–. ]\d{3,4}[-–. ]\d{4}(?:,\s?\d{4}(?![\d-]))*"
    r"|1[568]\d\d[-–]\d{4}|(?<=국번없이 )1\d{2,3}"
)
_REACHED = re.compile(rf"(?<![\w.@+-])(?:(?P<email>{_EMAIL})|(?P<phone>(?<!\d)(?:{_PHONE})))(?!\d)")
_SAME_CONTACT = re.compile(
    r"[\s,;/|()·]*(?:(?:e-?mail|이메일|tel|telephone|phone|fax|전화|메일|☎|☏|[TEF])\s?[.:：)]?\s?)*[\s,;/|(]*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:contacts?|enquiries|inquiries|for (?:further|more) information|press contact"
    r"|문의처?|연락처|담당부서|담당자|책임자|담당)\s*[:：]?\s*",
    re.IGNORECASE,
)
_LABEL_LINE = re.compile(rf"[\W\d]*{_LABEL.pattern}\W*", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:tel|telephone|phone|e-?mail|fax|전화|이메일|국번없이)\s*[.:：]?\s*$|[☎☏]|(?:https?://|www\.)\S+|^.*[가-힣](?:은|는)\s",
    re.IGNORECASE,
)
_ROLE = re.compile(rf"(?:{KOREAN_TITLE}|{TITLE}|대리|주임|담당자|담당과장|담당)")
_KOREAN_NAME = re.compile(
    r"(?<![가-힣])[가-힣]{3}(?=\s(?:대리|주임|사무관|주무관|과장|팀장|연구원|차장|부장|선임|책임)|\s?\($)"
)
_LATIN_NAME = re.compile(r"(?:[A-Z][A-Za-z'’-]+\s){1,2}[A-Z][A-Za-z'’-]+(?=\s*(?:,|$))")
_TITLE_FIRST = re.compile(rf"(?:{TITLE}|{KOREAN_TITLE})(?:,\s?|$)")
_MARK = re.compile(r"^\s*[◦○□•*\-–※①-⑳]*\s*(?:\([^()]*\)\s*)?")
_EDGE = " \t,;:：()[]|·◦○□•*-–※"
_DEPARTMENT_HEAD = re.compile("부서|기관|센터명|Department|Institution|Organi[sz]ation")
_LOOK_BACK = 3  # sentences: a header block has a line each
_LONGEST_LINE = 60


@dataclass(frozen=True, slots=True)
class _Address:
    """One or more ways to reach the same people, at ``[start:end]``; the words that lead to them begin at ``first``."""

    first: int
    start: int
    end: int
    phone: str | None
    email: str | None


def find_contacts(document: NamedDocument) -> Iterator[Mention]:
    """The contacts that a document gives; the same one is given again wherever it stands again."""
    for position, line in enumerate(document.lines):
        for address in _addresses(line.sentence.text):
            name = _name(line, address)
            department = _department(line, address, name) or _label_above(document.lines[:position])
            details = {"department": department, "name": name, "phone": address.phone, "email": address.email}
            value = " ".join(said for said in (address.phone, address.email) if said)
            yield Mention("contact", line.sentence, address.start, address.end, value, details)


def _addresses(text: str) -> list[_Address]:
    """The telephone numbers and e-mail addresses of a sentence; one of each, side by side, are one contact's."""
    found: list[_Address] = []
    for match in _REACHED.finditer(text):
        phone, email = match["phone"], match["email"]
        last = found[-1] if found else None
        if last and not ((phone and last.phone) or (email and last.email)) and _is_beside(text, last, match.start()):
            found[-1] = replace(last, end=match.end(), phone=last.phone or phone, email=last.email or email)
        else:
            found.append(_Address(last.end if last else 0, *match.span(), phone, email))
    return found


def _is_beside(text: str, last: _Address, start: int) -> bool:
    return _SAME_CONTACT.fullmatch(text, last.end, start) is not None


def _name(line: Line, address: _Address) -> str | None:
    """The person named in the words before the address, or, after the last address, behind it."""
    text = line.sentence.text
    before = text[address.first : address.start]
    for person in reversed(line.people):
        if address.first <= person.start < address.start:
            return person.name
    if names := _KOREAN_NAME.findall(before):
        return str(names[-1])
    if not _REACHED.search(text, address.end):
        after = next((person.name for person in line.people if person.start >= address.end), None)
        if after or (match := _KOREAN_NAME.search(text, address.end)):
            return after or (match[0] if match else None)
    first_part = _LATIN_NAME.match(before.strip(_EDGE))
    return first_part[0] if first_part and not name_type(first_part[0], NO_ALIASES) else None


def _department(line: Line, address: _Address, name: str | None) -> str | None:
    """What of the words before the address is neither label nor name nor title."""
    if line.cells:
        return _department_in_table(line)
    words = _MARK.sub("", line.sentence.text[address.first : address.start])
    if label := list(_LABEL.finditer(words)):
        words = words[label[-1].end() :] if label[-1].end() < len(words.rstrip(_EDGE)) else words[: label[-1].start()]
    words = _NOISE.sub("", words.rstrip(_EDGE)).rstrip(_EDGE)
    if name and name in words:
        before, _, after = words.partition(name)
        words = before if before.strip(_EDGE) else _TITLE_FIRST.sub("", after.strip(_EDGE))
    words = words.strip(_EDGE)
    return words if words and len(words) <= _LONGEST_LINE and not _ROLE.fullmatch(words) else None


def _department_in_table(line: Line) -> str | None:
    """The cell labelled or headed as a department or institution."""
    for cell in line.cells:
        said = f"{cell.head or ''} {cell.label or ''}"
        if _DEPARTMENT_HEAD.search(said) and not _REACHED.search(cell.text):
            return cell.text
    return None


def _label_above(lines: Sequence[Line]) -> str | None:
    """The lines between a line that says "Contact" and the address."""
    near = [line.sentence.text for line in lines[-_LOOK_BACK:]]
    for at in range(len(near) - 1, -1, -1):
        if _LABEL_LINE.fullmatch(near[at]):
            between = [words for words in near[at + 1 :] if not _REACHED.search(words)]
            return between[0].split(",")[0].rstrip(_EDGE) if between else None
    return None
