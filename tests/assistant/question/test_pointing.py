"""Which pronouns point outside a question, and which the question explains itself."""

from __future__ import annotations

import pytest

from assistant.question.pointing import points_outside
from ingest.language.names import Aliases

NOBODY = Aliases()


@pytest.mark.parametrize(
    "text",
    [
        "What did she say?",
        "When did they open their office?",
        "Where is its headquarters?",
        "What did Anna Weber tell them?",
        "Which company runs it?",
        "Who joined that meeting?",
        "Is that company Japanese?",
        "Who works there?",
        "Which one is older?",
        "What about the others?",
        "그 회사는 어디에 있나요?",
        "해당 기업은 몇 곳인가요?",
    ],
)
def test_a_pronoun_without_anything_before_it_points_outside(text: str) -> None:
    assert points_outside(text, NOBODY)


@pytest.mark.parametrize(
    "text",
    [
        "Is Harbor University one of the research partners?",
        "What day did Anna Weber listen to the companies presenting their plans?",
        "When does the zone's director see his counterpart at the economy ministry?",
        "Is there any support for small companies?",
        "Are there companies from Osaka?",
        "What is this release about?",
        "How many companies are named in this document?",
        "How did the chief executive describe the support she gets?",
        "What did the ministry say that companies need?",
        "Which companies said they would open an office?",
        "Who was the first speaker?",
        "이 보도자료는 무엇에 관한 것인가요?",
        "기업과 같은 건물에 있나요?",
    ],
)
def test_what_a_question_names_itself_is_no_pointing(text: str) -> None:
    assert not points_outside(text, NOBODY)
