"""The program documents say what the fact sheet says: all of it, nothing else, each statement with its source."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.catalog import read_catalog
from ingest.language.dates import find_dates
from ingest.language.numbers import find_numbers
from ingest.readers import reader_for
from ingest.settings import LimitSettings
from tests.conftest import SHARED
from tools.program_documents.__main__ import CORPUS, make
from tools.program_documents.sheet import SOURCES, Heading, Items, Paragraph, Sheet, Table, read_sheet

SHEETS = {path.stem: read_sheet(path) for path in sorted(SOURCES.glob("*.md"))}
Day = tuple[int | None, int | None, int | None]
SECTION_NUMBER = re.compile(r"(?m)^## \d+\. ")
CITED = re.compile(r"[A-Z][\w.-]*|time\.news|wowTALE|webnewswire")
ENDS_OF_LISTS = ("Sources", "출처")
KOREAN = {  # what a Korean document says in Korean, beside the names that aliases.yaml lists
    "Tokyo": "도쿄",
    "Kanagawa": "가나가와",
    "Seoul": "서울",
    "Cheongju": "청주",
    "City": "시",
    "Germany": "독일",
    "Japan": "일본",
    "United": "국",
    "States": "미국",
    "Kingdom": "영국",
    "Korean": "국문",
    "Jeonnam": "전남",
    "Gangwon": "강원",
    "Busan": "부산",
    "CEO": "대표",
}


@cache
def text_of(path: Path) -> str:
    reader = reader_for(path)
    assert reader is not None
    return "\n".join(page.text for page in reader.read(path.read_bytes(), path.name, LimitSettings()).pages)


def words(text: str) -> str:
    """Nothing but letters and digits, in their order."""
    return "".join(re.findall(r"[^\W_]+", text))


def shown(sheet: Sheet) -> str:
    rules_of_tables = re.compile(r"(?m)^\| ---.*\n")
    return "\n".join([sheet.head.title, *sheet.head.header, rules_of_tables.sub("", sheet.body)])


def plain(sheet: Sheet) -> str:
    """Title and body without the numbers of sections."""
    return SECTION_NUMBER.sub("## ", f"{sheet.head.title}\n\n{sheet.body}")


def facts_of(name: str) -> list[dict[str, Any]]:
    return next(d["facts"] for d in fact_sheet()["documents"] if d["id"] == name)


@cache
def fact_sheet() -> dict[str, Any]:
    return yaml.safe_load((SHARED / "facts/program-facts.yaml").read_text("utf-8"))


def source_day(stated: object) -> Day | None:
    """A source's date, which may lack day and month."""
    if stated is None:
        return None
    parts = [int(part) for part in str(stated).split("-")]
    year, month, day = [*parts, None, None][:3]
    return year, month, day


def days_in(text: str) -> set[Day]:
    found: set[Day] = set()
    for mention in find_dates(text):
        found.add((mention.year, mention.month, mention.day))
        if mention.until:
            found.add((mention.until.year, mention.until.month, mention.until.day))
    return found


def agree(one: Day, other: Day) -> bool:
    """Whether they differ in nothing that both state."""
    return all(a == b for a, b in zip(one, other, strict=True) if a and b)


def values_in(text: str) -> set[Decimal]:
    return {value for number in find_numbers(text) if (value := number.value) is not None}


def test_three_of_eight_are_korean_one_has_two_columns_and_all_formats_are_there() -> None:
    heads = [sheet.head for sheet in SHEETS.values()]
    assert Counter(head.language for head in heads) == {"en": 5, "ko": 3}
    suffixes = Counter(Path(head.file).suffix for head in heads)
    assert suffixes.keys() == {".pdf", ".docx", ".hwpx", ".html", ".md"}
    assert suffixes[".pdf"] >= 2
    assert [head.file for head in heads if head.columns == 2] == ["shonan-ipark-background.pdf"]
    assert any(isinstance(block, Table) for block in SHEETS["zone-companies-2025"].blocks)


@pytest.mark.parametrize("name", SHEETS)
def test_a_document_reads_as_its_source_in_order(name: str) -> None:
    sheet = SHEETS[name]
    text = re.sub(r"(?m)^- \d+ -$", "", text_of(CORPUS / sheet.head.file))
    assert words(text) == words(shown(sheet))


