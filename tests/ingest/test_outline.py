"""What stands under what, on made-up samples: each is written with ``> `` for every level."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cleaning import reading_flow
from ingest.structure import blocks
from ingest.types import Page

PROSE = "The sample ministry said that eight companies of the zone will move to the park in autumn."


def outline(text: str) -> list[str]:
    found = blocks(reading_flow([Page(None, None, text, lines="whole")]))
    return ["> " * block.place.depth + block.paragraph.text for block in found]


def check(expected: str) -> None:
    """Asserts that the text, without its signs, gets them back."""
    lines = expected.strip().splitlines()
    assert outline("\n".join(line.lstrip("> ") for line in lines)) == [line for line in lines if line]


def test_korean_marks_nest_as_they_come() -> None:
    check(f"""
Ⅰ. 추진배경
> 1. 사업개요
> > □ 지원대상
> > > ○ 신청 기간은 9월 30일까지이다.
> > > > - 세부 요건은 공고를 따른다.
> > > > - 예외는 두지 않는다.
> > > ○ 신청은 누리집에서 한다.
> > □ 지원내용
> > > {PROSE}
> 2. 추진일정
> > {PROSE}
Ⅱ. 기대효과
> {PROSE}
""")


def test_chapters_and_annexes_close_all_beneath() -> None:
    check(f"""
제1장 총칙
> 제1절 목적
> > 1. 개요
> > > {PROSE}
> 제2절 정의
> > {PROSE}
제2장 지원
> □ 지원내용
> > {PROSE}
붙임 1 지원 제외 업종
> {PROSE}
""")


def test_markup_says_its_own_depth() -> None:
    check(f"""
# Title
> ## Part
> > 1. Number
> > > {PROSE}
> > ### Detail
> > > {PROSE}
> ## Other part
> > {PROSE}
""")


def test_items_stand_under_what_introduces_them_and_notes_under_their_item() -> None:
    check(f"""
{PROSE}
The programme supports:
> • offices
> > * where there is room
> > ** for two years
> • trials
> > - of any size
{PROSE}
""")


def test_rows_stand_under_the_first_and_a_table_under_its_caption() -> None:
    check(f"""
{PROSE}

< 지원 규모 >
> | 구분 | 금액 |
> > | 하나 | 1 |
> > | 둘 | 2 |

{PROSE}
""")


def test_a_row_of_one_cell_names_what_follows() -> None:
    check(f"""
| 유의 사항 |
> ① 신청서를 먼저 낸다.
> ② 계획서를 나중에 낸다.
{PROSE}

| 구분 | 금액 |
> | 서류 가점 |
> > | 하나 | 1 |
""")


@settings(derandomize=True, deadline=None, max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 30), st.sampled_from(["- a", "* b", "1. C", "□ 가", "| a | b |", "| a |", "# T", "", PROSE])
        )
    )
)
def test_a_block_stands_under_an_earlier_one_and_one_deeper(lines: list[tuple[int, str]]) -> None:
    text = "\n".join(" " * indent + line for indent, line in lines)
    found = blocks(reading_flow([Page(None, None, text)]))
    for number, block in enumerate(found):
        parent = block.place.parent
        assert parent is None or parent < number
        assert block.place.depth == (0 if parent is None else found[parent].place.depth + 1) <= 12
