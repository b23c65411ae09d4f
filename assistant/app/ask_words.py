"""The words of the tab *Ask* beyond the conversation itself, in English and Korean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.frames import Language
from assistant.app.reply import Form
from assistant.records import EnquiryState
from assistant.records.enquiries import Change
from ingest.types import Audience


@dataclass(frozen=True)
class AskWords:
    """One language's words. Templates name their gaps."""

    copy: str
    copied: str
    copy_again: str
    copy_by_hand: str
    reply: str
    reply_form: str
    reply_framing: str
    left_out: str
    left_out_why: str
    nothing_public: str
    before_sending: str
    file: str
    enquiries: str
    enquiry: str
    outlet: str
    asked: str
    deadline: str
    deadline_zone: str
    sent: str
    cleared_by: str
    state: str
    save: str
    saved: str
    not_saved: str
    no_enquiries: str
    due: str
    filed: str
    rests_on: str
    superseded_by: str
    history: str
    no_history: str
    search: str
    export: str
    exchanges: str
    edit: str
    stop: str
    helpful: str
    unhelpful: str
    feedback: str
    feedback_thanks: str
    reason: str
    send_reason: str
    to_source: str
    searched_in: str
    searched_part: str
    ask_them: str
    contact_of: str
    filters: str
    filters_on: str
    filter_documents: str
    filter_kinds: str
    filter_dates: str
    since: str
    until: str
    as_of: str
    as_of_help: str
    audience: str
    audience_role: str
    no_kind: str
    clear: str
    narrowed: str
    page_of: str
    previous: str
    next: str
    to_quote: str
    larger: str
    smaller: str
    open_file: str
    other_page: str
    not_yours: str
    forms: Mapping[Form, str]
    audiences: Mapping[Audience, str]
    states: Mapping[EnquiryState, str]
    changes: Mapping[Change, str]


ENGLISH = AskWords(
    copy="Copy for a reply",
    copied="Copied. Paste it into your reply.",
    copy_again="Copy again",
    copy_by_hand="The browser did not let it be copied. The text is selected: press Ctrl+C.",
    reply="Text for a reply",
    reply_form="Form",
    reply_framing="Frame",
    left_out="Left out ({count})",
    left_out_why="A source of these statements is not public at this minute. They are not in the text above.",
    nothing_public="Nothing of this answer may be sent: it rests on sources that are not public at this minute.",
    before_sending="Before you send",
    file="File as an enquiry",
    enquiries="Enquiries",
    enquiry="Enquiry",
    outlet="Outlet",
    asked="Question as asked",
    deadline="Deadline",
    deadline_zone="Korean time",
    sent="Text sent",
    cleared_by="Cleared by",
    state="State",
    save="Save the enquiry",
    saved="Saved.",
    not_saved="Not saved: name the outlet first.",
    no_enquiries="There are no enquiries of yours here. An answer is filed by the button below it.",
    due="Due {when}",
    filed="Filed {when}",
    rests_on="Check again: {title}: {change}.",
    superseded_by="superseded by {title}",
    history="History",
    no_history="No conversation of yours holds this.",
    search="Search",
    export="Export as CSV",
    exchanges="Questions: {count}",
    edit="Edit and ask again",
    stop="Stop",
    helpful="Helpful",
    unhelpful="Not helpful",
    feedback="Your view of this answer",
    feedback_thanks="Noted. Editors see it.",
    reason="Why? (optional)",
    send_reason="Send",
    to_source="Back to the source",
    searched_in="Searched all {count} documents as of {day}",
    searched_part="Searched {count} of {total} documents as of {day}",
    ask_them="The documents name whom to ask",
    contact_of="named in {title}",
    filters="Filters",
    filters_on="Filters in use",
    filter_documents="Documents",
    filter_kinds="Kinds",
    filter_dates="Dated",
    since="from",
    until="to",
    as_of="As of",
    as_of_help="as if no later document existed",
    audience="Answer for",
    audience_role="myself",
    no_kind="No kind",
    clear="Clear",
    narrowed="The next question is put to {count} of {total} documents.",
    page_of="Page {page} of {count}",
    previous="Previous page",
    next="Next page",
    to_quote="Back to the quote",
    larger="Zoom in",
    smaller="Zoom out",
    open_file="Download the file",
    other_page="Another page of the same document. The quote is on page {page}.",
    not_yours="There is no such record among yours.",
    forms={"text": "Plain text", "markdown": "Markdown", "qa": "Question and answer"},
    audiences={"press": "Press", "staff": "Staff", "editor": "Editors"},
    states={"open": "Open", "answered": "Answered", "closed": "Closed"},
    changes={"replaced": "replaced by a new version", "withdrawn": "withdrawn", "superseded": "superseded"},
)

