"""The scale run's texts are varied letter for letter, its copies agree with themselves, and its figures are right."""

from __future__ import annotations

import math
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scale.figures import Timed, flat, growth, table
from benchmarks.scale.stores import varied
from benchmarks.scale.texts import Pool, questions_of, read_pool, seen_by, write_documents
from benchmarks.scale.varying import Variation, coined, other_number
from ingest.catalog import CATALOG, read_catalog
from ingest.chunks import chunk_document
from ingest.facts.extraction import extract_facts
from ingest.language.aliases import NO_ALIASES
from ingest.language.dates import find_dates
from ingest.language.tokens import tokens
from ingest.registry import Body, Entry, text_sha256
from ingest.settings import ChunkSettings
from ingest.types import Document, Page

TEXT = (
    "The Quillbrook office opened on 26 September 2024 in Tanmoor and pays 4,417 million won to 28 companies. "
    "Quillbrook will pay for travel until 2026-10-31, as the office in Tanmoor said."
)
VARIATION = Variation([TEXT, "The travel office."], ["가온", "다솜재단"])


@given(text=st.text(), seed=st.integers(0, 99))
def test_a_variant_is_as_long_as_the_text_and_has_its_words_in_their_places(text: str, seed: int) -> None:
    varied_text = VARIATION.of(text, seed)
    assert len(varied_text) == len(text)
    assert [at for at, letter in enumerate(text) if letter.isspace()] == [
        at for at, letter in enumerate(varied_text) if letter.isspace()
    ]
    assert VARIATION.of(text, 0) == text


def test_names_and_numbers_change_and_words_do_not() -> None:
    other = VARIATION.of(TEXT, 3)
    assert "Quillbrook" not in other
    assert "Tanmoor" not in other
    assert "4,417" not in other
    assert re.fullmatch(
        r"The (\w+) office opened on \d\d September \d{4} in (\w+) and pays 4,\d{3} million won to \d\d companies\. "
        r"\1 will pay for travel until \d{4}-10-\d\d, as the office in \2 said\.",
        other,
    )
    assert VARIATION.names(TEXT, 3) == {word for word in other.split() if word.istitle()} - {"The", "September"}


def test_a_name_in_hangul_keeps_its_particle() -> None:
    other = VARIATION.of("다솜재단은 가온에 있다.", 5)
    assert other[:4] != "다솜재단"
    assert re.fullmatch(r"[가-힣]{4}은 [가-힣]{2}에 있다\.", other)


@given(day=st.dates(date(1990, 1, 1), date(2050, 1, 1)), seed=st.integers(1, 50))
def test_dates_stay_dates(day: date, seed: int) -> None:
    written = f"{day.day}.{day.month}.{day.year}"
    assert len(find_dates(f"It ends on {VARIATION.of(day.isoformat(), seed)}.")) == 1
    date(*map(int, reversed(VARIATION.of(written, seed).split("."))))


@given(number=st.integers(0, 10**9), seed=st.integers(1, 50))
def test_numbers_keep_their_digits(number: int, seed: int) -> None:
    other = other_number(str(number), seed)
    assert len(other) == len(str(number))
    assert other == str(number) or not other.startswith("0")


def test_coined_names_depend_on_the_name_and_the_seed_alone() -> None:
    assert coined("Quillbrook", 1) == coined("Quillbrook", 1) != coined("Quillbrook", 2)
    assert len({coined(f"Quill{n:05}", 1) for n in range(2_000)}) > 1_000


@pytest.fixture
def pool(tmp_path: Path) -> Pool:
    paragraphs = [f"{TEXT} Paragraph {n} is told by the office and by nobody else." for n in range(20, 60)]
    (tmp_path / "real.txt").write_text("\n\n".join(paragraphs), "utf-8")
    return read_pool([tmp_path], [("Who opened in Tanmoor?", "Paragraph 33 is told"), ("Why?", "nowhere said")])


def test_questions_are_asked_of_the_documents_that_answer_them(pool: Pool) -> None:
    asked = {number: pool.asked_of(number) for number in range(1, 30)}
    for number, questions in asked.items():
        there = any("Paragraph 33 is" in text for text in pool.document(number)[1])
        assert questions == ([pool.variation.of("Who opened in Tanmoor?", number)] if there else [])
    assert any(asked.values())


def test_documents_come_with_a_catalog_that_hides_some(pool: Pool, tmp_path: Path) -> None:
    write_documents(tmp_path / "documents", pool, 10)
    entries = read_catalog(tmp_path / "documents" / CATALOG)
    assert len(list((tmp_path / "documents").glob("scale-*"))) == len(entries) == 10
    assert sum(entry.visibility == "internal" for entry in entries.values()) == 2
    assert sorted(e.embargo_until.year for e in entries.values() if e.embargo_until) == [2015, 2999]
    assert seen_by(4) == seen_by(4) != seen_by(5)


