from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.reading.modality import dropped, kinds
from assistant.evaluation.reading.names import load_aliases, unknown_names

ALIASES = [["LIM Jeong-wook", "임정욱"], ["Shonan iPark", "쇼난 아이파크"], ["Astellas Pharma", "Astellas"]]
QUOTE = (
    "On September 27 (Friday), LIM Jeong-wook, Deputy Minister of the Office, will meet with Taro Matsunaga, Vice\n\n"
    "Chairman of Astellas, at the Tsukuba Research Center. YOON Seok-bae plans to go to Korea’s R&D site."
)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("LIM Jeong-wook will meet Taro Matsunaga.", []),
        ("Deputy Minister LIM Jeong-wook meets the Vice Chairman.", []),
        ("LIM Seok-bae will meet Taro Matsunaga.", ["LIM Seok-bae"]),
        ("Taro Masunaga will be there.", ["Taro Masunaga"]),
        ("Pfizer will be there.", ["Pfizer"]),
        ("The meeting is at the Tsukuba Research Centre.", ["Tsukuba Research Centre"]),
        ("He meets Astellas Pharma.", []),
        ("He goes to Shonan iPark.", ["Shonan iPark"]),
        ("임정욱 실장이 만난다.", []),
        ("임정국 실장이 만난다.", ["임정국"]),
        ("쇼난 아이파크에서 만난다.", ["쇼난 아이파크"]),
        ("Eight people go on Friday, September 27.", []),
        ("They visit the R&D site in Korea.", []),
    ],
)
def test_names_that_the_source_lacks_are_found(text: str, unknown: list[str]) -> None:
    assert unknown_names(text, QUOTE, ALIASES) == unknown


def test_a_frame_may_begin_a_sentence_with_a_capital() -> None:
    assert unknown_names("Documents: nothing.", "", lone_openers=False) == []
    assert unknown_names("Nothing about Pfizer.", "", lone_openers=False) == ["Pfizer"]
    assert unknown_names("Pfizer Korea is named.", "", lone_openers=False) == ["Pfizer Korea"]


@given(st.text())
def test_no_name_is_unknown_to_its_own_text(text: str) -> None:
    assert unknown_names(text, text, ALIASES) == []


def test_aliases_come_from_the_folders_of_the_documents(tmp_path: Path) -> None:
    (tmp_path / "aliases.yaml").write_text("aliases:\n- [A, B]\n", encoding="utf-8")
    assert load_aliases({tmp_path, tmp_path / "none"}) == [("A", "B")]
    (tmp_path / "aliases.yaml").write_text("- A\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"aliases\.yaml"):
        load_aliases({tmp_path})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is not open.", {"negation"}),
        ("They will meet.", {"intention"}),
        ("They plan to meet.", {"intention"}),
        ("They meet in May.", set()),
        ("They may meet.", {"possibility"}),
        ("They talk about about 100 firms.", {"approximation"}),
        ("They talk about firms.", set()),
        ("at least 100 and up to two hundred", {"lower bound", "upper bound"}),
        ("They must go.", {"duty"}),
        ("입주할 예정이다", {"intention"}),
        ("입주하지 않는다", {"negation"}),
        ("약 100개", {"approximation"}),
        ("100여 개 기업", {"approximation"}),
        ("입주했다", set()),
    ],
)
def test_cues_are_read_in_both_languages(text: str, found: set[str]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("statement", "quote", "missing"),
    [
        ("YOON discusses government support.", "YOON plans to discuss government support.", ["plans to"]),
        ("LIM met Matsunaga.", "LIM will meet with Matsunaga.", ["will"]),
        ("It is accessible to firms.", "It is not easily accessible to firms.", ["not"]),
        ("120 tenants work there.", "About 120 tenants work there.", ["About"]),
        ("Eight tenants.", "About 8 tenants.", ["About"]),
        ("정부 지원을 논의했다.", "정부 지원을 논의할 예정이다.", ["예정"]),
        ("기업이 입주한다.", "기업이 입주하지 않는다.", ["않"]),
        ("100개 기업", "약 100개 기업", ["약"]),
        ("LIM discussed support.", "LIM discussed support. They will pursue other plans.", []),
        ("YOON plans to discuss it.", "YOON plans to discuss it.", []),
        ("Matsunaga is Vice Chairman.", "LIM will meet with Matsunaga, Vice Chairman of Astellas.", []),
    ],
)
def test_a_cue_left_out_is_named(statement: str, quote: str, missing: list[str]) -> None:
    assert dropped(statement, quote) == missing


@given(st.text())
def test_no_text_drops_a_cue_of_its_own(text: str) -> None:
    assert dropped(text, text) == []
