"""What stands around a numeral and says what it means: currencies, percent, units, "about", "at least"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ingest.language.tokens import carries_endings, korean_stem
from ingest.language.wordlists import ENGLISH_FUNCTION_WORDS, KOREAN_FUNCTION_WORDS, KOREAN_PARTICLES

Bound = Literal["up_to", "at_least"]

# What may follow a Korean counter or currency; anything else means that the syllable begins another word (원칙, 명단).
HANGUL_ENDS = (
    r"(?=[^가-힣]|$|을|이|은|의|에|으로|과|까지|부터|도|가|는|를|와|로|규모|씩|대|가량|내외|정도|이상|이하|미만|초과|상당|어치"
    r"|안팎|남짓|쯤|여|짜리|보다|만|였|입|중)"
)
_BEFORE_MONEY = {
    "KRW": r"[₩￦]\s?|KRW\s?",
    "USD": r"US\s?\$\s?|USD\s?|(?<![A-Za-z])\$\s?",
    "JPY": r"[¥￥]\s?|JPY\s?",
    "EUR": r"€\s?|EUR\s?",
    "GBP": r"£\s?|GBP\s?",
}
_A_UNIT = r"an?(?!\s+(?:month|year|week|day|person|head|company|firm|team|project|case|square))"
_NOT_VICTORY = rf"(?!\s+(?:the|{_A_UNIT}|its|their|his|her|first|second|third|gold|silver|awards?|prizes?)\b)"
_AFTER_MONEY = {
    "KRW": rf"(?:(?:South\s+)?Korean\s+)?(?:(?<=illion\s)won\b|won\b{_NOT_VICTORY})|KRW\b"
    rf"|원(?:화)?(?:{HANGUL_ENDS}|(?=인[\s)]))",
    "USD": rf"(?:U\.?S\.?\s*|American\s+)?dollars?\b|USD\b|US\$|(?:미국\s?|미\s?)?달러{HANGUL_ENDS}",
    "JPY": rf"(?:Japanese\s+)?yen\b|JPY\b|엔(?:화)?{HANGUL_ENDS}|円",
    "EUR": rf"euros?\b|EUR\b|€|유로(?:화)?{HANGUL_ENDS}",
    "GBP": rf"(?:British\s+)?pounds?(?:\s+sterling)?\b|GBP\b|파운드{HANGUL_ENDS}",
    "CNY": rf"(?:Chinese\s+)?yuan\b|CNY\b|RMB\b|위안(?:화)?{HANGUL_ENDS}",
}


def _by_code(forms: dict[str, str]) -> str:
    return "|".join(f"(?P<{code}>{form})" for code, form in forms.items())


_BEFORE_CURRENCY = re.compile(f"(?:{_by_code(_BEFORE_MONEY)})$")
_AFTER_CURRENCY = re.compile(rf"여?[\s-]{{0,2}}(?:{_by_code(_AFTER_MONEY)})", re.IGNORECASE)
_PERCENT = re.compile(
    r"\s{0,2}(?:(?P<points>%p\b|[%％]\s?포인트|퍼센트\s?포인트|-?percentage[\s-]points?\b|pp\b)|[%％]|퍼센트|-?per\s?cent\b)",
    re.IGNORECASE,
)
_TIME_UNITS = r"(?i:years?|months?|weeks?|days?|hours?|minutes?)|(?:년|개년|개월|달|주일|주|일|시간|분)(?:간|째)?"
_MEASURE = re.compile(
    r"여?[\s-]{0,2}(?P<unit>(?i:(?:square|cubic)[\s-](?:kilo|centi|milli)?(?:met(?:re|er)s?|feet|foot|miles?)"
    r"|(?:kilo|centi|milli)?(?:met(?:re|er)s?|grams?|lit(?:re|er)s?)|miles?|hectares?|acres?|tons?|tonnes?)"
    r"|[㎡㎢㎥㎞㎏㎜㎝]|[kcm]?m[²³23]?|[km]?g|ml|ha|[MGT]B|[kMG]Wh?"
    rf"|제곱(?:킬로)?미터|평|킬로미터|미터|킬로그램|톤|리터|헥타르|(?P<time>{_TIME_UNITS}))"
    rf"(?![A-Za-z])(?:(?<![가-힣])|{HANGUL_ENDS}|(?=동안))"
)
_APPROXIMATE_BEFORE = re.compile(
    r"(?:(?<!\w)(?i:about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|ca\.|estimated)\s+(?:an?\s+)?"
    r"|(?<![가-힣])(?:약|대략|거의|어림잡아)\s?|(?<![\w%)])(?<![\w%)]\s)[~≈∼]\s?)$"
)
_ATTACHED_APPROXIMATE = re.compile(r"여(?=\s|[가-힣㎡㎢㎥㎞㎏])|-odd\b")
_APPROXIMATE_AFTER = re.compile(r"\s?(?:가량|내외|정도|안팎|남짓|쯤)|\s+or\s+so\b")
_BOUND_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<up_to>up\s+to|at\s+most|no\s+more\s+than|not\s+more\s+than|within|less\s+than|fewer\s+than|under|below"
    r"|maximum\s+of|as\s+many\s+as|as\s+much\s+as|최대|많아야|최고)"
    r"|(?P<at_least>at\s+least|no\s+less\s+than|no\s+fewer\s+than|not\s+less\s+than|more\s+than|minimum\s+of"
    r"|above|(?P<over>over)|exceeding|최소|적어도|최저))\s*(?:about\s+|약\s?)?(?:an?\s+)?$",
    re.IGNORECASE,
)
_BOUND_AFTER = re.compile(
    r"\s?(?:(?P<at_least>이상|초과|넘|or\s+(?:more|above)\b)|(?P<up_to>이내|이하|미만|or\s+(?:less|fewer)\b))"
)
_ENGLISH_WORD = re.compile(r"(?:\s{1,4}|-)([^\W\d_]{1,40}(?:['’&-][^\W\d_]{1,40}){0,4})")
_HANGUL_WORD = re.compile(r"여?\s?([가-힣]+)")
_OF_THE = re.compile(r"\s+of\s+(?:the|these|those|its|their|our)\b")
_PLURAL = re.compile(r"[a-z-]+[a-rt-z]s|[a-z-]*(?:people|men|children|staff|classes|losses)")
_NOT_PLURAL = frozenset({"various", "previous", "serious", "numerous", "perhaps", "always", "across", "towards"})
_COMPARATIVES = frozenset({"more", "other"})  # three more companies
_FUNCTION_WORDS_THAT_COUNT = frozenset({"개", "명", "곳", "건", "위", "점"})
_KOREAN_ORDINALS = frozenset({"번째", "째", "위", "호", "차", "회차"})
_SYLLABLES_THAT_COUNT = frozenset("명개곳건점")
_LOOK_BACK = 32
_PHRASE = 6  # words of a noun phrase: "three Japanese venture capital firms"
_FALLS = re.compile(r"(?:(?<![\w)])[-−]|[△▲▽▼])\s?$")


class Unit(NamedTuple):
    """What is counted or measured, in lower case as written, or a currency's ISO code; and where it ends."""

    name: str
    end: int
    of_time: bool = False


