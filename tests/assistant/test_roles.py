"""Titles by rank, in English and Korean."""

from __future__ import annotations

import pytest

from assistant.roles import roles_in


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
