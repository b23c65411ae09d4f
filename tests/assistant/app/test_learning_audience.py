"""Facts and onboarding as others may see them: what is hidden leaves no name, count, line or picture changed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sample_requests import request_of
from sample_vault import BEFORE, EMBARGO_ENDS, Vault, fill, sample_notes, write
from shared_model import SharedModel

from assistant.access.viewer import LOCAL, Viewer
from assistant.app.learn_events import KINDS, TIMELINE, LearnEvents
from assistant.app.tabs.frame import App
from assistant.desk import Desk
from assistant.dossier.entries import entries
from assistant.dossier.export import as_csv
from assistant.dossier.places import Place, source_of
from ingest.pipeline import remove
from ingest.types import Audience


def event(**said: object) -> Any:
    return SimpleNamespace(**said)


def seen(desk: Desk, audience: Audience, names: list[str]) -> list[object]:
    """All that both tabs show, with the cards of these names, and what can be downloaded."""
    app, request = App(desk), request_of(Viewer(LOCAL, audience))
    events, dossier = LearnEvents(app), app.dossiers.of(audience)
    shown: list[object] = [events.facts("en", kind, "", ("name", False), request) for kind in (*KINDS, TIMELINE)]
    shown += [events.onboarding("en", seed, {}, request) for seed in (1, 2, 3)]
    shown += [as_csv(entries(dossier, kind)) for kind in KINDS]
    subjects = ("organisation", "person")
    return shown + [events.card(event(subject=s, name=name), "en", request) for s in subjects for name in names]


@pytest.mark.parametrize("audience", ["press", "staff"])
def test_what_is_shown_is_what_a_store_without_the_hidden_documents_shows(vault: Vault, audience: Audience) -> None:
    smaller = vault.press if audience == "press" else vault.staff
    names = sorted({row.name for row in vault.everything.registry.facts()})
    assert seen(vault.everything, audience, names) == seen(smaller, audience, names)


@pytest.mark.parametrize("audience", ["press", "staff"])
def test_nothing_shown_holds_a_word_of_hidden_documents_or_a_path(vault: Vault, audience: Audience) -> None:
    shown = str(seen(vault.everything, audience, []))
    assert "program" in shown
    for note in vault.hidden_from(audience):
        assert note.programme not in shown
    assert not [d.path for d in vault.everything.registry.documents() if d.path in shown]


@pytest.mark.parametrize("audience", ["press", "staff"])
def test_a_source_of_a_hidden_document_does_not_open(vault: Vault, audience: Audience) -> None:
    events, request = LearnEvents(App(vault.everything)), request_of(Viewer(LOCAL, audience))
    visible = vault.everything.visible(audience)
    for row in vault.everything.registry.facts():
        opened, shown = events.open(event(at=str(source_of(row).place)), "en", request)
        assert bool(opened) == (row.document.document_id in visible)
        assert (row.document.title in shown) == bool(opened)


@pytest.mark.parametrize("at", ["", "nothing", "ffffffff-1-0-5"])
def test_a_place_of_no_document_does_not_open(vault: Vault, at: str) -> None:
    opened, shown = LearnEvents(App(vault.staff)).open(event(at=at), "en", request_of(Viewer(LOCAL, "staff")))
    assert opened == ()
    assert "no longer" in shown


def test_a_place_beyond_its_page_does_not_open(vault: Vault) -> None:
    document = next(iter(vault.staff.visible("staff")))
    place = Place(document, None, 0, 99_999)
    opened, _ = LearnEvents(App(vault.staff)).open(event(at=str(place)), "en", request_of(Viewer(LOCAL, "staff")))
    assert opened == ()


@pytest.fixture
def changing(tmp_path: Path, model: SharedModel) -> Iterator[tuple[Desk, list[Any]]]:
    """A desk over two sample notes, and its time, in a list that a test may change."""

    notes, now = sample_notes(random.Random(1)), [BEFORE]
    write(
        tmp_path / "inbox",
        [n for n in notes if n.hidden == "embargoed"][:1] + [n for n in notes if n.hidden == "public"],
        notes,
    )
    with closing(fill(tmp_path / "store", tmp_path / "inbox", model, clock=lambda: now[0])) as desk:
        yield desk, now
    shutil.rmtree(tmp_path / "store")


def test_facts_appear_when_their_embargo_ends_and_vanish_with_their_document(
    changing: tuple[Desk, list[Any]],
) -> None:
    desk, now = changing
    app, request = App(desk), request_of(Viewer(LOCAL, "press"))
    events = LearnEvents(app)

    def table() -> str:
        return events.facts("en", "support_measure", "", ("name", False), request)

    hidden = next(d for d in desk.registry.documents() if d.embargo_until)
    assert hidden.title not in table()
    now[0] = EMBARGO_ENDS + timedelta(seconds=1)
    assert hidden.title in table()
    remove(cast(Any, desk).settings, [hidden.document_id])
    assert hidden.title not in table()
