"""``python -m ingest``: what the commands print, and their exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
import sample_pdfs
from sample_desk import Desk

from ingest.__main__ import main

HARBOR = "Harbor note\n\nThe Harbor program supports twelve companies with laboratory space.\n"
KEYS = [
    *("path", "document_id", "title", "date", "date_inferred", "kind", "language", "issuer", "contact"),
    *("visibility", "reviewed", "embargo_until", "status", "pages", "chunks", "warnings", "error", "error_code"),
]
TOTALS = {"added": 0, "updated": 0, "unchanged": 0, "partial": 0, "failed": 0, "removed": 0}

Ingest = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ingest(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ingest:
    """Runs a command on the desk's store: exit code, stdout, stderr."""
    monkeypatch.setenv("PRESSDESK_EMBEDDING__PROVIDER", desk.settings.embedding.provider)
    monkeypatch.setenv("PRESSDESK_EMBEDDING__MODEL", desk.settings.embedding.model)
    monkeypatch.setattr("ingest.vectorise.open_embedding", desk.open_model)

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments] + ["--store", str(desk.settings.store)])
        return code, *capsys.readouterr()

    return run


def as_json(ingest: Ingest, *arguments: object) -> dict[str, Any]:
    _, out, _ = ingest(*arguments, "--json")
    result: dict[str, Any] = json.loads(out)
    assert result["schema"] == 1
    return result


def test_add_reports_each_file_as_the_contract_says(desk: Desk, ingest: Ingest) -> None:
    desk.write("note.txt", HARBOR)
    desk.write("broken.pdf", "%PDF-1.7\nthis is no pdf")
    desk.write(
        "corpus.yaml",
        "documents: {note.txt: {title: Note, kind: notice, date: 2024-09, visibility: public, "
        "embargo_until: 2024-09-30T09:00}}",
    )
    code, out, err = ingest("add", desk.inbox, "--json")
    assert code == 2
    result = json.loads(out)
    assert set(result) == {"schema", "store", "seconds", "documents", "totals"}
    assert result["totals"] == TOTALS | {"added": 1, "failed": 1}
    broken, note = result["documents"]
    assert list(note) == list(broken) == KEYS
    assert (note["title"], note["kind"], note["date"], note["language"]) == ("Note", "notice", "2024-09-30", "en")
    assert (note["status"], note["pages"], note["chunks"]) == ("added", 1, 1)
    assert note["embargo_until"] == "2024-09-30T09:00:00+09:00"
    assert (broken["status"], broken["error_code"], broken["chunks"]) == ("failed", "unreadable", 0)
    assert broken["error"].endswith(".")
    assert "doc" in err  # the progress bar


def test_what_is_held_is_listed_and_shown(desk: Desk, ingest: Ingest) -> None:
    desk.write("note.txt", HARBOR)
    added = as_json(ingest, "add", desk.inbox)["documents"][0]
    [listed] = as_json(ingest, "list")["documents"]
    assert listed == added | {"status": "unchanged"}
    shown = as_json(ingest, "show", listed["document_id"])
    assert shown["document"] == listed
    [page] = shown["pages"]
    assert (page["page"], page["page_label"]) == (None, None)
    for chunk in shown["chunks"]:
        assert list(chunk) == ["chunk_id", "page", "section", "start", "end", "text"]
        assert page["text"][chunk["start"] : chunk["end"]].split() == chunk["text"].split()


def test_the_words_without_json_are_for_people(desk: Desk, ingest: Ingest) -> None:
    desk.write("note.txt", HARBOR)
    assert "1 added" in ingest("add", desk.inbox)[1]
    listed = ingest("list")[1]
    assert "note.txt (1 pages, 1 chunks)" in listed
    assert "unreviewed" not in listed
    name = listed.split()[0]
    assert "twelve companies" in ingest("show", name)[1]
    assert ingest("doctor") == (0, "The store is sound.\n", "")
    assert "1 documents" in ingest("rebuild")[1]
    code, out, _ = ingest("remove", name)
    assert code == 0
    assert out.startswith("removed")
    assert ingest("list") == (0, "", "")


def test_what_nobody_described_is_listed_as_unreviewed(desk: Desk, ingest: Ingest) -> None:
    desk.write("note.txt", HARBOR)
    desk.write("corpus.yaml", "documents: {}")
    assert as_json(ingest, "add", desk.inbox)["documents"][0]["reviewed"] is False
    assert "note.txt (1 pages, 1 chunks, unreviewed)" in ingest("list")[1]


def test_whose_text_a_page_has_is_shown(desk: Desk, ingest: Ingest) -> None:
    (desk.inbox / "note.pdf").write_bytes(sample_pdfs.pdf(["The Harbor program supports twelve companies."]))
    [added] = as_json(ingest, "add", desk.inbox)["documents"]
    assert "--- page 1 (read by pypdf)\n" in ingest("show", added["document_id"])[1]
    [page] = as_json(ingest, "show", added["document_id"])["pages"]
    assert (page["reader"], page["ocr"]) == ("pypdf", False)


def test_an_empty_store_is_no_error(ingest: Ingest) -> None:
    assert as_json(ingest, "list")["documents"] == []
    assert as_json(ingest, "doctor")["findings"] == []
    assert as_json(ingest, "rebuild")["documents"] == 0


@pytest.mark.parametrize(
    "arguments",
    [("add",), ("add", "/nowhere/at/all"), ("show", "0"), ("remove", "0"), ("dance",), (), ("list", "--loud")],
)
def test_a_misuse_ends_with_exit_1_and_a_sentence(ingest: Ingest, arguments: tuple[str, ...]) -> None:
    code, out, err = ingest(*arguments)
    assert code == 1
    assert out == ""
    assert err
    assert "Traceback" not in err


def test_a_mistake_under_json_is_json_too(desk: Desk, ingest: Ingest) -> None:
    desk.write("note.txt", HARBOR)
    desk.write("corpus.yaml", "documents: {note.txt: {visiblity: public}}")
    code, out, _ = ingest("add", desk.inbox, "--json")
    assert code == 1
    assert "visiblity" in json.loads(out)["error"]


def test_a_wrong_setting_is_named(ingest: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSDESK_CHUNKS__SIZE", "small")
    code, _, err = ingest("list")
    assert code == 1
    assert "chunks.size" in err


def test_listing_loads_neither_chroma_nor_a_model(desk: Desk) -> None:
    script = f"""
import sys
from ingest.__main__ import main
code = main(["list", "--store", {str(desk.settings.store)!r}])
assert code == 0
print(sorted({{"chromadb", "llama_index", "onnxruntime", "torch"}} & {{name.split(".")[0] for name in sys.modules}}))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
