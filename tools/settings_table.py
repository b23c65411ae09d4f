"""Prints the settings as docs/operations.md shows them: ``python -m tools.settings_table [--write]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ingest.settings import Settings

PAGE = Path(__file__).resolve().parent.parent / "docs" / "operations.md"
BEGIN, END = "<!-- settings -->", "<!-- /settings -->"


def settings_table() -> str:
    """A row for each key of the tree, in its order."""
    return "\n".join(
        ["| key | in the environment | default | what it is |", "| --- | --- | --- | --- |", *_rows(Settings)]
    )


def _rows(branch: type[BaseModel], above: str = "") -> Iterator[str]:
    for name, field in branch.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _rows(field.annotation, f"{above}{name}.")
        else:
            key = above + name
            environment = f"PRESSDESK_{key.replace('.', '__').upper()}"
            yield f"| `{key}` | `{environment}` | {_default(field)} | {_what(key, field)} |"


def _default(field: FieldInfo) -> str:
    """As it would be written in the environment."""
    if field.default is None:
        return "none"
    return f"`{list(field.default) if isinstance(field.default, tuple | frozenset) else field.default}`"


def _what(key: str, field: FieldInfo) -> str:
    """Its description, and the values where only some are allowed."""
    if not field.description:
        sys.exit(f"The setting {key} has no description in ingest/settings.py.")
    values = get_args(field.annotation) if get_origin(field.annotation) is Literal else ()
    allowed = f": {', '.join(f'`{value}`' for value in values)}" if values else ""
    return (field.description + allowed).replace("|", "\\|")


def table_in(page: str) -> tuple[str, str, str]:
    """What stands before the table, the table, and what stands after it.

    :raises ValueError: one of the markers is missing
    """
    before, rest = page.split(BEGIN)
    table, after = rest.split(END)
    return before, table.strip(), after


def main() -> None:
    """Prints the table, or puts it between its markers in docs/operations.md."""
    parser = argparse.ArgumentParser(description="Print the table of settings.")
    parser.add_argument("--write", action="store_true", help="put it into docs/operations.md instead")
    if not parser.parse_args().write:
        print(settings_table())
        return
    before, _, after = table_in(PAGE.read_text("utf-8"))
    PAGE.write_text(f"{before}{BEGIN}\n{settings_table()}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
