"""What editors do at the desk holds: in every process from the next question, after another ingest, after a rebuild."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sample_desk import NOW, Desk

from ingest import editing, pipeline
from ingest.doctor import examine
from ingest.errors import CatalogError, StoreError, UserError
from ingest.inbox import Inbox, Upload
from ingest.settings import UploadSettings
from ingest.store import writing
from ingest.types import Audience, Document, ReadError

HARBOR = "Harbor note\n\nThe Harbor program supports twelve companies with laboratory space.\n"
QUILL = "Quill note\n\nThe Quill program supports forty companies with travel money.\n"
FAR = "2099-01-01T09:00+09:00"


def upload(desk: Desk, text: str = HARBOR, name: str = "harbor.txt", replaces: Document | None = None) -> Upload:
    """An upload, taken in."""
    file = desk.inbox.parent / "from-the-browser"
    file.write_text(text, "utf-8")
    accepted = editing.accept(desk.settings, file, name, "kim", replaces)
    return editing.take_in(desk.settings, accepted, open_model=desk.open_model)


def described(desk: Desk, entry: str = "{visibility: public}") -> Document:
    """A document from a folder with a ``corpus.yaml``."""
    desk.write("harbor.txt", HARBOR)
    desk.write("corpus.yaml", f"documents: {{harbor.txt: {entry}}}")
    desk.add()
    return desk.documents()["harbor.txt"]


def again(desk: Desk) -> Document:
    """The document after another ingest and a rebuild."""
    desk.add()
    pipeline.rebuild(desk.settings, open_model=desk.open_model)
    return desk.documents()["harbor.txt"]


def seen_by(desk: Desk, audience: Audience) -> list[str]:
    return [document.title for document in desk.registry().visible(audience, NOW).values()]


def test_an_upload_is_internal_and_unreviewed_until_an_editor_says_otherwise(desk: Desk) -> None:
    assert upload(desk).state == "in"
    document = desk.documents()["harbor.txt"]
    assert (document.visibility, document.reviewed) == ("internal", False)
    assert desk.found("Harbor laboratory", "staff")
    assert desk.found("Harbor laboratory", "press") == []
    editing.edit(desk.settings, document.document_id, {"visibility": "public", "reviewed": True})
    assert desk.found("Harbor laboratory", "press")
    assert desk.documents()["harbor.txt"].reviewed


def test_an_upload_that_the_operator_adds_too_stays_internal(desk: Desk) -> None:
    path = Inbox(desk.settings).path(upload(desk))
    desk.add(path)
    desk.add(path.parent.parent)
    assert desk.documents()["harbor.txt"].visibility == "internal"


def test_progress_is_told(desk: Desk) -> None:
    steps: list[str] = []
    file = desk.write("harbor.txt", HARBOR)
    editing.take_in(
        desk.settings,
        editing.accept(desk.settings, file, file.name, "kim"),
        told=steps.append,
        open_model=desk.open_model,
    )
    assert steps[0] == "read harbor.txt"
    assert steps[-1].startswith("embedded ")


def test_a_file_that_cannot_be_read_is_recorded_with_its_sentence_and_nothing_else(desk: Desk) -> None:
    failed = upload(desk, "not a PDF", "broken.pdf")
    assert failed.state == "failed"
    assert failed.sentence.startswith("broken.pdf ")
    assert desk.documents() == {}
    assert Inbox(desk.settings).uploads() == [failed]


def test_content_that_is_in_is_not_taken_twice(desk: Desk) -> None:
    described(desk)
    with pytest.raises(ReadError, match="same content as “Harbor note”"):
        upload(desk, name="again.txt")
    assert desk.documents()["harbor.txt"].visibility == "public"


CHANGES: dict[str, object] = {
    "title": "Another title",
    "kind": "guide",
    "date": "2024-09",
    "visibility": "internal",
    "embargo_until": FAR,
    "supersedes": ["/sample/older.pdf"],
    "reviewed": False,
}


@pytest.mark.parametrize("name", CHANGES)
def test_an_edit_survives_another_ingest_and_a_rebuild(desk: Desk, name: str) -> None:
    before = described(desk)
    editing.edit(desk.settings, before.document_id, {name: CHANGES[name]})
    edited = desk.documents()["harbor.txt"]
    assert getattr(edited, name) != getattr(before, name)
    assert again(desk) == edited
    assert desk.statuses() == {"harbor.txt": "unchanged"}
    assert examine(desk.settings) == []


def test_an_embargo_is_set_and_lifted_from_the_next_question_on(desk: Desk) -> None:
    document, reader = described(desk), desk.open()
    editing.edit(desk.settings, document.document_id, {"embargo_until": FAR})
    assert desk.found("Harbor laboratory", "staff", reader) == []
    assert desk.found("Harbor laboratory", "editor", reader)
    editing.edit(desk.settings, document.document_id, {"embargo_until": None})
    assert desk.found("Harbor laboratory", "staff", reader)


def test_an_editor_may_open_what_corpus_yaml_closes(desk: Desk) -> None:
    document = described(desk, f'{{visibility: internal, embargo_until: "{FAR}"}}')
    editing.edit(desk.settings, document.document_id, {"visibility": "public", "embargo_until": None})
    assert (again(desk).visibility, again(desk).embargo_until) == ("public", None)


@pytest.mark.parametrize("changes", [{"visibility": "public"}, {"embargo_until": None}, {"title": "T"}])
def test_what_corpus_yaml_closes_later_is_closed_whatever_an_editor_said_before(
    desk: Desk, changes: dict[str, object]
) -> None:
    document = described(desk)
    editing.edit(desk.settings, document.document_id, changes)
    desk.write("corpus.yaml", f'documents: {{harbor.txt: {{visibility: internal, embargo_until: "{FAR}"}}}}')
    closed = again(desk)
    assert closed.visibility == "internal"
    assert closed.embargo_until is not None
    editing.edit(desk.settings, document.document_id, {"kind": "guide"})
    assert again(desk).visibility == "internal"
    assert again(desk).embargo_until is not None


def test_a_folder_without_corpus_yaml_keeps_edits_too(desk: Desk) -> None:
    desk.write("harbor.txt", HARBOR)
    desk.add()
    document = desk.documents()["harbor.txt"]
    assert document.visibility == "public"
    editing.edit(desk.settings, document.document_id, {"visibility": "internal"})
    assert again(desk).visibility == "internal"
    editing.edit(desk.settings, document.document_id, {"visibility": "public"})
    assert again(desk).visibility == "public"


def test_an_edit_closes_every_path_with_the_content(desk: Desk) -> None:
    document = described(desk)
    twin = desk.write("twin.txt", HARBOR)
    desk.write("corpus.yaml", "documents: {harbor.txt: {visibility: public}, twin.txt: {visibility: public}}")
    desk.add()
    editing.edit(desk.settings, document.document_id, {"visibility": "internal", "title": "Closed"})
    Path(document.path).unlink()
    desk.add(remove_missing=True)
    (left,) = desk.registry().documents()
    assert (left.path, left.visibility, left.title) == (str(twin), "internal", "Closed")


@pytest.mark.parametrize(
    "changes", [{"title": ""}, {"date": "yesterday"}, {"embargo_until": "2099-01-01"}, {"visibility": "all"}]
)
def test_a_value_of_no_use_changes_nothing(desk: Desk, changes: dict[str, str]) -> None:
    document = described(desk)
    with pytest.raises(UserError, match=f"Nothing was changed, for {next(iter(changes))} "):
        editing.edit(desk.settings, document.document_id, changes)
    assert desk.documents()["harbor.txt"] == document


def test_a_damaged_record_of_edits_opens_nothing(desk: Desk) -> None:
    document = described(desk)
    editing.edit(desk.settings, document.document_id, {"visibility": "internal"})
    (desk.settings.store / "edits.json").write_text('{"documents": {"x": 1}}')
    with pytest.raises(CatalogError, match=r"edits\.json does not hold to its form"):
        desk.add()
    assert desk.documents()["harbor.txt"].visibility == "internal"


@pytest.mark.parametrize("make", [described, lambda desk: (upload(desk), desk.documents()["harbor.txt"])[1]])
def test_a_new_version_is_the_same_document_and_keeps_what_was_edited(
    desk: Desk, make: Callable[[Desk], Document]
) -> None:
    old = make(desk)
    editing.edit(desk.settings, old.document_id, {"title": "Kept", "visibility": "public"})
    assert upload(desk, QUILL, "new name.txt", old).state == "in"
    new = again(desk)
    assert (new.document_id, new.title, new.visibility) == (old.document_id, "Kept", "public")
    assert desk.found("Harbor laboratory")[0].startswith("Quill")
    assert desk.registry().original(new.document_id) == QUILL.encode()
    assert examine(desk.settings) == []


def test_of_several_new_versions_the_last_one_is_kept(desk: Desk) -> None:
    document = described(desk)
    upload(desk, QUILL, replaces=document)
    upload(desk, QUILL.replace("forty", "fifty"), replaces=document)
    assert "fifty" in desk.registry().page_text(again(desk).document_id, None)
    assert len(Inbox(desk.settings).uploads()) == 1


def test_a_file_that_changes_in_its_folder_is_newer_than_its_stand_in(desk: Desk) -> None:
    document = described(desk)
    upload(desk, QUILL, replaces=document)
    Path(document.path).write_text(HARBOR.replace("twelve", "thirteen"))
    assert "thirteen" in desk.registry().page_text(again(desk).document_id, None)


def test_a_new_version_that_cannot_be_read_leaves_the_old_one(desk: Desk) -> None:
    upload(desk, HARBOR, "harbor.md")
    old = desk.documents()["harbor.md"]
    failed = upload(desk, " \n ", "new.md", old)
    assert failed.state == "failed"
    assert failed.sentence.startswith("new.md ")
    desk.add(Path(old.path))
    assert desk.documents()["harbor.md"] == old


def test_another_kind_of_file_is_no_new_version(desk: Desk) -> None:
    with pytest.raises(UserError, match="supersedes"):
        upload(desk, QUILL, "new.md", described(desk))


def test_what_is_withdrawn_stays_out_until_it_is_brought_back(desk: Desk) -> None:
    document, reader = described(desk), desk.open()
    editing.withdraw(desk.settings, document.document_id)
    assert desk.found("Harbor laboratory", store=reader) == []
    report = desk.add()
    assert report.outcomes == ()
    assert report.warnings == (f"{document.path} was withdrawn at the desk, so it is left out.",)
    assert editing.withdrawn(desk.settings) == (document.path,)
    editing.bring_back(desk.settings, document.path, open_model=desk.open_model)
    assert desk.found("Harbor laboratory", "press", reader)
    assert editing.withdrawn(desk.settings) == ()


def test_nothing_is_left_of_an_upload_that_is_withdrawn(desk: Desk) -> None:
    taken = upload(desk)
    document = desk.documents()["harbor.txt"]
    upload(desk, QUILL, replaces=document)
    editing.edit(desk.settings, document.document_id, {"title": "T"})
    editing.withdraw(desk.settings, document.document_id)
    assert desk.documents() == {}
    assert Inbox(desk.settings).uploads() == []
    assert not Inbox(desk.settings).path(taken).exists()
    assert "harbor" not in (desk.settings.store / "edits.json").read_text()
    assert examine(desk.settings) == []


def test_what_is_gone_cannot_be_brought_back(desk: Desk) -> None:
    document = described(desk)
    editing.withdraw(desk.settings, document.document_id)
    Path(document.path).unlink()
    with pytest.raises(UserError, match="no longer there"):
        editing.bring_back(desk.settings, document.path)
    assert editing.withdrawn(desk.settings) == (document.path,)


def test_while_another_process_writes_an_upload_waits_and_nothing_else_changes(desk: Desk) -> None:
    document = described(desk)
    waiting = editing.accept(desk.settings, desk.write("quill.txt", QUILL), "quill.txt", "kim")
    with writing(desk.settings):
        with pytest.raises(StoreError, match="Another process is writing"):
            editing.take_in(desk.settings, waiting, open_model=desk.open_model)
        with pytest.raises(StoreError):
            editing.edit(desk.settings, document.document_id, {"title": "T"})
        with pytest.raises(StoreError):
            editing.withdraw(desk.settings, document.document_id)
    assert desk.documents() == {"harbor.txt": document}
    assert [upload.state for upload in Inbox(desk.settings).uploads()] == ["waiting"]
    (done,) = editing.resume(desk.settings, open_model=desk.open_model)
    assert done.state == "in"


def test_an_upload_that_cannot_be_taken_in_at_the_start_says_why_and_waits_on(desk: Desk) -> None:
    editing.accept(desk.settings, desk.write("quill.txt", QUILL), "quill.txt", "kim")
    with writing(desk.settings):
        (left,) = editing.resume(desk.settings, open_model=desk.open_model)
    assert left.state == "waiting"
    assert left.sentence.startswith("Another process is writing")


def test_the_settings_limit_what_is_uploaded(desk: Desk) -> None:
    desk.settings = desk.settings.model_copy(update={"uploads": UploadSettings(file_bytes=10)})
    with pytest.raises(ReadError, match=r"harbor\.txt has .* limit for uploads is 10"):
        upload(desk)
