"""Which sentences are set against each other: those on one thing that differ, and no others."""

from __future__ import annotations

from datetime import date

import pytest
from sample_evidence import plain_lexicon, sample_document, sample_sentence

from assistant.evidence.candidates import Passage
from assistant.notices.claims import Claim, claim_of
from assistant.notices.disagreement import disagreements
from ingest.language.names import Aliases

ALIASES = Aliases.of([["Harbor Park", "하버 파크"], ["Nordlab", "노드랩"], ["KIM Bora", "Kim Bo-ra", "김보라"]])
LEXICON = plain_lexicon()
OLD, NEW = date(2025, 3, 1), date(2025, 6, 1)


def claim(text: str, number: int, issuer: str | None, day: date | None, title: str = "Sample release") -> Claim:
    document = sample_document(
        document_id=f"d{number}", path=f"/inbox/{number}.txt", title=title, date=day, issuer=issuer
    )
    return claim_of(Passage(sample_sentence(text, document_id=f"d{number}"), document, None), ALIASES)


def relation(
    first: str, second: str, issuers: tuple[str | None, str | None] = ("Nordlab", "Harbor City"), title: str = "Notes"
) -> str | None:
    """What a sentence of an older document is to one of a newer; None where they are not set against each other."""
    one, other = claim(first, 1, issuers[0], OLD, title), claim(second, 2, issuers[1], NEW, title)
    found = disagreements([one], [one, other], ALIASES, LEXICON)
    assert found == disagreements([other], [other, one], ALIASES, LEXICON)
    return found[0].relation if found else None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Harbor Park has 128 tenants.", "Harbor Park has about 150 tenants."),
        ("Harbor Park has 128 tenants, of which 40 percent are startups.", "Harbor Park has 150 companies as tenants."),
        ("Harbor Park houses 128 tenants.", "Harbor Park currently houses 90 tenants."),
        ("The Harbor Park budget is 400 million won.", "The Harbor Park budget is 500 million won."),
        ("Each project at Harbor Park receives 4억원.", "Each project at Harbor Park receives 40 million won."),
        ("Harbor Park has a floor area of 300 square metres.", "Harbor Park has a floor area of 400 square metres."),
        (
            "The Harbor Park rent is 15 percent of the test cost.",
            "The Harbor Park rent is 20 percent of the test cost.",
        ),
        ("하버 파크의 입주기업은 128개이다.", "하버 파크의 입주기업은 150개이다."),
        ("Harbor Park has 128 tenants.", "하버 파크에는 입주기업 150개가 있다."),
        (
            "The agreement with Harbor Park was signed on 8 May 2025.",
            "The agreement with Harbor Park was signed on 9 May 2025.",
        ),
        ("Taro Masunaga, Vice Chairman of Nordlab, spoke.", "Taro Matsunaga, Vice Chairman of Nordlab, attended."),
        ("Taro Masunaga, Executive Vice President, Nordlab", "They met Taro Matsunaga, Vice Chairman of Nordlab."),
        ("Ana Weber, Chairman, spoke.", "Anna Weber, Chairman, spoke at length."),
        ("Up to 10 firms of Harbor Park receive grants.", "12 firms of Harbor Park receive grants."),
        ("Harbor Park has 128 tenants as of May 2025.", "Harbor Park has 150 tenants as of June 2025."),
    ],
)
def test_what_differs_on_one_thing_is_a_conflict(first: str, second: str) -> None:
    assert relation(first, second) == "conflict"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # the same, written otherwise
        ("Harbor Park has eight tenants.", "Harbor Park has 8 tenants."),
        ("Harbor Park has 8 tenants.", "하버 파크에는 입주기업 여덟 개가 있다."),
        ("The Harbor Park budget is 400 million won.", "The Harbor Park budget is 4억 원."),
        ("Harbor Park has about 150 tenants.", "Harbor Park has 148 tenants."),
        ("Harbor Park supports up to 10 firms with grants.", "Harbor Park supports 8 firms with grants."),
        (
            "Harbor Park needs at least 5 million dollars from investors.",
            "Harbor Park has 7 million dollars from investors.",
        ),
        (
            "The agreement with Harbor Park was signed on 8 May.",
            "The agreement with Harbor Park was signed on May 8, 2025.",
        ),
        # another measure
        ("Harbor Park has 128 tenants.", "Around 220 companies take part in Harbor Park."),
        (
            "Harbor Park has 150 companies as tenants.",
            "Around 220 companies and 3,500 people take part in Harbor Park.",
        ),
        ("Harbor Park has 128 tenants.", "Harbor Park has 24 meeting rooms."),
        ("Harbor Park receives 400 million won per project.", "Harbor Park receives 13.2 billion won in total."),
        (
            "Harbor Park has a floor area of 300 square metres.",
            "Harbor Park has a floor area of 2 hectares and 3 floors.",
        ),
        ("Nordlab puts 5 million dollars into Harbor Park.", "Nordlab takes 9 million dollars out of Harbor Park."),
        # another thing, another part of it, another round
        ("Harbor Park has 128 tenants.", "Meridian Park has 150 tenants."),
        ("Harbor Park has 128 tenants.", "Harbor Park has 12 tenants from Norway."),
        ("Harbor Park chose four areas.", "Harbor Park chose three more areas."),
        ("Four firms of Harbor Park won a prize.", "Six firms of Harbor Park left the country."),
        ("On 3 May 2025 Harbor Park received 12 guests.", "On 9 May 2025 Harbor Park received 14 guests."),
        ("The company has 12 staff.", "The company has 20 staff."),
        # events that only look alike
        (
            "The delegation visited Harbor Park on 7 May 2025.",
            "The delegation met the mayor of Harbor Park on 8 May 2025.",
        ),
        ("Sources: Harbor Park, 7 May 2025", "Sources: Harbor Park, 8 May 2025"),
        (
            "The council of Harbor Park met in public on 7 May 2025.",
            "The council of Harbor Park met in public on 9 July 2025.",
        ),
        # people
        ("Anna Weber, Chairman of Nordlab, spoke.", "Bora Weber, Chairman of Nordlab, spoke."),
        ("KIM Bora, Director of Nordlab, spoke.", "Kim Bo-ra, Director of Nordlab, spoke."),
        ("Minister LEE Young visited.", "Minister OH Youngju visited."),
        ("Taro Masunaga, Vice Chairman of Nordlab, spoke.", "Taro Matsunaga, Mayor of Osaka, attended."),
        ("노드랩 대표 김보라는 말했다.", "노드랩 대표 김보람은 말했다."),
    ],
)
def test_what_is_the_same_or_about_something_else_is_none(first: str, second: str) -> None:
    assert relation(first, second) is None


