"""Whatever form an answer takes and whichever door it leaves by, it is that of a store without the hidden documents."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sample_requests import request_of
from sample_vault import BEFORE, Note, Vault

from assistant.__main__ import main
from assistant.access.viewer import LOCAL, Viewer
from assistant.app.api import _Api
from assistant.app.tabs.frame import App
from assistant.desk import Desk
from ingest.registry import FactKind
from ingest.types import Audience

FORMS = (
    "Summarize the {hidden} note",
    "What is the difference between the {open} program and the {hidden} program?",
    "What changed between the {hidden} note and the {open} note?",
    "What happened in 2025?",
    "What happens between March and November 2025?",
    "What does each document say about the number of companies?",
    "How many programs are there in all?",
    "Where does the program start?",
    "What is {hidden}?",
    "Who can I contact about the {hidden} program?",
    "Why do the twelve companies of the {hidden} program leave?",
    "Is it true that the {open} program supports ninety companies?",
    "How many companies does the {hidden} program support, and when does the {open} program start?",
    "What are the titles of all documents?",
    "Are any documents hidden or under embargo?",
    "{hidden} 프로그램과 {open} 프로그램은 무엇이 다른가요?",
    "{hidden} 프로그램을 요약해 주세요",
)
"""A form of answer each; ``hidden`` and ``open`` are names that only such documents hold."""
DOORS: tuple[tuple[str, ...], ...] = (
    ("ask", "{question}", "--json"),
    ("ask", "{question}", "--trace"),
    ("ask", "{question}", "--document", "{document}", "--json"),
    ("search", "{question}", "--json"),
    ("search", "{question}", "--top", "3"),
)
Run = Callable[..., tuple[int, str, str]]
AUDIENCES: tuple[Audience, ...] = ("press", "staff")


def smaller(vault: Vault, audience: Audience) -> Desk:
    return vault.press if audience == "press" else vault.staff


def asked(vault: Vault, audience: Audience, form: str) -> str:
    hidden: Note = vault.hidden_from(audience)[0]
    seen = next(note for note in vault.notes if note.hidden == "public")
    return form.format(hidden=hidden.programme, open=seen.programme)


def hidden_id(vault: Vault, audience: Audience) -> str:
    names = {note.name for note in vault.hidden_from(audience)}
    return next(d.document_id for d in vault.everything.registry.documents() if Path(d.path).name in names)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_answer_tells_hidden_documents_from_none(vault: Vault, audience: Audience, form: str) -> None:
    question = asked(vault, audience, form)
    seen, alone = (desk.ask(question, audience=audience) for desk in (vault.everything, smaller(vault, audience)))
    assert seen.model_dump(exclude={"seconds"}) == alone.model_dump(exclude={"seconds"})


@pytest.mark.parametrize("audience", AUDIENCES)
def test_suggestions_in_either_language_are_those_of_a_store_without_them(vault: Vault, audience: Audience) -> None:
    for language in ("en", "ko"):
        made = [desk.suggestions(audience, language) for desk in (vault.everything, smaller(vault, audience))]
        assert made[0] == made[1]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command over a desk's store, before the embargo ends: exit code, stdout and stderr without times."""
    monkeypatch.setattr("assistant.desk.Desk", partial(Desk, clock=lambda: BEFORE))

    def command(desk: Desk, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*arguments, "--store", str(desk.settings.store)])
        out, err = (
            re.sub(r'("(?:\w*seconds|retrieve|answer|total)": )[\d.]+', r"\1 0", t) for t in capsys.readouterr()
        )
        return code, out, err

    return command


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("door", DOORS, ids=" ".join)
def test_commands_print_what_they_print_over_a_store_without_them(
    vault: Vault, run: Run, audience: Audience, door: tuple[str, ...]
) -> None:
    question = asked(vault, audience, "Who is the Director of the {hidden} Office?")
    said = [part.format(question=question, document=hidden_id(vault, audience)) for part in door]
    everything, alone = (run(d, *said, "--audience", audience) for d in (vault.everything, smaller(vault, audience)))
    assert everything == alone


def test_an_editor_reads_at_the_same_door_what_others_do_not(vault: Vault, run: Run) -> None:
    hidden = vault.hidden_from("press")[0]
    question = f"How many companies does the {hidden.programme} program support?"
    _, editors, _ = run(vault.everything, "ask", question, "--json", "--audience", "editor")
    _, others, _ = run(vault.everything, "ask", question, "--json", "--audience", "press")
    assert hidden.title in editors
    assert hidden.title not in others


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", ["batch", "search"])
def test_files_of_questions_and_mistakes_in_them_tell_nothing(
    vault: Vault, run: Run, audience: Audience, name: str, tmp_path: Path
) -> None:
    question = asked(vault, audience, "How many companies does the {hidden} program support?")
    word = "question" if name == "batch" else "query"
    lines = [{"id": "1", word: question}, {"id": hidden_id(vault, audience)}, {"id": "3", word: question, "wrong": 1}]
    file = tmp_path / "lines.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    said = (name, *(["--batch"] if name == "search" else []), str(file), "--json", "--audience", audience)
    everything, alone = (run(desk, *said) for desk in (vault.everything, smaller(vault, audience)))
    assert everything[0] == 2
    assert everything == alone


@pytest.mark.parametrize("audience", AUDIENCES)
def test_other_programs_are_told_what_a_store_without_them_tells(vault: Vault, audience: Audience) -> None:
    question = asked(vault, audience, "When does the {hidden} program start?")
    request = request_of(Viewer(LOCAL, audience))
    hidden = hidden_id(vault, audience)

    async def told(desk: Desk) -> list[Any]:
        api = _Api(App(desk))
        kinds: tuple[FactKind | None, ...] = (None, "person", "contact")
        return [
            {**await api.ask(question, request), "seconds": None},
            {**await api.ask(question, request, documents=[hidden]), "seconds": None},
            await api.search(question, request, top=50),
            [await api.facts(request, kind) for kind in kinds],
        ]

    everything, alone = (asyncio.run(told(desk)) for desk in (vault.everything, smaller(vault, audience)))
    assert everything == alone


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_hidden_page_has_no_picture_and_no_document_of_its_name(vault: Vault, audience: Audience) -> None:
    hidden = hidden_id(vault, audience)
    assert vault.everything.page_picture(hidden, 1, (), audience=audience) is None
    assert hidden not in vault.everything.visible(audience)
    assert vault.everything.facts(audience=audience, documents=[hidden]) == []
    assert vault.everything.search("program", audience=audience, documents=[hidden]) == []


def test_no_log_line_of_an_answer_names_a_hidden_document(vault: Vault, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        for note in vault.hidden_from("press"):
            vault.everything.ask(f"Who runs the {note.programme.lower()} program?", audience="press")
    told = caplog.text
    assert not [note for note in vault.hidden_from("press") if note.title in told or note.text in told]
