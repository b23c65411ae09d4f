"""The endpoint on a free port of loopback that serves the product's own embedding model to the peers."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

from ingest.embedding import embed_passages, embed_query, open_embedding
from ingest.settings import Settings

QUERY, PASSAGE = "e5-query", "e5-passage"
"""The model's names: its vectors of questions and of passages differ, which the protocol has no word for."""


class Wanted(BaseModel):
    """A request of the OpenAI protocol, as far as it is needed."""

    model: str
    input: str | list[str]


def application() -> FastAPI:
    """The endpoint ``/v1/embeddings``."""
    app, model = FastAPI(), open_embedding(Settings())

    @app.post("/v1/embeddings")
    def embed(wanted: Wanted) -> dict[str, object]:
        texts = [wanted.input] if isinstance(wanted.input, str) else wanted.input
        rows = [embed_query(model, text) for text in texts] if wanted.model == QUERY else embed_passages(model, texts)
        data = [{"object": "embedding", "index": at, "embedding": row.tolist()} for at, row in enumerate(rows)]
        return {"object": "list", "model": wanted.model, "data": data, "usage": {"prompt_tokens": 0, "total_tokens": 0}}

    return app


@contextmanager
def embeddings() -> Iterator[tuple[str, int]]:
    """The endpoint's base URL and its process, which is one of its own so that its memory can be told."""
    command = [sys.executable, "-m", "benchmarks.peers.servers"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip(), process.pid
        finally:
            process.terminate()


def main() -> None:
    """Serves until ended; prints the base URL first. Requests that come before it is ready wait at the socket."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        app = application()
        print(f"http://127.0.0.1:{listening.getsockname()[1]}/v1", flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])


if __name__ == "__main__":
    main()
