"""The form of the tab *Documents*: what it shows of a document, and which changes of it are meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

from assistant.answering.frames import Language
from assistant.app.document_views import moment
from assistant.app.labels import LABELS, kind_name
from ingest.types import Document, Visibility


@dataclass(frozen=True, slots=True)
class Form:
    """The fields in their order, as they are shown and sent; an empty text is no value."""

    title: str
    kind: str
    date: str
    visibility: Visibility
    embargo_until: str
    supersedes: list[str]
    reviewed: bool


def form_of(document: Document) -> Form:
    """What the form shows of a document."""
    return Form(
        document.title,
        document.kind or "",
        document.date.isoformat() if document.date else "",
        document.visibility,
        moment(document.embargo_until),
        list(document.supersedes),
        document.reviewed,
    )


def changes(document: Document, form: Form, known: Iterable[Document]) -> dict[str, Any]:
    """What is to be changed of a document, as ``ingest.editing.edit`` takes it; empty where the form says the same.

    :param known: the documents that it may supersede; of other paths, only those that it superseded before are kept
    """
    shown, sent = asdict(form_of(document)), asdict(form)
    allowed = {other.path for other in known if other.path != document.path} | set(document.supersedes)
    sent["supersedes"] = [path for path in sent["supersedes"] or () if path in allowed]
    for name in ("title", "kind", "date", "embargo_until"):
        sent[name] = (sent[name] or "").strip()
    changed = {name: value for name, value in sent.items() if value != shown[name]}
    return {name: None if value == "" and name != "title" else value for name, value in changed.items()}


def kinds(documents: Iterable[Document], language: Language) -> list[tuple[str, str]]:
    """The kinds to choose from: those with a name of their own, and those that documents have."""
    found = dict.fromkeys([*LABELS["ko"].kinds, *(document.kind for document in documents if document.kind)])
    return [(kind_name(kind, language), kind) for kind in found]


def others(documents: Iterable[Document], document: Document) -> list[tuple[str, str]]:
    """What a document may supersede, by title; an older one that is not in is known by its file's name."""
    titles = {other.path: other.title for other in documents if other.path != document.path}
    gone = {path: PurePath(path).name for path in document.supersedes if path not in titles}
    return [(title, path) for path, title in (titles | gone).items()]
