"""Whether a word runs on in the next line. Every text is a made-up sample; ``/`` stands where a line breaks."""

import pytest

from ingest.cleaning import reading_flow
from ingest.types import Page

WHOLE = "정부는 여러 기관의 의견을 들어서 새로운 계획을 세우기로 했으며, 담당자들은 이를/다시 살피기로 했다"
SPLIT = "정부는 여러 기관의 의견을 들어서 새로운 계획을 세우기로 했으며, 담당자들과 함/께 다시 살피기로 했다"


def read(marked: str, style: str, times: int = 9) -> str:
    """The last paragraph of a document whose other paragraphs are all set in ``style``."""
    paragraphs = [*[style] * times, marked]
    text = "\n\n".join(paragraph.replace("/", "\n") for paragraph in paragraphs)
    return reading_flow([Page(None, None, text)])[-1].text


@pytest.mark.parametrize(
    ("marked", "between"),
    [
        ("올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 이는 특별한 기업의 실/증을 위한 것", ""),
        ("올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 이는 특별한 기업을/위한 것이다", " "),
        ("올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 특별히 실증 계획을 선정/하기로 했다", ""),
        ("올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 특별한 기업의 실증/을 위한 것", ""),
        ("올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 그 이름은 ‘누리호’가/새로 붙었다", " "),
        ("올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 그 이름은 ‘새누리호’/가 되었다", ""),
        ("올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 그 기업은 모두 다 해서 2/4개사이다", ""),
        ("올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 특별한 기업의 발굴‧/개선을 한다", ""),
    ],
)
def test_a_text_that_breaks_words_is_mended(marked: str, between: str) -> None:
    assert read(marked, SPLIT) == marked.replace("/", between)


def test_a_text_wrapped_at_spaces_gets_them_back() -> None:
    marked = "올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 그 기업은 특별한 실증/계획을 낸다"
    assert read(marked, WHOLE) == marked.replace("/", " ")


def test_two_words_that_also_stand_apart_inside_a_line_are_two_words_at_its_end() -> None:
    marked = "올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 그 이름은 표본국제/재생사업이 된다"
    elsewhere = "표본국제 재생사업이 올해 안에 시작된다고 담당 부서가 오늘 아침에 다시 한번 밝혔다."
    assert read(marked, elsewhere, times=1) == marked.replace("/", " ")


def test_kept_spaces_tell_the_two_apart() -> None:
    style = f"{SPLIT}\n\n{WHOLE.replace('/', ' /')}"
    marked = "올해 안에 해외 진출을 돕는 사업의 대상이 될 기업을 공모로 뽑으며, 그 기업은 특별한 기업을/위한다"
    assert read(marked, style) == marked.replace("/", "")
