"""Whether a sentence says that something is done, signed or discussed together with an organisation."""

from __future__ import annotations

import re

from ingest.facts.groups import Group
from ingest.facts.reading import Line
from ingest.language.naming import is_noun
from ingest.language.titles import TITLE
from ingest.language.wordlists import DEMONYMS, words_of

_TOGETHER = re.compile(
    r"\b(?:sign|discuss|meet|met\b|cooperat|co-operat|collaborat|joint|together|MOU|memorand|agree|consult|partner|held\b"
    r"|hold|link|work|exchange|talk|negotiat|alliance|team)",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|alongside|between)\s")
_JOINING = words_of("""
    the a an of from and or at for in its their such as including both s three two several other global
    representatives representative officials official executives leaders members institutions organisations
    organizations companies firms partners universities hospitals experts researchers
    global local foreign overseas international
""")
_PARTNERS = re.compile(
    r"\b(?:[Pp]artners?|[Pp]articipants?|[Pp]arties|[Ss]ignatories)\b[^.;|]{0,40}?"
    r"(?:\bare\b|\bwere\b|\binclude[sd]?\b|\bincluding\b|such as|:)[^.;|]*$"
)
_ATTENDED_BY = re.compile(r"\b(?:attended|joined|co-?hosted|jointly\s\w+)\sby\s[^.;|]*(?<!\bof\s)(?<!\bof the\s)$")
_THEN_TOGETHER = re.compile(
    r"[^,.;]{0,60}\b(?:together\swith|jointly\swith|in\s(?:cooperation|collaboration|partnership)\swith|take[sn]?\spart|took\spart"
    r"|participate|signed|agreed\sto|joined)\b"
)
_KOREAN_TOGETHER = re.compile(
    r"(?:\s?\([^()]*\))?['’”]?(?:\s?등)?(?:\s?(?:\d+개\s)?(?:기관|기업))?(?:와|과)(?:의)?\s[^.|]{0,40}?"
    r"(?:함께|공동|협력|협약|협업|업무협약|MOU|체결|논의|면담|회의|만나|만났|손잡|교류)"
    r"|(?:\s?\([^()]*\))?(?:이|가|은|는|도)\s(?:[가-힣]+\s)?참여"
)
_KOREAN_LABEL = re.compile(
    r"(?:주관|협력|참여|수행|운영|협약|공동)\s?(?:기관|기업|연구기관|대학)(?:명)?|파트너|Partners?(?: institutions?)?"
)
_LABELLED = re.compile(rf"(?:{_KOREAN_LABEL.pattern})(?:은|는|인|으로)?\s?[:：]?\s[^.|]{{0,40}}$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_partner(group: Group, line: Line) -> bool:
    """Whether the names of the group are partners in what the sentence tells."""
    for cell in line.cells:
        if cell.start <= group.names[0].start < cell.end:
            return any(label and _KOREAN_LABEL.fullmatch(label) for label in (cell.head, cell.label))
    return bool(
        _KOREAN_TOGETHER.match(group.after)
        or _LABELLED.search(group.before)
        or _THEN_TOGETHER.match(group.after)
        or _PARTNERS.search(group.before)
        or _ATTENDED_BY.search(group.before)
        or _is_with(group, line)
    )


def _is_with(group: Group, line: Line) -> bool:
    """Whether "with" leads to the names, nothing but other names, titles and joining words in between."""
    starts = [match.end() for match in _WITH.finditer(group.before)]
    if not starts or not _TOGETHER.search(line.sentence.text):
        return False
    between = list(group.before[starts[-1] :])
    named = [(person.start, person.end) for person in line.people] + [(name.start, name.end) for name in line.names]
    for start, end in named:
        for at in range(max(0, start - starts[-1]), min(len(between), end - starts[-1])):
            between[at] = " "
    rest = re.sub(TITLE, " ", "".join(between))
    words = (word.lower() for word in _WORD.findall(rest))
    return all(word in _JOINING or word in DEMONYMS or is_noun(word) for word in words)
