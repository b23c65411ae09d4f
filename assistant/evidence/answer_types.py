"""Whether a passage holds the kind of thing that was asked for, and something the question did not already say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.evidence.matching import Word, likeness, same_sound
from assistant.question.asked import Asked
from assistant.question.counting import unit_at
from assistant.question.roles import roles_by_verb, roles_in
from assistant.question.understanding import Question, Term
from ingest.language.acronyms import find_acronyms
from ingest.language.dates import find_dates
from ingest.language.glossary import meanings
from ingest.language.names import Aliases, PersonMention, find_names, find_people
from ingest.language.numbers import Number, find_numbers
from ingest.language.tokens import content_words, is_hangul
from ingest.lexicon import Lexicon, word_forms

SHOWN: frozenset[Asked] = frozenset({"date", "count", "money", "share", "contact", "quotation"})
"""Kinds that show in a text: without one a passage is no answer, however close it is otherwise."""
TYPED: frozenset[Asked] = SHOWN | {"definition", "reason", "person", "organisation", "place"}
"""Kinds that can be looked for at all; of those not in ``SHOWN``, not finding one proves little."""
KIND = 0.55
"""Least degree to which a kind that shows in a text must be there."""
UNSEEN = 0.3
"""The degree of a kind that may be there although nothing shows it."""

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_SITE = re.compile(r"https?://\S+|\bwww\.\S+")
_PHONE = re.compile(r"\b\d{2,4}[-)] ?\d{3,4}-\d{4}\b")
_CONTACT = re.compile("|".join(pattern.pattern for pattern in (_MAIL, _SITE, _PHONE)))
_CONTACTS = (
    (re.compile(r"\be-?mail\b|메일", re.IGNORECASE), _MAIL),
    (re.compile(r"\bweb\b|\bweb ?site\b|\burl\b|홈페이지|웹사이트|누리집", re.IGNORECASE), _SITE),
    (re.compile(r"\bphone\b|\btelephone\b|\bcall\b|\bring\b|전화", re.IGNORECASE), _PHONE),
)
"""Words of a question that ask for one sort of address, and what that looks like."""
_PLACE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Tt]o|[Ff]rom|[Nn]ear|[Ii]nto|[Vv]isited|[Ll]ocated)(?: the| its| their)? [A-Z][\w-]+"
    r"|[가-힣A-Za-z]+(?:에서|에 (?:위치|입주|있|문)|시 |군 |구 |동 )"
)
_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|in order to|so that|so as to|as a (?:result|follow-up|consequence)"
    r"|therefore|thus|hence|caused|reasons?|aims?|aimed|purposes?|goals?|intended|along with|has made|have made"
    r"|makes? it|to (?:help|make|support|"
    r"ensure|prevent|protect|reduce|promote|strengthen|allow|enable|improve|avoid|replace|meet|keep|create))\b"
    r"|위해|위하여|때문|목적|이유|원인|하고자|도록|덕분|으로 인해|에 따라|취지"
)
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

_PRICE = re.compile(
    r"\b(?:rents?|costs?|prices?|pays?|paid|budget|fees?|money|salary|invest\w*|fund\w*|charges?|tuition|revenues?|sales)\b"
    r"|비용|예산|금액|가격|요금|임대료|임차료|수수료|등록금|연봉|월급|매출|투자|펀드",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|\| )([^|:]{1,40}): (?=[^|]*[^\W\d])")
"""The heading of a table's column, in a row whose cells are labelled."""
_BODY_TYPE = re.compile(
    r"\b(?:which|what)(?: [\w-]+)? (universit(?:y|ies)|hospitals?|banks?|ministr(?:y|ies))\b"
    r"(?! \w+(?:al|er|or|ive)s?\b)"
    r"|(?:어느|어떤|무슨) ?(대학|병원|은행|부처)",
    re.IGNORECASE,
)
_AGE_ASKED = re.compile(r"\bhow old\b|나이|연령|몇 ?살", re.IGNORECASE)
_AGE = re.compile(
    r"\byears? old\b|\byear-old\b|\baged?\b|\bborn\b|\b(?:founded|established|opened|since)\b|\d ?[세살](?![가-힣])"
    r"|년생|출생|설립|개소|개원|창립",
    re.IGNORECASE,
)
_BY_WHEN = re.compile(
    r"^(?!.*(?:부터|\bfrom\b|\bsince\b)).*"
    r"(?:\b(?:by when|by (?:what|which) (?:date|day|time|month)|until when|deadline)\b|까지|마감|기한)",
    re.IGNORECASE | re.DOTALL,
)
_UP_TO = re.compile(
    r"\b(?:by|until|till|before|up to|no later than|deadline|due|closes?|ends?|within)\b"
    r"|까지|마감|이내|종료|기한|[~∼～–]",
    re.IGNORECASE,
)
_NO_END = 0.5
"""What a date is worth that ends nothing, where the question asks by when."""
_TITLE_ASKED = re.compile(r"\b(?:titles?|positions?)\b|직책|직위|직함", re.IGNORECASE)
_LISTED = re.compile(r"(?:\s*\([^)]*\))?\s*(?:,|·|ㆍ|、|/|;|and|&|or|와|과|및|,\s*(?:and|or))\s*(?:the\s+)?")
_COUNTED = frozenset({"count", "measure"})
_NAME_SYLLABLES = 3  # a shorter Hangul word is too often a common one
_SOME = 3  # names that make a list of more than two
_NEAR = 60  # characters on either side of a number in which its noun is looked for
_COUNTED_ALIKE = 0.6


