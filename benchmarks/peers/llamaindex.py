"""LlamaIndex's rows, in the peers' environment: the citation engine, or its search alone (``--row llamaindex-search``).

Everything is as the library's own example has it: ``VectorStoreIndex`` on Chroma with the stock splitter,
``CitationQueryEngine`` with three passages and citation chunks of 512 tokens. Added are the two addresses, and that the
embedding model is told which texts are questions, without which it finds less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import chromadb
from llama_index.core import Document, Settings, StorageContext, VectorStoreIndex
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.schema import NodeWithScore
from llama_index.embeddings.openai_like import OpenAILikeEmbedding
from llama_index.llms.openai_like import OpenAILike
from llama_index.vector_stores.chroma import ChromaVectorStore

from benchmarks.peers.replies import Passage, ask_rest, marked, task

TOP, HITS, CHUNK = 3, 10, 512


class QuestionsApart(OpenAILikeEmbedding):
    """The model's vectors of questions have a name of their own at the endpoint."""

    def _get_query_embedding(self, query: str) -> list[float]:
        sent = self._get_client().embeddings.create(input=[query], model="e5-query")
        return list(sent.data[0].embedding)


def main() -> None:
    """Builds the index in memory and asks what has no reply yet."""
    chosen = task()
    Settings.embed_model = QuestionsApart(model_name="e5-passage", api_base=chosen.embeddings, api_key="none")
    Settings.llm = OpenAILike(
        model="smollm2", api_base=chosen.llm, api_key="none", is_chat_model=True, context_window=8192,
        max_tokens=120, temperature=0.0, timeout=300, max_retries=0,
    )  # fmt: skip
    documents = [
        Document(text=page.words, metadata={"file_name": page.document, "page_label": "".join(map(str, page.pages))})
        for page in chosen.pages
    ]
    store = ChromaVectorStore(chroma_collection=chromadb.EphemeralClient().create_collection("corpus"))
    index = VectorStoreIndex.from_documents(documents, StorageContext.from_defaults(vector_store=store))
    if chosen.row.endswith("search"):
        retriever = index.as_retriever(similarity_top_k=HITS)
        ask_rest(chosen, lambda _, question: ("", (), _passages(retriever.retrieve(question)), None))
        return
    engine = CitationQueryEngine.from_args(index, similarity_top_k=TOP, citation_chunk_size=CHUNK)

    def ask(_: str, question: str) -> tuple[str, Sequence[Passage], Sequence[Passage], str | None]:
        response = engine.query(question)
        given = _passages(response.source_nodes)
        numbers = [number for number in marked(str(response)) if 1 <= number <= len(given)]
        return str(response), [given[number - 1] for number in numbers], given, None

    ask_rest(chosen, ask)


def _passages(nodes: Sequence[NodeWithScore]) -> list[Passage]:
    """The nodes without the heading "Source 1:" that the engine puts before each."""
    return [
        Passage(
            str(node.metadata["file_name"]),
            tuple(int(page) for page in [node.metadata["page_label"]] if page),
            re.sub(r"\ASource \d+:\n", "", node.node.get_content()),
        )
        for node in nodes
    ]


if __name__ == "__main__":
    main()
