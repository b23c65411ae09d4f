"""CSV that no spreadsheet works anything out of."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from sample_dossier import Said, dossier_of

from assistant.dossier.entries import entries
from assistant.dossier.export import as_csv, safe_cell

STARTS = "=+-@\t\r"


def company(name):
    return dossier_of([Said(f"{name} moved in.", [("company", name, name, {"role": f"{name} moved in"})])])


@given(st.text())
def test_no_cell_begins_as_a_formula_does(text):
    cell = safe_cell(text)
    assert not cell.lstrip().startswith(tuple(STARTS))
    assert cell in (text, "'" + text)


@given(st.sampled_from(STARTS), st.text())
def test_what_would_be_a_formula_becomes_text(start, text):
    assert safe_cell(start + text) == "'" + start + text


@given(st.sampled_from(STARTS), st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_every_cell_of_a_table_is_safe_and_a_row_stays_a_row(start, text):
    table = as_csv(entries(company(f"{start}{text}"), "company"))
    heads, *rows = csv.reader(io.StringIO(table))
    assert len(rows) == 1
    assert len(rows[0]) == len(heads)
    assert not [cell for cell in rows[0] if cell.startswith(tuple(STARTS))]


def test_a_row_says_what_is_stated_where_but_not_where_the_file_is():
    dossier = company("Lanternworks")
    (document,) = dossier.documents.values()
    table = as_csv(entries(dossier, "company"))
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["name"], row["page"], row["document"]) == ("Lanternworks", "1", "Sample note A")
    assert row["quote"] == "Lanternworks moved in."
    assert document.path not in table
