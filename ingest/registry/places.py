"""Looks up the rows of many places at once, each a document and a stretch of ordinals, by their keys alone.

The places are a table of parameters that the others are joined to: written as alternatives (``a OR b OR …``), or as a
list of row values, SQLite reads a whole table instead as soon as another one is joined. Statements are made for a few
numbers of places and filled up with places of no document, so that they are compiled once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import itemgetter

from sqlalchemy import CTE, Connection, Integer, ScalarSelect, Select, String, bindparam, select, union_all

from ingest.registry import schema
from ingest.registry.ids import Level
from ingest.registry.rows import Row

Place = tuple[str, int, int]
"""A document and the first and last ordinal of a stretch of it, both included."""

_SIZES = (1, 5, 25)  # places in one statement: its first making costs half a millisecond for each
_NOWHERE: Place = ("", 0, -1)


def rows_at(connection: Connection, level: Level, places: Iterable[Place]) -> list[Row]:
    """The rows of chunks or sentences at these places, each once, by document and ordinal; ``version`` joined."""
    return _rows_at(connection, level, False, places)


def vectors_at(connection: Connection, level: Level, places: Iterable[Place]) -> list[Row]:
    """Document, ordinal, ``version`` and vector of the chunks or sentences at these places, as ``rows_at``."""
    return _rows_at(connection, level, True, places)


def store_model() -> ScalarSelect[str | None]:
    """The model that made the store's vectors."""
    return select(schema.state.c.embedding_model).scalar_subquery()


def _rows_at(connection: Connection, level: Level, vectors: bool, places: Iterable[Place]) -> list[Row]:
    wanted = sorted(set(places))
    found: dict[tuple[str, int], Row] = {}
    for at in range(0, len(wanted), _SIZES[-1]):
        some = wanted[at : at + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(some))
        some += [_NOWHERE] * (size - len(some))
        values = {f"{c}_{n}": value for n, place in enumerate(some) for c, value in zip("dfl", place, strict=True)}
        rows = connection.execute(_statement(level, vectors, size), values).mappings().all()
        found |= {(row["document_id"], row["ordinal"]): row for row in rows}
    return [row for _, row in sorted(found.items(), key=itemgetter(0))]


@cache
def _statement(level: Level, vectors: bool, size: int) -> Select[tuple[object, ...]]:
    table, documents, embeddings, places = schema.LEVELS[level], schema.documents, schema.embeddings, _places(size)
    here = (table.c.document_id == places.c.d) & table.c.ordinal.between(places.c.f, places.c.l)
    source = places.join(table, here).join(documents, table.c.document_id == documents.c.document_id)
    if not vectors:
        return select(*table.c, documents.c.version).select_from(source)
    same_text = (embeddings.c.text_sha256 == table.c.text_sha256) & (embeddings.c.model == store_model())
    columns = (table.c.document_id, table.c.ordinal, embeddings.c.vector, documents.c.version)
    return select(*columns).select_from(source.join(embeddings, same_text))


def _places(size: int) -> CTE:
    """The parameters as a table: document ``d``, first ordinal ``f``, last ordinal ``l``."""
    types = {"d": String, "f": Integer, "l": Integer}
    rows = [select(*(bindparam(f"{c}_{n}", type_=t()).label(c) for c, t in types.items())) for n in range(size)]
    return (rows[0] if size == 1 else union_all(*rows)).cte("places")
