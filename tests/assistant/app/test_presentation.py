from datetime import date
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_answers import HOSTILE, sample_answer, sample_citation, silent_answer

from assistant.answer import AnswerStatus, Notice, Related, Statement
from assistant.app.contacts import Contact
from assistant.app.filters import Searched
from assistant.app.labels import LABELS
from assistant.app.presentation import place, transcript, welcome
from assistant.app.presentation import reply as told_reply
from assistant.app.session import Session, Told


def session_of(answer):
    return Session().answered(
        Told(
            answer,
            "exchange",
            Searched((answer.question,), 2),
            (Contact(answer.question, answer.question, 1),),
        )
    )


def reply(answer, turn, opened):
    return told_reply(Told(answer), turn, Session(opened=opened), {})


class Parsed(HTMLParser):
    """The tags that a browser would see, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def buttons(self, style):
        return [attrs for tag, attrs in self.tags if tag == "button" and attrs.get("class") == style]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("status", get_args(AnswerStatus))
def test_each_status_is_told_in_words(status, language):
    html = reply(silent_answer(status=status, language=language), 0, None)
    assert LABELS[language].statuses[status] in html


def test_marks_become_buttons_that_name_their_source():
    (mark,) = Parsed(reply(sample_answer(), 3, (3, 1))).buttons("mark")
    assert (mark["data-turn"], mark["data-number"], mark["aria-current"]) == ("3", "1", "true")
    assert mark["aria-label"] == "Open source 1: Sample release · 30 September 2024 · Page 2"


def test_a_bracketed_number_of_the_document_itself_is_no_mark():
    statement = Statement(text="As in [1], eight firms moved in.", citations=(1,))
    answer = sample_answer(text=f"{statement.text} [1]", statements=(statement,))
    parsed = Parsed(reply(answer, 0, None))
    assert len(parsed.buttons("mark")) == 1
    assert f"{statement.text} [1]" in parsed.text


def test_a_mark_without_a_citation_stays_text():
    parsed = Parsed(reply(sample_answer(text="Eight sample firms moved in. [1] [7]"), 0, None))
    assert len(parsed.buttons("mark")) == 1
    assert "[7]" in parsed.text


def test_notices_are_named_in_words_and_carry_their_marks():
    notice = Notice(kind="conflict", text="Another document says nine.", citations=(1,))
    parsed = Parsed(reply(sample_answer(notices=(notice,)), 0, None))
    assert "Conflict. Another document says nine. [1]" in parsed.text
    assert len(parsed.buttons("mark")) == 2


def test_nearby_passages_are_marked_as_not_answering():
    passage = Related(
        document_id="d",
        chunk_id="c",
        title="Notice",
        date=None,
        page=1,
        page_label="i",
        section=None,
        text="Near.\n\nBy.",
    )
    text = Parsed(reply(silent_answer(related=(passage,)), 0, None)).text
    assert "They do not answer the question." in text
    assert "Notice · undated · Page 1 (printed as i)" in text
    assert "Near. By." in text


@pytest.mark.parametrize("text", ["word " * 200, "字" * 999])
def test_a_long_nearby_passage_shows_its_beginning(text):
    passage = Related(
        document_id="d", chunk_id="c", title="N", date=None, page=None, page_label=None, section=None, text=text
    )
    shown = Parsed(reply(silent_answer(related=(passage,)), 0, None)).text
    assert text.strip() not in shown
    assert text[:200] in shown
    assert f"{text.strip()[-1]} …" in shown


def test_an_answer_without_sources_has_no_buttons():
    assert Parsed(reply(silent_answer(), 0, None)).buttons("cited") == []


def test_each_place_is_listed_once_with_all_its_citations():
    numbers = {1: 2, 2: 3, 3: 2}
    citations = tuple(sample_citation(number=n, page=page, page_label=str(page)) for n, page in numbers.items())
    parsed = Parsed(reply(sample_answer(citations=citations), 0, None))
    assert [attrs["data-number"] for attrs in parsed.buttons("cited")] == ["1", "2"]
    assert "[1] Sample release · 30 September 2024 · Page 2[3]" in parsed.text


def test_the_standalone_question_is_shown_only_where_it_differs():
    assert "Understood as: How many firms in 2024?" in reply(
        sample_answer(standalone_question="How many firms in 2024?"), 0, None
    )
    assert "Understood as" not in reply(sample_answer(standalone_question="How many firms? "), 0, None)


def test_an_internal_source_is_named_in_words():
    assert "Internal: not for release" in reply(
        sample_answer(citations=(sample_citation(visibility="internal"),)), 0, None
    )


def test_a_place_leaves_out_what_a_document_has_not():
    assert place(sample_citation(page=None, page_label=None), "en") == "Sample release · 30 September 2024"
    assert place(sample_citation(date=None), "ko") == "Sample release · 날짜 없음 · 2쪽"
    assert place(sample_citation(date=date(2024, 1, 2), page_label="ii"), "ko").endswith("2쪽 (인쇄된 쪽 번호 ii)")


def test_a_place_whose_text_was_recognised_says_so():
    assert place(sample_citation(ocr=True), "en") == "Sample release · 30 September 2024 · Page 2 · OCR"


def test_an_empty_store_says_what_to_do():
    assert "<pre>fill it</pre>" in welcome([], "en", "fill it")
    assert "fill it" not in welcome(["What?"], "en", "fill it")


def test_a_pending_and_a_failed_question_keep_their_words():
    session = Session().answered(Told(sample_answer()))
    assert "Searching the documents" in transcript(session, pending="And now?")
    failed = Parsed(transcript(session, failed="And now?")).text
    assert "And now?" in failed
    assert "Something went wrong" in failed


@given(st.one_of(st.just(HOSTILE), st.text(alphabet="<>&\"'`[](){}$!*_#:/ab1 \n", max_size=60)))
def test_no_text_of_anyone_becomes_a_tag(text):
    calm, wild = (
        Parsed(
            transcript(
                session_of(
                    sample_answer(
                        question=word,
                        standalone_question=f"{word}?",
                        text=f"{word} [1]",
                        statements=(Statement(text=word, citations=(1,)),) if word else (),
                        citations=(sample_citation(title=word, page_label=word, visibility="internal"),),
                        related=(
                            Related(
                                document_id="d",
                                chunk_id="c",
                                title=word,
                                date=None,
                                page=1,
                                page_label=word,
                                section=word,
                                text=word,
                            ),
                        ),
                        notices=(Notice(kind="conflict", text=word),),
                    )
                ),
                pending=word,
            )
            + welcome([word], "en", "fill it")
        )
        for word in ("calm", text)
    )
    shape = [(tag, {name for name in attrs if name != "aria-current"}) for tag, attrs in wild.tags]
    without_marks = [part for part in shape if part[0] not in ("button", "span")]
    assert without_marks == [
        (tag, {name for name in attrs if name != "aria-current"})
        for tag, attrs in calm.tags
        if tag not in ("button", "span")
    ]
    allowed = {"type", "class", "data-turn", "data-number", "data-example", "aria-current", "aria-label"}
    allowed |= {"data-event", "data-do", "data-thumb", "aria-pressed"}
    assert all(attrs <= allowed for tag, attrs in shape if tag == "button")


def test_the_kinds_of_notices_are_named_beside_the_status_each_once():
    notices = (Notice(kind="conflict", text="Nine."), Notice(kind="conflict", text="Ten."))
    parsed = Parsed(reply(sample_answer(notices=notices), 0, None))
    assert [attrs["class"] for tag, attrs in parsed.tags if "tag " in (attrs.get("class") or "")] == [
        "tag tag-conflict"
    ]
    assert parsed.text.index("Conflict") < parsed.text.index("Eight sample firms")


def test_silence_tells_what_was_searched_and_whom_to_ask():
    contact = Contact("Sample desk · desk@example.invalid", "Sample release", 1)
    told = Told(silent_answer(), "", Searched(("One", "Two"), 3), (contact,))
    text = Parsed(told_reply(told, 0, Session(), {})).text
    assert "Searched 2 of 3 documents as of 22 November 2026" in text
    assert "OneTwo" in text
    assert "Sample desk · desk@example.invalid named in Sample release · Page 1" in text


def test_only_an_answer_can_be_copied_and_silence_can_be_filed_too():
    def actions(answer):
        return [attrs.get("data-do") for tag, attrs in Parsed(reply(answer, 0, None)).tags if "data-event" in attrs]

    assert actions(sample_answer()) == ["reply", "enquiry", None]
    assert actions(silent_answer()) == ["enquiry", None]
    assert actions(sample_answer(status="needs_clarification")) == ["enquiry", None]


def test_a_thumb_that_was_given_stays_pressed():
    session = session_of(sample_answer())
    pressed = [
        attrs["aria-pressed"]
        for tag, attrs in Parsed(transcript(session, thumbs={"exchange": "down"})).tags
        if "aria-pressed" in attrs
    ]
    assert pressed == ["false", "true"]
