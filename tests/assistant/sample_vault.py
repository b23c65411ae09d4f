"""Made-up programme notes, some internal, some under embargo, and stores that hold only part of them.

All stores of a vault read the same folder at different times, so what a smaller one holds has the ids that it has in
the larger ones.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import yaml
from shared_model import SharedModel

from assistant.clock import SEOUL
from assistant.desk import Desk
from ingest.pipeline import add
from ingest.settings import Settings

EMBARGO_ENDS = datetime(2025, 6, 1, 9, 0, tzinfo=SEOUL)
BEFORE = EMBARGO_ENDS - timedelta(seconds=1)
_PROGRAMMES = ("Harbor", "Zephyrine", "Quillfeather", "Lanternfish", "Meridian", "Saltmarsh")
_PEOPLE = ("KIM Bora", "Anna Weber", "LEE Haneul", "Paul Okoro", "CHOI Narae", "Ines Duarte")
_COUNTS = ("twelve", "forty", "ninety", "seven", "thirty", "sixty")
_MONTHS = ("March", "April", "May", "July", "September", "November")
_CITIES = ("Busan", "Daegu", "Osaka", "Lisbon", "Jeonju", "Kyoto")
_KINDS = ("public", "public", "public", "internal", "embargoed", "embargoed")


@dataclass(frozen=True)
class Note:
    """One sample document: ``hidden`` is "public" (not hidden), "internal" or "embargoed"."""

    programme: str
    hidden: str
    text: str
    entry: dict[str, Any] = field(hash=False)

    @property
    def title(self) -> str:
        return str(self.entry["title"])

    @property
    def name(self) -> str:
        return f"{self.programme.lower()}.txt"


@dataclass(frozen=True)
class Vault:
    """The notes, and a desk over each of three stores: of all notes, and of what press and staff may see of them."""

    notes: tuple[Note, ...]
    everything: Desk
    press: Desk
    staff: Desk

    def close(self) -> None:
        for desk in (self.everything, self.press, self.staff):
            desk.close()

    def hidden_from(self, audience: str) -> list[Note]:
        kinds = {"embargoed"} if audience == "staff" else {"embargoed", "internal"}
        return [note for note in self.notes if note.hidden in kinds]


def make_vault(folder: Path, seed: int, model: SharedModel) -> Vault:
    """A vault in an empty folder, the same for the same seed; every clock stands just before the embargo ends."""
    notes = sample_notes(random.Random(seed))
    inbox = folder / "inbox"
    write(inbox, [])
    desks = []
    for name, kind in (("press", "public"), ("staff", "internal"), ("everything", "embargoed")):
        write(inbox, [note for note in notes if note.hidden == kind], catalog=notes)
        desks.append(fill(folder / name, inbox, model))
    press, staff, everything = desks
    return Vault(tuple(notes), everything, press, staff)


def sample_notes(chance: random.Random) -> list[Note]:
    """Six notes that share sentences, words and dates; which are hidden, and which supersede which, is by chance."""
    kinds = chance.sample(_KINDS, len(_KINDS))
    return [_note(i, kind, chance) for i, kind in enumerate(kinds)]


def _note(i: int, kind: str, chance: random.Random) -> Note:
    programme = _PROGRAMMES[i]
    sentences = [
        f"The {programme} program supports {chance.choice(_COUNTS)} companies with laboratory space.",
        f"It starts on {_MONTHS[i]} {chance.randint(1, 28)} in {chance.choice(_CITIES)}.",
        f"{_PEOPLE[i]}, Director of the {programme} Office, plans to visit the companies.",
        f"Each company of the program may receive up to {chance.randint(2, 9) * 100} million won.",
        "All programs share one laboratory building and one contact point.",
    ]
    entry: dict[str, Any] = {
        "title": f"{programme} note",
        "kind": "program_notice",
        "date": f"2025-0{chance.randint(1, 5)}-1{i}",
        "language": "en",
        "visibility": "internal" if kind == "internal" else "public",
    }
    if kind == "embargoed":
        entry["embargo_until"] = EMBARGO_ENDS.isoformat()
    if i:
        entry["supersedes"] = [f"{_PROGRAMMES[chance.randrange(i)].lower()}.txt"]
    kept = chance.sample(sentences[1:], 3)
    return Note(programme, kind, f"{programme} note\n\n{' '.join([sentences[0], *kept])}\n", entry)


def write(inbox: Path, notes: Iterable[Note], catalog: Sequence[Note] = ()) -> None:
    """Puts the notes into the folder, beside a catalog of the notes that it describes."""
    inbox.mkdir(exist_ok=True)
    described = {note.name: note.entry for note in catalog}
    (inbox / "corpus.yaml").write_text(yaml.safe_dump({"documents": described}), "utf-8")
    for note in notes:
        (inbox / note.name).write_text(note.text, "utf-8")


def fill(store: Path, inbox: Path, model: SharedModel, clock: Callable[[], datetime] = lambda: BEFORE) -> Desk:
    """A desk over a store of all that is in the folder now."""
    settings = Settings(store=store)
    report = add(settings, [inbox], open_model=lambda _: cast(Any, model))
    assert not report.failed
    return Desk(settings, clock=clock)
