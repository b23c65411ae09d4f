"""A program document before it has a format: what it is, and its blocks in their order.

A source is Markdown below a YAML head. A block is set off by blank lines and is a heading (``## ``), a list (each line
``- ``), a table (each line ``| ``, the first row its header) or a paragraph; nothing else is marked up.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

SOURCES = Path(__file__).resolve().parent / "sources"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the header first; all rows are equally long."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Items | Table


class Head(BaseModel):
    """The head of a source: the file it becomes, what ``corpus.yaml`` says of it, the lines below its title."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    title: str
    kind: str
    date: str  # of the latest source; a year alone where no more is known
    compiled_on: dt.date
    language: Literal["en", "ko"]
    header: tuple[str, ...]
    columns: Literal[1, 2] = 1  # of a PDF


@dataclass(frozen=True, slots=True)
class Sheet:
    """A source as read; ``body`` is its Markdown, ``blocks`` the same taken apart."""

    head: Head
    body: str
    blocks: tuple[Block, ...]


def read_sheet(source: Path) -> Sheet:
    """The source's sheet.

    :raises ValueError: the head is missing or wrong, or a table's rows differ in length; names the file
    """
    try:
        _, head, body = source.read_text("utf-8").split("---\n", 2)
        blocks = tuple(_block(block.splitlines()) for block in body.strip().split("\n\n"))
        return Sheet(Head.model_validate(yaml.safe_load(head)), body.strip(), blocks)
    except ValueError as error:
        raise ValueError(f"{source} is no source of a program document: {error}") from error


def _block(lines: list[str]) -> Block:
    if lines[0].startswith("## "):
        return Heading(" ".join(lines).removeprefix("## "))
    if all(line.startswith("- ") for line in lines):
        return Items(tuple(line.removeprefix("- ") for line in lines))
    if all(line.startswith("| ") for line in lines):
        return _table(lines)
    return Paragraph(" ".join(lines))


def _table(lines: list[str]) -> Table:
    header, _, *rows = (tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)
    if any(len(row) != len(header) for row in rows):
        raise ValueError(f"a row of the table with the header {' | '.join(header)} is longer or shorter than it.")
    return Table((header, *rows))
