"""Listed names, names by their shape, and people with their titles."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.names import Aliases, AliasesError, find_names, find_people

ALIASES = Aliases.of(
    [
        ["Harbor Science Park", "하버 사이언스파크", "港サイエンスパーク"],
        ["Ministry of Trade, Industry and Energy", "MOTIE", "산업통상자원부", "산업부"],
        ["Korea-Japan Joint Fund", "한일 공동펀드", "한·일 공동펀드"],
        ["LIM Jeong-wook", "임정욱"],
        ["Taro Matsunaga", "타로 마쓰나가"],
        ["It", "그것"],
    ]
)
NONE = Aliases()


def found(text: str, aliases: Aliases = NONE) -> list[str]:
    return [mention.text for mention in find_names(text, aliases)]


def people(text: str, aliases: Aliases = NONE) -> list[tuple[str, str | None, str | None]]:
    return [(person.name, person.title, person.organisation) for person in find_people(text, aliases)]


def canonical(text: str) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.canonical) for mention in ALIASES.find(text)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("harbor science park", "Harbor Science Park"),
        ("Harbor-Science Park", "Harbor Science Park"),
        ("하버사이언스파크", "Harbor Science Park"),
        ("하버 사이언스파크에서", "Harbor Science Park"),
        ("한일 공동 펀드", "Korea-Japan Joint Fund"),
        ("Lim Jeongwook", "LIM Jeong-wook"),
        ("Harbor", None),
        ("", None),
    ],
)
def test_a_spelling_has_its_canonical_name(name: str, expected: str | None) -> None:
    assert ALIASES.canonical(name) == expected


def test_all_spellings_of_a_name() -> None:
    assert ALIASES.spellings("LIM Jeong-wook") == ("LIM Jeong-wook", "임정욱")
    assert ALIASES.spellings("Nobody") == ("Nobody",)


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("At MOTIE's office", "MOTIE", "Ministry of Trade, Industry and Energy"),
        ("the Ministry of Trade, Industry and Energy said", "Ministry of Trade, Industry and Energy", None),
        ("산업부는 밝혔다", "산업부", "Ministry of Trade, Industry and Energy"),
        ("한·일 공동펀드와", "한·일 공동펀드", "Korea-Japan Joint Fund"),
        ("Korea Japan joint fund", "Korea Japan joint fund", "Korea-Japan Joint Fund"),
        ("two Harbor Science Parks", "Harbor Science Park", None),
        ("Harbor\nScience Park", "Harbor\nScience Park", "Harbor Science Park"),
        ("港サイエンスパークは", "港サイエンスパーク", "Harbor Science Park"),
        ("임정욱입니다", "임정욱", "LIM Jeong-wook"),
    ],
)
def test_listed_names_are_found_in_any_spelling(text: str, mention: str, name: str | None) -> None:
    assert canonical(text) == [(mention, name or mention)]


@pytest.mark.parametrize("text", ["MOTIEX", "it was", "이 산 업부", "임정욱상", "www.motie.go.kr", "Harbor science"])
def test_listed_names_are_whole_words(text: str) -> None:
    assert canonical(text) == []


def test_files_are_joined_and_their_mistakes_named(tmp_path: Path) -> None:
    first, second, bad = tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml"
    first.write_text("aliases:\n- [Acme Labs, 아크메]\n", "utf-8")
    second.write_text("aliases:\n- [Acme Labs, ACL]\n- [Other, 아더]\n", "utf-8")
    aliases = Aliases.load([first, second])
    assert aliases.spellings("Acme Labs") == ("Acme Labs", "아크메", "ACL")
    for content in (
        "aliases: [[Acme, ACL], [Other, ACL]]",
        "aliases: [Acme]",
        "aliases: [[1, 2]]",
        "other: []",
        "[",
        "",
    ):
        bad.write_text(content, "utf-8")
        with pytest.raises(AliasesError):
            Aliases.load([bad])
    with pytest.raises(AliasesError, match="does not exist"):
        Aliases.load([tmp_path / "none.yaml"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Partners are Fraunhofer ISIT, the University of Strathclyde and Acme Labs.",
            ["Fraunhofer ISIT", "University of Strathclyde", "Acme Labs"],
        ),
        (
            "It met Japan's Ministry of Economy, Trade and Industry in Tokyo.",
            ["Japan", "Ministry of Economy, Trade and Industry", "Tokyo"],
        ),
        ("The University of Tokyo and Kyushu University agreed.", ["University of Tokyo", "Kyushu University"]),
        ("They are CROs, and the iPark is one.", ["CRO", "iPark"]),
        ("with Taro Matsunaga and LIM Jeong-wook", ["Taro Matsunaga", "LIM Jeong-wook"]),
        ("On Thursday, Minister OH Youngju spoke in May.", ["OH Youngju"]),
        ("the Director of the Office of Startup and Venture Innovation", ["Office of Startup and Venture Innovation"]),
        ("Collaboration is essential. Companies from Osong agreed.", ["Osong"]),
        ("Describe Kyushu Bank.", ["Kyushu Bank"]),
        ("What is the capital of France?", ["France"]),
        ("Korean companies and Japanese banks do R&D.", []),
        ("US firms told us about WHO rules.", ["US", "WHO"]),
        ("Dr. John F. Kennedy came", ["John F. Kennedy"]),
        ("Areas: Busan, Gangwon; Recode is in.", ["Busan", "Gangwon", "Recode"]),
        ("Korea's fund pays 5 million US dollars.", ["Korea"]),
        ("한국보건산업진흥원과 충북대학교는", ["한국보건산업진흥원", "충북대학교"]),
    ],
)
def test_names_are_told_by_their_shape(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_listed_names_come_first() -> None:
    assert found("Harbor Science Park Annual Meeting", ALIASES) == ["Harbor Science Park", "Annual Meeting"]


def test_in_a_heading_only_certain_names_count() -> None:
    heading = "From Verification to Licensing: LIM Jeong-wook Visits KVIC and Harbor Science Park"
    assert [m.text for m in find_names(heading, ALIASES, heading=True)] == [
        "LIM Jeong-wook",
        "KVIC",
        "Harbor Science Park",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Novak, Vice Chairman of Acme, spoke.", [("Anna Novak", "Vice Chairman", "Acme")]),
        (
            "KANG Min-jung, Deputy Minister of the Office of Trade and Energy Policy at the MOTIE, stated so.",
            [("KANG Min-jung", "Deputy Minister", "Office of Trade and Energy Policy at the MOTIE")],
        ),
        (
            "CHOI Su-bin, CEO of Acme Bio and Chair of the Zone Business Council, stated",
            [("CHOI Su-bin", "CEO", "Acme Bio"), ("CHOI Su-bin", "Chair", "Zone Business Council")],
        ),
        (
            "JUNG Ha-na, director of the city's food, drug and water bureau, visited Osaka.",
            [("JUNG Ha-na", "director", "city's food, drug and water bureau")],
        ),
        (
            "Kenji Sato (President, Makers Association), Yuki Ito (R&D Japan Region Head, Acme)",
            [("Kenji Sato", "President", "Makers Association"), ("Yuki Ito", "R&D Japan Region Head", "Acme")],
        ),
        ("CEO of Acme Institute: Kenji Sato.", [("Kenji Sato", "CEO", "Acme Institute")]),
        ("The chairman of Acme, Kenji Sato, agreed.", [("Kenji Sato", "chairman", "Acme")]),
        ("the ministry (MOTIE, Minister AHN Duk-geun)", [("AHN Duk-geun", "Minister", "MOTIE")]),
        ("Acme CEO Anna Novak and President Kim met.", [("Anna Novak", "CEO", "Acme"), ("Kim", "President", None)]),
        (
            "Maria van der Berg, a professor at the University of Delft.",
            [("Maria van der Berg", "professor", "University of Delft")],
        ),
        ("Anna Novak is Head of Research at Acme Labs.", [("Anna Novak", "Head", "Research at Acme Labs")]),
        ("They met Moon Ji-sook and Toshio FUJIMOTO.", [("Moon Ji-sook", None, None), ("Toshio FUJIMOTO", None, None)]),
        ("the deputy minister meets Acme Pharma Science", []),
        ("KVIC Tokyo and Fraunhofer ISIT, Director General Affairs", []),
    ],
)
def test_people_in_english(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("강민정 창업정책실장은 밝혔다", [("강민정", "창업정책실장", None)]),
        ("산업부 안덕근 장관은", [("안덕근", "장관", "산업부")]),
        ("최수빈 아크메바이오 대표를 만났다", [("최수빈", "대표", "아크메바이오")]),
        ("산업통상자원부(장관 안덕근, 이하 산업부)는", [("안덕근", "장관", "산업통상자원부")]),
        ("타로 마쓰나가 아크메 부회장과", [("타로 마쓰나가", "부회장", "아크메")]),
        ("벤처혁신실 실장 임정욱은", [("임정욱", "실장", None)]),
        ("한국은 대표단을 보냈다. 이번 회장 선거. 연구소 소장. 정부는 장관을.", []),
    ],
)
def test_people_in_korean(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert people(text, ALIASES) == expected


PIECES = [
    "LIM Jeong-wook",
    "Taro",
    "Matsunaga",
    "CEO",
    "of",
    "the",
    "Ministry",
    "and",
    "Acme",
    "임정욱",
    "장관",
    "산업부",
    "CROs",
]
TEXT = st.lists(st.sampled_from([*PIECES, *" ,.()’\n가는"]), max_size=12).map(" ".join)


@given(TEXT | st.text())
def test_mentions_stand_where_they_say(text: str) -> None:
    end = 0
    for mention in find_names(text, ALIASES):
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        end = mention.end
    for person in find_people(text, ALIASES):
        assert " ".join(text[person.start : person.end].split()) == person.name


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "A ",
        "Aa ",
        "AB ",
        "Aa of ",
        "A, A and ",
        "가",
        "가 ",
        "가대학",
        "Aa, CEO of ",
        "임정욱 장관 ",
        "(CEO ",
        "MOTIE ",
    ],
)
def test_long_inputs_take_no_quadratic_time(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    started = time.process_time()
    find_names(text, ALIASES)
    find_people(text, ALIASES)
    assert time.process_time() - started < 2


@pytest.mark.needs_shared
def test_the_release_introduces_six_people(shared: Path) -> None:
    text = (shared / "corpus" / "press-release.txt").read_text("utf-8")
    titled = {(name, title, organisation) for name, title, organisation in people(text) if title and organisation}
    assert titled == {
        ("OH Youngju", "Minister", "MSS"),
        ("LIM Jeong-wook", "Deputy Minister", "Office of Startup and Venture Innovation"),
        ("LIM Jeong-wook", "Deputy Minister", "Office of Startup and Venture Innovation at the MSS"),
        ("Taro Matsunaga", "Vice Chairman", "Astellas"),
        ("Kazuo Nakamura", "Chairman", "CMIC Pharma Science"),
        ("YOON Seok-bae", "Director", "Special Economic Zones Policy Division at the MSS"),
        ("PARK Hyeon-sook", "CEO", "CEfO Bio"),
        ("PARK Hyeon-sook", "Chair", "Chungbuk Special Zone Business Council"),
    }
    assert {name for name, _, _ in people(text)} == {name for name, _, _ in titled}


@pytest.mark.parametrize("name", ["김보라", "노아라"])
def test_a_listed_name_that_ends_like_a_particle_is_found_with_one(name: str) -> None:
    assert [m.text for m in Aliases.of([["X Y", name]]).find(f"{name}는 왔다.")] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("하버시장 오하람", ("오하람", "하버시장", None)),
        ("충청북도 바이오국장 KWON Young-ju가 갔다.", ("KWON Young-ju", "바이오국장", "충청북도")),
        ("Governor CHA In-ryeol said so.", ("CHA In-ryeol", "Governor", None)),
        ("JANG Ara, CEO, Quill Bio (press release)", ("JANG Ara", "CEO", "Quill Bio")),
        ("담당자 표지안 대리", ("표지안", "대리", None)),
    ],
)
def test_people_in_signatures_lists_and_after_korean_titles(text: str, expected: tuple[str | None, ...]) -> None:
    (person,) = find_people(text, Aliases())
    assert (person.name, person.title, person.organisation) == expected
