"""Titles that people bear, in English and Korean, as patterns for the names beside them."""

from __future__ import annotations

from ingest.language.numerals import either
from ingest.language.wordlists import words_of

_RANKS = (
    "Minister|Director|Chairman|Chairwoman|Chairperson|Chair|President|CEO|CFO|CTO|COO|CSO|CMO|Officer|Head|Manager"
    "|Professor|Governor|Mayor|Secretary|Commissioner|Ambassador|Founder|Spokesperson|Spokesman|Spokeswoman"
    "|Representative|Researcher|Scientist|Dean|Administrator|Chancellor|Principal|Partner|Fellow|Consul|Envoy"
    "|Executive|Senator|Lawyer|Attorney|Counsel|Counsellor|Analyst|Economist|Editor|Leader|Lead|Treasurer|Advisor|Adviser"
)
_BEFORE_RANK = (
    "Vice|Deputy|Assistant|Associate|Senior|Executive|Managing|Acting|Former|Prime|Foreign|First|Second|Chief|Co"
    "|Founding|Honorary|Interim|General|Principal|Lead|Joint|Operating|Financial|Technology|Scientific|Medical"
    "|Marketing|Strategy|Investment|Information|Research|Regional|Global|Country|Project|Program|Programme|Board|Special"
)
ABBREVIATED_TITLES = "Dr|Mr|Ms|Mrs|Prof|Sir|Lady|Rep|Gov|Sen|Hon"
# A title as it stands alone, without what it is of: Deputy Minister, Chief Executive Officer, co-founder and CEO.
_ONE_TITLE = (
    rf"(?:(?:{_BEFORE_RANK})[\s-]{{1,3}}){{0,3}}"
    rf"(?:{_RANKS})(?:[\s-]{{1,3}}General)?(?:\s+Emeritus)?(?![^\W_])(?!-[a-z])"
)
_TITLE_WORDS = (*_RANKS.lower().split("|"), *ABBREVIATED_TITLES.lower().split("|"))
TITLE = rf"(?i:{_ONE_TITLE}(?:\s{{1,3}}(?:and|&)\s{{1,3}}{_ONE_TITLE})?)"

_KOREAN_RANKS = words_of("""
    대통령 국무총리 총리 부총리 장관 차관 차관보 실장 국장 과장 본부장 원장 부원장 청장 차장 처장
    이사장 회장 부회장 사장 부사장 대표 대표이사 교수 소장 센터장 단장 위원장 부위원장 위원 총장 부총장
    지사 도지사 부지사 시장 군수 구청장 의원 팀장 부장 이사 상무 전무 박사 사무관 주무관 서기관 연구원
    대리 주임 변호사 대사 영사 대변인 조합장 행장 학장 병원장 관장 심의관 정책관 기획관 담당관 감사관
""")
KOREAN_TITLE = rf"[가-힣]{{0,12}}(?:{either(_KOREAN_RANKS)})"


def may_hold_title(text: str) -> bool:
    """Whether the letters of an English title are in a text; quicker than looking for the titles themselves."""
    lower = text.lower()
    return any(word in lower for word in _TITLE_WORDS)
