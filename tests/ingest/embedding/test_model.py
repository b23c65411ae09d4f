from __future__ import annotations

import asyncio
import subprocess
import sys

import numpy as np
import pytest

from ingest.embedding import embed_passages, embed_query
from ingest.embedding.llamaindex import E5Embedding
from ingest.embedding.model import E5

# Sample sentences, written for this test.
ENGLISH = [
    "Applicants must send the signed form by e-mail before 5 p.m. on Friday.",
    "The laboratory building in Daejeon has four floors and a rooftop garden.",
    "Each selected company receives up to 400 million won over two years.",
    "Professor Baek moderated the panel on antibody drugs.",
    "The museum is closed on public holidays.",
]
KOREAN_QUESTIONS = [
    ("신청서는 언제까지 어떻게 제출해야 하나요?", 0),
    ("대전 연구소 건물은 몇 층인가요?", 1),
    ("선정된 기업은 얼마를 지원받나요?", 2),
    ("항체 의약품 토론의 진행자는 누구였나요?", 3),
    ("박물관은 언제 문을 닫나요?", 4),
]


@pytest.mark.parametrize(("question", "answer"), KOREAN_QUESTIONS)
def test_a_korean_question_is_nearest_to_the_english_sentence_that_answers_it(
    embedding: E5, question: str, answer: int
) -> None:
    assert int(np.argmax(embed_passages(embedding, ENGLISH) @ embed_query(embedding, question))) == answer


def test_queries_and_passages_are_embedded_differently(embedding: E5) -> None:
    assert embedding.get_query_embedding(ENGLISH[0]) != embedding.get_text_embedding(ENGLISH[0])


def test_batches_give_the_vectors_of_single_texts(embedding: E5) -> None:
    assert embedding.get_text_embedding_batch(ENGLISH) == [embedding.get_text_embedding(text) for text in ENGLISH]


def test_llamaindex_gets_the_same_vectors_and_asynchronously_too(embedding: E5) -> None:
    wrapped = E5Embedding(embedding)

    async def ask() -> tuple[list[float], list[list[float]]]:
        query = await wrapped.aget_query_embedding(ENGLISH[0])
        return query, await wrapped.aget_text_embedding_batch(ENGLISH)

    query, passages = asyncio.run(ask())
    assert query == wrapped.get_query_embedding(ENGLISH[0]) == embedding.get_query_embedding(ENGLISH[0])
    assert passages == embedding.get_text_embedding_batch(ENGLISH)


def test_the_embedded_model_does_without_llamaindex() -> None:
    program = (
        "import sys; from ingest.embedding import open_embedding; from ingest.settings import Settings;"
        "open_embedding(Settings()).get_query_embedding('which?'); sys.exit('llama_index' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
