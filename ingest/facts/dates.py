"""Dates, with the words they came from; years that the words leave open are taken from the document's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ingest.facts.base import Fact, Mention
from ingest.language.dates import DateMention, PartialDate, find_dates
from ingest.types import Sentence

_EVENT_BEFORE = re.compile(r"(?<!\w)(?!(?:In|Since|By|From|Until|During|For|The|Of|And|To|FY)\s)[A-Z][\w&-]*\s$")


def find_date_facts(sentence: Sentence) -> Iterator[Mention]:
    """The dates that a sentence states, each as far as its own words go; ``resolved`` adds the year."""
    for mention in find_dates(sentence.text):
        if mention.precision == "quarter" and not re.search(
            r"\w", sentence.text[: mention.start] + sentence.text[mention.end :]
        ):
            continue  # Q1, the number of a question
        if mention.precision == "year" and _EVENT_BEFORE.search(sentence.text[: mention.start]):
            continue  # BIO Japan 2024
        yield Mention(
            "date",
            sentence,
            mention.start,
            mention.end,
            iso(mention),
            {"precision": mention.precision, "inferred": False},
        )


def resolved(fact: Fact, sentence: str, dated: date | None) -> Fact:
    """A date as a document of the day ``dated`` means it: with its year, marked as inferred where it was left open.

    :param sentence: the reading text of the fact's sentence
    """
    if fact.kind != "date":
        return fact
    for mention in find_dates(sentence, dated):
        if mention.start == fact.at and mention.year_inferred:
            return replace(fact, value=iso(mention), details={**fact.details, "inferred": True})
    return fact


def iso(mention: DateMention) -> str:
    """``2024-09-26``, ``2024-09``, ``2024``; ``2024-09-25/2024-09-27``; ``2024-Q3``, ``2024-H1``, ``2024-09 late``.

    A year that is open is left out with its hyphen kept double, as XML Schema writes it: ``--09-26``.
    """
    first = PartialDate(mention.year, mention.month, mention.day)
    return _plain(first) + _part(mention) + (f"/{_plain(mention.until)}" if mention.until else "")


def _plain(day: PartialDate) -> str:
    fields = [f"{day.year:04}" if day.year else "-"]
    if day.month is not None or day.day is not None:
        fields.append(f"{day.month:02}" if day.month else "-")
    if day.day is not None:
        fields.append(f"{day.day:02}")
    return "-".join(fields)


def _part(mention: DateMention) -> str:
    if mention.part is None:
        return ""
    halves = {"first half": "-H1", "second half": "-H2"}
    return halves.get(mention.part) or (
        f"-{mention.part.upper()}" if mention.part.startswith("q") else f" {mention.part}"
    )