def test_questions_are_read_from_sets_and_tables(tmp_path: Path) -> None:
    questions = tmp_path / "set.yaml"
    questions.write_text(
        'questions:\n- {question: "Who?", expected: {sources: [{document: a.txt, quote: It is Ann.}]}}\n'
        '- {question: "And he?", history: [{role: user, content: "Who?"}]}\n- {question: "Why?"}\n'
    )
    csv = tmp_path / "table.csv"
    csv.write_text('question,references,corpus_id\nWhat?,"[{""content"": ""It is so.""}]",x\n')
    assert questions_of(questions) == [("Who?", "It is Ann.")]
    assert questions_of(csv) == [("What?", "It is so.")]


def test_a_copy_is_a_document_of_its_own_that_agrees_with_itself() -> None:
    page = Page(None, None, TEXT)
    chunked = chunk_document([page], ChunkSettings())
    texts = [c.searched for c in chunked.chunks] + [s.text for s in chunked.sentences]
    vectors = {text_sha256(t): np.eye(64, dtype=np.float32)[n] for n, t in enumerate(texts)}
    body = Body(
        (page,), chunked.chunks, chunked.sentences, ((),) * len(chunked.chunks), vectors,
        extract_facts((page,), chunked.sentences, NO_ALIASES),
    )  # fmt: skip
    held = Entry(DOCUMENT, {}), body
    assert varied(held, VARIATION, 0, 1) is held
    entry, copy = varied(held, VARIATION, 2, 1)
    assert entry.document.document_id != DOCUMENT.document_id
    assert entry.document.version != DOCUMENT.version
    assert copy.tokens[0] == tuple(tokens(copy.chunks[0].searched))
    for sentence in copy.sentences:
        assert "".join(copy.pages[0].text[s.start : s.end] for s in sentence.spans) == sentence.text
    for fact in copy.facts:
        assert copy.pages[0].text[fact.quote_start : fact.quote_end] == fact.quote
    assert {f.value for f in copy.facts if f.kind == "date"} == {
        f.value for f in extract_facts(copy.pages, copy.sentences, NO_ALIASES) if f.kind == "date"
    }
    for was, now in zip(texts, [c.searched for c in copy.chunks] + [s.text for s in copy.sentences], strict=True):
        vector = copy.vectors[text_sha256(now)]
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
        assert 0.9 < float(vector @ vectors[text_sha256(was)]) < 0.99


def test_ratios_are_between_times_of_the_same_question_and_the_shortest_counts() -> None:
    timed = Timed()
    for asker, seconds in (("all", (1.0, 2.0, 4.0)), ("press", (1.5, 2.0, 2.0))):
        for question, value in zip("abc", seconds, strict=True):
            timed.note(asker, question, value)
            timed.note(asker, question, value + 1)
    figures = timed.figures("answer", "all")
    assert figures["answer_press_ratio"] == 1.0
    assert figures["answer_all_p50_ms"] == 2000
    assert figures["answer_all_p95_ms"] == 4000
    assert "answer_all_ratio" not in figures


def test_growth_is_the_power_of_the_chunks() -> None:
    small, large = {"chunks": 10, "x": 2.0, "y": 5.0, "z": 0.0}, {"chunks": 1000, "x": 200.0, "y": 5.0, "z": 1.0}
    assert growth(small, large, "x") == pytest.approx(1)
    assert growth(small, large, "y") == 0
    assert math.isnan(growth(small, large, "z"))


def test_all_figures_have_names_of_their_own_and_the_table_a_row_for_each() -> None:
    runs = {10: {"chunks": 10.0, "a_ms": 1.0, "a_ratio": 1.0}, 100: {"chunks": 100.0, "a_ms": 10.0, "a_ratio": 1.2}}
    assert flat(runs) == {
        "chunks_10_chunks": 10, "chunks_10_a_ms": 1, "chunks_10_a_ratio": 1, "chunks_100_chunks": 100,
        "chunks_100_a_ms": 10, "chunks_100_a_ratio": 1.2, "growth_10_to_100_a_ms": pytest.approx(1),
    }  # fmt: skip
    assert table(runs, {"time": "a_ms", "dearer": "a_ratio"}).splitlines()[2:] == [
        "| time | 1 | 10 | 1.00 |",
        "| dearer | 1 | 1.2 |  |",
    ]


DOCUMENT = Document(
    document_id="0" * 16, path="/sample.txt", version="0" * 64, title="Sample of Quillbrook", kind=None,
    date=date(2024, 9, 26), date_inferred=False, language="en", visibility="public", reviewed=True, embargo_until=None,
    source=None, issuer=None, contact=None, compiled_on=None, supersedes=(), pages=1, chunks=1, partial=False,
    warnings=(),
)  # fmt: skip
