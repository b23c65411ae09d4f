"""PaperQA's row, in the peers' environment: ``Docs.aquery``, its own prompts, citation keys and vector store.

Two settings are not the stock ones, as an answer would take minutes on two cores: no summary of each passage by
the model (eleven calls an answer otherwise), and three passages of 1,500 characters, as many as LlamaIndex
has, instead of ten of 5,000.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import litellm
from lmi import EmbeddingModel, EmbeddingModes
from paperqa import Docs, Settings
from paperqa.readers import chunk_pdf
from paperqa.types import Context, Doc, ParsedMetadata, ParsedText
from pydantic import PrivateAttr

from benchmarks.peers.replies import Passage, Task, ask_rest, task

CHUNK, OVERLAP, TOP = 1_500, 150, 3


class Served(EmbeddingModel):
    """The product's embedding model at its endpoint, told which texts are questions."""

    url: str
    ndim: int | None = 384
    _name: str = PrivateAttr("e5-passage")

    def set_mode(self, mode: EmbeddingModes) -> None:
        self._name = "e5-query" if mode is EmbeddingModes.QUERY else "e5-passage"

    async def embed_documents(self, texts: list[str]) -> list[list[float]]:
        sent = await litellm.aembedding(f"openai/{self._name}", texts, api_base=self.url, api_key="none")
        return [one["embedding"] for one in sent.data]


def main() -> None:
    """Adds every document and asks what has no reply yet."""
    chosen = task()
    asyncio.set_event_loop(loop := asyncio.new_event_loop())
    settings, embedding, docs = _settings(chosen.llm), Served(name="e5", url=chosen.embeddings), Docs()
    loop.run_until_complete(_fill(docs, chosen, settings, embedding))

    def ask(_: str, question: str) -> tuple[str, Sequence[Passage], Sequence[Passage], str | None]:
        session = loop.run_until_complete(docs.aquery(question, settings, embedding_model=embedding))
        keys = set(re.findall(r"pqac-[0-9a-f]+", session.raw_answer))
        text = re.sub(r"\s*\([^()]*pqac-[^()]*\)", "", session.raw_answer)
        cited = [_passage(context) for context in session.contexts if context.id in keys]
        return text, cited, [_passage(context) for context in session.contexts], None

    ask_rest(chosen, ask)


async def _fill(docs: Docs, chosen: Task, settings: Settings, embedding: Served) -> None:
    for name, pages in groupby(chosen.pages, lambda page: page.document):
        content = {str(page.pages[0] if page.pages else 0): page.words for page in pages}
        read = ParsedMetadata(parsing_libraries=[], total_parsed_text_length=sum(map(len, content.values())))
        doc = Doc(docname=name, dockey=name, citation=name)
        texts = chunk_pdf(ParsedText(content=content, metadata=read), doc, chunk_chars=CHUNK, overlap=OVERLAP)
        await docs.aadd_texts(texts, doc, settings, embedding)


def _settings(llm: str) -> Settings:
    sent = {
        "model": "openai/smollm2", "api_base": llm, "api_key": "none", "temperature": 0.0, "max_tokens": 120,
        "timeout": 300, "num_retries": 0,
    }  # fmt: skip
    model: dict[str, Any] = {
        f"{use}_config": {"model_list": [{"model_name": "openai/smollm2", "litellm_params": sent}]}
        for use in ("llm", "summary_llm")
    }
    return Settings(
        llm="openai/smollm2",
        summary_llm="openai/smollm2",
        **model,
        answer={"evidence_k": TOP, "answer_max_sources": TOP, "evidence_skip_summary": True},
        parsing={"use_doc_details": False, "multimodal": False},
    )


def _passage(context: Context) -> Passage:
    first, last = map(int, context.text.name.rsplit(" pages ", 1)[1].split("-"))
    return Passage(context.text.doc.docname, tuple(range(first, last + 1)) if first else (), context.text.text)


if __name__ == "__main__":
    main()
