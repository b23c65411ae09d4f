"""``ingest add`` and ``remove``: what becomes of files, versions, copies and missing files."""

from __future__ import annotations

import os
import unicodedata
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sample_desk import Desk

from ingest import pipeline
from ingest.doctor import examine
from ingest.errors import UserError
from ingest.originals import Originals
from ingest.readers.isolated import IsolatedReader

HARBOR = "Harbor note\n\nThe Harbor program supports twelve companies with laboratory space.\n"
QUILL = "Quill note\n\nThe Quill program supports forty companies with travel money.\n"


def test_a_file_is_added_then_unchanged_then_updated(desk: Desk) -> None:
    path = desk.write("note.txt", HARBOR)
    assert desk.statuses() == {"note.txt": "added"}
    before = desk.documents()["note.txt"]
    assert desk.statuses() == {"note.txt": "unchanged"}
    path.write_text(HARBOR.replace("twelve", "thirteen"))
    assert desk.statuses() == {"note.txt": "updated"}
    after = desk.documents()["note.txt"]
    assert after.document_id == before.document_id
    assert after.version != before.version


def test_nothing_of_an_old_version_is_found(desk: Desk) -> None:
    path = desk.write("note.txt", HARBOR)
    desk.add()
    path.write_text(QUILL)
    desk.add()
    found = desk.found("Harbor laboratory")
    assert found
    assert not any("Harbor" in text for text in found)
    registry = desk.registry()
    originals = Originals(desk.settings)
    assert [file.name for file in originals.stored()] == [document.version for document in registry.documents()]
    assert registry.original(registry.documents()[0].document_id) == QUILL.encode()


def test_text_that_stays_is_not_embedded_again(desk: Desk) -> None:
    path = desk.write("note.txt", HARBOR)
    desk.add()
    first = list(desk.embedding.embedded)
    path.write_text(HARBOR + "\nIt starts in March.\n")
    desk.add()
    again = desk.embedding.embedded[len(first) :]
    assert "It starts in March." in again
    assert "The Harbor program supports twelve companies with laboratory space." not in again


def test_a_bad_file_does_not_stop_the_others(desk: Desk) -> None:
    desk.write("a-broken.pdf", "%PDF-1.7\nthis is no pdf")
    desk.write("b-empty.txt", "")
    desk.write("c-odd.xyz", "words")
    desk.write("d-good.txt", HARBOR)
    report = desk.add()
    codes = {Path(o.path).name: o.error.code if o.error else None for o in report.outcomes}
    assert codes == {
        "a-broken.pdf": "unreadable",
        "b-empty.txt": "empty",
        "c-odd.xyz": "unsupported",
        "d-good.txt": None,
    }
    assert report.failed
    assert list(desk.documents()) == ["d-good.txt"]


def test_a_file_that_fails_leaves_its_old_version(desk: Desk) -> None:
    path = desk.write("note.txt", HARBOR)
    desk.add()
    path.write_text("")
    [outcome] = desk.add().outcomes
    assert outcome.status == "failed"
    assert "stays" in outcome.warnings[0]
    assert desk.found("Harbor laboratory")


def test_a_file_beyond_the_size_limit_is_refused_unread(desk: Desk) -> None:
    desk.write("note.txt", HARBOR)
    limits = desk.settings.limits.model_copy(update={"file_bytes": 10})
    desk.settings = desk.settings.model_copy(update={"limits": limits})
    [outcome] = desk.add().outcomes
    assert outcome.error is not None
    assert outcome.error.code == "too_large"


def test_a_file_of_an_unknown_kind_is_refused_for_that_whatever_its_size(desk: Desk) -> None:
    desk.write("film.mp4", HARBOR)
    limits = desk.settings.limits.model_copy(update={"file_bytes": 10})
    desk.settings = desk.settings.model_copy(update={"limits": limits})
    [outcome] = desk.add().outcomes
    assert outcome.error is not None
    assert outcome.error.code == "unsupported"
    assert "film.mp4" in outcome.error.sentence


