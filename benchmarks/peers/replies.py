"""What an assistant replied, as lines of a file that an interrupted run goes on with.

Only the standard library: the peers' own environments import this too.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Passage:
    """A document by its file's name, the physical pages that the words stand on (none where it has none), the words."""

    document: str
    pages: tuple[int, ...]
    words: str


@dataclass(frozen=True)
class Reply:
    """One reply.

    ``status`` is this product's own; a peer says in its text that it does not know. ``cited`` is what the text points
    to, ``given`` what the peer had before it. Seconds from question to reply; the process's largest memory, in MB.
    """

    id: str
    text: str
    cited: tuple[Passage, ...]
    given: tuple[Passage, ...]
    seconds: float
    memory: float
    status: str | None = None

    @property
    def listed(self) -> tuple[Passage, ...]:
        """The sources that stand below the answer: of a peer all that it had, pointed to or not."""
        return self.given or self.cited


@dataclass(frozen=True)
class Task:
    """What a row's process is started with: a folder with ``pages.json`` and ``questions.json``, and two addresses."""

    folder: Path
    row: str
    embeddings: str
    llm: str
    at_most: int

    @property
    def pages(self) -> list[Passage]:
        """Every page of every document, as the product reads it."""
        return [_passage(raw) for raw in json.loads((self.folder / "pages.json").read_text(encoding="utf-8"))]

    @property
    def questions(self) -> dict[str, str]:
        """The questions of this row by id, in the order to ask them in."""
        found: dict[str, str] = json.loads((self.folder / f"{self.row}.questions.json").read_text(encoding="utf-8"))
        return dict(list(found.items())[: self.at_most or None])


def task() -> Task:
    """The task of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    for name in ("--row", "--embeddings", "--llm"):
        parser.add_argument(name, default="")
    parser.add_argument("--at-most", type=int, default=0, help="0 for all")
    return Task(**vars(parser.parse_args()))


def read_replies(path: Path) -> dict[str, Reply]:
    """The replies so far by question; none where the file is not there yet."""
    if not path.exists():
        return {}
    raw = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        one["id"]: Reply(**{**one, **{key: tuple(map(_passage, one[key])) for key in ("cited", "given")}})
        for one in raw
    }


def ask_rest(
    chosen: Task, ask: Callable[[str, str], tuple[str, Sequence[Passage], Sequence[Passage], str | None]]
) -> None:
    """Asks what has no line yet: ``ask`` gets id and question, and gives text, cited, given and status."""
    path = chosen.folder / f"{chosen.row}.jsonl"
    done = read_replies(path)
    for number, (id_, question) in enumerate(chosen.questions.items(), start=1):
        if id_ in done:
            continue
        began = time.perf_counter()
        text, cited, given, status = ask(id_, question)
        reply = Reply(id_, text, tuple(cited), tuple(given), time.perf_counter() - began, peak_memory(), status)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(reply), ensure_ascii=False) + "\n")
        print(f"{chosen.row} {number} {id_} {reply.seconds:.1f} s", flush=True)


def peak_memory(process: int | str = "self") -> float:
    """The largest resident memory of a process so far, in MB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


def marked(text: str) -> list[int]:
    """The numbers of the marks in a text, "[2]" or "[1, 3]", each once, in their order."""
    groups: Iterable[str] = re.findall(r"\[(\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\]", text)
    return list(dict.fromkeys(int(number) for group in groups for number in re.findall(r"\d+", group)))


def _passage(raw: dict[str, object]) -> Passage:
    pages = raw["pages"]
    return Passage(str(raw["document"]), tuple(pages) if isinstance(pages, list) else (), str(raw["words"]))
