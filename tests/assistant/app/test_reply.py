import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_answers import sample_answer, sample_citation, silent_answer

from assistant.answer import Notice, Statement
from assistant.app.reply import FORMS, reply

SECRET = sample_citation(number=2, document_id="d2", title="Hidden note", visibility="internal", page=None)
SAID = (
    Statement(text="Eight sample firms moved in.", citations=(1,)),
    Statement(text="Ten were planned.", citations=(2,)),
    Statement(text="Both are so.", citations=(1, 2)),
)
MIXED = sample_answer(
    statements=SAID,
    citations=(sample_citation(), SECRET),
    standalone_question="How many firms of the Hidden note?",
    notices=(Notice(kind="conflict", text="The Hidden note disagrees.", citations=(2,)),),
)


def public(citation):
    return citation.document_id == "d1"


@pytest.mark.parametrize("framing", ["en", "ko"])
@pytest.mark.parametrize("form", FORMS)
def test_only_statements_all_of_whose_sources_are_public_are_in_the_block(form, framing):
    made = reply(MIXED, public, form, framing)
    assert "Eight sample firms moved in." in made.block
    for hidden in ("Ten were", "Both are", "Hidden", "disagrees"):
        assert hidden not in made.block
    assert made.left_out == SAID[1:]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_public_is_an_empty_block(form):
    made = reply(MIXED, lambda _: False, form, "en")
    assert (made.block, made.left_out) == ("", SAID)


def test_a_statement_that_names_no_source_is_left_out():
    bare = sample_answer(statements=(Statement(text="So it is.", citations=()),))
    assert reply(bare, public, "text", "en").block == ""


@pytest.mark.parametrize("answer", [silent_answer(), sample_answer(status="needs_clarification")])
def test_what_is_no_answer_is_not_copied(answer):
    assert reply(answer, public, "text", "en").block == ""


def test_plain_text_has_its_sources_below():
    block = reply(MIXED, public, "text", "en").block
    assert block == "Eight sample firms moved in. [1]\n\nSources\n[1] Sample release, 30 September 2024, page 2"


def test_sources_are_numbered_anew_where_some_are_left_out():
    free = sample_citation(number=3, title="Second release", date=None, page=None)
    answer = MIXED.model_copy(
        update={
            "statements": (SAID[1], Statement(text="Nine.", citations=(3,)), SAID[0]),
            "citations": (*MIXED.citations, free),
        }
    )
    block = reply(answer, public, "text", "en").block
    assert block.startswith("Nine. [1]\nEight sample firms moved in. [2]\n")
    assert "[1] Second release, undated\n[2] Sample release" in block


def test_markdown_of_a_document_stays_text():
    answer = sample_answer(
        statements=(Statement(text="See [x](http://example.invalid) *now*", citations=(1,)),),
        citations=(sample_citation(title="A_B <b>"),),
    )
    block = reply(answer, public, "markdown", "en").block
    assert r"See \[x\]\(http://example.invalid\) \*now\* [1]" in block
    assert r"1. A\_B \<b\>, 30 September 2024, page 2" in block


def test_a_question_and_answer_block_holds_the_question_as_it_was_asked():
    block = reply(MIXED, public, "qa", "ko").block
    assert block == "문: How many firms?\n답: Eight sample firms moved in.\n출처: Sample release, 2024년 9월 30일, 2쪽"


@given(st.text(max_size=60), st.sampled_from(FORMS), st.sampled_from(["en", "ko"]))
def test_no_control_bidirectional_or_zero_width_character_is_copied(text, form, framing):
    answer = sample_answer(
        question=text,
        statements=(Statement(text=f"a{text}\u202e\u200b\u0007", citations=(1,)),),
        citations=(sample_citation(title=f"b{text}\u2066"),),
    )
    block = reply(answer, public, form, framing).block
    assert not [c for c in block if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs")]
