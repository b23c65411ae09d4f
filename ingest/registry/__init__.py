"""The one truth of the store: documents, versions, pages, chunks, sentences and their vectors, in SQL."""

from ingest.facts.base import FactKind
from ingest.registry.facts import FactRow
from ingest.registry.ids import Level, document_id_of, is_of_version, text_sha256
from ingest.registry.registry import Registry, State
from ingest.registry.rows import Body, Entry, Indexed, StoredChunk, StoredSentence, Vector
from ingest.registry.writing import RegistryWriter

__all__ = [
    "Body",
    "Entry",
    "FactKind",
    "FactRow",
    "Indexed",
    "Level",
    "Registry",
    "RegistryWriter",
    "State",
    "StoredChunk",
    "StoredSentence",
    "Vector",
    "document_id_of",
    "is_of_version",
    "text_sha256",
]
