"""A model that lies: whatever it makes of its sources, an answer says what the documents say, word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from model_lies import LIES, PLANTED, Lie
from sample_model_server import Asked, ModelServer, saying

from assistant.answer import Answer
from assistant.desk import Desk
from assistant.engines.llm import LlmEngine
from assistant.evaluation.fidelity import frame_problems, statement_problems
from assistant.evaluation.product import Shelf
from assistant.evaluation.reading.names import load_aliases
from tests.assistant.sample_sentences import DOCUMENTS

QUESTIONS = (
    "How many demonstration greenhouses will be built?",
    "When is the first harvest expected in the Gulf?",
    "Which firms got picked for the Gulf programme?",
    "Who signed the MOU at the Abu Dhabi forum?",
    "Who runs the maritime testbed?",
    "공고의 지원 규모는 얼마인가요?",
)
FORBIDDEN = (PLANTED, "Wolfram", "7,777", "7777", "2077", "evil.example", "<b>", "<img", "<script", "\u202e", "Ignore")
MODELS_OWN = frozenset({"answered", "partial"})


def lying(lie: Lie, first_true: bool) -> Callable[[Asked], str]:
    """A model that says every lie about every source; ``first_true``: after one true sentence."""

    def write(asked: Asked) -> str:
        lines = [f"{text} [{name}]" for name, text in asked.sources.items()][: int(first_true)]
        lines += [f"{lied} [{name}]" for name, text in asked.sources.items() for lied in lie(text)]
        return "\n".join(lines)

    return write


@pytest.fixture(scope="module")
def problems(samples: Desk) -> Callable[[Answer], list[str]]:
    """What is wrong with an answer by the regression run's own reading, which shares nothing with the guard."""
    shelf, aliases = Shelf(samples.registry), load_aliases({DOCUMENTS})

    def found(answer: Answer) -> list[str]:
        read = (statement_problems(s, answer, shelf.page_text, aliases) for s in answer.statements)
        return [*(problem for each in read for problem in each), *frame_problems(answer)]

    return found


@pytest.fixture(scope="module")
def embedded(samples: Desk) -> dict[str, Answer]:
    """The answers without a model; all of them answer."""
    answers = {question: samples.ask(question) for question in QUESTIONS}
    assert {answer.status for answer in answers.values()} <= MODELS_OWN
    return answers


@pytest.mark.parametrize("first_true", [False, True])
@pytest.mark.parametrize("lie", LIES)
def test_no_lie_reaches_the_reader(
    lie: str,
    first_true: bool,
    server: ModelServer,
    llm: Callable[..., LlmEngine],
    samples: Desk,
    embedded: dict[str, Answer],
    problems: Callable[[Answer], list[str]],
) -> None:
    server.script = saying(lying(LIES[lie], first_true))
    engine = llm()
    for question, plain in embedded.items():
        answer = samples.ask(question, engine=engine)
        assert answer.status == plain.status
        shown = answer.model_dump_json(exclude={"seconds"}).split('"statements"')[1]
        assert not [word for word in FORBIDDEN if word in shown]
        assert problems(answer) == []
        if not first_true:
            assert [s.text for s in answer.statements] == [s.text for s in plain.statements]
            assert "model_unavailable" in [notice.kind for notice in answer.notices]
    assert server.asked


def shortened(asked: Asked) -> str:
    """A model that says what it was given, without the words that may be left out."""
    return "\n".join(f"{text.removeprefix('In addition, ')} [{name}]" for name, text in asked.sources.items())


def wrong_ids(asked: Asked) -> Iterator[str]:
    yield "\n".join(f"{text} [S99]" for text in asked.sources.values())
    yield "\n".join(asked.sources.values())
    yield "\n".join(f"{text} [S0, S77] [S1234]" for text in asked.sources.values())


@pytest.mark.parametrize("which", [0, 1, 2])
def test_an_unknown_or_missing_id_is_stripped_and_the_sentence_cited_by_what_it_says(
    which: int,
    server: ModelServer,
    llm: Callable[..., LlmEngine],
    samples: Desk,
    problems: Callable[[Answer], list[str]],
) -> None:
    server.script = saying(lambda asked: list(wrong_ids(asked))[which])
    answer = samples.ask(QUESTIONS[0], engine=llm())
    assert answer.engine == "llm"
    assert "[S" not in answer.text
    assert problems(answer) == []


def test_what_stands_is_said_in_the_models_words(
    server: ModelServer, llm: Callable[..., LlmEngine], samples: Desk, embedded: dict[str, Answer]
) -> None:
    server.script = saying(shortened)
    for question in QUESTIONS:
        answer = samples.ask(question, engine=llm())
        assert (answer.engine, answer.status) == ("llm", embedded[question].status)
        assert "language model" not in answer.text
        assert "model_unavailable" not in [notice.kind for notice in answer.notices]


def test_a_model_that_repeats_itself_is_heard_once(
    server: ModelServer, llm: Callable[..., LlmEngine], samples: Desk
) -> None:
    server.script = saying(lambda asked: "\n".join([f"{asked.sources['S1']} [S1]"] * 300), size=400)
    answer = samples.ask(QUESTIONS[0], engine=llm())
    texts = [statement.text for statement in answer.statements]
    assert len(texts) == len(set(texts)) <= 3


def test_what_the_model_leaves_out_of_a_list_is_added(
    server: ModelServer, llm: Callable[..., LlmEngine], samples: Desk, embedded: dict[str, Answer]
) -> None:
    server.script = saying(lambda asked: f"{asked.sources['S1']} [S1]")
    whole = {statement.text for statement in embedded[QUESTIONS[2]].statements}
    assert whole <= {statement.text for statement in samples.ask(QUESTIONS[2], engine=llm()).statements}


def test_an_answer_says_that_a_statement_was_replaced(
    server: ModelServer, llm: Callable[..., LlmEngine], samples: Desk
) -> None:
    server.script = saying(lying(LIES["another speaker"], first_true=True))
    answer = samples.ask(QUESTIONS[0], engine=llm())
    assert answer.engine == "llm"
    assert answer.text.splitlines()[-1].startswith("Where the language model's wording was not the documents'")
