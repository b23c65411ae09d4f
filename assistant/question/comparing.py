"""Questions that set things side by side, taken apart: the sides, and what each would be asked alone."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.patterns import load_patterns
from assistant.question.asked import asked_kinds
from ingest.language.dates import find_dates
from ingest.language.detect import language_of

_TIMES = "times"
"""The pattern of a topic that is asked at two times: "at the start and at the end"."""
_FIRST = {"en": "the date of", "ko": "날짜"}
"""What is compared where a question asks which of two came first."""
_WHO = {
    **dict.fromkeys(("person", "man", "woman"), "Who is"),
    **dict.fromkeys(("company", "firm", "organisation", "organization"), "Which company is"),
    **dict.fromkeys(("place", "site", "venue"), "Where is"),
    **dict.fromkeys(("day", "date"), "When is"),
    **dict.fromkeys(("사람", "인물"), "누구인가요?"),
    **dict.fromkeys(("곳",), "어디인가요?"),
    **dict.fromkeys(("회사", "기업"), "어느 회사인가요?"),
    **dict.fromkeys(("날",), "언제인가요?"),
}
"""How one of two is asked for that may be the same thing, by the word for what they are."""
_ASKS = re.compile(r"(?:what|which|who|whom|whose|where|when|why|how)\b", re.IGNORECASE)
_NUMBER = re.compile(r" 수$")
"""Where a Korean phrase ends that names a number: asked alone it is a question for a count."""
_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:의|이|가|은|는|을|를|에서)$")
_WHOSE = re.compile(r"^.*\S의 ")
_BARE_DAY = re.compile(
    r"(?<!\d)(?P<ko>\d{1,2}일)(?!간)|\bthe (?P<en>\d{1,2})(?:st|nd|rd|th)(?=$|[^\w ]| (?:in|at|for|with)\b)"
)


_MEASURES = frozenset({"money", "count", "share"})
"""Kinds of things that a side may itself name: "the size of the fund"."""
_GAPPED, _EITHER = "gapped", "either"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sides in the question's own words, and the words around each of them in the question for it alone."""

    sides: tuple[str, ...]
    before: str = ""
    after: str = ""
    either: bool = False  # for which of the sides a figure stands: nothing is missing where one is not told

    def question(self, side: str) -> str:
        """What the side would be asked alone: "What is the number of tenants of the park?"."""
        before = "" if _ASKS.match(side) else self.before
        asked = " ".join(part for part in (before, side, self.after) if part).replace(" ?", "?")
        return _NUMBER.sub("은 몇 개인가요?", asked)


def leaves_a_gap(text: str) -> bool:
    """Whether the second half of a question takes its verb from the first: "…, and how many in October?"."""
    return load_patterns("comparison")[_GAPPED].search(text) is not None


def comparison_in(text: str) -> Comparison | None:
    """The sides that a question sets against each other, or None where it is no such question."""
    for name, pattern in load_patterns("comparison").items():
        if name != _TIMES and (match := pattern.search(text)):
            named = {key.removesuffix("_ko"): words.strip() for key, words in match.groupdict().items() if words}
            named.setdefault("stem", text[: match.start("a")].strip() if name == "each" else "")
            language = "ko" if language_of(text) == "ko" else "en"
            return _taken_apart(name, named if name == _EITHER else _parallel(named), language)
    return None


def _taken_apart(name: str, named: Mapping[str, str], language: str) -> Comparison:
    if name == _EITHER:
        return Comparison((named["a"], named["b"]), named["topic"], "인가요?" if language == "ko" else "?", either=True)
    one, other, topic = named["a"], named["b"], named.get("topic", "")
    sides: tuple[str, ...] = (one, _of_the_same(_with_month(other, one), one))
    asks = named.get("asks", "")
    if times := load_patterns("comparison")[_TIMES].search(topic):
        at = (times["a"], _with_month(times["b"], times["a"]))
        sides, topic = tuple(f"{side} {time}" for side in sides for time in at), times["topic"]
    if name.endswith("first"):
        topic = topic or _FIRST[language]
    if name.endswith("topic_first"):
        return Comparison(sides, topic, asks or "?")
    if name == "each":
        return Comparison(sides, named["stem"], f"{topic}?")
    if who := _WHO.get(topic.casefold()) if "same" in name else None:
        return Comparison(sides, after=who) if language == "ko" else Comparison(sides, who, "?")
    if _ASKS.match(topic):
        return Comparison(sides, topic, "?")
    if language == "en":
        return Comparison(sides, f"What is {topic}".strip(), "?")
    return Comparison(sides, after=f"{topic} {asks}".strip())


def _parallel(named: dict[str, str]) -> dict[str, str]:
    """The second side with all its words, where the first has its own word for what is compared.

    "A를 만난 쪽과 B에 온 쪽", "기금의 규모와 정부 출자액"
    """
    one, topic = named["a"].split(), named.get("topic", "").split()
    bare = [_PARTICLE.sub("", word) for word in topic]
    if len(one) > 1 and one[-1] in bare:
        end = bare.index(one[-1]) + 1
        return named | {"b": " ".join([named["b"], *topic[: end - 1], one[-1]]), "topic": " ".join(topic[end:])}
    if topic and len(one) > 1 and _MEASURES.intersection(asked_kinds(named["a"])):
        return named | {"b": " ".join([named["b"], *topic]), "topic": ""}
    return named


def _of_the_same(side: str, other: str) -> str:
    """A side with whose it is, where it ends as the other one does: "센터의 직원 수와 회원 수"."""
    whose = _WHOSE.match(other)
    parallel = len(other.split()) > 1 and side.split()[-1:] == other.split()[-1:]
    return f"{whose[0]}{side}" if whose and parallel and not _WHOSE.match(side) else side


def _with_month(side: str, other: str) -> str:
    """A side whose day leaves its month to the other one's: "the 26th" beside "25 September"."""
    days = [mention for mention in find_dates(other) if mention.month is not None and mention.day is not None]
    if not days or any(mention.month is not None for mention in find_dates(side)):
        return side
    year, month = days[-1].year, days[-1].month or 1
    korean = f"{year}년 {month}월" if year else f"{month}월"
    english = f"{month_name[month]} {year}" if year else month_name[month]
    return _BARE_DAY.sub(lambda day: f"{korean} {day['ko']}" if day["ko"] else f"{day['en']} {english}", side, count=1)
