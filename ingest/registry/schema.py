"""The registry's tables, in types that SQLite and PostgreSQL share. Who changes them adds a step to ``migrations``.

A row of ``documents`` is a path. Where two paths hold the same bytes, one of them (the holder) has the pages, chunks
and sentences, and the other's ``copy_of`` names it. Rows of a body carry no ids of their own: an id is the document,
the version and the ordinal, so a hit from an older version names nothing and drops out by itself.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from ingest.registry.ids import Level

metadata = MetaData()


def _document_key() -> Column[str]:
    key = ForeignKey("documents.document_id", ondelete="CASCADE")
    return Column("document_id", String(16), key, primary_key=True)


state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True),  # one row, 1
    Column("schema_version", Integer, nullable=False),
    Column("store", String(16), nullable=False),  # a name by chance, by which its collections on a server are known
    Column("generation", Integer, nullable=False),  # grows with every commit that a reader could notice
    Column("index_generation", Integer, nullable=False),  # grows with every change of the table indexed
    Column("embedding_model", String(255)),  # None until the first text is embedded
)

documents = Table(
    "documents",
    metadata,
    Column("document_id", String(16), primary_key=True),
    Column("path", Text, nullable=False, unique=True),
    Column("copy_of", String(16), index=True),
    Column("version", String(64), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("kind", Text),
    Column("date", Date),
    Column("date_inferred", Boolean, nullable=False),
    Column("language", String(3), nullable=False),
    Column("visibility", String(8), nullable=False),  # as declared for this path; copies may make it stricter
    Column("reviewed", Boolean, nullable=False),
    Column("embargo_until", String(40)),  # ISO 8601 with its offset, so that it is shown as it was written
    Column("source", Text),
    Column("issuer", Text),
    Column("contact", Text),
    Column("compiled_on", Date),
    Column("supersedes", JSON, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("chunks", Integer, nullable=False),
    Column("sentences", Integer, nullable=False),
    Column("partial", Boolean, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("declared", JSON, nullable=False),  # what the operator said of this path when it was described last
)

# The history of contents: no foreign key, so that it outlives a removal.
versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", String(16), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("ingested_at", String(40), nullable=False),
)

pages = Table(
    "pages",
    metadata,
    _document_key(),
    Column("position", Integer, primary_key=True),
    Column("page", Integer),
    Column("page_label", Text),
    Column("reader", String(16)),  # whose text it is, where several programs can read a page of the format
    Column("text", Text, nullable=False),
)

chunks = Table(
    "chunks",
    metadata,
    _document_key(),
    Column("ordinal", Integer, primary_key=True),
    Column("page", Integer),
    Column("section", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("context", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False, index=True),  # of the text in its context
    Column("tokens", Text, nullable=False),  # keyword tokens, joined by single spaces
)

sentences = Table(
    "sentences",
    metadata,
    _document_key(),
    Column("ordinal", Integer, primary_key=True),
    Column("chunk", Integer, nullable=False),  # ordinal of the first chunk that holds it
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("section", Text),
    Column("spans", JSON, nullable=False),  # [[page, start, end], …]
    Column("text_sha256", String(64), nullable=False, index=True),
)

# What the sentences state, as far as their own words go; see ``ingest.registry.facts``.
facts = Table(
    "facts",
    metadata,
    _document_key(),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("at", Integer, nullable=False),  # where in the sentence's reading text
    Column("page", Integer),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("details", JSON, nullable=False),  # the kind's own fields
)

# Unit vectors by text, float32 little-endian: the indexes can be rebuilt without the model, and no text is embedded
# twice.
embeddings = Table(
    "embeddings",
    metadata,
    Column("model", String(255), primary_key=True),
    Column("text_sha256", String(64), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

# The names lists beside the documents, by the list's path.
aliases = Table(
    "aliases",
    metadata,
    Column("path", Text, primary_key=True),
    Column("groups", JSON, nullable=False),  # [[name, spelling, …], …]
)

# What people put right in the fact tables, by the file that says so.
corrections = Table(
    "corrections",
    metadata,
    Column("path", Text, primary_key=True),
    Column("entries", JSON, nullable=False),
)

# Unit vectors of single words, for word similarity; they outlive the documents, being words and nothing else.
words = Table(
    "words",
    metadata,
    Column("model", String(255), primary_key=True),
    Column("word", String(64), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

# What Chroma holds. An empty version marks a document whose vectors are being written: whoever finds the mark
# without a writer at work knows that one was interrupted. No foreign key: it outlives its document until the
# vectors are gone too.
indexed = Table(
    "indexed",
    metadata,
    Column("document_id", String(16), primary_key=True),
    Column("version", String(64), nullable=False),
    Column("partition", String(16), nullable=False),
    Column("chunks", Integer, nullable=False),
)

# What people did at the desk; see ``assistant.records``. No foreign key to documents: a record outlives what it cites.
# Times are UTC, ISO 8601 to the microsecond, so that they sort as they stand.
exchanges = Table(
    "exchanges",
    metadata,
    Column("id", String(32), primary_key=True),  # by chance
    Column("at", String(32), nullable=False, index=True),
    Column("viewer", String(64), nullable=False, index=True),
    Column("audience", String(8), nullable=False),  # whose eyes the answer was for
    Column("conversation", String(32), nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("citations", JSON, nullable=False),  # [{number, document_id, version, title, date, page, quote}, …]
    Column("answer", JSON, nullable=False),  # whole, as the contract has it, to show it again
)

feedback = Table(
    "feedback",
    metadata,
    Column("exchange", String(32), ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True),
    Column("at", String(32), nullable=False),
    Column("thumb", String(4), nullable=False),  # up or down
    Column("reason", Text, nullable=False),
)

enquiries = Table(
    "enquiries",
    metadata,
    Column("id", String(32), primary_key=True),  # by chance
    Column("at", String(32), nullable=False, index=True),
    Column("changed", String(32), nullable=False, index=True),
    Column("viewer", String(64), nullable=False, index=True),
    Column("audience", String(8), nullable=False),
    Column("outlet", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("deadline", String(32)),
    Column("sent", Text, nullable=False),  # the text that went out
    Column("cleared_by", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("citations", JSON, nullable=False),  # as in exchanges
)

LEVELS: dict[Level, Table] = {"chunk": chunks, "sentence": sentences}
