"""Documents of real text with varied names, dates and numbers, and questions that they answer."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.generated import FORMATS, Page
from benchmarks.scale.varying import Variation
from ingest.catalog import CATALOG
from ingest.chunks import chunk_document
from ingest.language.detect import language_of
from ingest.readers import reader_for
from ingest.settings import ChunkSettings, LimitSettings

LISTED = ("aliases.yaml", CATALOG)
MOST_PARAGRAPHS = 14
_LEAST_PARAGRAPHS = 4
_ON_A_SHEET = 3
_LEAST_LETTERS = 120  # of a paragraph
_FIRST_DAY, _DAYS = date(2014, 1, 1), 4_000
_CLASSES = 10  # documents, of which two are internal, one is under embargo, and the embargo of one has ended
_NEVER, _LONG_AGO = "2999-01-01T09:00+09:00", "2015-01-01T09:00+09:00"


@dataclass(frozen=True, slots=True)
class Pool:
    """Real paragraphs by language, the questions on each (by the paragraph), and how all are varied."""

    paragraphs: dict[str, tuple[str, ...]]
    questions: dict[str, tuple[str, ...]]
    variation: Variation

    def document(self, number: int) -> tuple[str, list[str]]:
        """The language and the paragraphs of a document, as they really are; each fourth one is Korean."""
        random = Random(f"scale-{number}")
        language = "ko" if number % 4 == 0 and self.paragraphs["ko"] else "en"
        there = self.paragraphs[language]
        wanted = random.randint(_LEAST_PARAGRAPHS, MOST_PARAGRAPHS)
        return language, random.sample(there, min(wanted, len(there)))

    def asked_of(self, number: int) -> list[str]:
        """Questions that document ``number`` answers, in its names and numbers."""
        _, paragraphs = self.document(number)
        found = [question for paragraph in paragraphs for question in self.questions.get(paragraph, ())]
        return [self.variation.of(question, number) for question in found]


def read_pool(paths: Sequence[Path], questions: Iterable[tuple[str, str]]) -> Pool:
    """The paragraphs of files and folders of any format that ingest reads.

    :param questions: each with words that the paragraph has that answers it
    """
    files = sorted(file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]))
    limits, settings = LimitSettings(), ChunkSettings(overlap=0)
    found: dict[str, dict[str, None]] = {"en": {}, "ko": {}}
    names: set[str] = set()
    for file in files:
        if file.name == LISTED[0]:
            names |= {name for group in yaml.safe_load(file.read_text("utf-8"))["aliases"] for name in group}
        elif reader := reader_for(file):
            for chunk in chunk_document(reader.read(file.read_bytes(), file.name, limits).pages, settings).chunks:
                if (language := language_of(chunk.text)) in found and len(chunk.text) >= _LEAST_LETTERS:
                    found[language][" ".join(chunk.text.split())] = None
    hangul = {name for name in names if len(name) > 1 and all("가" <= letter <= "힣" for letter in name)}
    texts = {language: tuple(paragraphs) for language, paragraphs in found.items()}
    everything = [text for group in texts.values() for text in group]
    by_paragraph: dict[str, list[str]] = {}
    for question, words in questions:
        if home := next((text for text in everything if " ".join(words.split()) in text), None):
            by_paragraph.setdefault(home, []).append(question)
    return Pool(texts, {home: tuple(some) for home, some in by_paragraph.items()}, Variation(everything, hangul))


def questions_of(file: Path) -> list[tuple[str, str]]:
    """Questions and the words that answer them: of a question set (YAML) or of chunking_eval's table (CSV)."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as rows:
            return [(row["question"], json.loads(row["references"])[0]["content"]) for row in csv.DictReader(rows)]
    asked = yaml.safe_load(file.read_text("utf-8"))["questions"]
    return [
        (one["question"], source["quote"])
        for one in asked
        if not one.get("history")
        for source in one.get("expected", {}).get("sources", ())[:1]
    ]


def write_documents(folder: Path, pool: Pool, documents: int) -> None:
    """Writes so many files in equal shares of formats, and the catalog that says who may see each."""
    folder.mkdir(parents=True)
    catalog: dict[str, dict[str, Any]] = {}
    for number in range(1, documents + 1):
        language, paragraphs = pool.document(number)
        varied = [pool.variation.of(text, number) for text in paragraphs]
        sheets = [varied[at : at + _ON_A_SHEET] for at in range(0, len(varied), _ON_A_SHEET)]
        title = " ".join(varied[0].split()[:6])
        suffix, render = list(FORMATS.items())[number % len(FORMATS)]
        pages = [Page(" ".join(sheet[0].split()[:5]), tuple(sheet)) for sheet in sheets]
        name = f"scale-{number:05}{suffix}"
        (folder / name).write_bytes(render(title, language, pages))
        catalog[name] = {"title": title, "language": language, **seen_by(number)}
    (folder / CATALOG).write_text(yaml.safe_dump({"documents": catalog}, allow_unicode=True), "utf-8")


def seen_by(number: int) -> dict[str, str]:
    """What the catalog says of who may see a document, and its day."""
    day = (_FIRST_DAY + timedelta(days=number * 37 % _DAYS)).isoformat()
    embargo = {2: {"embargo_until": _NEVER}, 3: {"embargo_until": _LONG_AGO}}.get(number % _CLASSES, {})
    return {"visibility": "internal" if number % _CLASSES < 2 else "public", "date": day, **embargo}
