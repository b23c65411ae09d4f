"""What editors do with the documents at the desk: take in, edit, replace, withdraw, bring back, check, make again.

Each change is the store's one writer while it runs. What was asked for is written down first, so that ``resume``
finishes after a restart what was cut short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any

from pydantic import ValidationError

from ingest.doctor import examine
from ingest.edits import EDITABLE, Edit, Edits, StandIn, beside, file_sha256, read_edits, write_edits
from ingest.embedding import EmbeddingError
from ingest.errors import UserError
from ingest.inbox import Inbox, Upload
from ingest.index import Index
from ingest.outcomes import Report
from ingest.pipeline import add, entries_of, rebuild, settle
from ingest.readers import SUFFIXES
from ingest.registry import Entry, Registry, RegistryWriter
from ingest.settings import Settings
from ingest.store import writing
from ingest.types import Document, ReadError
from ingest.vectorise import OpenModel

__all__ = [
    "SUFFIXES",
    "Inbox",
    "Upload",
    "accept",
    "bring_back",
    "edit",
    "examine",
    "rebuild",
    "resume",
    "take_in",
    "withdraw",
    "withdrawn",
]

Told = Callable[[str], object]


def take_in(
    settings: Settings, upload: Upload, *, told: Told | None = None, open_model: OpenModel | None = None
) -> Upload:
    """Ingests an upload, as a document of its own or as the new version of one; the record of what became of it.

    An upload that cannot be read is recorded as failed; the version that it was to replace stays.

    :raises UserError: the store cannot be changed now; the upload still waits
    :raises EmbeddingError: the model cannot be used; the upload still waits
    """
    inbox = Inbox(settings)
    path = Path(upload.replaces) if upload.replaces else inbox.path(upload)
    instead = {upload.replaces: inbox.path(upload)} if upload.replaces else None
    report = add(settings, [path], instead=instead, told=told, open_model=open_model)
    error = next((outcome.error for outcome in report.outcomes if outcome.error), None)
    if error is not None:
        done = upload.model_copy(update={"state": "failed", "sentence": _named(error.sentence, path, upload.name)})
    else:
        done = upload.model_copy(update={"state": "in", "sentence": ""})
        if upload.replaces:
            _note_stand_in(settings, upload)
    inbox.record(done)
    return done


def accept(settings: Settings, file: Path, name: str, by: str, replaces: Document | None = None) -> Upload:
    """Keeps an uploaded file until it is taken in.

    :param replaces: the document that it is a new version of
    :raises ReadError: it is of a kind or size that is not taken, or the store has its content already
    :raises UserError: the document cannot be replaced by this file
    """
    if replaces is not None:
        _check_replaceable(replaces, name)
    if holder := _holder(settings, file):
        raise ReadError("unreadable", f"{PurePath(name).name} has the same content as “{holder.title}”, which is in.")
    return Inbox(settings).accept(file, name, by, replaces.path if replaces else None)


def edit(settings: Settings, document_id: str, changes: Mapping[str, Any]) -> None:
    """Changes what is said of a document, and of all paths with its content; holds from the next question on.

    :param changes: new values by the names in ``EDITABLE``; what is not named stays as it is
    :raises UserError: there is no such document, a value is of no use, or the store cannot be changed now
    """
    with writing(settings) as registry:
        edits, held = read_edits(settings), registry.document(document_id)
        entries = entries_of(registry, {document_id})
        fresh = {entry.document.path: _edited(entry, edits, held or entry.document, changes) for entry in entries}
        write_edits(settings, edits.model_copy(update={"documents": {**edits.documents, **fresh}}))
        _describe(registry, entries, fresh)
        settle(settings, registry, Index(settings, registry))


def withdraw(settings: Settings, document_id: str) -> None:
    """Takes a document out and keeps it out, whatever folder is ingested; of an upload, the file is deleted too.

    :raises UserError: there is no such document, or the store cannot be changed now
    """
    with writing(settings) as registry:
        paths = [entry.document.path for entry in entries_of(registry, {document_id})]
        edits = read_edits(settings).without(paths)
        write_edits(settings, edits.model_copy(update={"withdrawn": (*edits.withdrawn, *paths)}))
        _enforce_withdrawals(settings, registry)


def bring_back(
    settings: Settings, path: str, *, told: Told | None = None, open_model: OpenModel | None = None
) -> Report:
    """Takes a withdrawn file in again, as ``corpus.yaml`` describes it.

    :raises UserError: the file is gone, or the store cannot be changed now
    """
    if not Path(path).is_file():
        raise UserError(f"{path} is no longer there, so it cannot be brought back; upload it instead.")
    with writing(settings):
        write_edits(settings, read_edits(settings).without([path]))
    return add(settings, [Path(path)], told=told, open_model=open_model)


def withdrawn(settings: Settings) -> tuple[str, ...]:
    """The paths that are kept out."""
    return read_edits(settings).withdrawn


def resume(settings: Settings, *, told: Told | None = None, open_model: OpenModel | None = None) -> list[Upload]:
    """Finishes what was asked for and cut short; what became of the uploads that waited.

    :raises UserError: the store cannot be changed now
    :raises EmbeddingError: the model cannot be used
    """
    inbox = Inbox(settings)
    inbox.sweep()
    waiting = [upload for upload in inbox.uploads() if upload.state == "waiting"]
    edits = read_edits(settings)
    if edits.documents or edits.withdrawn:
        with writing(settings) as registry:
            _enforce_withdrawals(settings, registry)
            _describe(registry, registry.entries(), read_edits(settings).documents)
            settle(settings, registry, Index(settings, registry))
    return [_resumed(settings, upload, told, open_model) for upload in waiting]


def _named(sentence: str, path: Path, name: str) -> str:
    """The sentence about a file, with the name that its owner knows in place of the path under which it is kept."""
    known = next((known for known in (str(path), path.name) if sentence.startswith(known)), "")
    return name + sentence.removeprefix(known) if known else sentence


def _resumed(settings: Settings, upload: Upload, told: Told | None, open_model: OpenModel | None) -> Upload:
    try:
        return take_in(settings, upload, told=told, open_model=open_model)
    except (UserError, EmbeddingError, OSError) as error:
        told_why = upload.model_copy(update={"sentence": str(error)})
        Inbox(settings).record(told_why)
        return told_why


def _holder(settings: Settings, file: Path) -> Document | None:
    """The document that has a file's content."""
    registry = Registry.open(settings)
    try:
        sha = file_sha256(file)
        return next((document for document in registry.documents() if document.version == sha), None)
    finally:
        registry.close()


