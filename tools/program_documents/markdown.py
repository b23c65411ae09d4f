"""A sheet as Markdown: its source without the YAML head."""

from __future__ import annotations

from tools.program_documents.sheet import Sheet


def made(sheet: Sheet) -> bytes:
    """The file's bytes."""
    return "\n\n".join([f"# {sheet.head.title}", *sheet.head.header, sheet.body, ""])[:-1].encode()
