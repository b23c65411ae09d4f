"""Two made-up documents that not everyone may see, and how an answer is searched for them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ingest.catalog import CATALOG
from ingest.types import Audience

_MARK = "Sample document, made up for a load test."


@dataclass(frozen=True)
class Hidden:
    """A sample document: who sees it, a question that it answers, and words that stand in no other document."""

    name: str
    text: str
    entry: Mapping[str, str]
    question: str
    words: tuple[str, ...]
    """None of them is in a question or in another document, so an answer has them from here alone."""
    seen_by: tuple[Audience, ...]

    def shows_in(self, answer: Mapping[str, Any]) -> bool:
        """Whether anything of the document is anywhere in the answer object."""
        told = json.dumps(answer, ensure_ascii=False)
        return any(word in told for word in (*self.words, self.entry["title"]))


HIDDEN = (
    Hidden(
        "quillfeather.txt",
        f"{_MARK}\n\nThe Quillfeather program pays the rent of 4,417 square metres in the Ostrava wing. "
        "Anna Weberling, Director of the Quillfeather Office, signs the lease on 19 August 2025.\n",
        {"title": "Sample: rents of the Ostrava wing", "date": "2025-03-03", "visibility": "internal"},
        "How many square metres does the Quillfeather program pay the rent of?",
        ("4,417", "Ostrava", "Weberling"),
        ("staff", "editor"),
    ),
    Hidden(
        "lanternfish.txt",
        f"{_MARK}\n\nThe Lanternfish program gives each of its companies 8,823 million won in Tartu. "
        "Paul Okorovic, Director of the Lanternfish Office, announces it on 27 July 2025.\n",
        {
            "title": "Sample: the announcement in Tartu",
            "date": "2025-03-04",
            "visibility": "public",
            "embargo_until": "2999-01-01T09:00+09:00",
        },
        "How much does the Lanternfish program give each company?",
        ("8,823", "Tartu", "Okorovic"),
        ("editor",),
    ),
)

ARRIVING = Hidden(
    "saltmarsh.txt",
    f"{_MARK}\n\n" + "".join(f"The Saltmarsh program visits laboratory {n} in May 2025.\n" for n in range(1, 401)),
    {"title": "Sample: visits to laboratories", "date": "2025-03-05", "visibility": "public"},
    "When does the Saltmarsh program visit laboratory 12?",
    ("Saltmarsh program visits",),
    ("press", "staff", "editor"),
)
"""The document that is taken in while people ask."""


def write(folder: Path, *documents: Hidden) -> Path:
    """Puts the documents into a new folder, with the catalog that says who sees them."""
    folder.mkdir()
    catalog = {"documents": {document.name: dict(document.entry) for document in documents}}
    (folder / CATALOG).write_text(yaml.safe_dump(catalog), "utf-8")
    for document in documents:
        (folder / document.name).write_text(document.text, "utf-8")
    return folder
