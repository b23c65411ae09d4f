"""Who holds which title, where a question names only the organisation."""

from __future__ import annotations

import pytest
from sample_evidence import NO_ALIASES, ask

from assistant.evidence.posts import person


@pytest.mark.parametrize(
    ("question", "text", "degree"),
    [
        ("What title does the Nordlab executive have?", "Anna Weber, Director of Nordlab, spoke.", 1.0),
        ("What title does the Nordlab executive have?", "Anna Weber, Director of Harbor Bio, spoke.", 0.0),
        ("What title does the Nordlab executive have?", "Anna Weber of Nordlab spoke.", 0.0),
        ("What title does Bora Kim of Nordlab have?", "Anna Weber, Director of Nordlab, spoke.", 0.0),
        ("What title does Bora Kim of Nordlab have?", "Bora Kim, Director of Nordlab, spoke.", 1.0),
    ],
)
def test_a_title_is_told_of_whom_the_question_means(question: str, text: str, degree: float) -> None:
    assert person(text, ask(question), NO_ALIASES) == degree
