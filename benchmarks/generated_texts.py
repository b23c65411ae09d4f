"""What the generated documents are made of, in English and Korean: sentences of no real programme, and syllables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """What the sentences of a language are made of; ``{name}`` and the like are filled in."""

    name: str
    letters: int  # on a full sheet
    title: str
    heading: str
    sentences: tuple[str, ...]
    items: tuple[str, ...]
    head: tuple[str, str, str]
    subjects: tuple[str, ...]
    places: tuple[str, ...]
    sounds: tuple[tuple[str, ...], tuple[str, ...]]
    ending: str


ENGLISH = Language(
    name="en",
    letters=2400,
    title="{name} programme: progress note of {day} {month_en} {year}",
    heading="({n}) {subject} at the {name}",
    sentences=(
        "The {name} supports {count} companies with {subject} until {day} {month_en} {year}, among them "
        "several that came to {place} from abroad.",
        "Applications for {subject} are received in {place} from {day} to {later} {month_en} {year}, on "
        "paper or through the website of {org}.",
        "Of the companies that applied, {count} were selected after a written review and an interview with "
        "people from the field.",
        "The budget for {subject} is {amount} million won, of which {percent} percent is paid before the "
        "work begins.",
        "A company may use the laboratory in {place} together with others, as long as it brings its own "
        "materials and keeps to the rules of the house.",
        "{org} reviews the results regularly and reports them to the steering committee, in which {other} "
        "has a seat.",
        "In {year}, {org} and {other} agreed to exchange test data on {subject} under a written contract.",
        "Young companies receive priority where two applications are judged to be equally good.",
        "The {name} does not cover travel, and costs that arose before the contract was signed cannot be "
        "claimed later.",
        "According to {org}, most of last year's participants found a partner within {months} months, often "
        "one that they had met at an event in {place}.",
        "Where documents are incomplete, {org} asks once for corrections and sets a period within which they "
        "must arrive.",
        "A final report is due {day} days after the end of the contract and is kept by {org}, not published.",
        "The office in {place} answers questions on weekdays and publishes its answers on the notice board, "
        "so that every applicant learns the same.",
        "Equipment that was bought with public money remains the property of {org} after the contract ends.",
        "Since {month_en} {year}, {other} has placed specialists in {subject} with young companies, who stay "
        "for as long as they are needed.",
        "Whoever takes part agrees that {org} may name the company in reports, unless it has asked in "
        "writing not to be.",
    ),
    items=(
        "{subject}: up to {amount} million won for each company",
        "a contract of {months} months with {org}",
        "a desk in {place} and access to shared equipment",
        "advice on {subject} by {other}",
    ),
    head=("Organisation", "Field", "Budget (million won)"),
    subjects=(
        "clinical testing", "patent searches", "market entry", "laboratory space", "product certification",
        "export advice", "cell culture", "data storage", "regulatory filings", "investor meetings", "staff training",
        "prototype manufacturing", "overseas trade fairs", "technology transfer", "quality control", "joint research",
    ),
    places=("Osong", "Daejeon", "Kobe", "Yokohama", "Incheon", "Pangyo", "Busan", "Daegu", "Osaka", "Tsukuba"),
    sounds=(("ba", "co", "del", "fi", "gar", "hol", "jun", "ka", "lum", "mer", "nor", "pel", "qui", "ros", "sta", "tri",
             "ul", "ven", "wes", "yor", "zan"), ("dex", "gen", "lin", "mark", "nova", "pharm", "ra", "sol", "tec",
             "via", "wick", "zo", "bridge", "cor", "da", "field", "ton", "mere", "ly", "nis")),
    ending=" Centre",
)  # fmt: skip
KOREAN = Language(
    name="ko",
    letters=1600,
    title="{name} 사업 추진 현황({year}. {month}. {day}.)",
    heading="{n}. {name} {subject} 안내",
    sentences=(
        "{name}은 {year}년 {month}월 {day}일까지 {subject} 분야의 기업 {count}개사를 지원하며 해외에서 온 "
        "기업도 포함한다.",
        "{subject} 신청은 {year}년 {month}월 {day}일부터 {later}일까지 {place} 사무소나 {org} 누리집에서 접수한다.",
        "신청한 기업 가운데 서면 심사와 현장 전문가의 면접을 거쳐 {count}개사를 선정하였다.",
        "{subject} 예산은 {amount}백만원이며 이 가운데 {percent}%를 사업이 시작되기 전에 지급한다.",
        "선정된 기업은 {place}에 있는 실험실을 다른 기업과 함께 쓸 수 있으나 재료는 직접 준비하고 이용 "
        "수칙을 지켜야 한다.",
        "{org}은 정기적으로 결과를 점검하고 {other}이 참여하는 운영위원회에 보고한다.",
        "{org}과 {other}은 {year}년 {subject}에 관한 시험 자료를 서로 제공하기로 서면으로 합의하였다.",
        "평가 결과가 같을 때에는 창업한 지 오래되지 않은 기업을 우선하여 선정한다.",
        "{name}은 출장비를 지원하지 않으며 협약을 체결하기 이전에 쓴 비용은 나중에 인정하지 않는다.",
        "{org}에 따르면 지난해 참여한 기업의 대부분이 {months}개월 안에 {place}에서 열린 행사에서 만난 협력 "
        "기업을 찾았다.",
        "서류가 부족하면 {org}이 한 차례 보완을 요청하고 제출하여야 하는 기간을 정하여 알려 준다.",
        "협약이 끝난 뒤 {day}일 안에 최종보고서를 제출하여야 하며 보고서는 {org}이 보관하고 공개하지 않는다.",
        "{place} 사무소는 평일에 문의를 받고 모든 신청 기업이 알 수 있도록 답변을 게시판에 공개한다.",
        "공공 예산으로 구입한 장비는 협약이 끝난 뒤에도 {org}의 소유로 남는다.",
        "{other}은 {year}년 {month}월부터 {subject} 전문가를 초기 기업에 보내어 필요한 동안 함께 일하게 하였다.",
        "참여 기업이 서면으로 거부하지 않는 한 {org}은 보고서에 기업의 이름을 밝힐 수 있다.",
    ),
    items=(
        "{subject}: 기업당 최대 {amount}백만원",
        "{org}과 {months}개월 협약",
        "{place} 공용 장비와 사무 공간 이용",
        "{other}의 {subject} 자문",
    ),
    head=("기관", "분야", "예산(백만원)"),
    subjects=(
        "임상 시험", "특허 조사", "시장 진출", "실험 공간", "제품 인증", "수출 상담", "세포 배양", "자료 보관",
        "인허가 신청", "투자 유치", "인력 교육", "시제품 제작", "해외 박람회", "기술 이전", "품질 관리", "공동 연구",
    ),
    places=("오송", "대전", "고베", "요코하마", "인천", "판교", "부산", "대구", "오사카", "쓰쿠바"),
    sounds=(("가온", "나래", "다솜", "라온", "마루", "바른", "새솔", "아람", "자람", "하늘", "푸른", "한빛", "온새"),
            ("누리", "바이오", "메디", "테크", "파마", "젠", "랩", "솔", "빛", "길", "터", "샘", "별", "들")),
    ending="센터",
)  # fmt: skip
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
