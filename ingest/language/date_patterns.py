"""The written forms of a date in English and Korean, as patterns that share their group names.

``year`` (four digits) or ``yy`` (two), ``month`` (a number) or ``name`` (an English month), ``day``, ``weekday``,
``part`` of a month or year, ``quarter``, ``near`` (지난 or 오는); at the second end of a range ``year2``, ``month2``,
``day2``; ``listed`` where two days are named rather than spanned. Earlier patterns win over later ones.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTH_NAMES = (
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|"
    "oct october|nov november|dec december"
)
MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES.split("|"), start=1) for name in names.split()}
WEEKDAYS = {
    day: n
    for days in (["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "월화수목금토일")
    for n, day in enumerate(days)
}
_PARTS = {
    "early": "early|beginning of|start of|초|초순|상순",
    "mid": "mid|middle of|중순|중반",
    "late": "late|하순",
    "end": "end|end of|말",
    "first half": "first half of|h1|상반기",
    "second half": "second half of|h2|하반기",
    "first week": "first week of|첫째 주|첫 주",
    "second week": "second week of|둘째 주",
    "third week": "third week of|셋째 주",
    "fourth week": "fourth week of|넷째 주",
    "last week": "last week of|마지막 주",
}
PART_OF = {written: part for part, forms in _PARTS.items() for written in forms.split("|")}
ORDINAL_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

DASH = "[-–—~∼〜～]"
_DD = r"0?[1-9]|[12]\d|3[01]"
_MM = r"0?[1-9]|1\d"  # months past 12 match, so that such a date is refused whole
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)"
_APOSTROPHE_YEAR = r"['’‘](?P<yy>\d\d)"
_NOT_COUNTED = (
    r"(?!\s*(?:%|percent|per\s?cent|won|dollars?|yen|euros?|people|persons|companies|firms|square|m\b|km\b|kg\b"
    r"|원|달러|엔|개|명|건|곳|만|억|천)|[\d.,]*\d)"
)

# English
_ORDINAL = r"(?:st|nd|rd|th)?(?![\w:])"
_DAY = rf"(?P<day>{_DD}){_ORDINAL}"
_DAY2 = rf"(?P<day2>{_DD}){_ORDINAL}"
_ANY_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.(?=,?\s*\d))?)(?![^\W\d_])"
)
_NAME = rf"(?P<name>{_ANY_NAME})"
_FULL_NAME = r"(?P<name>January|February|March|April|May|June|July|August|September|October|November|December)(?!\w)"
_WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)"
)
_LEAD = rf"(?:(?P<lead>{_WEEKDAY})(?:\.,?|,)?\s+)?"
_BRACKET = rf"(?:\s*\(\s*(?P<weekday>{_WEEKDAY}\.?|[월화수목금토일](?:요일)?)\s*\))?"
_TO = rf"(?:\s*{DASH}\s*|\s+(?:to|through|until|till)\s+)"
_AND = r"\s+(?P<listed>and|&)\s+"
_LIST_ENDS = r"(?=\s*(?:[,.;:)(?!]|$|in\b|at\b|(?:19|20|21)\d\d\b))"
_THEN_YEAR = rf"{_BRACKET}(?:[\s,-]\s*(?:of\s+)?{_YEAR}{_NOT_COUNTED})?"
_PART = (
    r"(?P<part>early|mid|late|end|(?:beginning|start|middle|end)\s+of|(?:first|second)\s+half\s+of"
    r"|(?:first|second|third|fourth|last)\s+week\s+of)(?:-|\s+)(?:in\s+)?(?:the\s+)?"
)

# Korean (and the same signs in Japanese)
_KO_YEAR = rf"(?:{_YEAR}|{_APOSTROPHE_YEAR}|(?P<yy2>\d\d)(?=\s?년\s*\d))\s?[년年](?:도)?"
_KO_MONTH = rf"(?P<month>{_MM})\s?[월月]"
_KO_PART = (
    r"(?P<part>초순|초|중순|중반|말|상순|하순|상반기|하반기|첫째 주|첫 주|둘째 주|셋째 주|넷째 주|마지막 주)"
    r"(?=[^가-힣]|$|에|까지|부터|경|께|의|로|쯤|이|은|을)"
)
_END_BRACKET = r"(?:\s?\([월화수목금토일]\))?"
_KO_TO = rf"\s*(?:{DASH}|부터|에서)\s*"


class Pattern(NamedTuple):
    """A written form; ``sign`` is in every text that holds one, and quicker to look for.

    ``in_context``: only the words around can tell that it is a date at all.
    """

    regex: re.Pattern[str]
    sign: re.Pattern[str]
    in_context: bool


_SLASHED = re.compile(r"\d[-/]\d")
_DOTTED = re.compile(r"\d\.")
_FULL_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_SOLAR = re.compile("[년年월月일日]")
_PARTITIVE = re.compile("분기|반기|quarter|Q[1-4]", re.IGNORECASE)
_NAMED = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec", re.IGNORECASE)


def _pattern(body: str, sign: re.Pattern[str], *, in_context: bool = False) -> Pattern:
    return Pattern(re.compile(rf"(?<![A-Za-z0-9_])(?<!\d[.,/-]){body}", re.IGNORECASE), sign, in_context)


PATTERNS = (
    # 2024-09-30, 2024/9/30; 30.9.2024; 30/9/2024 and 9/30/2024 where only one reading is possible
    _pattern(rf"{_YEAR}(?P<sep>[-/])(?P<month>{_MM})(?P=sep)(?P<day>\d\d?)(?!\d){_BRACKET}", _SLASHED),
    _pattern(rf"(?P<day>{_DD})\.(?P<month>{_MM})\.{_YEAR}(?!\d)", _DOTTED),
    _pattern(rf"(?P<day>1[3-9]|2\d|3[01])/(?P<month>{_MM})/{_YEAR}(?!\d)", _SLASHED),
    _pattern(rf"(?P<month>{_MM})/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}(?!\d)", _SLASHED),
    # 2024.9.30.(월), '24. 9. 30., 24.9.30.; 2024.9.25.~27.
    _pattern(
        rf"(?:{_YEAR}|{_APOSTROPHE_YEAR}|(?P<yy2>\d\d)(?=\.\s?\d+\.\s?\d+\.))\.\s?(?P<month>{_MM})\.\s?"
        rf"(?P<day>\d\d?)(?!\d)\.?{_BRACKET}(?:\s*{DASH}\s*(?:(?P<month2>{_MM})\.\s?)?(?P<day2>{_DD})(?![\d:]|\.\d)\.?{_END_BRACKET})?",
        _DOTTED,
    ),
    _pattern(rf"(?P<month>{_MM})\.\s?(?P<day>{_DD})(?!\d)\.?(?=\s?\(\s?[월화수목금토일]){_BRACKET}", _DOTTED),
    _pattern(rf"{_YEAR}\.\s?(?P<month>{_MM})(?:\.(?!\s?\d)|(?=\s?[)~]))", _DOTTED),
    _pattern(rf"{_APOSTROPHE_YEAR}\.\s?(?P<month>{_MM})(?:월|\.?(?!\s?\d))", _DOTTED),
    # 2024-2027, 2024~2027년
    _pattern(
        rf"{_YEAR}(?:년)?(?:{_TO}|{_KO_TO})(?P<year2>(?:1[5-9]|20|21)\d\d)(?:년(?!\s?\d)|(?!년){_NOT_COUNTED})",
        _FULL_YEAR,
    ),
    # 2024년 9월 26일(목), 9월 25일부터 27일까지, 9월 25~27일, 9월 25일과 26일; 7일부터 3일간 is no range
    _pattern(
        rf"(?:{_KO_YEAR}\s*)?{_KO_MONTH}\s*(?P<day>{_DD})(?:\s?[일日]|(?={_KO_TO}\d\d?\s?[일日])){_BRACKET}"
        rf"(?:(?:{_KO_TO}|\s*(?P<listed>과|와|및|·|,)\s*)(?P<day2>{_DD})\s?[일日](?!\s?(?:간|동안)){_END_BRACKET})?",
        _SOLAR,
    ),
    _pattern(
        rf"(?:(?P<near>지난|오는)\s*)?(?P<day>{_DD})일(?(near)|(?=\s?\(\s?[월화수목금토일]|부터|\s?오[전후])){_BRACKET}",
        _SOLAR,
    ),
    _pattern(rf"(?:{_KO_YEAR}\s*)?{_KO_MONTH}(?:\s*{_KO_PART})?", _SOLAR),
    _pattern(rf"(?:{_KO_YEAR}\s*)?(?P<quarter>[1-4])(?:/4)?\s?분기", _PARTITIVE),
    _pattern(rf"(?:{_KO_YEAR}\s*)?(?P<part>상반기|하반기)", _PARTITIVE),
    _pattern(rf"{_KO_YEAR}(?:\s*{_KO_PART})?", _SOLAR),
    # September 26 (Thursday), Sept. 26, 2024, September 25-27; 26 September 2024, 25 and 26 September
    _pattern(rf"{_LEAD}{_NAME}\s+(?:the\s+)?{_DAY}(?:(?:{_TO}|{_AND}(?=\d+{_LIST_ENDS})){_DAY2})?{_THEN_YEAR}", _NAMED),
    _pattern(rf"{_LEAD}(?:the\s+)?{_DAY}(?:(?:{_TO}|{_AND}){_DAY2})?[\s-]\s*(?:of\s+)?{_NAME}{_THEN_YEAR}", _NAMED),
    # May 2024, end of September 2025, late September, in May
    _pattern(rf"(?:{_PART})?{_NAME}(?:,|\s+of)?\s+{_YEAR}{_NOT_COUNTED}", _NAMED),
    _pattern(rf"{_PART}{_FULL_NAME}", _NAMED),
    _pattern(_FULL_NAME, _NAMED, in_context=True),
    # Q3 2024, third quarter of 2024; H1 2024, early 2024, first half of 2024; in 2024
    _pattern(
        rf"(?:Q(?P<quarter>[1-4])|(?P<ordinal>first|second|third|fourth)[\s-]quarter)(?:\s+(?:of\s+)?{_YEAR})?(?![\w-])",
        _PARTITIVE,
    ),
    _pattern(rf"(?:{_PART}|(?P<half>H[12])\s+){_YEAR}{_NOT_COUNTED}", _FULL_YEAR),
    _pattern(rf"{_YEAR}{_NOT_COUNTED}(?!-\d)", _FULL_YEAR, in_context=True),  # 1600-5500 is a telephone number
)
SIGNS = tuple(dict.fromkeys(pattern.sign for pattern in PATTERNS))
