"""The lines of the fact tables."""

import pytest
from sample_dossier import Said, counted, dated, dossier_of, person

from assistant.dossier.entries import entries, matching, ordered
from assistant.dossier.places import Place, source_of


def firm(name, text, role=None):
    return Said(text, [("company", name, name, {"role": role})])


def test_a_name_is_one_line_with_all_that_is_said_of_it():
    dossier = dossier_of(
        [firm("Lanternworks", "Lanternworks makes lamps.", "makes lamps")],
        [firm("랜턴웍스", "랜턴웍스가 입주했다.", "입주 기업")],
        aliases=[["Lanternworks", "랜턴웍스"]],
    )
    (entry,) = entries(dossier, "company")
    assert entry.name == "Lanternworks"
    assert entry.said == ("makes lamps", "입주 기업")
    assert [source.document.document_id for source in entry.sources] == ["a", "b"]


def test_a_statement_that_two_documents_make_is_one_line_with_two_sources():
    said = counted("Nine firms moved in.", "Nine firms", "9", "firms")
    (entry,) = entries(dossier_of([said], [said]), "amount")
    assert entry.said == ("Nine firms moved in.",)
    assert len(entry.sources) == 2


def test_dates_stand_in_their_order_and_those_without_a_year_last():
    said = [
        dated("It opens on 3 May.", "3 May", "--05-03"),
        dated("It closed in 2025.", "2025", "2025", "year"),
        dated("It began on 1 March 2024.", "1 March 2024", "2024-03-01"),
    ]
    assert [e.fact.fact.value for e in entries(dossier_of(said), "date")] == ["2024-03-01", "2025", "--05-03"]


def test_amounts_of_one_unit_stand_by_size():
    said = [counted(f"It counts {n} firms.", f"{n} firms", n, "firms") for n in ("100", "9", "20")]
    assert [e.fact.fact.value for e in entries(dossier_of(said), "amount")] == ["9", "20", "100"]


def test_a_search_wants_each_word_somewhere_in_the_line():
    lines = entries(
        dossier_of([person("Ines Duarte", "Director", "Lantern Office"), person("Paul Okoro", "Chair")]), "person"
    )
    assert [entry.name for entry in matching(lines, "DIRECTOR lantern")] == ["Ines Duarte"]
    assert matching(lines, "director okoro") == []
    assert matching(lines, "") == lines


def test_a_search_finds_what_is_shown():
    lines = entries(dossier_of([dated("It began on 1 March 2024.", "1 March 2024", "2024-03-01")]), "date")
    assert matching(lines, "3월", lambda _: "2024년 3월 1일") == lines
    assert matching(lines, "3월") == []


def test_lines_are_sorted_by_their_number_of_sources():
    said = [firm("Saltmarsh", "Saltmarsh came."), firm("Lanternworks", "Lanternworks came.")]
    dossier = dossier_of(said, [firm("Saltmarsh", "Saltmarsh left.")])
    names = [entry.name for entry in ordered(entries(dossier, "company"), "sources", falling=True)]
    assert names == ["Saltmarsh", "Lanternworks"]


@pytest.mark.parametrize("place", [Place("ab12", 3, 0, 9), Place("ab12", None, 10, 20)])
def test_a_place_is_read_as_it_was_written(place):
    assert Place.parse(str(place)) == place


@pytest.mark.parametrize("written", ["", "a-1-2", "a-1-2-3-4", "a-x-1-2", "../a-1-2-3", "a-1-٣-4", "a--1-2-3"])
def test_what_is_no_place_is_none(written):
    assert Place.parse(written) is None


def test_the_place_of_a_fact_is_its_quote():
    dossier = dossier_of([Said("One."), firm("Saltmarsh", "Saltmarsh came.")])
    assert source_of(dossier.facts[0]).place == Place("a", 1, 5, 20)
