"""The words of the tabs *Facts* and *Onboarding*, in English and Korean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.frames import Language
from assistant.dossier.cards import Subject
from assistant.dossier.quiz import Asking
from ingest.registry import FactKind


@dataclass(frozen=True)
class LearnWords:
    """One language's words. Templates name their gaps; ``Mapping`` values cover every key of their kind."""

    kind: str
    kinds: Mapping[FactKind, str]
    timeline: str
    search: str
    search_hint: str
    names: Mapping[FactKind, str]
    said: Mapping[FactKind, str]
    statement: str
    where: str
    sort: str
    shown: str
    shown_part: str
    nothing: str
    empty: str
    download: str
    open_source: str
    more: str
    hint: str
    to_list: str
    gone: str
    card_of: str
    subjects: Mapping[Subject, str]
    spellings: str
    listed: str
    posts: str
    related: Mapping[Subject, str]
    dates: str
    documents: str
    by_hand: str
    internal: str
    picture: str
    picture_note: str
    about: str
    approximate: str
    bounds: Mapping[str, str]
    parts: Mapping[str, str]
    measures: Mapping[str, str]
    onboarding: str
    onboarding_note: str
    sections: Mapping[str, str]
    notes: Mapping[str, str]
    acronym: str
    stands_for: str
    statements: str
    asking: Mapping[Asking, str]
    check: str
    right: str
    wrong: str
    score: str
    new_quiz: str
    set_number: str
    ask_first: str


ENGLISH = LearnWords(
    kind="Show",
    kinds={
        "company": "Companies",
        "partner": "Partners",
        "organisation": "Other organisations",
        "person": "People",
        "place": "Places",
        "date": "Dates",
        "amount": "Amounts",
        "support_measure": "Support measures",
        "contact": "Contacts",
    },
    timeline="Timeline",
    search="Search the table",
    search_hint="Names, words of a statement, or a document's title",
    names={
        "company": "Company",
        "partner": "Partner",
        "organisation": "Organisation",
        "person": "Person",
        "place": "Place",
        "date": "Date",
        "amount": "Amount",
        "support_measure": "Kinds of support",
        "contact": "Contact",
    },
    said={"person": "Post", "company": "What is said of it", "partner": "What is said of it"},
    statement="Statement",
    where="Where it stands",
    sort="Sort by {column}",
    shown="{count} lines",
    shown_part="{count} of {total} lines: search for the others, or download them all",
    nothing="Nothing in the documents matches this.",
    empty="The documents that you may see state nothing of this kind.",
    download="Download as CSV",
    open_source="Open: {place}",
    more="{count} more",
    hint="Choose a name for its card, or a source to see the page with the quote marked.",
    to_list="Back to the list",
    gone="This is no longer in the documents that you may see.",
    card_of="Card: {name}",
    subjects={"organisation": "Organisation", "person": "Person"},
    spellings="Spellings",
    listed="from the list of names",
    posts="Roles",
    related={"organisation": "People", "person": "Organisations"},
    dates="Dates in the same sentences",
    documents="Documents",
    by_hand="put right by hand",
    internal="Internal",
    picture="Timeline of {count} dates, from {first} to {last}. The table below says the same in words.",
    picture_note="The day on which something was only reported is left out. A larger dot: more statements.",
    about="about {amount}",
    approximate="approximate",
    bounds={"up_to": "up to {amount}", "at_least": "at least {amount}"},
    parts={"early": "early {month}", "mid": "mid {month}", "late": "late {month}", "end": "end of {month}"},
    measures={},
    onboarding="Learn what the documents are about",
    onboarding_note="Everything here is taken from the documents that you may see; each line opens its source.",
    sections={
        "questions": "Ten questions to start with",
        "people": "Who is who",
        "organisations": "Organisations",
        "glossary": "Acronyms",
        "programs": "Programs and what they support",
        "timeline": "Timeline",
        "quiz": "Check yourself",
    },
    notes={
        "questions": "Choose one: it is answered from the documents, with its sources.",
        "people": "People with a post, those in most places first. A name opens its card.",
        "organisations": "Those in most places first. A name opens its card.",
        "glossary": "Where a document explains it.",
        "programs": "The documents' parts that state support, the newest document first.",
        "timeline": "What is dated, the earliest first.",
        "quiz": "One answer is right by the documents; the others, no document that you may see supports.",
    },
    acronym="Acronym",
    stands_for="Stands for",
    statements="Statements",
    asking={
        "post": "Which post does {about} hold?",
        "holder": "Who is this: {about}?",
        "acronym": "What does {about} stand for?",
        "date": "Which date belongs in the gap?",
        "amount": "Which figure belongs in the gap?",
    },
    check="Choose an answer",
    right="Right.",
    wrong="Not so. The documents say: {answer}",
    score="{right} of {answered} right",
    new_quiz="Other questions",
    set_number="Set {number}",
    ask_first="The documents that you may see do not state enough for a quiz yet.",
)

