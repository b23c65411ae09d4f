"""The sentences of retrieved chunks."""

from __future__ import annotations

from assistant.desk import Desk
from assistant.passages import passages_of


def test_each_sentence_of_the_hits_comes_once_in_their_order(samples: Desk) -> None:
    hits = samples.search("companies in the testbed", top=6)
    passages = passages_of(hits, samples.registry)
    names = [passage.sentence.sentence_id for passage in passages]
    assert len(names) == len(set(names))
    chunks = list(dict.fromkeys(passage.sentence.chunk_id for passage in passages))
    assert chunks == [hit.chunk_id for hit in hits if hit.chunk_id in chunks]


def test_questions_and_bare_markers_are_no_answers(samples: Desk) -> None:
    hits = samples.search("Questions and answers on the maritime testbed", top=8)
    texts = [passage.text for passage in passages_of(hits, samples.registry)]
    assert texts
    assert not [text for text in texts if text.rstrip("*").endswith("?") or text.startswith("**Q")]


def test_the_sentence_before_is_of_the_same_section(samples: Desk) -> None:
    passages = passages_of(samples.search("support in the zone", top=8), samples.registry)
    before = [(p.before, p.sentence) for p in passages if p.before is not None]
    assert before
    for one, other in before:
        assert (one.document_id, one.section, one.ordinal + 1) == (other.document_id, other.section, other.ordinal)


def test_no_hits_are_no_passages(samples: Desk) -> None:
    assert passages_of([], samples.registry) == []
