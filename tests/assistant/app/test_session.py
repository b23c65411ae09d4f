from sample_answers import sample_answer, silent_answer

from assistant.app.session import KEPT, Session, Told


def test_a_new_answer_opens_its_first_source():
    session = Session().answered(Told(sample_answer())).answered(Told(sample_answer()))
    assert session.opened == (1, 1)
    answer, citation = session.open_citation()
    assert citation is answer.citations[0]


def test_an_answer_without_sources_closes_the_panel():
    assert Session().answered(Told(sample_answer())).answered(Told(silent_answer())).open_citation() is None


def test_a_source_that_the_tab_does_not_hold_stays_shut():
    session = Session().answered(Told(sample_answer()))
    for turn, number in ((0, 2), (1, 1), (-1, 1)):
        assert session.opening(turn, number) is session


def test_history_is_questions_and_answers_oldest_first():
    session = Session().answered(Told(sample_answer(question="One?"))).answered(Told(silent_answer(question="Two?")))
    assert [(turn.role, turn.content) for turn in session.history()] == [
        ("user", "One?"),
        ("assistant", "Eight sample firms moved in. [1]"),
        ("user", "Two?"),
        ("assistant", "The documents do not say."),
    ]


def test_a_long_conversation_forgets_its_beginning():
    session = Session()
    for count in range(KEPT + 2):
        session = session.answered(Told(sample_answer(question=str(count))))
    assert len(session.turns) == KEPT
    assert session.turns[0].answer.question == "2"
    assert session.open_citation()[0] is session.turns[-1].answer


def test_a_conversation_goes_back_to_before_a_question():
    session = Session().answered(Told(sample_answer())).answered(Told(silent_answer()))
    before = session.before(1)
    assert (len(before.turns), before.opened) == (1, (0, 1))
    assert before.before(0) == Session()
    assert session.before(2) is session
