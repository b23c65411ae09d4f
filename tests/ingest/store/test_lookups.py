"""What is looked up for a question costs the same however much the store holds, and leaves nothing out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sample_desk import NOW, Desk
from sqlalchemy import Connection, event

ENDS = datetime(2025, 6, 1, tzinfo=UTC)
CATALOG = """documents:
  plain.txt: {visibility: public, date: 2024-01-01}
  later.txt: {visibility: public, embargo_until: 2025-06-01T00:00+00:00}
  inside.txt: {visibility: internal}
"""
DATED = """Notes of the harbor

The quill fund opened on 26 September 2024 in the harbor.

The laboratory opens on September 3 and closes later.

In 2024 the company paid for all travel of the visitors.

The program of space visits began on 5 October 2023.

Nobody knows when the harbor company began.
"""


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.write("plain.txt", DATED)
    desk.write("later.txt", "The fund was told of on 27 September 2024.\n")
    desk.write("inside.txt", "A space of the laboratory is empty.\n")
    desk.write("corpus.yaml", CATALOG)
    desk.add()
    return desk


@pytest.mark.store_in_files
def test_passages_are_found_by_their_keys_and_never_by_reading_a_table(filled: Desk) -> None:
    registry, _ = filled.open()
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_more: object) -> None:
        asked.append((statement, values))

    chunks = [chunk for document in registry.documents() for chunk in registry.chunks_of(document.document_id)]
    event.listen(registry.engine, "after_cursor_execute", note)
    ids = [chunk.chunk_id for chunk in chunks]
    assert registry.vectors(ids, "chunk").keys() == registry.sentence_vectors(chunks).keys() == set(ids)
    assert list(registry.chunks(ids)) == list(registry.sentences_of_chunks(ids)) == ids
    event.remove(registry.engine, "after_cursor_execute", note)
    for statement, values in asked:
        if "places" in statement:
            assert not _read_whole(registry.engine.connect(), statement, values)
    assert sum("places" in statement for statement, _ in asked) >= 4


def _read_whole(connection: Connection, statement: str, values: object) -> list[str]:
    """The tables that a statement reads from end to end, or by less than their whole key."""
    with connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()  # type: ignore[arg-type]
    steps = [row[3] for row in plan]
    scans = [
        step for step in steps if step.startswith("SCAN") and step.split()[1] not in ("places", "CONSTANT", "state")
    ]
    return scans + [step for step in steps if "embeddings" in step and "text_sha256=?" not in step]


def test_many_passages_are_found_in_several_statements(desk: Desk) -> None:
    desk.settings = desk.settings.model_copy(update={"chunks": desk.settings.chunks.model_copy(update={"size": 100})})
    desk.write(
        "long.txt", "\n\n".join(f"The harbor company number {n} has a laboratory of its own." for n in range(90))
    )
    desk.add()
    registry, _ = desk.open()
    [document] = registry.documents()
    held = registry.vectors_of(document.document_id, "sentence")
    found = registry.vectors(reversed(held), "sentence")
    assert list(found) == list(held)
    assert [s.sentence_id for s in registry.sentences_at([(document.document_id, 0, len(held))])] == list(held)


def test_dated_sentences_are_those_that_may_lie_within_the_time(filled: Desk) -> None:
    registry, _ = filled.open()
    everything = {document.document_id for document in registry.documents()}

    def told(first: date, last: date, documents: set[str]) -> set[str]:
        return {s.text.split()[1] for s in registry.sentences_dated(first, last, documents)}

    september = date(2024, 9, 1), date(2024, 9, 30)
    assert told(*september, everything) == {"quill", "laboratory", "2024", "fund"}
    assert told(date(2023, 10, 1), date(2023, 10, 31), everything) == {"program"}
    assert told(date(2023, 1, 1), date(2024, 12, 31), everything) == {"quill", "laboratory", "2024", "fund", "program"}
    press = set(registry.visible("press", NOW))
    assert told(*september, press) == {"quill", "laboratory", "2024"}


def test_what_one_may_see_is_the_same_object_until_it_changes(filled: Desk) -> None:
    registry, _ = filled.open()
    before = registry.visible("press", NOW)
    assert registry.visible("press", ENDS - timedelta(minutes=1)) is before
    after = registry.visible("press", ENDS)
    assert len(after) == len(before) + 1
    assert registry.visible("press", NOW) is before
    assert len(registry.visible("staff", NOW)) == len(before) + 1
    assert not registry.visible("press", NOW, date(2023, 1, 1))
    filled.write("plain.txt", "The fund has ended.\n")
    filled.add()
    changed = registry.visible("press", NOW)
    assert changed is not before
    assert [d.version for d in changed.values()] != [d.version for d in before.values()]