def _check_replaceable(document: Document, name: str) -> None:
    own = PurePath(document.path)
    if PurePath(name).suffix.lower() != own.suffix.lower():
        raise UserError(
            f"“{document.title}” is a file of the kind {own.suffix}: replace it by one of that kind, or upload the new "
            "file and say that it supersedes this document."
        )
    if not Path(document.path).is_file():
        raise UserError(
            f"The file of “{document.title}” is no longer in its folder, so it cannot be replaced: upload the new file "
            "and say that it supersedes this document."
        )


def _edited(entry: Entry, edits: Edits, held: Document, changes: Mapping[str, Any]) -> Edit:
    """The edit of one path, with what an earlier one said; closed stays closed where ``corpus.yaml`` has closed it."""
    old, now = edits.documents.get(entry.document.path), beside(entry)
    said = {key: value for key, value in old.as_json().items() if key in EDITABLE} if old else {}
    if old and old.over != now:
        embargo = held.embargo_until.isoformat() if held.embargo_until else None
        said |= {"visibility": held.visibility, "embargo_until": embargo}
    try:
        return Edit.model_validate(said | dict(changes) | {"over": now})
    except ValidationError as error:
        wrong = error.errors()[0]
        reason = wrong["msg"].removeprefix("Value error, ")
        raise UserError(f"Nothing was changed, for {wrong['loc'][0]} cannot be so: {reason}.") from error


def _describe(registry: Registry, entries: Iterable[Entry], edits: Mapping[str, Edit]) -> None:
    """Brings paths in line with what was said of them; what holds already costs nothing."""
    writer = RegistryWriter(registry)
    for entry in entries:
        said = edits.get(entry.document.path)
        if said is not None and entry.declared.get("edit") != said.as_json():
            document = said.applied(entry.document, beside(entry))
            writer.describe(Entry(document, beside(entry) | {"edit": said.as_json()}, entry.copy_of))


def _enforce_withdrawals(settings: Settings, registry: Registry) -> None:
    """Removes what is withdrawn; of uploads, the files and the mark too, for nothing is left that could come back."""
    edits, inbox = read_edits(settings), Inbox(settings)
    leaving = [entry.document for entry in registry.entries() if entry.document.path in edits.withdrawn]
    RegistryWriter(registry).remove(document.document_id for document in leaving)
    settle(settings, registry, Index(settings, registry))
    uploaded = [path for path in edits.withdrawn if inbox.holds(path)]
    for upload in inbox.uploads():
        if str(inbox.path(upload)) in uploaded or upload.replaces in edits.withdrawn:
            inbox.discard(upload.id)
    if uploaded:
        write_edits(settings, edits.without(uploaded))


def _note_stand_in(settings: Settings, upload: Upload) -> None:
    """Has the new version read from now on, and deletes the one that it takes the place of, where that was uploaded."""
    inbox = Inbox(settings)
    assert upload.replaces is not None
    file = inbox.path(upload).relative_to(settings.store.resolve())
    noted = StandIn(file=str(file), over=file_sha256(Path(upload.replaces)))
    with writing(settings):
        edits = read_edits(settings)
        write_edits(settings, edits.model_copy(update={"stand_ins": {**edits.stand_ins, upload.replaces: noted}}))
    for earlier in inbox.uploads():
        if earlier.replaces == upload.replaces and earlier.state == "in" and earlier.id != upload.id:
            inbox.discard(earlier.id)
