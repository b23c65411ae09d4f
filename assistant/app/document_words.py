"""The words of the tab *Documents*, in English and Korean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.frames import Language


@dataclass(frozen=True)
class DocumentWords:
    """One language's words. Templates name their gaps; ``Mapping`` values cover every key of their kind."""

    drop: str
    drop_note: str
    show: str
    shows: Mapping[str, str]
    documents: str
    none: str
    columns: tuple[str, str, str, str]
    states: Mapping[str, str]
    embargo_until: str
    warnings: str
    uploads: str
    upload_states: Mapping[str, str]
    by: str
    retry: str
    discard: str
    withdrawn: str
    bring_back: str
    hint: str
    gone: str
    path: str
    uploaded: str
    details: str
    title: str
    kind: str
    date: str
    date_help: str
    visibility: str
    visibilities: Mapping[str, str]
    embargo: str
    embargo_help: str
    supersedes: str
    reviewed: str
    save: str
    saved: str
    unchanged: str
    replace: str
    replaced: str
    withdraw: str
    withdraw_confirm: str
    withdraw_first: str
    withdrew: str
    brought_back: str
    discarded: str
    pages: str
    chunks: str
    facts: str
    fact_kinds: Mapping[str, str]
    more: str
    care: str
    check: str
    checking: str
    sound: str
    findings: str
    rebuild: str
    rebuilding: str
    rebuilt: str
    reading: str
    embedding: str
    waiting: str
    taken_in: str
    partly: str


ENGLISH = DocumentWords(
    drop="Drop files here, or click to choose them",
    drop_note="Uploaded documents are internal and unreviewed until you say otherwise. Up to {size} MB each: {kinds}",
    show="Show",
    shows={
        "all": "All",
        "unreviewed": "Unreviewed",
        "warnings": "With warnings",
        "closed": "Internal or under embargo",
    },
    documents="{count} documents",
    none="No document is like that.",
    columns=("Title", "Kind", "Date", "Status"),
    states={
        "public": "Public",
        "internal": "Internal",
        "unreviewed": "Unreviewed",
        "partial": "Some pages unread",
    },
    embargo_until="Embargo until {moment}",
    warnings="{count} warnings",
    uploads="Uploads that are not in",
    upload_states={"waiting": "Waiting", "in": "In", "failed": "Not taken in"},
    by="uploaded by {name}, {moment}",
    retry="Try again",
    discard="Discard",
    withdrawn="Withdrawn",
    bring_back="Bring back",
    hint="Choose a document to see what is in it and to change what is said of it.",
    gone="This document is no longer here.",
    path="File",
    uploaded="Uploaded as {name}",
    details="What is said of it",
    title="Title",
    kind="Kind",
    date="Date",
    date_help="Like 2024-09-30, 2024-09 or 2024; empty: what the document itself says",
    visibility="Who may see it",
    visibilities={"public": "Everyone (public)", "internal": "Staff only (internal)"},
    embargo="Embargo until",
    embargo_help="Day and time in Seoul, like 2026-12-01 09:00; empty: none",
    supersedes="Supersedes",
    reviewed="Reviewed by an editor",
    save="Save",
    saved="Saved. It holds from the next question on.",
    unchanged="Nothing was changed.",
    replace="Replace by a new version: drop the file here",
    replaced="The new version of “{title}” is in.",
    withdraw="Withdraw",
    withdraw_confirm="Take it out for everyone; of an upload, the file is deleted too",
    withdraw_first="Tick the box beside the button first.",
    withdrew="“{title}” is withdrawn.",
    brought_back="It is back.",
    discarded="The upload is discarded.",
    pages="Text, {count} pages",
    chunks="{count} chunks, as they are searched",
    facts="{count} facts",
    fact_kinds={
        "company": "Company",
        "partner": "Partner",
        "organisation": "Organisation",
        "place": "Place",
        "person": "Person",
        "date": "Date",
        "amount": "Amount",
        "support_measure": "Support",
        "contact": "Contact",
    },
    more="{count} more are not shown here.",
    care="The store",
    check="Check the store",
    checking="Checking…",
    sound="The store is sound.",
    findings="{count} findings",
    rebuild="Make the indexes again",
    rebuilding="Making the indexes again…",
    rebuilt="The indexes of {count} documents are made again.",
    reading="Reading",
    embedding="Embedding {done} of {total} texts",
    waiting="Waiting",
    taken_in="In: internal and unreviewed until you say otherwise",
    partly="In, but some pages could not be read",
)

