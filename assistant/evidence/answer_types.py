"""Whether a passage holds the kind of thing that was asked for, and something the question did not already say."""

from __future__ import annotations

import re
from calendar import month_name

from assistant.evidence.bodies import UNSEEN, is_of_type, organisation
from assistant.evidence.days import day
from assistant.evidence.matching import likeness
from assistant.evidence.posts import person
from assistant.question.asked import Asked
from assistant.question.counting import counted_alike, counted_otherwise, part_counted, unit_at
from assistant.question.understanding import Question
from ingest.language.acronyms import find_acronyms
from ingest.language.names import Aliases
from ingest.language.naming import places_in
from ingest.language.numbers import Number, find_numbers
from ingest.lexicon import Lexicon, word_forms

SHOWN: frozenset[Asked] = frozenset({"date", "count", "money", "share", "contact", "quotation"})
"""Kinds that show in a text: without one a passage is no answer, however close it is otherwise."""
TYPED: frozenset[Asked] = SHOWN | {"definition", "reason", "person", "organisation", "place"}
"""Kinds that can be looked for at all; of those not in ``SHOWN``, not finding one proves little, except for "why"."""
KIND = 0.55
"""Least degree to which a kind that shows in a text must be there."""

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_SITE = re.compile(r"https?://\S+|\bwww\.\S+")
_PHONE = re.compile(r"\b\d{2,4}[-)] ?\d{3,4}-\d{4}\b|(?<![\d-])1\d{3}-\d{4}\b")  # 1670-0808 rings anywhere in Korea
_CONTACT = re.compile("|".join(pattern.pattern for pattern in (_MAIL, _SITE, _PHONE)))
_CONTACTS = (
    (re.compile(r"\be-?mail\b|메일", re.IGNORECASE), _MAIL),
    (re.compile(r"\bweb\b|\bweb ?site\b|\burl\b|홈페이지|웹사이트|누리집", re.IGNORECASE), _SITE),
    (re.compile(r"\bphone\b|\btelephone\b|\bcall\b|\bring\b|전화", re.IGNORECASE), _PHONE),
)
"""Words of a question that ask for one sort of address, and what that looks like."""
_PLACE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Tt]o|[Ff]rom|[Nn]ear|[Ii]nto|[Vv]isited|[Ll]ocated)(?: the| its| their)? "
    rf"(?!(?:{'|'.join(month_name[1:])})\b)(?P<latin>[A-Z][\w-]+)"
    r"|(?P<hangul>[가-힣A-Za-z]+)(?:에서|에 (?:위치|입주|있|문)|시 |군 |구 |동 )"
    r"|(?:[Vv]enue|[Ll]ocation|[Pp]lace|장 ?소|개최지|소재지)\W+(?P<labelled>[A-Z가-힣][\w-]+)"
)
_PART_ASKED = re.compile(r"\b[Ww]here (?:exactly )?(?:in|within) (?:the )?[A-Z]")
"""Names the wider place itself: nothing but another name answers."""
_VENUE_ASKED = re.compile(
    r"\bwhere\b.*\b(?:held|takes? place|took place|happen|meet|met)\b|어디(?:에서|서) (?:열|개최|진행|만나|만났)",
    re.IGNORECASE,
)
"""Asks for the place of an event: a sentence that names none gives its day or its host."""
_LISTED_PLACE_ASKED = re.compile(
    r"\b(?:what|which) (?:city|country|prefecture|province)\b|어느 ?(?:나라|국가|도시)", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|in order to|so that|so as to|as a (?:result|follow-up|consequence)"
    r"|therefore|thus|hence|caused|reasons?|aims?|aimed|purposes?|goals?|intended|along with|has made|have made"
    r"|makes? it|to (?:help|make|support|"
    r"ensure|prevent|protect|reduce|promote|strengthen|allow|enable|improve|avoid|replace|meet|keep|create))\b"
    r"|, since (?!(?:then|when|\w+ (?:launch|start|beginning|opening|foundation)|(?:\w+ )?\d))"
    r"|위해|위하여|때문|목적|이유|원인|하고자|도록|덕분|으로 인해|취지|므로|바람에|까닭"
)
_WHY = re.compile(
    r"^(?:(?:and|so|but|then) )?(?:why|what (?:has )?caused?|what (?:is|was|were|are) the reasons?)\b|\b왜 "
    r"|(?:이유|까닭)(?:은|는|이|가)? ?(?:무엇|뭐|뭔|뭘|왜|$|\?)",
    re.IGNORECASE,
)
"""Asks for a reason that was given, not for what something is about."""
_SPEECH = re.compile(
    r"[“\"](?:[^”\"\s]+\s+){3,}[^”\"]*[”\"]?|[‘'][^’']{25,}[’']|\b(?:said|says|stated|added|explained|noted|emphasi[sz]ed|stressed|warned"
    r"|commented|remarked|welcomed|pledged|promised|according to)\b|[고며] (?:말|밝|전했|강조|덧붙|설명|당부)"
)
_COPULA = re.compile(
    r"\b(?:is|are|was|were|means?|refers? to|stands? for|defined as|known as)\b|[은는이가] .*(?:이다|입니다|말한다|뜻)"
)