def test_files_are_read_in_a_process_of_their_own_within_the_limits_set(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.pipeline.IsolatedReader", partial(IsolatedReader, worker="tests.misbehaving_worker"))
    limits = desk.settings.limits.model_copy(update={"seconds": 0.5})
    desk.settings = desk.settings.model_copy(update={"limits": limits})
    desk.write("a-crash.txt", "crash")
    desk.write("b-hang.txt", "hang")
    desk.write("c-fine.txt", "fine")
    outcomes = desk.add().outcomes
    assert [outcome.error and outcome.error.code for outcome in outcomes] == ["unreadable", "timeout", None]
    assert [outcome.error.sentence.split()[0] for outcome in outcomes if outcome.error] == ["a-crash.txt", "b-hang.txt"]
    assert list(desk.documents()) == ["c-fine.txt"]


def test_no_process_is_started_where_nothing_has_to_be_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("note.txt", HARBOR)
    desk.write("odd.xyz", "words")
    desk.add()
    monkeypatch.setattr("ingest.pipeline.IsolatedReader", partial(IsolatedReader, worker="no_such_module"))
    assert desk.statuses() == {"note.txt": "unchanged", "odd.xyz": "failed"}


def test_a_machine_on_which_no_file_can_be_read_is_told_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("note.txt", HARBOR)
    monkeypatch.setattr("ingest.pipeline.IsolatedReader", partial(IsolatedReader, worker="no_such_module"))
    with pytest.raises(UserError, match=r"note\.txt was not read.*no_such_module"):
        desk.add()


@pytest.mark.store_in_files  # two stores in one test: servers would hold both in one place
def test_the_store_is_the_same_however_many_files_are_read_at_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.adding._BATCH", 10)
    for number in range(12):
        desk.write(f"note{number}.txt", HARBOR.replace("twelve", str(number // 2)))
    stores = []
    for processes in (1, 4):
        other = Desk(tmp_path / str(processes))
        other.inbox = desk.inbox
        reading = other.settings.reading.model_copy(update={"processes": processes})
        other.settings = other.settings.model_copy(update={"reading": reading})
        outcomes = other.add().outcomes
        stores.append((outcomes, other.documents(), other.registry().entries(), other.found("Harbor laboratory")))
        other.close()
    assert stores[0] == stores[1]


def test_texts_of_several_documents_are_embedded_together_and_each_once(desk: Desk) -> None:
    for number in range(5):
        desk.write(f"note{number}.txt", f"{HARBOR}\nNumber {number}.\n")
    desk.add()
    embedded = desk.embedding.embedded
    assert embedded.count("The Harbor program supports twelve companies with laboratory space.") == 1
    assert embedded.count("laboratory") == 1


def test_an_interrupt_leaves_what_is_in_and_a_sound_store(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.adding._BATCH", 6)
    for number in range(8):
        desk.write(f"note{number}.txt", f"Note {number}\n\nThe program {number} begins. It ends in {number} days.\n")
    embed = desk.embedding.get_text_embedding_batch

    def interrupted(texts: list[str]) -> list[list[float]]:
        if any("program 5" in text for text in texts):
            raise KeyboardInterrupt
        return embed(texts)

    with monkeypatch.context() as patched:
        patched.setattr(desk.embedding, "get_text_embedding_batch", interrupted)
        with pytest.raises(KeyboardInterrupt):
            desk.add()
    held = len(desk.documents())
    assert 0 < held < 6
    assert examine(desk.settings) == []
    assert list(desk.statuses().values()) == ["unchanged"] * held + ["added"] * (8 - held)


def test_a_text_that_moves_to_another_file_while_its_own_changes_is_not_embedded_again(desk: Desk) -> None:
    first = desk.write("a.txt", HARBOR)
    desk.add()
    embedded = len(desk.embedding.embedded)
    first.write_text(QUILL)
    desk.write("b.txt", HARBOR)
    assert desk.statuses() == {"a.txt": "updated", "b.txt": "added"}
    assert not any("Harbor" in text for text in desk.embedding.embedded[embedded:])
    assert examine(desk.settings) == []
    assert any("Harbor" in text for text in desk.found("Harbor laboratory"))


def test_copies_keep_their_text_through_a_run_that_changes_everything(desk: Desk) -> None:
    for name, text in (("a.txt", HARBOR), ("b.txt", HARBOR), ("c.txt", HARBOR), ("d.txt", QUILL)):
        desk.write(name, text)
    desk.add()
    desk.write("a.txt", QUILL)
    desk.write("b.txt", QUILL + "\nMore.\n")
    desk.write("d.txt", HARBOR + "\nMore.\n")
    report = desk.add()
    assert [outcome.status for outcome in report.outcomes] == ["unchanged", "updated", "unchanged", "updated"]
    assert examine(desk.settings) == []
    registry = desk.registry()
    held = {name: registry.page_text(document.document_id, None) for name, document in desk.documents().items()}
    assert held == {file.name: file.read_text() for file in desk.inbox.iterdir()}


def test_a_path_that_does_not_exist_changes_nothing(desk: Desk) -> None:
    desk.write("note.txt", HARBOR)
    with pytest.raises(UserError, match="does not exist"):
        desk.add(desk.inbox, desk.inbox / "nowhere")
    assert desk.documents() == {}


def test_hidden_files_links_and_catalogs_are_no_documents(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(QUILL)
    desk.write("sub/note.txt", HARBOR)
    desk.write(".hidden.txt", QUILL)
    desk.write(".git/note.txt", QUILL)
    desk.write("aliases.yaml", "aliases: []")
    (desk.inbox / "leaving.txt").symlink_to(outside / "secret.txt")
    (desk.inbox / "leaving").symlink_to(outside)
    (desk.inbox / "inside.txt").symlink_to(desk.inbox / "sub/note.txt")
    assert desk.statuses() == {"note.txt": "added"}


def test_what_is_no_regular_file_is_listed(desk: Desk) -> None:
    os.mkfifo(desk.inbox / "pipe.txt")
    assert desk.statuses() == {"pipe.txt": "failed"}


def test_a_name_counts_in_its_composed_form(desk: Desk) -> None:
    desk.write(unicodedata.normalize("NFD", "공고.txt"), HARBOR)
    desk.add()
    assert list(desk.documents()) == [unicodedata.normalize("NFC", "공고.txt")]
    assert desk.add(remove_missing=True).removed == ()


def test_the_same_content_at_a_second_path_is_held_once(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    desk.write("b.txt", HARBOR)
    report = desk.add()
    assert [outcome.status for outcome in report.outcomes] == ["added", "unchanged"]
    assert "same content" in report.outcomes[1].warnings[0]
    assert list(desk.documents()) == ["a.txt"]
    assert len(desk.found("Harbor laboratory")) == 1
    assert desk.statuses() == {"a.txt": "unchanged", "b.txt": "unchanged"}


def test_a_copy_takes_over_when_the_first_path_goes(desk: Desk) -> None:
    first = desk.write("a.txt", HARBOR)
    desk.write("b.txt", HARBOR)
    desk.add()
    first.unlink()
    report = desk.add(remove_missing=True)
    assert [Path(path).name for path in report.removed] == ["a.txt"]
    assert list(desk.documents()) == ["b.txt"]
    assert len(desk.found("Harbor laboratory")) == 1


def test_a_moved_file_keeps_its_text_under_its_new_path(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    desk.add()
    embedded = len(desk.embedding.embedded)
    (desk.inbox / "a.txt").rename(desk.inbox / "b.txt")
    report = desk.add(remove_missing=True)
    [moved] = report.outcomes
    assert (moved.status, moved.document_id) == ("unchanged", desk.documents()["b.txt"].document_id)
    assert len(desk.embedding.embedded) == embedded
    assert len(desk.found("Harbor laboratory")) == 1


def test_a_copy_takes_over_when_the_first_path_changes(desk: Desk) -> None:
    first = desk.write("a.txt", HARBOR)
    desk.write("b.txt", HARBOR)
    desk.add()
    first.write_text(QUILL)
    assert desk.statuses() == {"a.txt": "updated", "b.txt": "unchanged"}
    assert set(desk.documents()) == {"a.txt", "b.txt"}
    assert any("Harbor" in text for text in desk.found("Harbor laboratory"))


def test_a_copy_that_changes_becomes_a_document(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    second = desk.write("b.txt", HARBOR)
    desk.add()
    second.write_text(QUILL)
    assert desk.statuses() == {"a.txt": "unchanged", "b.txt": "updated"}
    assert set(desk.documents()) == {"a.txt", "b.txt"}


def test_a_document_that_becomes_a_copy_loses_its_old_text(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    second = desk.write("b.txt", QUILL)
    desk.add()
    second.write_text(HARBOR)
    assert desk.statuses() == {"a.txt": "unchanged", "b.txt": "unchanged"}
    assert list(desk.documents()) == ["a.txt"]
    assert not any("Quill" in text for text in desk.found("Quill travel money"))


def test_missing_files_are_dropped_only_below_the_paths_given(desk: Desk) -> None:
    for name in ("in/a.txt", "in/b.txt", "out/c.txt"):
        desk.write(name, HARBOR + name)
    desk.add()
    (desk.inbox / "in/a.txt").unlink()
    (desk.inbox / "out/c.txt").unlink()
    assert [Path(path).name for path in desk.add(desk.inbox / "in").removed] == []
    assert [Path(path).name for path in desk.add(desk.inbox / "in", remove_missing=True).removed] == ["a.txt"]
    assert set(desk.documents()) == {"b.txt", "c.txt"}


def test_removal_takes_a_document_and_its_copies(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    desk.write("b.txt", HARBOR)
    desk.add()
    removed = pipeline.remove(desk.settings, [desk.documents()["a.txt"].document_id])
    assert [Path(path).name for path in removed] == ["a.txt", "b.txt"]
    assert desk.documents() == {}
    assert desk.found("Harbor laboratory") == []
    assert list(Originals(desk.settings).stored()) == []


def test_an_unknown_id_removes_nothing(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    desk.add()
    with pytest.raises(UserError, match="No document has the id"):
        pipeline.remove(desk.settings, [desk.documents()["a.txt"].document_id, "0" * 16])
    assert list(desk.documents()) == ["a.txt"]


def test_what_a_document_says_of_itself_holds_where_the_operator_says_nothing(desk: Desk) -> None:
    head = (
        "Press Release",
        "Ministry of Samples (MOS)",
        "Released: September 30 (Monday)",
        "Contact: Media Team, a@mos.example",
    )
    text = "\n".join(head)
    desk.write("one.txt", f"{text}\nSample firms move in\n\nThe sample of 2024 supports twelve companies.\n")
    desk.write("two.txt", f"{text}\nSample firms move out\n\nThe sample of 2024 supports thirteen companies.\n")
    desk.write(
        "corpus.yaml",
        "documents: {two.txt: {title: T, kind: notice, date: 2024-10-01, issuer: I, contact: C, visibility: public}}",
    )
    desk.add()
    one, two = desk.documents()["one.txt"], desk.documents()["two.txt"]
    assert (one.title, one.kind, one.issuer) == ("Sample firms move in", "press_release", "Ministry of Samples")
    assert (one.date, one.date_inferred, one.contact) == (date(2024, 9, 30), True, "Media Team, a@mos.example")
    assert (two.title, two.kind, two.issuer, two.contact) == ("T", "notice", "I", "C")
    assert (two.date, two.date_inferred) == (date(2024, 10, 1), False)
    assert (one.reviewed, one.visibility) == (False, "internal")
