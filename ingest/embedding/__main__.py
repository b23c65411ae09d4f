"""``python -m ingest.embedding``: gets the configured embedding model ready, so that first use need not."""

from __future__ import annotations

import sys

from ingest.embedding import EmbeddingError, model_id, open_embedding
from ingest.settings import Settings


def main() -> int:
    """Opens the model once; 1 and a sentence on stderr where that fails."""
    settings = Settings()
    try:
        open_embedding(settings)
    except (EmbeddingError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The embedding model is ready: {model_id(settings)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