KOREAN = AskWords(
    copy="회신용으로 복사",
    copied="복사했습니다. 회신에 붙여 넣으세요.",
    copy_again="다시 복사",
    copy_by_hand="브라우저에서 복사하지 못했습니다. 글이 선택되어 있으니 Ctrl+C를 누르세요.",
    reply="회신용 글",
    reply_form="형식",
    reply_framing="틀의 언어",
    left_out="빠진 문장 ({count})",
    left_out_why="지금 공개되지 않은 출처가 있는 문장입니다. 위의 글에는 들어 있지 않습니다.",
    nothing_public="이 답변은 보낼 수 없습니다. 지금 공개되지 않은 출처에 근거한 답변입니다.",
    before_sending="보내기 전에",
    file="문의로 등록",
    enquiries="문의",
    enquiry="문의",
    outlet="매체",
    asked="받은 질문",
    deadline="마감",
    deadline_zone="한국 시간",
    sent="보낸 글",
    cleared_by="승인한 사람",
    state="상태",
    save="문의 저장",
    saved="저장했습니다.",
    not_saved="저장하지 않았습니다. 매체를 먼저 적어 주세요.",
    no_enquiries="여기에는 등록하신 문의가 없습니다. 답변 아래의 단추로 등록합니다.",
    due="마감 {when}",
    filed="등록 {when}",
    rests_on="다시 확인하세요: {title}: {change}.",
    superseded_by="{title} 문서로 대체됨",
    history="지난 대화",
    no_history="해당하는 대화가 없습니다.",
    search="검색",
    export="CSV로 내보내기",
    exchanges="질문 {count}개",
    edit="고쳐서 다시 묻기",
    stop="중지",
    helpful="도움이 됨",
    unhelpful="도움이 안 됨",
    feedback="이 답변에 대한 의견",
    feedback_thanks="기록했습니다. 편집자가 볼 수 있습니다.",
    reason="이유 (선택)",
    send_reason="보내기",
    to_source="출처로 돌아가기",
    searched_in="{day} 기준으로 문서 {count}건 전체를 검색",
    searched_part="{day} 기준으로 문서 {total}건 중 {count}건을 검색",
    ask_them="문서에 적힌 문의처",
    contact_of="문서: {title}",
    filters="검색 조건",
    filters_on="검색 조건 적용 중",
    filter_documents="문서",
    filter_kinds="종류",
    filter_dates="문서 날짜",
    since="부터",
    until="까지",
    as_of="기준일",
    as_of_help="이후 문서는 없는 것으로",
    audience="답변 대상",
    audience_role="나",
    no_kind="종류 없음",
    clear="지우기",
    narrowed="다음 질문은 문서 {total}건 중 {count}건에서 찾습니다.",
    page_of="{count}쪽 중 {page}쪽",
    previous="이전 쪽",
    next="다음 쪽",
    to_quote="인용문으로 돌아가기",
    larger="확대",
    smaller="축소",
    open_file="파일 내려받기",
    other_page="같은 문서의 다른 쪽입니다. 인용문은 {page}쪽에 있습니다.",
    not_yours="해당하는 기록이 없습니다.",
    forms={"text": "일반 글", "markdown": "마크다운", "qa": "문답"},
    audiences={"press": "언론", "staff": "직원", "editor": "편집자"},
    states={"open": "진행 중", "answered": "회신함", "closed": "종료"},
    changes={"replaced": "새 판으로 바뀜", "withdrawn": "철회됨", "superseded": "이후 문서로 대체됨"},
)

ASK_WORDS: Mapping[Language, AskWords] = {"en": ENGLISH, "ko": KOREAN}