def holds(asked: Asked, text: str, question: Question, aliases: Aliases, lexicon: Lexicon) -> float:
    """From 0 (the kind is not there) to 1 (it is, and it is not the question's own words handed back)."""
    match asked:
        case "date":
            return _date(text, question)
        case "count":
            return _count(text, question, lexicon)
        case "money":
            kinds = {number.kind for number in find_numbers(text)}
            if "money" in kinds:
                return 1.0
            return 0.6 if kinds & {"percent", "measure"} and not _PRICE.search(question.text) else 0.0  # "by how much"
        case "share":
            return float(any(number.kind == "percent" for number in find_numbers(text)))
        case "contact":
            return float(_contact_asked_for(question).search(text) is not None)
        case "place":
            return 1.0 if _PLACE.search(text) else UNSEEN
        case "quotation":
            return float(_SPEECH.search(text) is not None)
        case "reason":
            return 1.0 if _REASON.search(text) else UNSEEN
        case "person":
            return _person(text, question, aliases)
        case "organisation":
            return _organisation(text, question, aliases) if _is_of_type(text, question, lexicon) else 0.0
        case "definition":
            return _definition(text, question)
        case "summary" | "yes_no" | "open":
            return 1.0


def _contact_asked_for(question: Question) -> re.Pattern[str]:
    return next((address for words, address in _CONTACTS if words.search(question.text)), _CONTACT)


def _date(text: str, question: Question) -> float:
    """A date the question does not say; where it asks by when, one up to which something runs."""
    found = [d for d in find_dates(text) if not any(d.same_as(asked) for asked in question.dates)]
    degree = 1.0 if any(date.day for date in found) else 0.85 if found else 0.0
    ends = _UP_TO.search(text) or any(date.until for date in found)
    return degree if ends or not _BY_WHEN.search(question.text) else degree * _NO_END


def _count(text: str, question: Question, lexicon: Lexicon) -> float:
    """A number the question does not say, of the things that it counts."""
    if _AGE_ASKED.search(question.text) and not _AGE.search(text):
        return 0.0
    said = {number.value for number in question.numbers}
    numbers = [number for number in find_numbers(text) if number.kind in _COUNTED]
    if not question.counted:
        return 1.0 if any(number.value not in said for number in numbers) else 0.6 if numbers else 0.0
    near = [n for n in numbers if _counts(n, text, question.counted, lexicon)]
    if any(number.value not in said for number in near):
        return 1.0
    return 0.6 if near else UNSEEN if numbers else 0.0