_EXPANSION = re.compile(
    r"\bstands? for\b|\bshort for\b|\bacronym\b|\babbreviat\w+|\bspel(?:led|t) out\b|\bfull (?:form|name)\b"
    r"|약자|약어|줄임말",
    re.IGNORECASE,
)
"""Wordings that ask for the words behind an acronym: nothing but those words answers them."""

_WHAT_IT_IS = re.compile(r"[가-힣](?:이란|란) |(?:무엇|어떤 \S+)(?:을|를) (?:말하|가리키|일컫)")
"""Asks for nothing but what something is."""
_APPOSED = 0.8
_UNDER_A_NUMBER = re.compile(r"\s?(?:명|인|개|곳|개사)?\s?(?:미만|이하)|시(?!간)")
_UNDER = re.compile(r"\b(?:fewer|less) than (?:[\w-]+ )?$", re.IGNORECASE)
"""A number that is the limit of a condition or an hour, and counts nothing."""

_PRICE = re.compile(
    r"\b(?:rents?|costs?|prices?|pays?|paid|budget|fees?|money|salary|invest\w*|fund\w*|charges?|tuition|subsid\w+|grants?|revenues?|sales)\b"
    r"|비용|경비|예산|금액|가격|요금|임대료|임차료|수수료|등록금|보조금|지원금|연봉|월급|매출|투자|펀드",
    re.IGNORECASE,
)
_RATIO_ASKED = re.compile(r"[가-힣][률율]|\bratio\b|\brate\b", re.IGNORECASE)
_RATIO = re.compile(r"\d ?(?:대|:|to) ?1(?!\d)")
_AGE_ASKED = re.compile(r"\bhow old\b|\bage of\b|나이|연령|몇 ?살", re.IGNORECASE)
_AGE = re.compile(
    r"\byears? old\b|\byear-old\b|\baged?\b|\bborn\b|\b(?:founded|established|opened|since)\b|\d ?[세살](?![가-힣])"
    r"|년생|출생|설립|개소|개원|창립",
    re.IGNORECASE,
)
_COUNTED = frozenset({"count", "measure"})
_TOGETHER = re.compile(r"한 ?(?:곳|자리|군데|번|눈)에|one (?:place|go|stop)\b", re.IGNORECASE)
"""A number that counts nothing."""
_RANKED = frozenset({"ordinal"})
_RANK_ASKED = re.compile(r"몇 ?(?:위|등|번째)|\bwhat rank\b|\bhow high\b.*\brank|\brank(?:ed|s)?\b", re.IGNORECASE)
_SAID = 0.5
"""What numbers of the things counted are worth that the question itself says."""
_AMOUNT = 100
"""Least number that may be an amount whose currency stands elsewhere."""
_NEAR = 60  # characters on either side of a number in which its noun is looked for
_COUNTED_ALIKE = 0.6
_WHICH_OF = re.compile(r"(?:\bwhich of (?:the |these |those )?|(?:어느|어떤) )$", re.IGNORECASE)


def holds(asked: Asked, text: str, question: Question, aliases: Aliases, lexicon: Lexicon) -> float:
    """From 0 (the kind is not there) to 1 (it is, and it is not the question's own words handed back)."""
    match asked:
        case "date":
            return day(text, question)
        case "count":
            return _count(text, question, lexicon)
        case "money":
            return _money(text, question)
        case "share":
            ratio = _RATIO_ASKED.search(question.text) and _RATIO.search(text)
            return float(bool(ratio) or any(number.kind == "percent" for number in find_numbers(text)))
        case "contact":
            return float(_contact_asked_for(question).search(text) is not None)
        case "place":
            unseen = 0.0 if _PART_ASKED.search(question.text) or _VENUE_ASKED.search(question.text) else UNSEEN
            return 1.0 if _names_place(text, question, aliases) else unseen
        case "quotation":
            return float(_SPEECH.search(text) is not None)
        case "reason":
            return 1.0 if _REASON.search(text) else 0.0 if _WHY.search(question.text) else UNSEEN
        case "person":
            return person(text, question, aliases)
        case "organisation":
            return organisation(text, question, aliases) if is_of_type(text, question, aliases, lexicon) else 0.0
        case "definition":
            return _definition(text, question)
        case "open":
            return float(_tells_more(text, question))
        case "summary" | "yes_no":
            return 1.0


def _tells_more(text: str, question: Question) -> bool:
    """Whether the text holds a word that the question does not say: a sentence handed back tells nothing."""
    said = {key for term in question.terms for key in term.keys} | {key for key, _ in word_forms(question.standalone)}
    spelt = " ".join(spelling for term in question.terms for spelling in term.spellings).casefold()
    return any(key not in said and form.casefold() not in spelt for key, form in word_forms(text))


