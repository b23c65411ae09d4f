"""Where sentences end, in English and Korean, by rule: no data files, no network, linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

_LONG = 400  # characters; what is longer than a sentence should be gives way at the weaker marks inside it too
LONGEST = 2_000
"""Characters of the longest unit; a longer "sentence" (a page without punctuation) is cut at clause borders."""

_END = re.compile(
    r"(?P<stop>[.!?…]+|[。！？｡]+)(?P<close>[\"'”’»)\]}」』】》〉〕]*(?:\[\d{1,3}\])*)|(?P<blank>\n\s*\n)"
    r"|(?P<mark>\s(?=[※•▪■□◦○●▶☞]\s))"
)
_INNER_MARK = re.compile(r"\s(?=(?:[①-⑳➀-➓❶-❿\U000f0000-\U000ffffd]|[-*]{1,3}\s)\s*\S)")
_END_AT_END = re.compile(rf"(?:{_END.pattern})\Z")
_TITLE_BRACKETS = (("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"), ("｢", "｣"))
_WORD = re.compile(r"\w")
_NEXT = re.compile(r"\s*([\"'“‘«(\[{「『【《〈〔]*)(\S{0,24})")
_LAST = re.compile(r"[^\s\"'“‘«(\[{「『【《〈〔/]*\Z")
_CLAUSE = re.compile(r"[.;:,)\]”·]\s")
_DATE_GOES_ON = re.compile(r"\d{1,2}\s?\.(?!\d)")
_DATE_AT_END = re.compile(r"\d\.\s?\d{1,2}\.\Z")
_LIST_MARK = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[가나다라마바사아자차카타파하]|[A-Z]|[IVX]{1,4})", re.ASCII)
_QUOTE_GOES_ON = re.compile(r"(?:이?라[고며는면]|이?라면서|하[고며]|고\b|며\b|면서\b|는\b)")
_GOES_ON = re.compile(r"[\d,.;:~…-]", re.ASCII)
_JOINED_KOREAN = re.compile(r"[가-힣][다요]\Z")
_WEEKDAY_OR_ZONE = re.compile(r"(?:[A-Z]{2,4}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2,8}\.?\Z)")

_NEVER_LAST = re.compile(
    r"mr|mrs|ms|messrs|dr|prof|st|rev|hon|gen|gov|sen|rep|pres|capt|col|lt|sgt|maj|cmdr|amb|mt|ft|vs|cf|viz|eg|ie|e\.g|i\.e"
    r"|approx|ca|est|incl|excl|resp|al|dept|univ|assn|bros"
)
_BEFORE_NUMBER = re.compile(
    r"no|nos|fig|figs|eq|vol|vols|ch|chap|sec|sect|art|arts|para|p|pp|ver|tel|ext|jan|feb|mar|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec"
)
_SELDOM_LAST = re.compile(r"co|corp|inc|ltd|llc|plc|jr|sr|esq|bhd|pte|gmbh|(?:[^\W\d_가-힣]\.)*[^\W\d_가-힣]")
_ALSO_WORDS = re.compile(r"no|art|mar|sec|sen|est|al|ext")
_CLOCK = re.compile(r"[ap]\.m")
_OPENERS = re.compile(
    r"a|about|according|accordingly|additionally|after|all|also|although|among|an|and|another|any|as|at|because|before"
    r"|both|but|by|despite|during|each|earlier|even|every|finally|first|following|for|from|furthermore|he|her|here|his"
    r"|how|however|i|if|in|instead|it|its|last|later|many|meanwhile|more|moreover|most|my|nevertheless|next|no|nor|not"
    r"|now|of|on|once|one|only|or|other|our|over|recently|several|she|similarly|since|so|some|still|such|than|that|the"
    r"|their|then|there|therefore|these|they|this|those|through|thus|to|today|together|two|under|until|upon|we|what"
    r"|when|where|whether|which|while|who|why|with|within|without|yes|yet|you|your",
    re.IGNORECASE,
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of ``text`` as half-open spans, in order, white space at their ends left out.

    Every character that is not white space lies in exactly one span, and no span exceeds :data:`LONGEST`.
    """
    caseless = text == text.lower()
    start = 0
    ends: list[int] = []
    for found in _END.finditer(text):
        if not found["stop"] or _is_end(text, start, found, caseless):
            start = found.end()
            ends.append(start)
    return [
        span
        for start, end in _worded(text, [0, *ends, len(text)])
        for first, last in _items(text, start, end)
        for span in cut_to_length(text, first, last)
    ]


def sentence_pieces(text: str) -> list[str]:
    """The sentences of ``text``, each with the white space after it, so that they join to ``text`` again.

    Made for LlamaIndex's ``SentenceSplitter(chunking_tokenizer_fn=sentence_pieces)``.
    """
    starts = [start for start, _ in split_sentences(text)]
    borders = [0, *starts[1:], len(text)] if text else []
    return [text[start:end] for start, end in pairwise(borders)]


