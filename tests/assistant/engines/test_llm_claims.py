"""A model's text taken apart: where claims end, and which sources they name, however the text is cut on its way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.engines.llm.claims import Claim, ClaimReader

STEADY = settings(derandomize=True, deadline=None, max_examples=300)
alphabet = st.sampled_from(
    ["A", "b ", ". ", "[S1]", "[S2, S13]", "[S", "]", "(S3)", "\n", "12", " ", "[", "가", "NONE"]
)


def read(*pieces: str) -> list[Claim]:
    return list(ClaimReader().read(pieces))


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("It opened. [S1]\nIt closed [S2].", [Claim("It opened.", (1,)), Claim("It closed.", (2,))]),
        ("It opened [S1]. It closed [S2].", [Claim("It opened.", (1,)), Claim("It closed.", (2,))]),
        ("It opened. [S1] [S3]", [Claim("It opened.", (1, 3))]),
        ("It opened. [S1, S3]", [Claim("It opened.", (1, 3))]),
        ("[S2] It opened.\n", [Claim("It opened.", (2,))]),
        ("- It opened. (S1)\n2. It closed. 【s2】", [Claim("It opened.", (1,)), Claim("It closed.", (2,))]),
        ("**It opened.** [S1]", [Claim("It opened.", (1,))]),
        ("[It opened.](https://x.example) [S1]", [Claim("It opened.", (1,))]),
        ("It opened.", [Claim("It opened.", ())]),
        ("It opened in (S) and [1]. [S999]", [Claim("It opened in (S) and [1].", (999,))]),
        ("문을 열었다. [S1]\n닫았다. [S2]", [Claim("문을 열었다.", (1,)), Claim("닫았다.", (2,))]),
        ("NONE", []),
        ("\n \n…\n", []),
        ("", []),
    ],
)
def test_claims_and_their_sources(text: str, claims: list[Claim]) -> None:
    assert read(text) == claims


@STEADY
@given(st.lists(alphabet).map("".join), st.data())
def test_it_makes_no_difference_how_the_text_is_cut(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert read(*pieces) == read(text)


@STEADY
@given(st.text())
def test_no_word_is_made_up(text: str) -> None:
    claims = read(text)
    written = {char for claim in claims for char in claim.text if char.isascii()}
    assert written <= set(text) | {" "}


def test_a_claim_is_given_out_before_the_answer_is_done() -> None:
    def stream() -> Iterator[str]:
        yield "It opened. [S1]\n"
        pytest.fail("more was asked for than was needed")

    assert next(ClaimReader().read(stream())) == Claim("It opened.", (1,))


def test_a_text_without_end_takes_no_memory() -> None:
    [claim] = read(*["x" * 1000] * 50)
    assert len(claim.text) < 5_000