def currency_before(text: str, start: int) -> Unit | None:
    """The currency sign or code before a numeral; its ``end`` is the end away from it, where the sign starts."""
    match = _BEFORE_CURRENCY.search(text, max(0, start - 8), start)
    return Unit(str(match.lastgroup), match.start()) if match else None


def currency_after(text: str, end: int) -> Unit | None:
    """The currency named after a numeral."""
    match = _AFTER_CURRENCY.match(text, end)
    return Unit(str(match.lastgroup), match.end()) if match else None


def percent(text: str, end: int) -> Unit | None:
    """``%`` or ``%p`` (percentage points) after a numeral."""
    match = _PERCENT.match(text, end)
    return Unit("%p" if match["points"] else "%", match.end()) if match else None


def falls(text: str, start: int) -> int | None:
    """Where a minus or a triangle (△3.2 % is a fall in Korean tables) begins before a percentage."""
    match = _FALLS.search(text, max(0, start - 3), start)
    return match.start() if match else None


def measure(text: str, end: int) -> Unit | None:
    """A unit of measurement or of time after a numeral."""
    match = _MEASURE.match(text, end)
    return Unit(" ".join(match["unit"].lower().split()), match.end(), match["time"] is not None) if match else None


def counted(text: str, end: int, *, singular: bool) -> Unit | None:
    """What a numeral counts: the Korean counter, or the first plural among the English words that follow.

    After a ``singular`` numeral (one) it is the very next word.
    """
    if match := _HANGUL_WORD.match(text, end):
        unit = _korean_unit(match[1])
        return Unit(unit, match.start(1) + len(unit)) if unit else None
    if of_the := _OF_THE.match(text, end):
        end = of_the.end()
    for _ in range(_PHRASE):
        match = _ENGLISH_WORD.match(text, end)
        if match is None or match[1].lower() in ENGLISH_FUNCTION_WORDS - _COMPARATIVES:
            return None
        word, end = match[1].lower(), match.end()
        if singular or (_PLURAL.fullmatch(word) and word not in _NOT_PLURAL):
            return Unit(word, end)
    return None


def ranks(unit: Unit | None) -> bool:
    """Whether a Korean counter ranks rather than counts: 22위, 3차, 두 번째."""
    return unit is not None and unit.name in _KOREAN_ORDINALS


def is_approximate(text: str, start: int, end: int, unit_end: int) -> bool:
    """Whether "about", 약, 여, 가량 or the like stands at either side of the numeral or after its unit."""
    return bool(
        _APPROXIMATE_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
        or _ATTACHED_APPROXIMATE.match(text, end)
        or _APPROXIMATE_AFTER.match(text, unit_end)
    )


def bound(text: str, start: int, unit: Unit | None, unit_end: int) -> Bound | None:
    """Whether the number is a ceiling ("up to", 이내) or a floor ("at least", 이상); "over two years" is neither."""
    match = _BOUND_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    if match and match["over"] and unit and unit.of_time:
        return None
    match = match or _BOUND_AFTER.match(text, unit_end)
    if match is None:
        return None
    return "up_to" if match["up_to"] else "at_least"


def _korean_unit(word: str) -> str | None:
    """The counter or noun without its particles, or None where there is nothing but grammar."""
    if word[0] in _SYLLABLES_THAT_COUNT and carries_endings(word, 1):  # 22 명의 is 명 + 의, though 명의 is a noun
        return word[0]
    stem = korean_stem(word, at_least=1)
    grammar = KOREAN_PARTICLES | KOREAN_FUNCTION_WORDS - _FUNCTION_WORDS_THAT_COUNT
    return None if stem in grammar else stem