def _contact_asked_for(question: Question) -> re.Pattern[str]:
    return next((address for words, address in _CONTACTS if words.search(question.text)), _CONTACT)


def _names_place(text: str, question: Question, aliases: Aliases) -> bool:
    """Whether the text names a place that the question does not: "Where in Japan" is not answered by "in Japan"."""
    asked = question.standalone.casefold()
    named = (match["latin"] or match["hangul"] or match["labelled"] for match in _PLACE.finditer(text))
    if any(name.casefold() not in asked for name in named):
        return True
    listed = places_in(text, aliases).keys() - places_in(question.standalone, aliases).keys()
    return bool(listed) and _LISTED_PLACE_ASKED.search(question.text) is not None


def _money(text: str, question: Question) -> float:
    """An amount; a large number beside a word for money; by how much something rose, where no price is asked for."""
    numbers = find_numbers(text)
    kinds = {number.kind for number in numbers}
    if "money" in kinds:
        return 1.0
    if _PRICE.search(text) and any(n.kind == "count" and n.value >= _AMOUNT for n in numbers):
        return 0.7
    return 0.6 if kinds & {"percent", "measure"} and not _PRICE.search(question.text) else 0.0


def _count(text: str, question: Question, lexicon: Lexicon) -> float:
    """A number the question does not say, of the things that it counts."""
    if _AGE_ASKED.search(question.text) and not _AGE.search(text):
        return 0.0
    if not _tells_part(text, question, lexicon):
        return 0.0
    said = {number.value for number in question.numbers}
    wanted = _RANKED if _RANK_ASKED.search(question.text) else _COUNTED
    numbers = [n for n in find_numbers(text) if n.kind in wanted and not _counts_nothing(n, text)]
    if not question.counted or wanted is _RANKED:
        return 1.0 if any(number.value not in said for number in numbers) else 0.6 if numbers else 0.0
    near = [n for n in numbers if _counts(n, text, question, lexicon)]
    if any(number.value not in said for number in near):
        return 1.0
    return _SAID if near else UNSEEN if numbers else 0.0


def _counts_nothing(number: Number, text: str) -> bool:
    if _TOGETHER.match(text, number.start):
        return True
    below = _UNDER_A_NUMBER.match(text, number.end) or _UNDER_A_NUMBER.search(text[number.start : number.end])
    return below is not None or _UNDER.search(text[: number.start]) is not None


def _tells_part(text: str, question: Question, lexicon: Lexicon) -> bool:
    """Whether the text has every word for the part that is counted of a whole, where one is asked for."""
    asked, words = part_counted(question.text), word_forms(text)
    return not asked or (bool(words) and float(likeness(asked, words, lexicon).max(axis=1).min()) >= _COUNTED_ALIKE)


def _counts(number: Number, text: str, question: Question, lexicon: Lexicon) -> bool:
    """Whether one of the counted words stands close to the number, or the counter with which they were asked for.

    "Which of the eight firms came is not known" asks, and does not say that eight came.
    """
    if _WHICH_OF.search(text[: number.start]):
        return False
    if counted_alike(question.text, text, number.end):
        return True
    if counted_otherwise(question.text, text, number.end):
        return False
    before = word_forms(text[max(0, number.start - _NEAR) : number.start])[-2:]
    after = word_forms(text[number.end : number.end + _NEAR])[:4]
    around = [*before, *after, *unit_at(text, number.end)]
    if {key for key, _ in around} & {key for key, _ in question.counted}:
        return True
    return bool(around) and float(likeness(question.counted, around, lexicon).max()) >= _COUNTED_ALIKE


def _is_defined(subject: str, text: str) -> bool:
    """Whether the text says of the subject what it is: "A testbed is a …", "실증특례란 …"."""
    name = re.escape(subject)
    said = rf"\b{name}s?(?: \([^)]*\))? (?:is|are|means?|refers? to) (?:an?|the|one|any)\b"
    said += rf"|{name}(?:\([^)]*\))?(?:이란|란) "
    return re.search(said, text, re.IGNORECASE) is not None


def _is_apposed(subject: str, text: str) -> bool:
    """Whether the text says beside the subject what it is: "Harborflow, a maker of …", "제조업체인 소공인"."""
    name = re.escape(subject)
    said = rf"\b{name}s?,? (?:\([^)]*\),? )?(?:an?|the) \w|[가-힣]인 [‘'\"]?{name}"
    return re.search(said, text, re.IGNORECASE) is not None


def _definition(text: str, question: Question) -> float:
    subjects = {form.casefold().rstrip("s") for term in question.terms for form in (term.text, *term.spellings)}
    explained = {form.casefold().rstrip("s") for a in find_acronyms(text) for form in (a.short, a.long)}
    if subjects & explained or any(_is_defined(subject, text) for subject in subjects):
        return 1.0
    if _EXPANSION.search(question.text):
        return 0.0
    if any(_is_apposed(subject, text) for subject in subjects):
        return _APPOSED
    return 0.5 if _COPULA.search(text) else 0.0 if _WHAT_IT_IS.search(question.text) else UNSEEN
