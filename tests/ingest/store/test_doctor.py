"""Damage is found, told a line each, never believed by a search, and mended by a rebuild."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sample_desk import Desk
from sqlalchemy import delete, update

from ingest import pipeline
from ingest.doctor import examine
from ingest.errors import StoreError
from ingest.index.chroma import Chroma
from ingest.registry import RegistryWriter, schema
from ingest.registry.writing import UNRELIABLE

HARBOR = "Harbor note\n\nThe Harbor program supports twelve companies with laboratory space.\n"


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.write("a.txt", HARBOR)
    desk.write("b.txt", HARBOR.replace("Harbor", "Quill"))
    desk.write("c.txt", HARBOR)
    desk.add()
    return desk


def lose_vectors(desk: Desk) -> None:
    chroma = Chroma(desk.settings, desk.registry().state().store)
    chroma.delete([desk.documents()["a.txt"].document_id])
    chroma.close()


def change_a_vector(desk: Desk) -> None:
    registry = desk.registry()
    document = registry.documents()[0]
    vectors = registry.vectors_of(document.document_id, "chunk")
    chroma = Chroma(desk.settings, desk.registry().state().store)
    chroma.put([(document, {name: -vector for name, vector in vectors.items()})])
    chroma.close()


def add_a_stranger(desk: Desk) -> None:
    registry = desk.registry()
    document = registry.documents()[0]
    [vector] = registry.vectors_of(document.document_id, "chunk").values()
    chroma = Chroma(desk.settings, desk.registry().state().store)
    chroma.put([(document, {"0123456789abcdef-01234567-0": vector})])
    chroma.close()


def delete_the_folder(desk: Desk) -> None:
    for file in sorted((desk.settings.store / "chroma").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()


def break_the_database(desk: Desk) -> None:
    (desk.settings.store / "chroma/chroma.sqlite3").write_bytes(b"not a database" * 1000)


def check_mending(filled: Desk, damage: Callable[[Desk], None]) -> None:
    right = filled.found("harbor laboratory")
    assert examine(filled.settings) == []
    damage(filled)
    assert examine(filled.settings)
    if damage is not change_a_vector:  # a number that is wrong inside Chroma shows to the doctor alone
        assert filled.found("harbor laboratory") == right
    assert pipeline.rebuild(filled.settings, open_model=filled.open_model) == 2
    assert examine(filled.settings) == []
    assert filled.found("harbor laboratory") == right


@pytest.mark.parametrize("damage", [lose_vectors, change_a_vector, add_a_stranger])
def test_a_damaged_index_is_reported_and_searched_around_and_rebuilt(
    filled: Desk, damage: Callable[[Desk], None]
) -> None:
    check_mending(filled, damage)


@pytest.mark.store_in_files
@pytest.mark.parametrize("damage", [delete_the_folder, break_the_database])
def test_so_is_an_index_whose_files_are_gone_or_broken(filled: Desk, damage: Callable[[Desk], None]) -> None:
    check_mending(filled, damage)


def test_an_index_that_a_killed_writer_left_is_not_searched_and_mended_by_the_next(filled: Desk) -> None:
    right = filled.found("harbor laboratory")
    registry = filled.registry()
    document = registry.documents()[0]
    RegistryWriter(registry).mark_indexed({document.document_id: UNRELIABLE})
    lose_vectors(filled)
    assert filled.found("harbor laboratory") == right
    filled.add()
    assert examine(filled.settings) == []
    assert filled.found("harbor laboratory") == right


@pytest.mark.store_in_files
def test_a_writer_mends_a_lost_index(filled: Desk) -> None:
    delete_the_folder(filled)
    filled.add()
    assert examine(filled.settings) == []


def test_what_was_committed_and_not_indexed_is_no_illness(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as killed:
        killed.setattr("ingest.pipeline.settle", lambda *_: None)
        desk.write("a.txt", HARBOR)
        desk.add()
        assert desk.found("harbor laboratory")
        desk.write("a.txt", HARBOR.replace("Harbor", "Quill"))
        desk.add()
        assert all("Quill" in text for text in desk.found("harbor laboratory"))
    assert len(list((desk.settings.store / "files").iterdir())) == 2
    assert examine(desk.settings) == []
    assert len(list((desk.settings.store / "files").iterdir())) == 1
    assert desk.found("harbor laboratory")


def test_damage_in_the_registry_and_the_files_is_reported(filled: Desk) -> None:
    registry = filled.registry()
    version = registry.documents()[0].version
    with registry.engine.begin() as connection:
        connection.execute(delete(schema.pages))
        connection.execute(update(schema.chunks).values(tokens="other"))
        connection.execute(delete(schema.embeddings))
    (filled.settings.store / "files" / version).write_bytes(b"other bytes")
    findings = "\n".join(examine(filled.settings))
    for part in ("0 pages of", "lacks the vectors", "keywords of", "is damaged"):
        assert part in findings


def test_rebuild_renews_keywords_made_by_other_rules(filled: Desk) -> None:
    registry = filled.registry()
    with registry.engine.begin() as connection:
        connection.execute(update(schema.chunks).values(tokens="other"))
    pipeline.rebuild(filled.settings, open_model=filled.open_model)
    assert examine(filled.settings) == []


def test_another_embedding_model_is_refused_with_the_command_that_mends_it(filled: Desk) -> None:
    right = filled.found("harbor laboratory")
    other = filled.settings.embedding.model_copy(update={"model": "another"})
    filled.settings = filled.settings.model_copy(update={"embedding": other})
    for attempt in (filled.add, lambda: filled.found("harbor"), lambda: examine(filled.settings)):
        with pytest.raises(StoreError, match="python -m ingest rebuild"):
            attempt()
    embedded = len(filled.embedding.embedded)
    pipeline.rebuild(filled.settings, open_model=filled.open_model)
    assert len(filled.embedding.embedded) > embedded
    assert filled.found("harbor laboratory") == right
    assert examine(filled.settings) == []


def test_an_interrupted_making_of_a_store_is_taken_up_again(desk: Desk) -> None:
    registry = desk.registry()
    with registry.engine.begin() as connection:
        connection.execute(delete(schema.state))
    schema.chunks.drop(registry.engine)
    desk.write("a.txt", HARBOR)
    desk.add()
    assert desk.found("harbor laboratory")
