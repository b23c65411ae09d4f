"""The glossary: what its file must hold to, and which words it takes for one another."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language import glossary as module
from ingest.language.glossary import glossary, meanings, parts, phrase_meanings, related
from ingest.language.tokens import content_words

KEPT_APART = [
    ("plan", "result"),
    ("planned", "actual"),
    ("예정", "실적"),
    ("goal", "achievement"),
    ("purpose", "challenge"),
    ("reason", "result"),
    ("applicant", "selected"),
    ("apply", "select"),
    ("신청자", "수혜자"),
    ("eligible", "ineligible"),
    ("applied", "approved"),
    ("accept", "reject"),
    ("minister", "vice minister"),
    ("minister", "prime minister"),
    ("minister", "ministry"),
    ("장관", "차관"),
    ("차관", "실장"),
    ("국장", "과장"),
    ("사무관", "서기관"),
    ("chairman", "vice chairman"),
    ("chairman", "president"),
    ("chair", "president"),
    ("회장", "부회장"),
    ("위원장", "위원"),
    ("대통령", "사장"),
    ("president", "vice president"),
    ("director", "deputy director"),
    ("governor", "vice governor"),
    ("market", "mayor"),
    ("mayor", "deputy mayor"),
    ("professor", "researcher"),
    ("professor", "student"),
    ("won", "dollar"),
    ("yen", "won"),
    ("euro", "dollar"),
    ("invest", "fund size"),
    ("investor", "company"),
    ("loan", "grant"),
    ("융자", "보조금"),
    ("tax", "subsidy"),
    ("sales", "profit"),
    ("profit", "loss"),
    ("cost", "price"),
    ("budget", "sales"),
    ("buy", "sell"),
    ("tenant", "participant"),
    ("입주 기업", "참여 기업"),
    ("SME", "large company"),
    ("startup", "SME"),
    ("company", "university"),
    ("start", "end"),
    ("start", "deadline"),
    ("period", "deadline"),
    ("first half", "second half"),
    ("last year", "next year"),
    ("month", "week"),
    ("extend", "cancel"),
    ("delay", "suspend"),
    ("suspend", "resume"),
    ("increase", "decrease"),
    ("export", "import"),
    ("domestic", "overseas"),
    ("public", "private"),
    ("maximum", "minimum"),
    ("largest", "smallest"),
    ("first", "last"),
    ("succeed", "fail"),
    ("agree", "oppose"),
    ("allow", "prohibit"),
    ("mandatory", "voluntary"),
    ("regulation", "exemption"),
    ("clinical", "preclinical"),
    ("clinical trial", "clinical research"),
    ("approve", "certify"),
    ("employee", "job"),
    ("hire", "unemployment"),
    ("phone", "email"),
    ("email", "website"),
    ("central government", "local government"),
    ("MOU", "contract"),
    ("Korea", "Japan"),
]

ONE_MEANING = [
    ("moved", "moving"),
    ("moved", "입주하나요"),
    ("입주하나요", "입주한다"),
    ("relocating", "이전했다"),
    ("jointly", "공동으로"),
    ("chaired", "주재로"),
    ("deadline", "마감은"),
    ("applying", "신청하려면"),
    ("qualify", "지원자격은"),
    ("held", "열렸습니다"),
    ("held", "열린다"),
    ("met", "회의를"),
    ("announced", "밝혔다"),
    ("signed", "체결됐다"),
    ("companies", "기업들이"),
    ("SMEs", "중소기업의"),
    ("dollars", "달러로"),
    ("minister", "장관은"),
    ("employees", "직원이"),
    ("extended", "연장됩니다"),
    ("R&D", "연구개발"),
    ("MOU", "업무협약"),
]


def entries() -> list[tuple[int, str, tuple[str, ...]]]:
    """Each entry with the number of its group and its keys."""
    return [
        (number, entry, tuple(word.key for word in content_words(entry)))
        for number, group in enumerate(glossary())
        for entry in group
    ]


def groups_of(entry: str) -> frozenset[int]:
    """The groups of a word or phrase as such, without those of a phrase's single words."""
    words = content_words(entry)
    return meanings(words[0].key) if len(words) == 1 else phrase_meanings(entry)


def key(word: str) -> str:
    (found,) = content_words(word)
    return found.key


def test_every_entry_is_text_and_has_a_key() -> None:
    assert [entry for _, entry, keys in entries() if not isinstance(entry, str) or not keys] == []


def test_a_group_has_two_to_fifteen_entries_none_of_them_twice() -> None:
    assert [group for group in glossary() if not 2 <= len(group) <= 15] == []
    again = Counter((number, keys) for number, _, keys in entries())
    assert [same for same, count in again.items() if count > 1] == []


def test_no_two_groups_are_the_same_and_none_lies_within_another() -> None:
    by_number: dict[int, set[tuple[str, ...]]] = {}
    for number, _, keys in entries():
        by_number.setdefault(number, set()).add(keys)
    groups = sorted(map(frozenset, by_number.values()), key=len)
    assert [group for place, group in enumerate(groups) if any(group <= other for other in groups[place + 1 :])] == []


