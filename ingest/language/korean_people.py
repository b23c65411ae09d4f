"""People with their titles in Korean text: 임정욱 창업벤처혁신실장, 중기부 오영주 장관, 중소벤처기업부(장관 오영주)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.language.aliases import Aliases
from ingest.language.person_mentions import PersonMention
from ingest.language.titles import KOREAN_TITLE
from ingest.language.tokens import is_hangul, korean_stem
from ingest.language.wordlists import words_of

# The family names that nearly all Koreans bear; without a list any three syllables could be a name.
_FAMILY = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구라민류나진지엄채원천방공현함변염여추도"
    "소석설마길연표명국용위왕옥탁은편봉빈복예모인"
)
_LONG_FAMILY = "남궁|황보|제갈|선우|독고|사공"
_NAME = re.compile(rf"(?<![가-힣])(?:[{_FAMILY}][가-힣]{{2}}|(?:{_LONG_FAMILY})[가-힣]{{1,2}})(?![가-힣])")
_PERSON_IN_LATIN = re.compile(r"[A-Z]{2,} [A-Z][a-z-]+|[A-Z][a-z]+ [A-Z][A-Za-z-]+")
_ENDS = (
    r"(?=[^가-힣]|$|(?:은|는|이|가|을|를|의|에|에게|와|과|도|으로|로|께서|께|님|등|및|입니다|이다|라고)(?![가-힣]{2}))"
)
_TITLE_AFTER = re.compile(
    rf"\s(?P<organisation>(?:[가-힣A-Za-z0-9&·]{{2,20}}\s){{0,2}}?)(?P<title>{KOREAN_TITLE}){_ENDS}"
)
_TITLE_IN_BRACKET = re.compile(
    rf"(?P<organisation>[가-힣A-Za-z0-9&·]{{2,30}})\s?\((?P<title>{KOREAN_TITLE})\s(?P<name>[가-힣]{{2,5}})(?=[,)·])"
)
_TITLE_BEFORE = re.compile(rf"(?<![가-힣])(?P<title>{KOREAN_TITLE})\s$")
# 하버시장 오하람, on a line of its own
_SIGNATURE = re.compile(rf"\s*(?P<title>{KOREAN_TITLE})\s+(?P<name>{_NAME.pattern})\s*")
_LATIN_NAME_AFTER_TITLE = re.compile(
    rf"(?<![가-힣])(?P<title>{KOREAN_TITLE})\s(?P<name>[A-Z]{{2,}}\s[A-Z][a-z]+(?:-[a-z]+)?|[A-Z][a-z]+\s[A-Z][a-z]+-[a-z]+)"
)
_ORGANISATION_BEFORE = re.compile(
    r"(?<![가-힣])(?P<organisation>[가-힣A-Za-z0-9&·]{0,20}"
    r"(?:부|처|청|연구원|진흥원|위원회|협회|대학교|대학|대|병원|재단|센터|연구소|공사|공단|은행|기업|제약|바이오|그룹|파크|도|시))\s$"
)
_NEVER_GIVEN = words_of("""
    한국 정부 이번 이날 전국 신규 주요 공동 일본 해당 관련 양국 기업 국내 해외 현지 최근 이후 정책 지역 민간
    서울 부산 대전 인천 이들 우리 모든 여러 다른 같은 이런 그런 위원 전문 담당 현재 당시 전임 신임 차기 초대
    역대 이사 연구 경제 경영 장관 차관 실장 국장 도지 주무 한일 한미 한중 남북
""")
_LOOK_BACK = 40


def find_korean_people(text: str, aliases: Aliases) -> Iterator[PersonMention]:
    """The people whom Korean text introduces with a title: three-syllable names, and listed names of any length."""
    for match in _TITLE_IN_BRACKET.finditer(text):
        yield PersonMention(*match.span("name"), match["name"], match["title"], match["organisation"])
    for match in _LATIN_NAME_AFTER_TITLE.finditer(text):
        organisation = _organisation_before(text[max(0, match.start() - _LOOK_BACK) : match.start()])
        yield PersonMention(*match.span("name"), match["name"], match["title"], organisation)
    if signature := _SIGNATURE.fullmatch(text):
        yield PersonMention(*signature.span("name"), signature["name"], signature["title"], None)
    names = {match.span() for match in _NAME.finditer(text) if _can_be_name(match[0])}
    listed = {
        (m.start, m.end)
        for m in aliases.find(text)
        if is_hangul(m.text) and _PERSON_IN_LATIN.fullmatch(m.canonical or "")
    }
    for start, end in sorted(names | listed):
        before = text[max(0, start - _LOOK_BACK) : start]
        if after := _title_after(text, end):
            organisation = after["organisation"].strip() or _organisation_before(before)
            yield PersonMention(start, end, text[start:end], after["title"], organisation)
        elif (start, end) in listed and (title := _TITLE_BEFORE.search(before)):
            organisation = _organisation_before(before[: title.start()])
            yield PersonMention(start, end, text[start:end], title["title"], organisation)


def _is_person(canonical: str | None) -> bool:
    return _PERSON_IN_LATIN.fullmatch(canonical or "") is not None


def _title_after(text: str, end: int) -> re.Match[str] | None:
    match = _TITLE_AFTER.match(text, end)
    between = match["organisation"].split() if match else []
    return match if all(korean_stem(word) == word for word in between) else None


def _organisation_before(before: str) -> str | None:
    match = _ORGANISATION_BEFORE.search(before)
    return match["organisation"] if match else None


def _can_be_name(word: str) -> bool:
    """Whether three syllables can be a name rather than a noun with a particle (한국은) or a unit (연구소)."""
    if word[:2] in _NEVER_GIVEN or re.fullmatch(KOREAN_TITLE, word):
        return False
    return word[-1] not in "는을를의에와과로교소부처청회단들시군"
