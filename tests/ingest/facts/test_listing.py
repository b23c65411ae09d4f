"""The fact tables as they are printed."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import cast

from sample_facts import facts

from ingest.facts.base import Fact
from ingest.facts.listing import as_csv, as_tables
from ingest.registry.facts import FactRow
from ingest.types import Document

DOCUMENT = cast(Document, SimpleNamespace(document_id="d", path="/note.txt", title="A note"))
TEXT = "JANG Ara, Director of the Harbor Office, gave 12 companies a long and detailed account of all of it."


def rows() -> list[FactRow]:
    return [FactRow(DOCUMENT, fact, fact.value, by_hand=fact.kind == "amount") for fact in facts(TEXT)]


def formula(fact: Fact) -> Fact:
    return replace(fact, text="=1+1", value="+82", details=dict.fromkeys(fact.details, "@x"))


def test_csv_has_a_line_for_each_row_and_no_formula() -> None:
    table = list(csv.DictReader(io.StringIO(as_csv(rows()))))
    assert [line["kind"] for line in table] == ["organisation", "person", "amount"]
    assert table[1]["title"] == "Director"
    hostile = [replace(row, fact=formula(row.fact)) for row in rows()]
    for line in csv.DictReader(io.StringIO(as_csv(hostile))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line.values())


def test_tables_have_a_head_for_each_kind_and_mark_what_a_person_corrected() -> None:
    lines = ["", *as_tables(rows())]
    heads = [line.split()[0] for before, line in pairwise(lines) if line and not before]
    assert heads == ["organisation", "person", "amount"]
    assert any(line.startswith("12 *") for line in lines)
    assert all(len(line) < 400 for line in lines)
