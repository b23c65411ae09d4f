"""The words of the app's own frame, in English and Korean. What documents and people write is never in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.answer import AnswerStatus, NoticeKind
from assistant.answering.frames import Language


@dataclass(frozen=True)
class Labels:
    """One language's words. Templates name their gaps; ``Mapping`` values cover every status and notice."""

    product: str
    tagline: str
    question: str
    placeholder: str
    ask: str
    new_conversation: str
    conversation: str
    welcome: str
    promise: str
    examples: str
    empty: str
    empty_help: str
    you: str
    searching: str
    failed: str
    understood: str
    sources: str
    open_source: str
    searched: str
    related: str
    source: str
    source_of: str
    source_hint: str
    no_source: str
    gone: str
    kind: str
    date: str
    undated: str
    page: str
    page_printed: str
    section: str
    access: str
    internal: str
    text: str
    recognised: str
    quote: str
    passage: str
    picture: str
    enlarge: str
    back: str
    statuses: Mapping[AnswerStatus, str]
    notices: Mapping[NoticeKind, str]
    kinds: Mapping[str, str]
    tabs: Mapping[str, str]


ENGLISH = Labels(
    product="Press desk",
    tagline="Answers from the documents, with the page and the quote",
    question="Your question",
    placeholder="Ask about the documents. Enter sends.",
    ask="Ask",
    new_conversation="New conversation",
    conversation="Conversation",
    welcome="What do the documents say?",
    promise="Every statement is tied to a document, a page and a quote. "
    "Where the documents say nothing, the answer says so.",
    examples="Questions to start with",
    empty="There are no documents yet.",
    empty_help="Add some from a terminal, then ask; no restart is needed:",
    you="You asked",
    searching="Searching the documents…",
    failed="The question could not be answered because of a fault in the program. Nothing was lost: ask again, "
    "and if it happens again, look at the messages in the terminal where the program runs.",
    understood="Understood as",
    sources="Sources",
    open_source="Open source {number}: {title}",
    searched="Searched as of {day}",
    related="Nearby passages. They do not answer the question.",
    source="Source",
    source_of="Source {number} of {count}",
    source_hint="The quote, its page and its document appear here when an answer has a source.",
    no_source="This answer has no source.",
    gone="This source can no longer be shown: it was removed, replaced or closed to you since the answer was given. "
    "Ask again.",
    kind="Kind",
    date="Date",
    undated="undated",
    page="Page",
    page_printed="{page} (printed as {label})",
    section="Section",
    access="Access",
    internal="Internal: not for release",
    text="Text",
    recognised="OCR: recognised in a picture of the page",
    quote="Quote in its context",
    passage="Passage in its document",
    picture="{page}, quote marked in yellow",
    enlarge="Open the page larger",
    back="Back to the conversation",
    statuses={
        "answered": "Answered",
        "partial": "Answered in part",
        "not_in_documents": "The documents do not say",
        "needs_clarification": "Needs clarification",
        "out_of_scope": "Not a question about these documents",
        "declined": "Declined",
        "error": "Something went wrong",
    },
    notices={
        "superseded": "Superseded",
        "conflict": "Conflict",
        "date_inferred": "Date inferred",
        "undated": "Undated",
        "translation": "Quote in another language",
        "internal_source": "Internal source",
        "model_unavailable": "Language model unavailable",
    },
    kinds={},
    tabs={
        "ask": "Ask",
        "facts": "Facts",
        "onboarding": "Onboarding",
        "documents": "Documents",
        "quality": "Quality",
    },
)