KOREAN = LearnWords(
    kind="보기",
    kinds={
        "company": "기업",
        "partner": "협력 기관",
        "organisation": "기타 기관",
        "person": "인물",
        "place": "장소",
        "date": "날짜",
        "amount": "수치·금액",
        "support_measure": "지원 내용",
        "contact": "연락처",
    },
    timeline="연표",
    search="표에서 찾기",
    search_hint="이름, 문장 속 낱말, 문서 제목",
    names={
        "company": "기업",
        "partner": "협력 기관",
        "organisation": "기관",
        "person": "인물",
        "place": "장소",
        "date": "날짜",
        "amount": "수치·금액",
        "support_measure": "지원 종류",
        "contact": "연락처",
    },
    said={"person": "직함", "company": "문서의 설명", "partner": "문서의 설명"},
    statement="문장",
    where="출처",
    sort="{column} 순으로 정렬",
    shown="{count}줄",
    shown_part="{total}줄 가운데 {count}줄: 나머지는 찾기를 쓰거나 모두 내려받으세요",
    nothing="문서에 해당하는 내용이 없습니다.",
    empty="볼 수 있는 문서에 이런 내용이 없습니다.",
    download="CSV로 내려받기",
    open_source="열기: {place}",
    more="{count}곳 더",
    hint="이름을 고르면 카드가, 출처를 고르면 인용문을 표시한 쪽이 나타납니다.",
    to_list="목록으로 돌아가기",
    gone="볼 수 있는 문서에 더 이상 없는 내용입니다.",
    card_of="카드: {name}",
    subjects={"organisation": "기관", "person": "인물"},
    spellings="표기",
    listed="이름 목록에 있는 표기",
    posts="역할",
    related={"organisation": "인물", "person": "소속 기관"},
    dates="같은 문장에 나온 날짜",
    documents="문서",
    by_hand="직접 바로잡음",
    internal="내부 자료",
    picture="{first}부터 {last}까지 날짜 {count}개의 연표. 아래 표에 같은 내용이 글로 있습니다.",
    picture_note="단순히 보도된 날은 뺐습니다. 점이 클수록 관련 문장이 많습니다.",
    about="약 {amount}",
    approximate="대략",
    bounds={"up_to": "최대 {amount}", "at_least": "최소 {amount}"},
    parts={"early": "{month} 초", "mid": "{month} 중순", "late": "{month} 하순", "end": "{month} 말"},
    measures={
        "advice": "자문",
        "cooperation": "협력",
        "facilities": "시설",
        "funding": "자금",
        "investment": "투자",
        "markets": "판로",
        "regulation": "규제",
        "support": "지원",
        "training": "교육",
        "verification and R&D": "실증·연구개발",
    },
    onboarding="문서가 다루는 내용 익히기",
    onboarding_note="모두 볼 수 있는 문서에서 가져왔습니다. 줄마다 출처를 열 수 있습니다.",
    sections={
        "questions": "먼저 해 볼 질문 열 가지",
        "people": "누가 누구인가",
        "organisations": "기관",
        "glossary": "약어",
        "programs": "사업과 지원 내용",
        "timeline": "연표",
        "quiz": "스스로 확인하기",
    },
    notes={
        "questions": "고르면 문서에서 찾은 답과 출처가 나타납니다.",
        "people": "직함이 있는 인물을 많이 나온 순서로 보입니다. 이름을 누르면 카드가 열립니다.",
        "organisations": "많이 나온 순서입니다. 이름을 누르면 카드가 열립니다.",
        "glossary": "문서가 풀이한 곳을 함께 보입니다.",
        "programs": "지원을 말하는 대목을 최근 문서부터 보입니다.",
        "timeline": "이른 날짜부터 보입니다.",
        "quiz": "문서에 따르면 답은 하나입니다. 다른 보기는 볼 수 있는 어느 문서에도 근거가 없습니다.",
    },
    acronym="약어",
    stands_for="풀이",
    statements="문장",
    asking={
        "post": "{about}의 직함은 무엇인가요?",
        "holder": "다음 직함의 인물은 누구인가요? {about}",
        "acronym": "{about}, 무엇의 약어인가요?",
        "date": "빈칸에 들어갈 날짜는 무엇인가요?",
        "amount": "빈칸에 들어갈 수치는 무엇인가요?",
    },
    check="답을 고르세요",
    right="맞습니다.",
    wrong="아닙니다. 문서에 따르면 다음과 같습니다: {answer}",
    score="{answered}문제 가운데 {right}문제 정답",
    new_quiz="다른 문제",
    set_number="{number}번 묶음",
    ask_first="볼 수 있는 문서에 문제를 낼 만한 내용이 아직 모자랍니다.",
)

LEARN_WORDS: Mapping[Language, LearnWords] = {"en": ENGLISH, "ko": KOREAN}
