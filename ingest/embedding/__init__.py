"""Text in, vectors out: the embedded model and the pluggable ones.

Importing this package loads no model and no LlamaIndex; opening a model does.
"""

from ingest.embedding.errors import EmbeddingError
from ingest.embedding.providers import model_id, open_embedding
from ingest.embedding.vectors import Embedding, embed_passages, embed_query

__all__ = ["Embedding", "EmbeddingError", "embed_passages", "embed_query", "model_id", "open_embedding"]
