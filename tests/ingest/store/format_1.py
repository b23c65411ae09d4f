"""Stores of format 1, the first: its tables as they were, filled from a store of the present format."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    select,
)

from ingest.registry import Registry, schema

TABLES = MetaData()


def _key(name: str, length: int | None = 16) -> Column[Any]:
    return Column(name, String(length) if length else Text, primary_key=True)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _of_document() -> Column[str]:
    owner = ForeignKey("documents.document_id", ondelete="CASCADE")
    return Column("document_id", String(16), owner, primary_key=True)


def _position(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True)


def _sha() -> Column[str]:
    return Column("text_sha256", String(64), nullable=False, index=True)


Table(
    "state",
    TABLES,
    _position("id"),
    *map(_number, ("schema_version", "generation", "index_generation")),
    Column("embedding_model", String(255)),
)
Table(
    "documents",
    TABLES,
    _key("document_id"),
    Column("path", Text, nullable=False, unique=True),
    Column("copy_of", String(16), index=True),
    Column("version", String(64), nullable=False, index=True),
    _text("title"),
    Column("kind", Text),
    Column("date", Date),
    Column("date_inferred", Boolean, nullable=False),
    Column("language", String(3), nullable=False),
    Column("visibility", String(8), nullable=False),
    Column("reviewed", Boolean, nullable=False),
    Column("embargo_until", String(40)),
    Column("source", Text),
    Column("compiled_on", Date),
    Column("supersedes", JSON, nullable=False),
    *map(_number, ("pages", "chunks", "sentences")),
    Column("partial", Boolean, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("declared", JSON, nullable=False),
)
Table(
    "versions",
    TABLES,
    _position("id"),
    Column("document_id", String(16), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("ingested_at", String(40), nullable=False),
)
Table(
    "pages",
    TABLES,
    _of_document(),
    _position("position"),
    Column("page", Integer),
    Column("page_label", Text),
    _text("text"),
)
Table(
    "chunks",
    TABLES,
    _of_document(),
    _position("ordinal"),
    Column("page", Integer),
    Column("section", Text),
    *map(_number, ("start", "end", "first", "last")),
    *map(_text, ("text", "tokens")),
    _sha(),
)
Table(
    "sentences",
    TABLES,
    _of_document(),
    _position("ordinal"),
    _number("chunk"),
    Column("kind", String(16), nullable=False),
    _text("text"),
    Column("section", Text),
    Column("spans", JSON, nullable=False),
    _sha(),
)
Table(
    "embeddings",
    TABLES,
    _key("model", 255),
    _key("text_sha256", 64),
    Column("vector", LargeBinary, nullable=False),
)
Table("aliases", TABLES, _key("path", None), Column("groups", JSON, nullable=False))
Table("words", TABLES, _key("model", 255), _key("word", 64), Column("vector", LargeBinary, nullable=False))
Table(
    "indexed",
    TABLES,
    _key("document_id"),
    Column("version", String(64), nullable=False),
    Column("partition", String(16), nullable=False),
    *map(_number, ("chunks", "sentences")),
)


def make_format_1(registry: Registry) -> None:
    """Turns a store into one as the first version of the product made it."""
    with registry.engine.begin() as connection:
        rows = {table.name: _rows(connection, table) for table in schema.metadata.sorted_tables}
        schema.metadata.drop_all(connection)
        TABLES.create_all(connection)
        for table in TABLES.sorted_tables:
            new = [_as_then(table, row) for row in rows[table.name]]
            if new:
                connection.execute(table.insert(), new)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _as_then(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    then = {"schema_version": 1, "sentences": 0}
    return {column.name: then.get(column.name, row.get(column.name)) for column in table.columns}


def tables_of(registry: Registry) -> dict[str, Any]:
    """Every table of a database as the database tells it: columns, keys and indexes, whatever their order."""
    found = inspect(registry.engine)
    return {
        name: (
            {column["name"]: (str(column["type"]), column["nullable"]) for column in found.get_columns(name)},
            found.get_pk_constraint(name)["constrained_columns"],
            [(key["constrained_columns"], key["options"]) for key in found.get_foreign_keys(name)],
            sorted((index["column_names"], bool(index["unique"])) for index in found.get_indexes(name)),
            sorted(key["column_names"] for key in found.get_unique_constraints(name)),
        )
        for name in found.get_table_names()
    }
