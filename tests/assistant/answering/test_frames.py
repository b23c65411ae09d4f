"""The assistant's own sentences."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Formatter

import pytest
import yaml

from assistant.answer import NoticeKind
from assistant.answering.frames import Language, frame
from assistant.evidence.answer_types import SHOWN
from assistant.question.asked import asked_kinds
from ingest.language.detect import language_of

FRAMES: dict[Language, dict[str, str]] = yaml.safe_load(
    files("assistant.answering").joinpath("frames.yaml").read_text("utf-8")
)


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_say_the_same_things_with_the_same_gaps() -> None:
    assert {name: gaps(text) for name, text in FRAMES["en"].items()} == {
        name: gaps(text) for name, text in FRAMES["ko"].items()
    }


@pytest.mark.parametrize("language", ["en", "ko"])
def test_frames_are_in_their_language_and_hold_no_number(language: Language) -> None:
    for text in FRAMES[language].values():
        plain = re.sub(r"\{\w+\}", "", text)
        assert not re.search(r"\d", plain)
        assert language_of(plain) in (language, "und")


def test_a_frame_is_filled_with_what_it_is_given() -> None:
    assert frame("undated", "en", title="A {strange} title") == "“A {strange} title” carries no date."


def test_an_unknown_frame_or_a_gap_left_open_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        frame("no such frame", "en")
    with pytest.raises(KeyError):
        frame("undated", "en")


@pytest.mark.parametrize("name", ["suggest_summary", "suggest_person", "suggest_acronym", "suggest_heading"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_suggested_questions_ask_for_one_kind_of_thing(name: str, language: Language) -> None:
    filled = FRAMES[language][name].format_map({"name": "Nordlab"})
    assert len(asked_kinds(filled)) == 1


@pytest.mark.parametrize("kind", ["superseded", "date_inferred", "undated", "internal_source"])
def test_notices_that_are_given_have_a_frame(kind: NoticeKind) -> None:
    assert kind in FRAMES["en"]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_kind_that_an_answer_can_leave_open_has_words(language: Language) -> None:
    for kind in SHOWN:
        assert frame("partial", language, missing=frame(f"missing_{kind}", language))