def test_the_same_issuer_saying_it_again_later_replaces_what_it_said() -> None:
    first, second = "Harbor Park has 128 tenants.", "Harbor Park has 150 tenants."
    assert relation(first, second, ("Nordlab", "노드랩")) == "superseded"
    assert relation(first, second, (None, None)) == "conflict"


def test_whom_a_sentence_names_as_its_source_is_its_issuer() -> None:
    first = "Harbor Park has 128 tenants, according to Nordlab, 9 October 2024."
    second = "하버 파크에는 입주기업 150개가 있다(노드랩, 2024년 11월 10일 발표)."
    assert relation(first, second) == "superseded"
    assert relation(first, second.replace("노드랩", "하버시")) == "conflict"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The plan was to select 10 companies of the zone for Harbor Park.",
            "Eight companies of the zone moved into Harbor Park.",
        ),
        ("Harbor Park aims to house 200 tenants.", "Harbor Park houses 128 tenants."),
        ("하버 파크 특구 기업 10개사를 지원할 계획이다.", "특구 기업 8개사가 하버 파크 입주를 마쳤다."),
    ],
)
def test_a_plan_and_what_came_of_it_are_no_conflict(first: str, second: str) -> None:
    assert relation(first, second) in {"planned", None}
    assert relation(first, second.replace("moved", "will move")) != "conflict"


def test_a_plan_is_told_beside_its_outcome() -> None:
    first = "The plan was to select 10 companies of the zone for Harbor Park."
    assert relation(first, "Eight companies of the zone moved into Harbor Park.") == "planned"


def test_sentences_of_one_document_are_set_against_each_other_only_with_two_sources() -> None:
    document = sample_document(title="Harbor Park")

    def said(text: str, place: int) -> Claim:
        return claim_of(Passage(sample_sentence(text, place), document, None), ALIASES)

    first = said("Harbor Park has 128 tenants, according to Nordlab, 9 October 2024.", 1)
    second = said("Harbor Park has 150 tenants, according to Harbor City, 10 October 2024.", 2)
    plain = said("Harbor Park has 150 tenants.", 3)
    assert [found.relation for found in disagreements([first], [first, second], ALIASES, LEXICON)] == ["conflict"]
    assert disagreements([first], [first, plain], ALIASES, LEXICON) == []


def test_each_pair_is_told_once_and_the_earlier_first() -> None:
    old = claim("Harbor Park has 128 tenants.", 1, "Nordlab", OLD)
    new = claim("Harbor Park has 150 tenants.", 2, "Harbor City", NEW)
    [found] = disagreements([new, old], [old, new], ALIASES, LEXICON)
    assert (found.first, found.second) == (old, new)