KOREAN = Labels(
    product="프레스 데스크",
    tagline="문서의 쪽과 인용문으로 답합니다",
    question="질문",
    placeholder="문서에 대해 질문하세요. Enter를 누르면 보냅니다.",
    ask="질문하기",
    new_conversation="새 대화",
    conversation="대화",
    welcome="문서에는 무엇이라고 쓰여 있을까요?",
    promise="모든 문장에 문서, 쪽, 인용문을 밝힙니다. 문서에 없는 내용은 없다고 답합니다.",
    examples="예시 질문",
    empty="아직 문서가 없습니다.",
    empty_help="터미널에서 문서를 추가한 뒤 바로 질문하세요. 다시 시작할 필요가 없습니다:",
    you="내 질문",
    searching="문서를 찾고 있습니다…",
    failed="프로그램 오류로 답하지 못했습니다. 잃은 것은 없으니 다시 질문해 주세요. "
    "같은 오류가 되풀이되면 프로그램을 실행한 터미널의 메시지를 확인하세요.",
    understood="이렇게 이해했습니다",
    sources="출처",
    open_source="출처 {number} 열기: {title}",
    searched="{day} 기준으로 검색",
    related="가까운 대목입니다. 질문에 대한 답은 아닙니다.",
    source="출처",
    source_of="출처 {count}개 중 {number}번",
    source_hint="답변에 출처가 있으면 인용문과 해당 쪽, 문서가 여기에 나타납니다.",
    no_source="이 답변에는 출처가 없습니다.",
    gone="이 출처는 더 이상 볼 수 없습니다. 답변 이후 삭제, 교체되었거나 열람이 제한되었습니다. 다시 질문해 주세요.",
    kind="종류",
    date="날짜",
    undated="날짜 없음",
    page="쪽",
    page_printed="{page} (인쇄된 쪽 번호 {label})",
    section="항목",
    access="공개 여부",
    internal="내부 자료: 공개 금지",
    text="본문",
    recognised="OCR: 쪽 이미지에서 문자 인식",
    quote="앞뒤 문맥과 인용문",
    passage="문서 속 대목",
    picture="{page}, 인용문을 노란색으로 표시",
    enlarge="쪽을 크게 보기",
    back="대화로 돌아가기",
    statuses={
        "answered": "답을 찾았습니다",
        "partial": "일부만 답을 찾았습니다",
        "not_in_documents": "문서에 없는 내용입니다",
        "needs_clarification": "질문을 더 구체적으로 해 주세요",
        "out_of_scope": "이 문서들에 관한 질문이 아닙니다",
        "declined": "답하지 않습니다",
        "error": "오류가 발생했습니다",
    },
    notices={
        "superseded": "이후 문서로 대체됨",
        "conflict": "문서끼리 다름",
        "date_inferred": "추정한 날짜",
        "undated": "날짜 없음",
        "translation": "다른 언어의 인용문",
        "internal_source": "내부 자료",
        "model_unavailable": "언어 모델을 쓸 수 없음",
    },
    kinds={
        "press_release": "보도자료",
        "notice": "공고",
        "guide": "안내서",
        "progress_note": "경과 보고",
    },
    tabs={
        "ask": "질문",
        "facts": "사실",
        "onboarding": "처음 오셨나요",
        "documents": "문서",
        "quality": "품질",
    },
)

LABELS: Mapping[Language, Labels] = {"en": ENGLISH, "ko": KOREAN}

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(when: date, language: Language) -> str:
    """A date as a reader of ``language`` writes it; the process locale has no say."""
    if language == "ko":
        return f"{when.year}년 {when.month}월 {when.day}일"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def month_name(year: int | None, month: int, language: Language) -> str:
    """A month, of a year or of any."""
    if language == "ko":
        return f"{month}월" if year is None else f"{year}년 {month}월"
    return _MONTHS[month - 1] if year is None else f"{_MONTHS[month - 1]} {year}"


def page_name(page: int, language: Language) -> str:
    """A physical page, named."""
    return f"{page}쪽" if language == "ko" else f"Page {page}"


def kind_name(kind: str, language: Language) -> str:
    """A document's kind in words; a kind without a translation is shown as corpus.yaml writes it."""
    return LABELS[language].kinds.get(kind) or kind.replace("_", " ").capitalize()


def preferred_language(accept_language: str) -> Language:
    """The app's language for a browser: Korean where its header names Korean before English."""
    tags = [part.split(";")[0].strip().lower()[:2] for part in accept_language.split(",")]
    return next((language for tag in tags for language in LABELS if tag == language), "en")