def _counts(number: Number, text: str, counted: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether one of the counted words stands close to the number."""
    before = word_forms(text[max(0, number.start - _NEAR) : number.start])[-2:]
    after = word_forms(text[number.end : number.end + _NEAR])[:4]
    around = [*before, *after, *unit_at(text, number.end)]
    if {key for key, _ in around} & {key for key, _ in counted}:
        return True
    return bool(around) and float(likeness(counted, around, lexicon).max()) >= _COUNTED_ALIKE


def _person(text: str, question: Question, aliases: Aliases) -> float:
    """A person the question does not name; where it names a title, one who holds that title there."""
    if _lists_too_few(text, question, aliases):
        return 0.0
    if any(_ranks_of(question) & roles_in(heading) for heading in _LABEL.findall(text)):
        return float(_names_one(text, question))
    asked = question.standalone.casefold()
    found = find_people(text, aliases)
    if question.offices and not _says_office(text, question):
        return float(any(_holds_title(person, question.offices, question) for person in found))
    people = [person for person in found if person.name.casefold() not in asked]
    if any(person.title and person not in people for person in found) and not question.roles:
        return 1.0  # "Who is X?" asks for the title of X
    if not question.roles and _TITLE_ASKED.search(question.text) and any(term.name for term in question.terms):
        return 0.0
    if not question.roles:
        return 1.0 if people else 0.6 * _organisation(text, question, aliases)  # "who leads it" may be a body
    return float(
        any(_holds_title(person, question.roles, question) for person in people)
    )  # another's title is no answer at all


def _ranks_of(question: Question) -> frozenset[int]:
    return question.roles or question.offices


def _names_one(text: str, question: Question) -> bool:
    """Whether the text holds a name of the question, if it has any."""
    keys = {key for key, _ in word_forms(text)}
    names = [term for term in question.terms if term.name]
    return not names or any(keys.issuperset(term.keys) for term in names)


def _says_office(text: str, question: Question) -> bool:
    """Whether the text says itself, by the question's own verb, who chairs or leads what the question names."""
    verbs = {word.key for word in content_words(question.text) if roles_by_verb(f"who {word.text}")}
    if verbs.isdisjoint(key for key, _ in word_forms(text)):
        return False
    said = text.casefold()
    named = [(term.text, *term.spellings) for term in question.terms if term.name and not term.carried]
    return all(any(spelling.casefold() in said for spelling in spellings) for spellings in named)


def _holds_title(person: PersonMention, ranks: frozenset[int], question: Question) -> bool:
    """Whether the title is the one asked about, and its organisation too where both sides name one."""
    if not ranks & roles_in(person.title or ""):
        return False
    bodies = [term for term in question.terms if _may_be_body(term)]
    if not bodies or not person.organisation:
        return True
    held = person.organisation.casefold()
    words = word_forms(person.organisation)
    keys = {key for key, _ in words}
    return any(
        keys.issuperset(term.keys)
        or (term.name and keys.issubset(term.keys))  # "iPark Institute" for "iPark Institute Co"
        or any(spelling.casefold() in held for spelling in term.spellings)
        or any(same_sound(term.text, form) for _, form in words)
        for term in bodies
    )


def _may_be_body(term: Term) -> bool:
    """Whether a term names the organisation of a title: a name, or a Hangul word that no list knows."""
    if roles_in(term.text) or term.date is not None:
        return False
    return term.name or (is_hangul(term.text) and len(term.text) >= _NAME_SYLLABLES and not meanings(term.keys[0]))


def _organisation(text: str, question: Question, aliases: Aliases) -> float:
    """A name the question does not say; where it asks for several, names that are listed together."""
    if _lists_too_few(text, question, aliases):
        return 0.0
    listed = _longest_list(text, question, aliases)
    if not question.several or listed == 0:
        return 1.0 if listed else UNSEEN
    return 1.0 if listed > 1 else 0.5


def _is_of_type(text: str, question: Question, lexicon: Lexicon) -> bool:
    """Whether a text may name a university, a hospital or a bank, where one is asked for."""
    asked = _BODY_TYPE.search(question.text)
    if asked is None:
        return True
    words = word_forms(text)
    return bool(words) and float(likeness(word_forms(asked[1] or asked[2]), words, lexicon).max()) >= _COUNTED_ALIKE


def _lists_too_few(text: str, question: Question, aliases: Aliases) -> bool:
    """ "Which eight companies …" is not answered by a sentence that says no more than "the eight companies"."""
    wanted = max((int(n.value) for n in question.numbers if n.kind == "count"), default=1)
    return wanted > 1 and _longest_list(text, question, aliases) < min(wanted, _SOME)


def _longest_list(text: str, question: Question, aliases: Aliases) -> int:
    """How many names that the question does not say stand listed together."""
    asked = question.standalone.casefold()
    names = [name for name in find_names(text, aliases) if name.text.casefold() not in asked]
    longest = run = min(len(names), 1)
    for one, other in pairwise(names):
        run = run + 1 if _LISTED.fullmatch(text[one.end : other.start]) else 1
        longest = max(longest, run)
    return longest


def _is_defined(subject: str, text: str) -> bool:
    """Whether the text says of the subject what it is: "A testbed is a …", "실증특례란 …"."""
    name = re.escape(subject)
    said = rf"\b{name}s?(?: \([^)]*\))? (?:is|are|means?|refers? to) (?:an?|the|one|any)\b"
    said += rf"|{name}(?:\([^)]*\))?(?:이란|란) "
    return re.search(said, text, re.IGNORECASE) is not None


def _definition(text: str, question: Question) -> float:
    subjects = {form.casefold().rstrip("s") for term in question.terms for form in (term.text, *term.spellings)}
    explained = {form.casefold().rstrip("s") for a in find_acronyms(text) for form in (a.short, a.long)}
    if subjects & explained or any(_is_defined(subject, text) for subject in subjects):
        return 1.0
    if _EXPANSION.search(question.text):
        return 0.0
    return 0.5 if _COPULA.search(text) else UNSEEN
