"""Who puts a document out, by its own word: on a line of its head, by a label, a signature or a notice's number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.aliases import NO_ALIASES
from ingest.language.naming import name_type
from ingest.masthead.rows import Row, labelled

_LABEL = (
    r"issuer|issued by|published by|publisher|released by|prepared by|compiled by"
    r"|발행|발행처|발행기관|배포처|작성|작성처|기관명"
)
_PUBLISHED = re.compile(
    r"(?:published|issued|released|prepared|compiled) by (?:the )?(?P<name>[^.;]{3,80})", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?P<name>[가-힣]{2,15})\s*(?:공고|고시|훈령|예규)\s*제\s?\d.*호")
_HEADS = r"장\s?관|청\s?장|처\s?장|원\s?장|위원장|이사장|사\s?장|시\s?장|도지사|구청장|군\s?수|총\s?장|회\s?장"
SIGNED = re.compile(
    rf"(?P<name>[가-힣]{{2,15}})\s*(?:{_HEADS})(?:\s*[가-힣]\s?[가-힣]\s?[가-힣])?(?:\s*\(?(?:직인생략|인)\)?)?"
)
_SAID = re.compile(
    rf"^\W*(?P<name>[가-힣]{{2,15}})\s?\((?:{_HEADS})\s[^)]*\)"
    r"|^\W*The (?P<english>[A-Z][\w'’-]*(?:,? (?:of|for|and|the|[A-Z][\w'’-]*))*)"
    r" \((?:[A-Z]{2,}, )?(?:Minister|Administrator|Commissioner|President|Chair\w*|Director|Governor|Mayor)\b"
)
_LISTED = re.compile(
    r"(?:Ministry|Department) of [\w\s]+(?:, [\w\s]+)*,? and \w+(?: \w+)?"
)  # its subjects, with commas
_SAYS = re.compile(r"\s(?:to|will|is|are|with|by|on)\s|/")
_ITS_OWN = re.compile(r"[^(,]+")


def issuer_of(rows: Sequence[Row]) -> str | None:
    """The issuer's name as it stands there."""
    lines = [cell for row in rows for cell in row.cells if not row.prose]
    if said := labelled(rows, _LABEL):
        return said
    for line in lines:
        if match := _NUMBERED.fullmatch(line) or SIGNED.fullmatch(line):
            return _whole(match["name"], line)
    for row in rows:
        for cell in row.cells:
            if match := _PUBLISHED.match(cell):
                return _own_name(match["name"])
    alone = (row.cells[0] for row in rows if len(row.cells) == 1 and not row.prose)
    return next(filter(None, map(organisation, alone)), None) or _speaker(rows)


def _whole(name: str, line: str) -> str:
    """새빛시장 signs for 새빛시: the head of a town or province is called by a word that holds its name."""
    return f"{name}{line[len(name)]}" if line[len(name) :].startswith(("시장", "구청장", "도지사")) else name


def organisation(line: str) -> str | None:
    """The organisation that a line names, its acronym and its offices aside, if it says nothing else."""
    name = _own_name(line)
    if _SAYS.search(name):
        return None
    return name if 3 <= len(name) <= 80 and name_type(name, NO_ALIASES) == "organisation" else None


def _own_name(line: str) -> str:
    """Without what follows: (MOF), Marine Industry Innovation Team."""
    match = _LISTED.match(line) or _ITS_OWN.match(line)
    return match[0].strip() if match else ""


def _speaker(rows: Sequence[Row]) -> str | None:
    """The first organisation that is introduced with its head, as a release does: 행정안전부(장관 …)는."""
    texts = (" ".join(row.cells) for row in rows)
    return next((match["name"] or match["english"] for text in texts if (match := _SAID.match(text))), None)
