"""The words of the tab *Quality*, in English and Korean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.frames import Language


@dataclass(frozen=True)
class QualityWords:
    """One language's words. Templates name their gaps."""

    run: str
    stop: str
    about: str
    going: str
    starting: str
    never: str
    ended: str
    right: str
    latency: str
    gate: str
    measured: str
    least: str
    outcome: str
    passed: str
    failed: str
    not_measured: str
    compared: str
    show: str
    shows: Mapping[str, str]
    nothing: str
    answered: str
    expected: str
    wrong: str
    before: str
    status: str
    holds: str
    cites: str
    cited_nothing: str
    nowhere: str
    more: str
    complaints: str
    complaints_hint: str
    no_complaints: str
    complaint: str
    reason: str
    given: str
    truth: str
    truths: Mapping[str, str]
    words: str
    words_help: str
    document: str
    quote: str
    quote_help: str
    draft: str
    drafted: str
    gone: str


ENGLISH = QualityWords(
    run="Run the regression set",
    stop="Stop",
    about="Asks every question of {file} and checks the answers. Others can go on asking meanwhile.",
    going="{done} of {total} questions asked",
    starting="Starting…",
    never="No run has ended yet.",
    ended="Run of {moment}",
    right="{right} of {total} questions right",
    latency="half of the answers within {p50} s, 95 of 100 within {p95} s",
    gate="Gate",
    measured="Measured",
    least="At least",
    outcome="Outcome",
    passed="Passed",
    failed="Failed",
    not_measured="not measured",
    compared="Against the run before: {broken} broken, {mended} mended, {reworded} answered in other words",
    show="Show",
    shows={"broken": "Broken since the run before", "all": "All failures"},
    nothing="No question is like that.",
    answered="What was answered",
    expected="What is expected",
    wrong="What is wrong",
    before="The answer of the run before",
    status="Status",
    holds="Holds",
    cites="Cites",
    cited_nothing="cites nothing",
    nowhere="no source: the documents do not say",
    more="{count} more are not shown here.",
    complaints="Answers found wanting",
    complaints_hint="Choose one to draft a question of it. Whose it was is not shown.",
    no_complaints="Nobody has found an answer wanting.",
    complaint="Answer found wanting",
    reason="Reason given",
    given="The answer",
    truth="What is right",
    truths={"answerable": "The documents say it", "unanswerable": "The documents do not say it"},
    words="Words that the answer must hold, a line each",
    words_help="“eight|8” on a line means either",
    document="The document that says it",
    quote="Its words",
    quote_help="As they stand there; line ends do not matter",
    draft="Draft the question",
    drafted="Saved in {file}. Copy it into the set when it is right:",
    gone="Choose an answer first.",
)

KOREAN = QualityWords(
    run="회귀 질문 실행",
    stop="중지",
    about="{file}의 모든 질문을 묻고 답을 확인합니다. 그동안 다른 사람도 질문할 수 있습니다.",
    going="질문 {total}개 중 {done}개 완료",
    starting="시작합니다…",
    never="아직 끝난 실행이 없습니다.",
    ended="{moment} 실행",
    right="질문 {total}개 중 {right}개 정답",
    latency="답의 절반은 {p50}초, 95%는 {p95}초 이내",
    gate="기준",
    measured="측정값",
    least="최소",
    outcome="결과",
    passed="통과",
    failed="미달",
    not_measured="측정 안 됨",
    compared="이전 실행과 비교: 나빠짐 {broken}, 좋아짐 {mended}, 표현만 바뀜 {reworded}",
    show="보기",
    shows={"broken": "이전 실행보다 나빠진 질문", "all": "틀린 질문 전체"},
    nothing="해당하는 질문이 없습니다.",
    answered="나온 답",
    expected="기대하는 답",
    wrong="틀린 점",
    before="이전 실행의 답",
    status="상태",
    holds="포함할 말",
    cites="출처",
    cited_nothing="출처 없음",
    nowhere="출처 없음: 문서에 없는 내용",
    more="{count}개는 여기에 표시하지 않았습니다.",
    complaints="불만족 의견이 있는 답",
    complaints_hint="하나를 고르면 질문 초안을 만들 수 있습니다. 누구의 의견인지는 표시하지 않습니다.",
    no_complaints="불만족 의견이 없습니다.",
    complaint="불만족 의견이 있는 답",
    reason="이유",
    given="답변",
    truth="올바른 답",
    truths={"answerable": "문서에 있습니다", "unanswerable": "문서에 없습니다"},
    words="답에 꼭 있어야 할 말, 한 줄에 하나씩",
    words_help="한 줄에 “eight|8”이라고 쓰면 둘 중 하나",
    document="해당 문서",
    quote="문서의 표현",
    quote_help="문서에 있는 그대로. 줄바꿈은 달라도 됩니다",
    draft="질문 초안 만들기",
    drafted="{file}에 저장했습니다. 맞으면 질문 파일에 복사해 넣으세요:",
    gone="먼저 답을 고르세요.",
)

QUALITY_WORDS: Mapping[Language, QualityWords] = {"en": ENGLISH, "ko": KOREAN}
