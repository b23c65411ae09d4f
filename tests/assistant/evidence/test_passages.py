"""The sentences of retrieved chunks."""

from __future__ import annotations

from sample_evidence import sample_document, sample_sentence

from assistant.desk import Desk
from assistant.evidence.candidates import Passage
from assistant.evidence.passages import opening, passage_of, passages_of


def test_each_sentence_of_the_hits_comes_once_in_their_order(samples: Desk) -> None:
    hits = samples.search("companies in the testbed", top=6)
    passages = passages_of(hits, samples.registry)
    names = [passage.sentence.sentence_id for passage in passages]
    assert len(names) == len(set(names))
    held = samples.registry.sentences_of_chunks(hit.chunk_id for hit in hits)  # chunks overlap
    in_order = dict.fromkeys(sentence.sentence_id for hit in hits for sentence in held[hit.chunk_id])
    assert names == [name for name in in_order if name in set(names)]


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


def test_rows_and_items_know_what_opens_them() -> None:
    rows = [
        sample_sentence("Companies of the zone:", 0),
        sample_sentence("- Harbor Bio", 1, kind="list_item"),
        sample_sentence("- Nordlab", 2, kind="list_item"),
        sample_sentence("| Company | CEO |", 3, kind="table_row"),
        sample_sentence("| Harbor Bio | Anna Weber |", 4, kind="table_row"),
    ]
    known = {(row.document_id, row.ordinal): row for row in rows}
    assert [opening(row, known) for row in rows] == [None, rows[0], rows[0], None, rows[3]]
    passage = Passage(rows[4], sample_document(), rows[3], opening=rows[3])
    assert passage.labelled == "Company: Harbor Bio | CEO: Anna Weber"


def test_somebodys_words_are_told_with_who_spoke() -> None:
    texts = (
        "Anna Weber opened the fair.",
        '"It was a cold morning in the harbour.',
        'We came all the same," she said.',
        "It rained.",
    )
    sentences = [sample_sentence(text, ordinal) for ordinal, text in enumerate(texts)]
    known = {(sentence.document_id, sentence.ordinal): sentence for sentence in sentences}
    said = passage_of(sentences[2], sample_document(), known)
    assert said.leads == (sentences[0], sentences[1])
    assert "Anna Weber" in said.context


def test_what_stands_beside_in_a_list_of_names_is_no_context() -> None:
    items = [sample_sentence(f"- {name}, Fjordlab", i, kind="list_item") for i, name in enumerate(("Weber", "Okoro"))]
    told = [sample_sentence(f"- {name} came.", i, kind="list_item") for i, name in enumerate(("Weber", "She"))]
    assert "Weber" not in Passage(items[1], sample_document(), items[0]).context
    assert "Weber" in Passage(told[1], sample_document(), told[0]).context
