"""What a document's text alone decides is made in one go, and comes whole out of the process that made it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from ingest.language.tokens import tokens
from ingest.lexicon import LONGEST_WORD
from ingest.preparing import Prepared, prepare
from ingest.readers.wire import receive_answer, send_answer
from ingest.settings import ChunkSettings
from ingest.types import Page, Reading

TEXT = (
    "Harbor note\n\nThe Harbor program supports twelve companies. It starts in March, and every company that was "
    f"founded in the last seven years may apply.\n\n하버 사업은 열두 기업을 지원한다. {'x' * (LONGEST_WORD + 1)}\n"
)
READING = Reading((Page(1, "i", TEXT), Page(2, None, "The Quill program supports travel.")), title="Harbor note")
SETTINGS = ChunkSettings(size=100)


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return prepare(READING, SETTINGS)


def test_every_chunk_has_its_keyword_tokens(prepared: Prepared) -> None:
    chunks = prepared.chunked.chunks
    assert len(chunks) > 2
    assert prepared.tokens == tuple(tuple(tokens(chunk.searched)) for chunk in chunks)


def test_words_are_those_that_are_compared_by_meaning(prepared: Prepared) -> None:
    assert {"harbor", "companies", "하버", "기업"} <= set(prepared.words)
    assert not {"the", "in"} & set(prepared.words)
    assert max(map(len, prepared.words)) <= LONGEST_WORD
    assert list(prepared.words) == sorted(set(prepared.words))


def test_every_chunk_and_every_sentence_needs_a_vector(prepared: Prepared) -> None:
    chunks, sentences = prepared.chunked.chunks, prepared.chunked.sentences
    assert prepared.texts() == [chunk.searched for chunk in chunks] + [sentence.text for sentence in sentences]


def test_what_is_sent_is_what_arrives(prepared: Prepared) -> None:
    wire = io.BytesIO()
    send_answer(wire, prepared)
    wire.seek(0)
    assert receive_answer(wire) == prepared


def without_a_chunk(p: Prepared) -> Prepared:
    return replace(p, chunked=replace(p.chunked, chunks=p.chunked.chunks[1:]), tokens=p.tokens[1:])


def without_a_sentence(p: Prepared) -> Prepared:
    return replace(p, chunked=replace(p.chunked, sentences=p.chunked.sentences[:-1]))


def without_tokens(p: Prepared) -> Prepared:
    return replace(p, tokens=p.tokens[:-1])


def in_another_order(p: Prepared) -> Prepared:
    first, second, *rest = p.chunked.chunks
    return replace(p, chunked=replace(p.chunked, chunks=(replace(first, ordinal=second.ordinal), second, *rest)))


def beyond_the_sentences(p: Prepared) -> Prepared:
    *rest, last = p.chunked.chunks
    return replace(p, chunked=replace(p.chunked, chunks=(*rest, replace(last, last=10**9))))


def before_the_sentences(p: Prepared) -> Prepared:
    first, *rest = p.chunked.chunks
    return replace(p, chunked=replace(p.chunked, chunks=(replace(first, first=-(10**9)), *rest)))


@pytest.mark.parametrize(
    "changed",
    [
        without_a_chunk,
        without_a_sentence,
        without_tokens,
        in_another_order,
        beyond_the_sentences,
        before_the_sentences,
    ],
)
def test_parts_that_do_not_fit_are_refused_wherever_they_come_from(
    prepared: Prepared, changed: Callable[[Prepared], Prepared]
) -> None:
    with pytest.raises(ValueError, match=r"chunk|argument"):
        changed(prepared)


def test_a_document_without_text_has_nothing_to_embed() -> None:
    empty = prepare(Reading((Page(None, None, " \n"),)), SETTINGS)
    assert (empty.texts(), empty.tokens, empty.words) == ([], (), ())
