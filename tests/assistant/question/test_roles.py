"""Titles by rank, in English and Korean."""

from __future__ import annotations

import pytest

from assistant.question.roles import led_by, roles_asked, roles_by_verb, roles_in
from ingest.language.names import Aliases


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vice Chairman of Nordlab", "노르드랩 부회장"),
        ("the chairwoman", "위원장이"),
        ("Deputy Minister", "차관은"),
        ("MINISTER", "장관"),
        ("CEO", "대표이사"),
        ("vice governor", "부지사"),
        ("the mayor's", "시장은"),
        ("spokesperson", "대변인은"),
    ],
)
def test_a_title_is_the_same_in_both_languages(one: str, other: str) -> None:
    assert roles_in(one) & roles_in(other)


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("vice chairman", "chairman"),
        ("deputy minister", "minister"),
        ("prime minister", "minister"),
        ("vice president", "president"),
        ("부회장", "회장"),
        ("부지사", "지사"),
        ("국무총리", "장관"),
    ],
)
def test_a_deputy_is_not_the_one_deputised_for(longer: str, shorter: str) -> None:
    assert roles_in(longer)
    assert not roles_in(longer) & roles_in(shorter)


def test_several_titles_are_all_named() -> None:
    assert roles_in("CEO of Nordlab and Chair of the council") == roles_in("CEO") | roles_in("chair")


@pytest.mark.parametrize("text", ["", "administer", "chairs and tables", "ministry", "시장조사", "directory", "회장단"])
def test_words_that_only_contain_a_title_name_none(text: str) -> None:
    assert roles_in(text) == frozenset()


@pytest.mark.parametrize("text", ["장관님", "사장님은 누구신가요?", "장관인가요?"])
def test_honorifics_do_not_hide_a_title(text: str) -> None:
    assert roles_in(text)


@pytest.mark.parametrize(
    "text", ["Who chairs Astellas?", "Who heads Mediport?", "Who is in charge of the zone?", "누가 특구를 맡고 있나요?"]
)
def test_a_verb_asks_for_a_title_too_and_for_no_deputy(text: str) -> None:
    ranks = roles_by_verb(text)
    assert ranks
    assert not ranks & roles_in("vice chairman, deputy minister")


@pytest.mark.parametrize("text", ["Who chaired the meeting?", "Who met the leaders?", "Where does the path lead?"])
def test_what_somebody_once_did_is_no_title(text: str) -> None:
    assert not roles_by_verb(text)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Whom does Deputy Minister Kim meet on Monday?", ""),
        ("Which firms did Anna Weber, Chairman of Nordlab, visit?", ""),
        ("윤하늘 차관은 누구를 만나나요?", ""),
        ("Who is the Deputy Minister?", "deputy minister"),
        ("Which minister did Chairman Anna Weber meet?", "minister"),
        ("노르드랩 부회장은 누구인가요?", "부회장"),
    ],
)
def test_a_title_before_a_name_says_who_is_meant_and_asks_for_nobody(question: str, asked: str) -> None:
    assert roles_asked(question, Aliases()) == roles_in(asked)


@pytest.mark.parametrize(
    ("text", "rank", "holder"),
    [
        ("The council, chaired by the Prime Minister, met in May.", "chairman", "Prime Minister"),
        ("심의회는 국무총리가 위원장을 맡는다.", "위원장", "국무총리"),
        ("The lab is headed by Anna Weber.", "director", "Anna Weber"),
    ],
)
def test_by_whom_something_is_led_is_read_without_a_title_of_theirs(text: str, rank: str, holder: str) -> None:
    told = led_by(text)
    assert all(told[one] == (holder,) for one in roles_in(rank) & told.keys())
    assert roles_in(rank) & told.keys()


@pytest.mark.parametrize("text", ["Who is the head of Nordlab?", "노르드랩 수장은 누구인가요?"])
def test_whoever_is_at_the_head_is_asked_for_whatever_their_title(text: str) -> None:
    asked = roles_asked(text, Aliases())
    assert all(asked & roles_in(title) for title in ("chief executive", "president", "minister"))
    assert not asked & roles_in("deputy minister")


def test_the_deputy_head_is_not_the_head() -> None:
    assert not roles_asked("Who is the deputy head of Nordlab?", Aliases()) & roles_in("chief executive")
