"""What can go wrong with an embedding model, in words for a person."""


class EmbeddingError(Exception):
    """The embedding model cannot be used: one plain sentence says why and what to do."""
