"""``python -m ingest.readers PATH…``: what reading these files comes to, as a table for ``docs/readers.md``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.readers import SUFFIXES
from ingest.readers.isolated import IsolatedReader
from ingest.settings import Settings
from ingest.types import ReadError

Outcome = tuple[str, str, str]
"""A file's ending, what became of it ("read", "partial" or an error's code), and the sentences about it."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m ingest.readers", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="files, and folders with all that is in them")
    parser.add_argument("--files", action="store_true", help="a line for each file with what is told about it")
    options = parser.parse_args()
    found: list[Outcome] = []
    with IsolatedReader(Settings().limits) as reader:
        for path in files(options.paths):
            found.append(outcome(reader, path))
            if options.files:
                print(f"{path}: {found[-1][1]}. {found[-1][2]}".rstrip())
    print(table(found))


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that a reader is for, below the paths, in order."""
    for path in paths:
        below = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (each for each in below if each.is_file() and each.suffix.lower() in SUFFIXES)


def outcome(reader: IsolatedReader, path: Path) -> Outcome:
    try:
        reading = reader.read(path.name, path.read_bytes())
    except ReadError as error:
        return path.suffix.lower(), error.code, error.sentence
    return path.suffix.lower(), "partial" if reading.unreadable_pages else "read", " ".join(reading.warnings)


def table(outcomes: Iterable[Outcome]) -> str:
    """The outcomes counted, in Markdown: a row for each outcome, a column for each ending."""
    counts = Counter((kind, suffix) for suffix, kind, _ in outcomes)
    suffixes = sorted({suffix for _, suffix in counts})
    kinds = sorted({kind for kind, _ in counts}, key=lambda kind: (-sum(counts[kind, each] for each in suffixes), kind))
    rows = [["outcome", *suffixes, "all"], ["---"] * (len(suffixes) + 2)]
    for kind in kinds:
        numbers = [counts[kind, suffix] for suffix in suffixes]
        rows.append([kind, *(str(number or "") for number in numbers), str(sum(numbers))])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    main()
