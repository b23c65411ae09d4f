"""``corrections.yaml``: its form, and what becomes of the rows that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from sample_facts import facts, read

from ingest.errors import CatalogError
from ingest.facts.applying import Corrected, apply
from ingest.facts.base import KINDS, Fact
from ingest.facts.corrections import FIELDS, Correction, from_stored, read_corrections
from ingest.readers.isolated import IsolatedReader
from ingest.settings import LimitSettings

ROOT = Path(__file__).resolve().parents[3]
TEXT = "JANG Ara, Director of the Harbor Office, spoke on May 3.\nHarbor gave it to twelve\ncompanies."


def corrected(**said: object) -> Corrected:
    return apply([Correction(document="note.txt", **said)], facts(TEXT), read(TEXT)[0])  # type: ignore[arg-type]


def people(found: Corrected) -> list[Fact]:
    return [fact for fact in found.facts if fact.kind == "person"]


def test_a_change_replaces_value_and_fields_of_the_row_that_has_the_words() -> None:
    found = corrected(kind="person", text="JANG  Ara", change={"value": "CHANG Ara", "title": "Head"})
    (person,) = people(found)
    assert (person.value, person.text, person.details["title"], person.details["organisation"]) == (
        "CHANG Ara",
        "JANG Ara",
        "Head",
        "Harbor Office",
    )
    assert found.by_hand[found.facts.index(person)]
    assert sum(found.by_hand) == 1


def test_a_corrected_date_is_no_longer_inferred() -> None:
    found = corrected(kind="date", text="May 3", change={"value": "2024-05-03"})
    (day,) = [fact for fact in found.facts if fact.kind == "date"]
    assert (day.value, day.details["inferred"]) == ("2024-05-03", False)


def test_a_row_is_dropped_by_words_of_its_quote() -> None:
    assert people(corrected(kind="person", quote="spoke on May 3", drop=True)) == []


def test_a_row_is_added_at_its_quote_wherever_lines_break() -> None:
    found = corrected(kind="company", text="Harbor", quote="gave it to twelve companies", add={"role": "donor"})
    assert found.unmet
    found = corrected(kind="company", text="Harbor", quote="Harbor gave it to twelve companies", add={"role": "donor"})
    added = found.facts[-1]
    page = read(TEXT)[0][0].text
    assert page[added.start : added.end] == added.text == added.value == "Harbor"
    assert page[added.quote_start : added.quote_end] == added.quote == "Harbor gave it to twelve\ncompanies"
    assert added.details == {"role": "donor"}
    assert found.by_hand[-1]


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "person", "text": "JANG Bora", "drop": True},
        {"kind": "company", "text": "JANG Ara", "drop": True},
        {"kind": "person", "text": "JANG Ara", "quote": "sang", "change": {"title": "Head"}},
        {"kind": "company", "quote": "words that no page has", "add": {}},
    ],
)
def test_what_finds_no_place_is_told_and_changes_nothing(said: dict[str, object]) -> None:
    found = corrected(**said)
    assert found.facts == tuple(facts(TEXT))
    assert [correction.kind for correction in found.unmet] == [said["kind"]]


def test_a_file_is_read_with_paths_from_its_folder_and_values_as_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(
        "corrections:\n"
        "- {document: sub/note.txt, kind: date, text: May 3, change: {value: 2024-05-03, inferred: false}, note: a}\n"
        "- {document: note.txt, kind: amount, text: twelve companies, change: {value: 13}}\n",
        "utf-8",
    )
    first, second = read_corrections(file)
    assert (first.document, first.file) == (str(tmp_path / "sub/note.txt"), str(file))
    assert first.change == {"value": "2024-05-03", "inferred": False}
    assert second.change == {"value": "13"}


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"kind": "person", "text": "A"}, "exactly one of change, drop and add"),
        (
            {"kind": "person", "text": "A", "drop": True, "change": {"title": "B"}},
            "exactly one of change, drop and add",
        ),
        ({"kind": "person", "drop": True}, "the row's text or words of its quote"),
        ({"kind": "person", "text": "A", "add": {"title": "B"}}, "the quote of the row that it adds"),
        ({"kind": "person", "text": "A", "change": {"unit": "B"}}, "unit is no field of a person"),
        ({"kind": "people", "text": "A", "drop": True}, "kind"),
        ({"kind": "person", "text": "A", "dropped": True}, "no key of corrections.yaml"),
        ({"kind": "person", "text": "A", "change": {"value": None}}, "the value must be text"),
    ],
)
def test_a_wrong_file_is_told_in_one_sentence(tmp_path: Path, entry: dict[str, object], reason: str) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(yaml.safe_dump({"corrections": [{"document": "note.txt", **entry}]}), "utf-8")
    with pytest.raises(CatalogError) as caught:
        read_corrections(file)
    assert str(file) in str(caught.value)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["corrections: [", "corrections: 3", "- a"])
def test_no_yaml_or_another_form_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(CatalogError, match=r"corrections\.yaml"):
        read_corrections(file)


def test_an_empty_file_corrects_nothing(tmp_path: Path) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text("", "utf-8")
    assert read_corrections(file) == ()
    assert from_stored({}) == []


def test_every_field_that_the_rules_fill_can_be_corrected() -> None:
    text = (
        TEXT
        + "\n하버시는 4억 원을 지원한다. 문의: 하버청 02-555-0123. It met Quill Pharma and the Harbor Board in Oslo."
    )
    for fact in facts(text):
        assert set(fact.details) <= set(FIELDS[fact.kind])
    assert set(FIELDS) == set(KINDS)


def test_the_documented_example_holds_on_the_release(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/facts.md").read_text("utf-8"), re.DOTALL)
    file = tmp_path / "corrections.yaml"
    file.write_text(example, "utf-8")
    with IsolatedReader(LimitSettings()) as reader:
        prepared = reader.prepare("press-release.pdf", (ROOT / "corpus/press-release.pdf").read_bytes())
    found = apply(read_corrections(file), prepared.facts, prepared.reading.pages)
    assert found.unmet == ()
    assert len(found.facts) == len(prepared.facts)
    assert sum(found.by_hand) == 2
