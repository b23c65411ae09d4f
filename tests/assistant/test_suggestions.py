"""Questions to start with."""

from __future__ import annotations

from itertools import islice

import pytest

from assistant.answering.frames import Language, frame
from assistant.desk import Desk
from assistant.suggestions import candidates
from ingest.language.detect import language_of


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_suggested_question_is_answered_in_its_language(desk: Desk, language: Language) -> None:
    suggested = desk.suggestions("press", language, most=3)
    assert len(suggested) == len(set(suggested)) == 3
    for question in suggested:
        assert language_of(question) == language
        assert desk.ask(question, audience="press").status == "answered"


def test_no_more_are_made_than_wanted(desk: Desk) -> None:
    assert desk.suggestions("staff", most=1) == desk.suggestions("staff", most=3)[:1]
    assert desk.suggestions("staff", most=0) == []


def test_they_are_about_people_acronyms_and_headings_in_turn(desk: Desk) -> None:
    release = [d for d in desk.registry.documents() if d.kind == "press_release"]
    made = candidates(release, desk.registry, desk.registry.aliases(), "en")
    assert list(islice(made, 4)) == [
        frame("suggest_summary", "en"),
        frame("suggest_person", "en", name="OH Youngju"),
        frame("suggest_acronym", "en", name="MSS"),
        frame("suggest_heading", "en", name="Verification and Technology Development"),
    ]


def test_newer_documents_come_first(samples: Desk) -> None:
    documents = samples.registry.documents()
    made = [
        list(candidates(order, samples.registry, samples.registry.aliases(), "en"))
        for order in (documents, documents[::-1])
    ]
    assert made[0] == made[1]
    [newest] = [d for d in documents if d.date == max(d.date for d in documents if d.date)]
    alone = list(candidates([newest], samples.registry, samples.registry.aliases(), "en"))
    assert made[0][:2] == alone[:2]
    assert [question for question in made[0] if question in alone] == alone


def test_nothing_is_suggested_from_no_documents(desk: Desk) -> None:
    made = candidates([], desk.registry, desk.registry.aliases(), "en")
    assert list(made) == [frame("suggest_summary", "en")]
