"""Stores of sample documents that contradict, restate or replace one another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import yaml
from shared_model import SharedModel

from assistant.desk import Desk
from ingest.pipeline import add
from ingest.settings import Settings


def fill_with(documents: Mapping[str, Mapping[str, Any]], folder: Path, model: SharedModel) -> Desk:
    """A desk over these documents: file name to ``text`` and what ``corpus.yaml`` says of it."""
    inbox = folder / "inbox"
    inbox.mkdir()
    entries = {}
    for name, document in documents.items():
        (inbox / name).write_text(f"SAMPLE DOCUMENT\n\n{document['text']}", "utf-8")
        entries[name] = {"visibility": "public", **{key: value for key, value in document.items() if key != "text"}}
    (inbox / "corpus.yaml").write_text(yaml.safe_dump({"documents": entries}, allow_unicode=True), "utf-8")
    settings = Settings(store=folder / "store")
    add(settings, [inbox], open_model=lambda _: cast(Any, model))
    return Desk(settings)
