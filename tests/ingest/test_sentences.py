"""Sentence borders in English and Korean. Every text is a made-up sample; ``|`` stands where a sentence ends."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sentences import LONGEST, ends_sentence, sentence_pieces, split_sentences

SAMPLES = [
    "It began.| It ended.",
    "Mr. Kim and Dr. J. Park met Prof. Lee.| They agreed.",
    "Sample Co., Ltd. and Sample Inc. signed.| The deal is done.",
    "It moved to the U.S. Department of Energy.| It left the U.S.| The rest stayed.",
    "See No. 5 and Fig. 2 for details.| Yes or no?| No.| Then what?",
    "Use it, e.g. here, i.e. now, etc. as you like.| Fine.",
    "Doors open at 9 a.m. KST on Friday and at 3 p.m. Monday.| It ended at 6 p.m.| The rest left.",
    "Shares rose 1.5% to 2.25 in 2024.| 15 companies joined.",
    "Sept. 26 is the date.| In Oct. 2024 it ended.",
    "She said, “It is hard.” He added, “It works.”".replace(".” He", ".”| He"),
    "“Really?” he asked.| “Yes!” they said.| (It was so.)| Good",
    'He wrote "stop."| The end.',
    "Growth (see below.) was good.| Why?!| Because...| And so on... it went.",
    "The vote passed.[3] Then came the rest.".replace("[3] ", "[3]| "),
    "OH Y. J. Kim spoke about vitamin C.| The hall was full.",
    "iPark opened.| eBay joined.",
    "지원을 추진한다.| 이는 24개사가 대상이다.| 15개사는 제외된다.",
    "신청은 2024. 9. 30. 까지 접수한다.| 이후는 불가합니다.",
    "’24. 9. 30.(월) 공고하였음.| 접수는 ’24.9.30. 마감됨.",
    "2024. 상반기 중 시행 예정임.| 끝.",
    "그는 “협력이 필요하다.”라고 말했다.| “계속 지원하겠다.”며 웃었다.",
    "그는 “협력이 필요하다.” 라고 말했다.| 그리고 떠났다.",
    "가. 신청 자격을 본다.| 나. 방법을 본다.",
    "1. 개요를 본다.| 1.1. 범위를 본다.",
    "정말입니까?| 네!| 「도전! K-스타트업 2025」 진출팀이다.",
    "등록해 주시길 바랍니다.① 대상을 본다.".replace("다.①", "다.|①"),
    "사업 일정| ※ 세부 일정은 변경될 수 있음",
    "수출 증가… 역대 최대를 기록했다.| 다음도 그렇다.",
    "これは文です。|次の文です！|終わり",
    "all lower case here.| so the next one counts. approx. five of them.".replace("counts. ", "counts.| "),
]


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize("marked", SAMPLES)
def test_sentences_end_where_they_should(marked: str) -> None:
    expected = [piece.strip() for piece in marked.split("|")]
    assert pieces(marked.replace("|", "")) == expected


def test_a_blank_line_ends_a_sentence() -> None:
    assert pieces("A heading\n\nA text\nthat goes on") == ["A heading", "A text\nthat goes on"]


def test_a_long_sentence_gives_way_at_the_items_it_lists() -> None:
    item = "① " + "가나다라 " * 60
    assert pieces(item + item) == [item.strip(), item.strip()]
    assert len(pieces("①실명인증 및 ②기업인증을 실시한다.")) == 1


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("It ended.", True),
        ("It ended.”", True),
        ("지원한다.", True),
        ("그런가?", True),
        ("led by Mr.", False),
        ("the U.S.", False),
        ("’24. 9. 30.", False),
        ("1.", False),
        ("a heading", False),
        ("", False),
        ("to be continued…", False),
    ],
)
def test_a_line_shows_whether_it_ends_a_sentence(line: str, ends: bool) -> None:
    assert ends_sentence(line) is ends


TEXTS = st.text(alphabet=st.sampled_from("aA1가다.!?…。,;:\"'“”)(「」[]※①-*| \n\t\u3000")) | st.text()


@settings(derandomize=True, deadline=None, max_examples=300)
@given(TEXTS)
def test_every_character_is_in_exactly_one_span(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())
    assert all(piece == piece.strip() for piece in pieces(text))
    assert "".join(sentence_pieces(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "가" * 200000,
        "word " * 40000,
        ". " * 100000,
        "A. " * 70000,
        "“" * 200000,
        "(1) " * 50000,
        "\n" * 200000,
        "* " * 100000,
        "! a" * 70000,
        "1. " * 70000,
        "「" * 100000 + "!" * 100000,
        "a.b" * 70000,
        " " * 200000,
    ],
    ids=lambda text: repr(text[:3]),
)
def test_a_huge_line_is_cut_in_linear_time(text: str) -> None:
    started = time.process_time()
    spans = split_sentences(text)
    assert time.process_time() - started < 3
    assert all(end - start <= LONGEST for start, end in spans)
    assert sum(len(text[start:end].split()) for start, end in spans) >= len(text.split())


def test_llamaindex_splits_with_it() -> None:
    from llama_index.core.node_parser import SentenceSplitter

    splitter = SentenceSplitter(
        chunk_size=20, chunk_overlap=0, tokenizer=str.split, chunking_tokenizer_fn=sentence_pieces
    )
    text = "Mr. Kim of Sample Co., Ltd. came here. " * 6
    assert all(chunk.startswith("Mr. Kim") and chunk.endswith("here.") for chunk in splitter.split_text(text))
