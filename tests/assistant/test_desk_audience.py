"""What an asker may not see does not exist: every answer is that of a store without it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sample_vault import BEFORE, EMBARGO_ENDS, Note, Vault, fill, sample_notes, write
from shared_model import SharedModel

from assistant.answer import Answer, Turn
from assistant.desk import Desk
from ingest.types import Audience

LATER = date(2100, 1, 1)


def questions(vault: Vault) -> list[str]:
    """Questions that hidden documents would answer, and questions that all would."""
    open_to_all = next(note.programme for note in vault.notes if note.hidden == "public")
    hidden, also_hidden, *_ = (note.programme for note in vault.notes if note.hidden != "public")
    return [
        "Which programs support companies with laboratory space?",
        "What is the latest document about?",
        "When does the program start?",
        f"How many companies does the {open_to_all} program support?",
        f"Who is the Director of the {hidden} Office?",
        f"{also_hidden} 프로그램은 언제 시작하나요?",
    ]


def without_times(answer: Answer) -> dict[str, Any]:
    return answer.model_dump(exclude={"seconds"})


def hits(desk: Desk, query: str, audience: Audience, as_of: date | None) -> list[tuple[str, float, str]]:
    return [(hit.chunk_id, hit.score, hit.text) for hit in desk.search(query, audience=audience, as_of=as_of)]


@pytest.mark.parametrize("as_of", [None, date(2025, 3, 1)])
@pytest.mark.parametrize("audience", ["press", "staff"])
def test_answers_and_hits_are_those_of_a_store_without_hidden_documents(
    vault: Vault, audience: Audience, as_of: date | None
) -> None:
    smaller = vault.press if audience == "press" else vault.staff
    for question in questions(vault):
        seen = vault.everything.ask(question, audience=audience, as_of=as_of)
        alone = smaller.ask(question, audience=audience, as_of=as_of)
        assert without_times(seen) == without_times(alone)
        assert hits(vault.everything, question, audience, as_of) == hits(smaller, question, audience, as_of)


@pytest.mark.parametrize("audience", ["press", "staff"])
def test_a_conversation_about_hidden_documents_opens_none_of_them(vault: Vault, audience: Audience) -> None:
    smaller = vault.press if audience == "press" else vault.staff
    for note in vault.hidden_from(audience)[:2]:
        history = (Turn(role="user", content=f"Who runs the {note.programme} program?"), Turn(**_told(note)))
        for question in ("And when?", "How many companies does it support?"):
            seen = vault.everything.ask(question, history=history, audience=audience)
            assert without_times(seen) == without_times(smaller.ask(question, history=history, audience=audience))


def _told(note: Note) -> dict[str, Any]:
    return {"role": "assistant", "content": note.text}


@pytest.mark.parametrize("audience", ["press", "staff"])
def test_suggested_questions_are_those_of_a_store_without_hidden_documents(vault: Vault, audience: Audience) -> None:
    smaller = vault.press if audience == "press" else vault.staff
    assert vault.everything.suggestions(audience) == smaller.suggestions(audience)


def test_a_hidden_page_cannot_be_opened_and_an_editor_opens_every_page(vault: Vault) -> None:
    for document in vault.everything.registry.documents():
        name = Path(document.path).name
        hidden = {a for a in ("press", "staff") if name in {note.name for note in vault.hidden_from(a)}}
        for audience in ("press", "staff", "editor"):
            page = vault.everything.page(document.document_id, None, audience=audience)
            assert (page is None) is (audience in hidden)


def test_editors_see_everything_now(vault: Vault) -> None:
    for note in vault.notes:
        question = f"How many companies does the {note.programme} program support?"
        answer = vault.everything.ask(question, audience="editor")
        assert note.title in {citation.title for citation in answer.citations}


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Lifting:
    """One vault's notes in two stores: one keeps the embargoes, the other never had any."""

    clock: Clock
    embargoed: Desk
    free: Desk
    notes: Sequence[Note]


@pytest.fixture(scope="module")
def lifting(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Iterator[Lifting]:
    folder, clock = tmp_path_factory.mktemp("lifting"), Clock(BEFORE)
    notes = sample_notes(random.Random(4))
    write(folder / "inbox", notes, catalog=notes)
    embargoed = fill(folder / "embargoed", folder / "inbox", model, clock)
    free = [replace(note, entry={k: v for k, v in note.entry.items() if k != "embargo_until"}) for note in notes]
    write(folder / "inbox", notes, catalog=free)
    free_desk = fill(folder / "free", folder / "inbox", model, clock)
    with closing(embargoed), closing(free_desk):
        yield Lifting(clock, embargoed, free_desk, notes)


@pytest.mark.parametrize("audience", ["press", "staff"])
def test_an_embargo_ends_at_its_minute_in_an_open_desk(lifting: Lifting, audience: Audience) -> None:
    [first, *_] = [note for note in lifting.notes if note.hidden == "embargoed"]
    question = f"How many companies does the {first.programme} program support?"
    for moment, open_now in ((BEFORE, False), (EMBARGO_ENDS, True), (EMBARGO_ENDS + timedelta(days=400), True)):
        lifting.clock.now = moment
        found = {hit.document.title for hit in lifting.embargoed.search(question, audience=audience)}
        assert (first.title in found) is open_now
        cited = {c.title for c in lifting.embargoed.ask(question, audience=audience).citations}
        assert (first.title in cited) is open_now


def test_as_of_lifts_no_embargo_and_a_clock_in_another_zone_is_the_same_clock(lifting: Lifting) -> None:
    hidden = {note.title for note in lifting.notes if note.hidden == "embargoed"}
    lifting.clock.now = BEFORE
    assert not hidden & {hit.document.title for hit in lifting.embargoed.search("programs", as_of=LATER)}
    lifting.clock.now = EMBARGO_ENDS.astimezone(UTC)
    assert hidden <= {hit.document.title for hit in lifting.embargoed.search("programs", as_of=LATER)}


def test_once_lifted_an_embargo_leaves_no_trace(lifting: Lifting) -> None:
    lifting.clock.now = EMBARGO_ENDS
    for note in lifting.notes[::2]:
        question = f"How many companies does the {note.programme} program support?"
        lifted, free = (d.ask(question, audience="press") for d in (lifting.embargoed, lifting.free))
        assert without_times(lifted) == without_times(free)


def test_as_of_hides_what_is_dated_later(lifting: Lifting) -> None:
    lifting.clock.now = EMBARGO_ENDS
    for day in (date(2025, 1, 1), date(2025, 3, 1)):
        held = {note.title for note in lifting.notes if note.entry["date"] <= day.isoformat()}
        found = {hit.document.title for hit in lifting.free.search("programs", as_of=day, audience="editor")}
        assert found == held
        answer = lifting.free.ask("Which programs support companies?", as_of=day, audience="editor")
        assert answer.as_of == day
        assert {citation.title for citation in answer.citations} <= held


def test_without_as_of_an_answer_is_of_the_day_in_seoul(lifting: Lifting) -> None:
    lifting.clock.now = datetime(2025, 5, 31, 15, 30, tzinfo=UTC)
    assert lifting.free.ask("Which programs support companies?").as_of == date(2025, 6, 1)