def test_making_them_again_gives_the_same_texts_and_making_them_twice_the_same_files(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    for one, other in zip(make(first), make(second), strict=True):
        assert one.read_bytes() == other.read_bytes()
        assert text_of(one) == text_of(CORPUS / one.name)


@pytest.mark.parametrize("name", SHEETS)
def test_the_catalog_says_what_the_source_says(name: str) -> None:
    head = SHEETS[name].head
    entry = read_catalog(CORPUS / "corpus.yaml")[head.file]
    day = source_day(head.date)
    assert day is not None
    assert entry.date == last_day(day)
    assert (entry.title, entry.kind, entry.language) == (head.title, head.kind, head.language)
    assert (entry.compiled_on, entry.visibility, entry.supersedes) == (head.compiled_on, "public", ())
    assert entry.source


def last_day(day: Day) -> date:
    year, month = day[0] or 0, day[1] or 12
    return date(year, month, day[2] or calendar.monthrange(year, month)[1])


@pytest.mark.needs_shared
def test_there_is_a_document_for_each_entry_of_the_fact_sheet() -> None:
    assert {entry["id"] for entry in fact_sheet()["documents"]} == SHEETS.keys()
    for entry in fact_sheet()["documents"]:
        assert SHEETS[entry["id"]].head.kind == entry["kind"].replace(" ", "_")


@pytest.mark.needs_shared
@pytest.mark.parametrize("name", SHEETS)
def test_a_document_is_dated_by_its_latest_source(name: str) -> None:
    stated = [source_day(fact["date"]) for fact in facts_of(name) if fact["source"] != "our own note"]
    assert SHEETS[name].head.date in {str(fact["date"]) for fact in facts_of(name)}
    assert source_day(SHEETS[name].head.date) == max((day for day in stated if day), key=last_day)


@pytest.mark.needs_shared
@pytest.mark.parametrize("name", SHEETS)
def test_every_number_and_date_of_a_document_stands_in_its_facts(name: str) -> None:
    facts = "\n\n".join(f"{fact['fact']}\n\n{fact['source']}" for fact in facts_of(name))
    text = plain(SHEETS[name])
    known = days_in(facts) | {day for fact in facts_of(name) if (day := source_day(fact["date"]))}
    assert {day for day in days_in(text) if not any(agree(day, other) for other in known)} == set()
    assert values_in(text) <= values_in(facts) | {Decimal(year) for year, *_ in known if year}


@pytest.mark.needs_shared
@pytest.mark.parametrize("name", SHEETS)
def test_every_fact_is_used_with_its_source(name: str) -> None:
    text = plain(SHEETS[name])
    for fact in facts_of(name):
        day = source_day(fact["date"])
        assert values_in(fact["fact"]) <= values_in(text), fact
        assert all(any(agree(stated, other) for other in days_in(text)) for stated in days_in(fact["fact"])), fact
        assert day in days_in(text) if day else "no date" in text, fact
        assert [word for word in names_in(fact) if not is_said(word, text)] == [], fact


def names_in(fact: dict[str, Any]) -> list[str]:
    """Capitalised words of a fact and its source, but for those that begin a sentence."""
    named = CITED.findall(re.sub(r"(?:^|\. )\w+", "", fact["fact"])) + CITED.findall(fact["source"])
    return [word for each in named if (word := each.rstrip(".")) not in calendar.month_name]


def is_said(word: str, text: str) -> bool:
    """Whether the text has the word, or another spelling of a name that the word is part of."""
    spellings = yaml.safe_load((CORPUS / "aliases.yaml").read_text("utf-8"))["aliases"]
    others = [other for name in spellings if any(word in spelling.split() for spelling in name) for other in name]
    return any(each.casefold() in text.casefold() for each in [word, KOREAN.get(word, word), *others])


@pytest.mark.needs_shared
@pytest.mark.parametrize("name", SHEETS)
def test_every_statement_names_its_publisher_and_date(name: str) -> None:
    publishers = {word for fact in facts_of(name) for word in CITED.findall(fact["source"])} | {"작성자"}
    for text in statements(SHEETS[name]):
        assert days_in(text) or "no date" in text, text
        assert any(publisher in text for publisher in publishers), text


def statements(sheet: Sheet) -> list[str]:
    """Paragraphs and list items before the list of sources."""
    found: list[str] = []
    for block in sheet.blocks:
        match block:
            case Heading(text) if text in ENDS_OF_LISTS:
                return found
            case Paragraph(text):
                found.append(text)
            case Items(texts):
                found += texts
    raise AssertionError(f"{sheet.head.file} ends without its sources")


def test_a_source_that_is_none_is_refused_with_its_name(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.md"
    wrong.write_text("---\nfile: a.md\n---\n## 1. Heading\n", "utf-8")
    with pytest.raises(ValueError, match=r"wrong\.md is no source"):
        read_sheet(wrong)
