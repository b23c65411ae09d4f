"""In which words a sentence says what an organisation is or does."""

from __future__ import annotations

import re

from ingest.facts.candidates import Candidate
from ingest.facts.groups import Group
from ingest.language.naming import nouns

_NOUNS = rf"(?:{nouns('company')}|{nouns('organisation')})"
_CLAUSE = r"[^,.;:()|]"
_APPOSITIVE = re.compile(
    rf",\s(?P<role>(?:an?|the|one\sof|[A-Z][\w.]+['’]s)\s(?:{_CLAUSE}(?!\s(?:said|stated)\b)){{2,110}})(?=[,.;)]|$)"
)
_WHICH_IS = re.compile(r",?\s(?:which|who)\s(?:is|are|was|were)\s(?:an?\s|the\s)?(?P<role>[^,.;:()’”]{3,80}(?:[’”])?)")
_MADE_TO = re.compile(
    r"['’”]?,?\s(?P<role>(?:established|founded|set\sup|created|formed|launched|based)\s(?:to|by|in|as)\s[^,.;]{3,110})"
)
_BRACKET = re.compile(r"\s?\((?P<role>[a-z][^()@\d]{2,60})\)")
_DONE_BY = re.compile(
    r"(?P<role>(?<![\w-])(?:[A-Za-z][a-z]+ed|run|led|held|chosen|set\sup)\sby)\s(?:(?:the|both|a)\s)*(?:[^.;|]*,\sand\s(?:the\s)?)?$"
)
_WITH_SUCH_AS = re.compile(
    rf"(?P<role>(?:[\w&-]+\s)?(?:[\w&-]+\s)[Rr]?&?[\w-]*\swith\s(?:[\w-]+\s)?{_NOUNS})\s(?:such\sas|including)\s(?:the\s)?$"
)
_SUCH_AS = re.compile(rf"(?P<role>(?:[\w-]+\s){{0,3}}{_NOUNS})\s(?:such\sas|including|like)\s(?:the\s)?$")
_NOUN_BEFORE = re.compile(
    rf"(?:^|\s)(?:the\s|an?\s|its\s)?(?P<role>(?:(?!(?:of|and|by|for|with|to|the|in|at|from|as)\s)[\w-]+\s){{1,3}}?{_NOUNS})\s['‘“]?$"
)
_NOUN_IS = re.compile(rf"(?P<role>(?:[\w-]+\s){{0,2}}{_NOUNS})\s(?:is|are|was|were)\s['‘“]?$")
_KOREAN_NOUN_BEFORE = re.compile(r"(?P<role>(?:기업|업체|회사|기관|운용사|로펌|법무법인|제약사))(?:인)?\s['‘“]?$")
_VERB = re.compile(r"\b(?:is|are|was|were|will|has|have|had|said|stated)\b")


def role_of(name: Candidate, group: Group) -> str | None:
    """What the sentence calls a name of the group or says that it does, as written; None where it says nothing."""
    own_after = group.text[name.end :]
    if bracket := _BRACKET.match(own_after):
        return bracket["role"]
    for pattern in (_APPOSITIVE, _WHICH_IS, _MADE_TO):
        match = pattern.match(group.after)
        if match and (pattern is not _APPOSITIVE or _says_what(match["role"])):
            return match["role"].strip()
    for pattern in (_DONE_BY, _WITH_SUCH_AS, _SUCH_AS, _NOUN_IS, _NOUN_BEFORE, _KOREAN_NOUN_BEFORE):
        if match := pattern.search(group.before):
            return match["role"].strip()
    return None


def _says_what(role: str) -> bool:
    """Whether words after a comma describe the name: they hold a noun for such things and are no clause."""
    return re.search(rf"\b{_NOUNS}\b", role) is not None and _VERB.search(role) is None