def ends_sentence(text: str) -> bool:
    """Whether a line that ends like ``text`` ends a sentence, as far as its last characters tell."""
    tail = text[-60:].rstrip()
    found = _END_AT_END.search(tail)
    if found is None:
        return False
    token = _last_token(tail, found.start())
    if found["stop"] != "." or found["close"]:
        return "…" not in found["stop"]
    return not (_is_abbreviation(token) or _LIST_MARK.fullmatch(tail[:-1]) or _DATE_AT_END.search(tail))


def _worded(text: str, borders: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches between ``borders`` (in order), each with a word in it: marks alone stay with what follows them."""
    bounds = list(borders)
    start = bounds[0]
    word = _WORD.search(text, start)
    for end in bounds[1:-1]:
        if word and word.start() < end:
            yield start, end
            start = end
            word = _WORD.search(text, start)
    yield start, bounds[-1]


def _items(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """A sentence as it is, or, where it is long for one, the items that it lists."""
    if end - start <= _LONG:
        return [(start, end)]
    return _worded(text, [start, *(found.end() for found in _INNER_MARK.finditer(text, start, end)), end])


def cut_to_length(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``text[start:end]`` without the white space around it, in as few spans as :data:`LONGEST` allows."""
    spans: list[tuple[int, int]] = []
    start += _leading_space(text, start, end)
    end = start + len(text[start:end].rstrip())
    while end - start > LONGEST:
        cut = _cut(text, start)
        spans.append((start, start + len(text[start:cut].rstrip())))
        start = cut + _leading_space(text, cut, end)
    return [*spans, (start, end)] if start < end else spans


def _leading_space(text: str, start: int, end: int) -> int:
    """How many white-space characters ``text[start:end]`` begins with."""
    at = start
    while at < end and text[at].isspace():
        at += 1
    return at - start


def _cut(text: str, start: int) -> int:
    """A border for an over-long unit: the last clause end in its second half, else the last space, else the limit."""
    limit = start + LONGEST
    clauses = [found.end() for found in _CLAUSE.finditer(text, start + LONGEST // 2, limit)]
    if clauses:
        return clauses[-1]
    space = max(text.rfind(" ", start + LONGEST // 2, limit), text.rfind("\n", start + LONGEST // 2, limit))
    return space if space > 0 else limit


def _last_token(text: str, end: int) -> str:
    found = _LAST.search(text[max(0, end - 24) : end])
    return found[0].casefold() if found else ""


def _is_abbreviation(token: str) -> bool:
    """Whether a full stop after ``token`` (case-folded) may well belong to the word."""
    known = any(words.fullmatch(token) for words in (_NEVER_LAST, _BEFORE_NUMBER, _SELDOM_LAST))
    return known and not _ALSO_WORDS.fullmatch(token)


def _is_hangul(char: str) -> bool:
    return "가" <= char <= "힣"


def _is_end(text: str, start: int, found: re.Match[str], caseless: bool) -> bool:
    """Whether the stop that ``found`` matched ends the sentence that began at ``start``."""
    after = _NEXT.match(text, found.end())
    word = after[2] if after else ""
    if not word:
        return True
    if found["close"] and _QUOTE_GOES_ON.match(word):
        return False
    if found["stop"][0] in "。！？｡":
        return True
    if not text[found.end()].isspace():
        head = text[max(start, found.start() - 2) : found.start()]
        return found[0] == "." and _JOINED_KOREAN.search(head) is not None and not _GOES_ON.match(word)
    if (word[0].islower() and not caseless and not word[1:2].isupper()) or _is_in_title(text, start, found.end()):
        return False
    if found["stop"] == ".":
        return _full_stop_ends(text, start, found, word)
    return found["stop"][-1] in "!?" or word[0].isupper()


def _is_in_title(text: str, start: int, at: int) -> bool:
    """Whether ``at`` lies between the brackets that Korean sets around the name of a work or an event."""
    head, tail = text[max(start, at - 80) : at], text[at : at + 80]
    return any(head.rfind(left) > head.rfind(right) and right in tail for left, right in _TITLE_BRACKETS)


def _full_stop_ends(text: str, start: int, found: re.Match[str], word: str) -> bool:
    """The cases of a single full stop: list marks, dates, abbreviations, initials."""
    at = found.start()
    if at - start <= 12 and _LIST_MARK.fullmatch(text[start:at].lstrip()):
        return False
    token = _last_token(text, at)
    if token[-1:].isdigit():
        return not (_DATE_GOES_ON.match(word) or _is_hangul(word[0]) or word[0] in "~∼～")
    opener = _OPENERS.fullmatch(word.rstrip(",.;:’'”\"")) is not None
    if _CLOCK.fullmatch(token):
        return opener or not _WEEKDAY_OR_ZONE.match(word)
    if _NEVER_LAST.fullmatch(token):
        return False
    if _BEFORE_NUMBER.fullmatch(token):
        return not word[0].isdigit()
    return opener or not _SELDOM_LAST.fullmatch(token)