KOREAN = DocumentWords(
    drop="파일을 여기에 끌어다 놓거나 눌러서 고르세요",
    drop_note="올린 문서는 편집자가 바꾸기 전까지 내부용, 미검토 상태입니다. 파일당 {size}MB까지: {kinds}",
    show="보기",
    shows={"all": "전체", "unreviewed": "미검토", "warnings": "경고 있음", "closed": "내부용 또는 엠바고"},
    documents="문서 {count}건",
    none="해당하는 문서가 없습니다.",
    columns=("제목", "종류", "날짜", "상태"),
    states={"public": "공개", "internal": "내부용", "unreviewed": "미검토", "partial": "읽지 못한 쪽 있음"},
    embargo_until="{moment}까지 엠바고",
    warnings="경고 {count}건",
    uploads="아직 들어가지 않은 파일",
    upload_states={"waiting": "대기 중", "in": "완료", "failed": "들어가지 않음"},
    by="{name} 올림, {moment}",
    retry="다시 시도",
    discard="버리기",
    withdrawn="철회한 문서",
    bring_back="되돌리기",
    hint="문서를 고르면 내용을 보고 정보를 고칠 수 있습니다.",
    gone="이 문서는 이제 없습니다.",
    path="파일",
    uploaded="올린 파일 {name}",
    details="문서 정보",
    title="제목",
    kind="종류",
    date="날짜",
    date_help="예: 2024-09-30, 2024-09, 2024. 비우면 문서에 적힌 날짜",
    visibility="열람 범위",
    visibilities={"public": "모두 (공개)", "internal": "직원만 (내부용)"},
    embargo="엠바고 해제 시각",
    embargo_help="서울 시각, 예: 2026-12-01 09:00. 비우면 없음",
    supersedes="대체하는 문서",
    reviewed="편집자 검토 완료",
    save="저장",
    saved="저장했습니다. 다음 질문부터 적용됩니다.",
    unchanged="바뀐 내용이 없습니다.",
    replace="새 판으로 교체: 파일을 여기에 놓으세요",
    replaced="“{title}”의 새 판이 들어갔습니다.",
    withdraw="철회",
    withdraw_confirm="모두에게서 내립니다. 올린 파일이면 파일도 지웁니다",
    withdraw_first="먼저 버튼 옆의 칸에 표시하세요.",
    withdrew="“{title}” 문서를 철회했습니다.",
    brought_back="되돌렸습니다.",
    discarded="올린 파일을 버렸습니다.",
    pages="본문 {count}쪽",
    chunks="검색 단위 {count}개",
    facts="사실 {count}건",
    fact_kinds={
        "company": "기업",
        "partner": "협력 기관",
        "organisation": "기관",
        "place": "장소",
        "person": "인물",
        "date": "날짜",
        "amount": "금액",
        "support_measure": "지원",
        "contact": "연락처",
    },
    more="{count}개는 여기에 표시하지 않았습니다.",
    care="저장소",
    check="저장소 점검",
    checking="점검하고 있습니다…",
    sound="저장소에 이상이 없습니다.",
    findings="점검 결과 {count}건",
    rebuild="색인 다시 만들기",
    rebuilding="색인을 다시 만들고 있습니다…",
    rebuilt="문서 {count}건의 색인을 다시 만들었습니다.",
    reading="읽는 중",
    embedding="텍스트 {total}개 중 {done}개 임베딩",
    waiting="대기 중",
    taken_in="완료: 편집자가 바꾸기 전까지 내부용, 미검토",
    partly="완료: 일부 쪽은 읽지 못했습니다",
)

DOCUMENT_WORDS: Mapping[Language, DocumentWords] = {"en": ENGLISH, "ko": KOREAN}
