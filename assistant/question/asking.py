"""What a message asks: its questions, each without greetings, reasons for asking and politeness around it."""

from __future__ import annotations

import re

from assistant.question.asked import asked_kinds
from assistant.question.comparing import leaves_a_gap
from assistant.question.dispute import dispute_in
from assistant.question.scope import scope_of
from ingest.language.dates import find_dates
from ingest.language.tokens import content_words
from ingest.sentences import split_sentences

_CONTRACTION = re.compile(
    r"\b(what|who|where|when|how|why|that|there|it|he|she)['’]s\b(?! been\b| got\b)", re.IGNORECASE
)
_PERFECT = re.compile(r"\b(what|who|where|when|how|why|that|there|it|he|she)['’]s(?= been\b| got\b)", re.IGNORECASE)
_QUESTION_WORD = re.compile(
    r"(?:^|\s[-–—]\s+|[:;]\s+)(?=(?:(?:and|but|so|in|on|at|by|for|from|to|with|of|under|which|about) )*"
    r"(?:what|who|whom|whose|where|when|why|how|which|is|are|was|were|does|did|do|can|could|will|has|have)\b)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^(?:(?:please|kindly|hi|hello|sorry|ok(?:ay)?)\b[,!. ]*)*"
    r"(?:(?:can|could|would|will) you (?:please |kindly |quickly )?"
    r"(?:tell|give|show|remind|send|find|confirm|check)(?: me| us)?"
    r"|(?:i|we) (?:need|want|would like|am looking for|are looking for)(?: to know| to find out)?"
    r"|(?:tell|give|show|remind) (?:me|us)|do you know|can (?:i|we) (?:have|get))\b\s*",
    re.IGNORECASE,
)
_SHORTHAND = re.compile(r"\b(?:ppl|govt|mtg|approx)\b", re.IGNORECASE)
_SPELT_OUT = {"ppl": "people", "govt": "government", "mtg": "meeting", "approx": "approximately"}
_SETTING = re.compile(
    r"^(?P<rest_ko>.*\S{2,} (?:이후|다음|직후|뒤|후)에?),? (?P<core_ko>(?=.*(?:언제|며칠|날짜)).+)$"
    r"|^(?P<rest>(?:after|following|once|before) [^,?]+), (?P<core>(?:when|on (?:what|which) (?:day|date))\b.+)$",
    re.IGNORECASE,
)
"""What went before, in a question for the day of something else: "After the vote, when did the hall open?"."""
_MOST_QUESTIONS = 3
_LEAST_WORDS = 3
_NEXT_QUESTION = re.compile(
    r",? (?:and|but)(?: also)? (?=(?:(?:in|on|at|by|for|from|to|with) )?(?:what|which|who|whom|where|when|why|how)\b)"
    r"|(?:(?<=[이였었했하됐렸졌]고)|(?<=몇 [개명곳건]고)|(?<=몇[개명곳건]고)|(?<=(?:언제|어디|누구|얼마)고)),? "
    r"(?=\S.*(?:누구|언제|어디|얼마|몇|왜|무엇|무슨|어떤|어느|뭐))",
    re.IGNORECASE,
)
_VERB = r"(?:is|are|was|were|do|does|did|has|have|had|will|can|took|came|joined|moved|actually)\b"
_TWO_COUNTS = re.compile(
    rf"^(?P<one>how (?:many|much) (?:(?!and\b|{_VERB})[\w’'-]+ ){{1,5}})"
    rf"and (?P<other>how (?:many|much) (?:(?!{_VERB})[\w’'-]+ ){{1,5}})(?P<end>(?!actually){_VERB}.+)$",
    re.IGNORECASE,
)
"""Two counts with one verb: "How many firms and how many schools took part?"."""
_TWO_THINGS = re.compile(
    r"^(?P<of>.*\S )(?P<one>\S+?)(?:와|과|하고|이랑|랑) (?P<other>[가-힣]+?(?: [가-힣]+?)??)[은는을를]? "
    r"(?P<end>(?:알려|말해|설명|무엇|뭐|궁금).*)$"
)


def questions_in(text: str) -> list[str]:
    """The questions of a message in order, at most ``_MOST_QUESTIONS``; the message itself where it asks one thing.

    What stands in the message beside its questions goes with each of them.
    """
    sentences = [text[start:end] for start, end in split_sentences(text)]
    asking = [sentence for sentence in sentences if _asks(sentence)]
    beside = " ".join(sentence for sentence in sentences if sentence not in asking)
    found = [part for sentence in asking or [text] for part in _parted(sentence)]
    if not 1 < len(found) <= _MOST_QUESTIONS:
        return [text]
    return [f"{beside} {part}".strip() if asking else part for part in found]


def _asks(sentence: str) -> bool:
    """Whether it is a question about something, rather than "OK?" or "Thanks?"."""
    if not sentence.rstrip().endswith(("?", "？")) or scope_of(sentence) != "question":
        return False
    return bool(content_words(sentence)) or asked_kinds(sentence) not in {("open",), ("yes_no",)}


def _parted(sentence: str) -> list[str]:
    """The halves of "How many moved, and who paid?", or of "A의 직책과 나이": each with words of its own."""
    if leaves_a_gap(sentence) or dispute_in(sentence) is not None:
        return [sentence]
    if found := _TWO_COUNTS.match(sentence):
        return [f"{found[count]}{found['end']}" for count in ("one", "other")]
    for cut in _NEXT_QUESTION.finditer(sentence):
        first, second = sentence[: cut.start()], sentence[cut.end() :]
        if content_words(first) and (content_words(second) or "date" in asked_kinds(second)):
            return [f"{first}?", second]
    found = _TWO_THINGS.match(sentence)
    if found and (found["of"].endswith("의 ") or _are_attributes(found["one"], found["other"])):
        return [f"{found['of']}{thing} {found['end']}" for thing in (found["one"], found["other"])]
    return [sentence]


def _are_attributes(*things: str) -> bool:
    """Whether each asks for something of its own kind (위치, 센터장 성함), and so is no half of a name."""
    return all(asked_kinds(thing) != ("open",) for thing in things)


def asking_part(text: str) -> tuple[str, str]:
    """The last sentence that asks, and the rest of the message, which may still name who or what it is about."""
    text = _PERFECT.sub(r"\1 has", _CONTRACTION.sub(r"\1 is", text))
    text = _SHORTHAND.sub(lambda short: _SPELT_OUT[short[0].casefold()], text)
    sentences = [text[start:end] for start, end in split_sentences(text)] or [text]
    asking = next((i for i in reversed(range(len(sentences))) if sentences[i].rstrip().endswith(("?", "？"))), None)
    if asking is None:
        asking = max(range(len(sentences)), key=lambda i: len(sentences[i]))
    core = _ADDRESSED.sub("", sentences[asking]).strip() or sentences[asking]
    rest = " ".join(sentence for i, sentence in enumerate(sentences) if i != asking)
    start = _QUESTION_WORD.search(core)
    if start and 0 < start.end() < len(core):
        rest = f"{rest} {core[: start.start()]}".strip()
        core = core[start.end() :]
    return _without_setting(core, rest)


def _without_setting(core: str, rest: str) -> tuple[str, str]:
    """What is asked for without what went before it, where that is no day and something else is left."""
    found = _SETTING.match(core)
    if found is None:
        return core, rest
    setting, asked = found["rest"] or found["rest_ko"], found["core"] or found["core_ko"]
    if find_dates(setting) or len(content_words(asked)) < _LEAST_WORDS:
        return core, rest
    return asked, f"{rest} {setting}".strip()
