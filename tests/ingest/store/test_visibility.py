"""Who sees which document: catalogs, the command's word, copies, embargoes, and changes of any of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sample_desk import NOW, Desk

from ingest.errors import CatalogError

TEXT = "{} note\n\nThe {} program supports twelve companies with laboratory space.\n"


def put(desk: Desk, *names: str) -> None:
    for name in names:
        desk.write(f"{name}.txt", TEXT.format(name, name))


def seen(desk: Desk, audience: str, as_of: date | None = None, now: datetime = NOW) -> set[str]:
    registry = desk.registry()
    visible = registry.visible(audience, now, as_of)  # type: ignore[arg-type]
    return {Path(document.path).stem for document in visible.values()}


def test_a_folder_without_a_catalog_is_public_and_reviewed(desk: Desk) -> None:
    put(desk, "harbor")
    desk.add()
    assert seen(desk, "press") == {"harbor"}
    assert desk.documents()["harbor.txt"].reviewed


def test_the_command_can_say_internal_and_silence_does_not_undo_it(desk: Desk) -> None:
    put(desk, "harbor")
    desk.add(visibility="internal")
    assert seen(desk, "press") == set()
    desk.add()
    desk.write("harbor.txt", TEXT.format("new", "new"))
    desk.add()
    assert seen(desk, "press") == set()
    desk.add(visibility="public")
    assert seen(desk, "press") == {"harbor"}


def test_a_file_without_an_entry_is_internal_and_unreviewed(desk: Desk) -> None:
    put(desk, "harbor", "quill")
    desk.write("corpus.yaml", "documents: {harbor.txt: {visibility: public}}")
    desk.add()
    assert seen(desk, "press") == {"harbor"}
    assert seen(desk, "staff") == {"harbor", "quill"}
    assert not desk.documents()["quill.txt"].reviewed


def test_a_single_file_is_described_by_its_folders_catalog(desk: Desk) -> None:
    put(desk, "quill")
    desk.write("corpus.yaml", "documents: {}")
    desk.add(desk.inbox / "quill.txt")
    assert seen(desk, "press") == set()


def test_a_catalog_deeper_down_ends_the_operators_word_for_the_folder(desk: Desk) -> None:
    put(desk, "harbor")
    desk.write("sub/quill.txt", TEXT)
    desk.write("sub/corpus.yaml", "documents: {quill.txt: {visibility: public}}")
    desk.add()
    assert seen(desk, "press") == {"quill"}
    desk.add(desk.inbox / "harbor.txt")
    assert seen(desk, "press") == {"quill"}


def test_an_embargo_holds_for_all_but_editors_until_its_minute(desk: Desk) -> None:
    put(desk, "harbor")
    desk.write("corpus.yaml", "documents: {harbor.txt: {visibility: public, embargo_until: 2025-06-01T09:00}}")
    desk.add()
    end = datetime(2025, 6, 1, 0, 0, tzinfo=UTC)  # nine in the morning in Seoul
    for audience in ("press", "staff"):
        assert seen(desk, audience, now=end - timedelta(seconds=1)) == set()
        assert seen(desk, audience, now=end) == {"harbor"}
        assert seen(desk, audience, as_of=date(2099, 1, 1)) == set()
    assert seen(desk, "editor") == {"harbor"}


def test_an_unknown_audience_sees_what_the_press_sees(desk: Desk) -> None:
    put(desk, "harbor", "quill")
    desk.write("corpus.yaml", "documents: {harbor.txt: {visibility: public}}")
    desk.add()
    assert seen(desk, "passer-by") == {"harbor"}


def test_as_of_hides_what_is_later_or_undated(desk: Desk) -> None:
    put(desk, "early", "late", "undated")
    desk.write(
        "corpus.yaml",
        "documents: {early.txt: {date: 2024-03, visibility: public}, late.txt: {date: 2024-05-02, visibility: public}, "
        "undated.txt: {visibility: public}}",
    )
    desk.add()
    assert seen(desk, "press") == {"early", "late", "undated"}
    assert seen(desk, "press", as_of=date(2024, 5, 1)) == {"early"}
    assert seen(desk, "press", as_of=date(2024, 3, 30)) == set()


def test_a_changed_catalog_takes_effect_though_no_file_has_changed(desk: Desk) -> None:
    put(desk, "harbor")
    desk.write("corpus.yaml", "documents: {harbor.txt: {visibility: public, title: Old}}")
    desk.add()
    embedded = len(desk.embedding.embedded)
    desk.write(
        "corpus.yaml", "documents: {harbor.txt: {visibility: public, title: New, embargo_until: 2099-01-01T09:00}}"
    )
    assert desk.statuses() == {"harbor.txt": "updated"}
    assert desk.documents()["harbor.txt"].title == "New"
    assert desk.found("harbor laboratory", "staff") == []
    assert desk.found("harbor laboratory", "editor")
    assert len(desk.embedding.embedded) == embedded
    assert desk.statuses() == {"harbor.txt": "unchanged"}


def test_an_embargo_is_not_lifted_by_silence(desk: Desk) -> None:
    put(desk, "harbor")
    desk.write("corpus.yaml", "documents: {harbor.txt: {visibility: public, embargo_until: 2099-01-01T09:00}}")
    desk.add()
    desk.write("corpus.yaml", "documents: {}")
    desk.add()
    assert seen(desk, "staff") == set()
    (desk.inbox / "corpus.yaml").unlink()
    desk.add(visibility="public")
    assert seen(desk, "staff") == set()
    desk.write("corpus.yaml", "documents: {harbor.txt: {visibility: public}}")
    desk.add()
    assert seen(desk, "press") == {"harbor"}


def test_copies_take_the_strictest_visibility_and_embargo(desk: Desk) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        desk.write(name, TEXT)
    rows = {"a.txt": "visibility: public", "b.txt": "visibility: internal", "c.txt": "visibility: public"}

    def describe() -> None:
        desk.write("corpus.yaml", "documents:\n" + "".join(f"  {name}: {{{row}}}\n" for name, row in rows.items()))
        desk.add()

    describe()
    assert seen(desk, "press") == set()
    assert seen(desk, "staff") == {"a"}
    rows |= {"b.txt": "visibility: public", "c.txt": "visibility: public, embargo_until: 2099-01-01T09:00"}
    describe()
    assert seen(desk, "staff") == set()
    rows["c.txt"] = "visibility: public"
    describe()
    assert seen(desk, "press") == {"a"}


def test_a_wrong_catalog_changes_nothing(desk: Desk) -> None:
    put(desk, "harbor")
    desk.write("sub/quill.txt", TEXT)
    desk.write("sub/corpus.yaml", "documents: {quill.txt: {visiblity: public}}")
    with pytest.raises(CatalogError, match="visiblity"):
        desk.add()
    assert desk.documents() == {}


def test_characters_that_no_database_takes_are_left_out_of_what_a_catalog_says(desk: Desk) -> None:
    put(desk, "harbor")
    entry = r'{title: "Harbor\0 \uD800note", source: "a\0", kind: "\uDFFFnotice", supersedes: ["old\0.txt"]}'
    desk.write("corpus.yaml", f"documents: {{harbor.txt: {entry}}}")
    desk.write("aliases.yaml", r'aliases: [["Har\0bor", "항\uD800구"]]')
    assert desk.statuses() == {"harbor.txt": "added"}
    document = desk.documents()["harbor.txt"]
    assert (document.title, document.source, document.kind) == ("Harbor \ufffdnote", "a", "\ufffdnotice")
    assert document.supersedes == (str(desk.inbox / "old.txt"),)
    assert desk.statuses() == {"harbor.txt": "unchanged"}
