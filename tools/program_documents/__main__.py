"""Makes the program documents: ``python -m tools.program_documents [FOLDER]``. Equal sources give equal files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tools.program_documents import docx, html, hwpx, markdown, pdf
from tools.program_documents.sheet import SOURCES, Sheet, read_sheet

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FORMATS: dict[str, Callable[[Sheet], bytes]] = {
    ".docx": docx.made,
    ".html": html.made,
    ".hwpx": hwpx.made,
    ".md": markdown.made,
    ".pdf": pdf.made,
}


def make(folder: Path) -> list[Path]:
    """Writes every document into ``folder`` and returns their paths.

    :raises ValueError: a source is wrong; names it
    """
    targets = []
    for source in sorted(SOURCES.glob("*.md")):
        sheet = read_sheet(source)
        target = folder / sheet.head.file
        target.write_bytes(FORMATS[target.suffix](sheet))
        targets.append(target)
    return targets


def main() -> None:
    """Makes them all, or says which source is wrong."""
    parser = argparse.ArgumentParser(description="Make the program documents of corpus/ from their sources.")
    parser.add_argument("folder", type=Path, nargs="?", default=CORPUS)
    try:
        make(parser.parse_args().folder)
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
