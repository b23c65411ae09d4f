"""Measures the parts that are named, stores what they came to, and writes docs/BENCHMARKS.md from all that is stored.

    python -m benchmarks [PART …]         # those parts; without a name none, so that the page alone is written
    python -m benchmarks all              # every part, which takes hours
    python -m benchmarks --printed PART FILE COMMAND   # what that command, run here before, printed as JSON

A part is a program of this package, run in a process of its own (benchmarks/parts.py).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.parts import PARTS, run
from benchmarks.rendering import page
from benchmarks.stored import RESULTS, ROOT, printed, read
from benchmarks.weakest import targets, weakest

PAGE = ROOT / "docs" / "BENCHMARKS.md"
ALL = "all"


def write_page(results: Path = RESULTS, to: Path = PAGE) -> None:
    """The page of all parts that have a result."""
    found = {part.name: result for part in PARTS if (result := read(part.name, results))}
    to.write_text(page(found, weakest(found, targets())), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [part.name for part in PARTS]
    parser.add_argument("parts", nargs="*", choices=[*names, ALL, []], metavar="PART", help=", ".join(names))
    parser.add_argument("--printed", nargs=3, action="append", default=[], metavar=("PART", "FILE", "COMMAND"))
    options = parser.parse_args()
    chosen = options.parts
    for name, file, command in options.printed:
        if name not in names:
            parser.error(f"{name}: no such part; there are {', '.join(names)}.")
        printed(name, command, Path(file)).write()
    failed = False
    for part in PARTS:
        if part.name in chosen or ALL in chosen:
            print(f"{part.name}: {part.command}", file=sys.stderr, flush=True)
            try:
                run(part).write()
            except RuntimeError as error:
                print(error, file=sys.stderr)
                failed = True
    write_page()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