def test_a_word_of_several_words_keeps_more_than_one_key() -> None:
    """Else "set up" would stand for every "set"."""
    assert [entry for _, entry, keys in entries() if len(keys) == 1 and " " in entry] == []


def test_every_entry_finds_its_group() -> None:
    assert [entry for number, entry, _ in entries() if number not in groups_of(entry)] == []


@pytest.mark.parametrize(("first", "second"), KEPT_APART)
def test_what_an_answer_must_keep_apart_shares_no_group(first: str, second: str) -> None:
    assert groups_of(first).isdisjoint(groups_of(second))


@pytest.mark.parametrize(("first", "second"), ONE_MEANING)
def test_words_of_one_meaning_are_related_whatever_their_endings(first: str, second: str) -> None:
    assert related(key(first), key(second))
    assert related(key(second), key(first))


@pytest.mark.parametrize(
    ("compound", "word"),
    [
        ("공동연구", "joint"),
        ("공동연구", "research"),
        ("공동연구기관을", "joint"),
        ("입주기업", "company"),
        ("입주기업은", "move"),
        ("입주기업", "tenant"),
        ("바이오입주기업", "tenant"),
        ("중소벤처기업부장관", "minister"),
        ("부산시장", "mayor"),
        ("해외진출", "overseas"),
    ],
)
def test_a_compound_means_what_its_parts_mean(compound: str, word: str) -> None:
    assert related(key(compound), key(word))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("입주기업", "참여기업"),
        ("선정기업", "신청기업"),
        ("중소기업", "대기업"),
        ("중소기업", "중견기업"),
        ("제빵기업", "입주기업"),
        ("공동연구", "위탁연구"),
        ("신청기간", "사업기간"),
        ("부산부시장", "mayor"),
        ("부회장", "회장"),
        ("부총리", "총리"),
    ],
)
def test_compounds_that_share_one_part_are_not_the_same(first: str, second: str) -> None:
    assert not related(key(first), key(second))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("공동연구", ("공동", "연구")),
        ("글로벌혁신특구", ("글로벌", "혁신", "특구")),
        ("제빵기업", ("제빵", "기업")),
        ("입주하겠다", ("입주",)),
        ("부회장", ()),
        ("기업", ()),
        ("zyzzyva", ()),
    ],
)
def test_a_compound_is_taken_apart_by_the_entries_it_begins_and_ends_with(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected


@pytest.mark.parametrize(("narrow", "wide"), [("바이오입주기업", "입주기업"), ("국제공동연구", "공동연구")])
def test_a_longer_compound_holds_the_shorter(narrow: str, wide: str) -> None:
    assert related(key(narrow), key(wide))


@pytest.mark.parametrize("text", ["규제 자유 특구", "규제자유 특구", "규제 자유특구", "규제자유특구를"])
def test_a_korean_phrase_is_found_however_it_is_spaced(text: str) -> None:
    assert groups_of("regulation-free zone") <= groups_of(text)


def test_phrases_are_found_in_a_text_across_grammar_words() -> None:
    found = phrase_meanings("The deputy prime minister signed a memorandum of understanding on the size of the fund.")
    assert found == groups_of("부총리") | groups_of("memorandum of understanding") | groups_of("fund size")


def test_a_longer_phrase_hides_the_shorter_within_it() -> None:
    assert phrase_meanings("vice minister").isdisjoint(phrase_meanings("minister"))
    assert phrase_meanings("the deputy prime minister").isdisjoint(groups_of("prime minister"))


def test_one_word_is_no_phrase_and_a_phrase_is_no_word() -> None:
    assert phrase_meanings("deadline") == frozenset()
    assert phrase_meanings("") == frozenset()
    assert groups_of("closing date") <= groups_of("deadline")
    assert not related(key("closing"), key("deadline"))


def test_an_unknown_word_is_related_to_itself_alone() -> None:
    assert meanings("zyzzyva") == frozenset()
    assert related("zyzzyva", "zyzzyva")
    assert not related("zyzzyva", "쀍뒑")


@given(
    st.text(alphabet="입주기업공동연구참여중소대부회장는", max_size=40),
    st.text(alphabet="입주기업공동연구참여중소대부회장는", max_size=40),
)
def test_relation_is_mutual(first: str, second: str) -> None:
    assert related(first, first)
    assert related(first, second) == related(second, first)


def test_a_run_of_syllables_takes_no_time() -> None:
    started = time.process_time()
    meanings("입주기업" * 25_000)
    phrase_meanings("입주 기업 " * 5_000)
    assert time.process_time() - started < 1


def test_it_loads_fast_and_answers_faster() -> None:
    spent = []
    for _ in range(5):
        module.glossary.cache_clear()
        module._index.cache_clear()
        started = time.process_time()
        meanings.__wrapped__("deadline")
        spent.append(time.process_time() - started)
    assert min(spent) < 0.1
    words = [keys[0] for _, _, keys in entries()][:600]
    started = time.process_time()
    for asked in words[:8]:
        for found in words:
            related(asked, found)
    assert time.process_time() - started < 0.1
