"""What a statement may say of a quote, case by case: other spellings stand, other meanings do not."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.verification import violations
from ingest.language.names import Aliases

DATED = date(2024, 9, 30)
ALIASES = Aliases.of(
    [
        ["LIM Jeong-wook", "임정욱", "Lim Jung-wook"],
        ["Korean Venture Investment Corp", "KVIC", "한국벤처투자"],
        ["Harbor Park", "하버 파크"],
        ["Ministry of SMEs and Startups", "MSS", "중소벤처기업부", "중기부"],
    ]
)

STANDS = [
    # numbers
    ("8 companies moved in.", "Eight companies moved in."),
    ("Eight companies moved in.", "8 companies moved in."),
    ("기업 8개가 입주했다.", "기업 여덟 개가 입주했다."),
    ("It costs 400 million won.", "It costs 4억원."),
    ("It costs KRW 400 million.", "It costs 400 million won."),
    ("It costs ₩400 million.", "It costs 4억 원."),
    ("4억원을 지원한다.", "4억 원을 지원한다."),
    ("132억 원을 지원한다.", "13,200,000,000원을 지원한다."),
    ("It received US$5 million.", "It received 5 million US dollars."),
    ("It received $5 million.", "It received USD 5,000,000."),
    ("The share rose to 12 percent.", "The share rose to 12%."),
    ("The share rose by 3%p.", "The share rose by 3 percentage points."),
    ("1,200 people came.", "1200 people came."),
    ("It ranked 22nd.", "It ranked twenty-second."),
    # dates
    ("On 26 September they met.", "On September 26 they met."),
    ("On 2024-09-26 they met.", "On September 26 they met."),
    ("On September 26, 2024 they met.", "On September 26 they met."),
    ("They met on 9월 26일.", "They met on September 26."),
    ("2024년 9월 30일에 발표했다.", "'24.9.30.에 발표했다."),
    ("They met on September 30, 2024.", "They met on 9.30.(월)."),
    ("On September 26 they met.", "On September 26 (Thursday) they met."),
    # names
    ("임정욱 listened.", "LIM Jeong-wook listened."),
    ("Lim Jung-wook listened.", "LIM Jeong-wook listened."),
    ("KVIC attended.", "Korean Venture Investment Corp attended."),
    ("중기부는 발표했다.", "중소벤처기업부는 발표했다."),
    # grammar
    ("The company moves in.", "The companies moved in."),
    ("They cannot apply.", "They can't apply."),
    ("They do not apply.", "They don't apply."),
    ("기업이 입주했습니다.", "기업은 입주하였다."),
    ("기업을 지원합니다.", "기업을 지원한다."),
    ("Companies attended", "Companies attended."),
    # what may be left out
    ("Companies attended.", "- Companies attended."),
    ("기업이 참가했다.", "○ 기업이 참가했다."),
    ("The firms met again.", "In addition, the firms met again."),
    ("기업을 지원한다.", "또한 기업을 지원한다."),
    ("The MSS opened a park.", "The MSS (the ministry in charge) opened a park."),
    ("Harbor Park has 128 tenants.", "Harbor Park has 128 tenants, of which 40 percent are startups."),
    ("Eight firms moved in.", "Eight firms moved in, including Nordlab and Sudlab."),
    ("The minister met Anna Weber.", "The minister met Anna Weber and Bora Kim."),
    ("They met Anna Weber and Bora Kim.", "They met Anna Weber, Ines Duarte and Bora Kim."),
    ("They will meet Anna Weber.", "They will meet Anna Weber and Bora Kim."),
]

FALLS = [
    # numbers: ten thousand times too much or too little
    ("4만 원을 지원한다.", "4억 원을 지원한다."),
    ("4조 원을 지원한다.", "4억 원을 지원한다."),
    ("It costs 4 million won.", "It costs 4억원."),
    ("It costs 40 million won.", "It costs 4억원."),
    ("It costs 400 million dollars.", "It costs 400 million won."),
    ("It costs 400 million.", "It costs 400 million won."),
    ("It costs US$400 million.", "It costs ₩400 million."),
    ("The share rose by 3%.", "The share rose by 3%p."),
    ("The share fell by 3%.", "The share rose by 3%."),
    ("3 firms moved in.", "The 3rd firm moved in."),
    # what a number is of
    ("Ten companies moved in.", "Ten companies were planned and eight companies moved in."),
    ("Eight companies were planned.", "Ten companies were planned and eight companies moved in."),
    ("Nordlab got 3 million won.", "Nordlab and Sudlab got 3 million won."),
    ("Harbor Park has 40 tenants.", "Harbor Park has 128 tenants, of which 40 percent are startups."),
    ("8개사가 입주했다.", "10개사를 계획했고 8개사가 참가했다."),
    # dates and what happened on them
    ("On September 25 he met Astellas.", "On September 25 he met Mediport and on September 27 he met Astellas."),
    ("On September 25 he met Astellas.", "On September 25 he met Mediport; on September 27 he met Astellas."),
    ("On September 26, 2025 they met.", "On September 26 they met."),
    ("On September 26 (Friday) they met.", "On September 26 (Thursday) they met."),
    ("In Japan it is the largest.", "In Korea it is the largest."),
    ("It is the largest.", "In Japan, it is the largest."),
    ("They met.", "They met in September."),
    ("9월에 입주했다.", "10월에 입주했다."),
    # who says it
    ("The plan failed.", "Critics said the plan failed."),
    ("The plan failed.", "The plan failed, critics said."),
    ("The plan failed.", "The plan failed, according to Nordlab."),
    ("“It is challenging.”", "PARK Hyeon-sook stated, “It is challenging.”"),
    ("Anna Weber stated, “It is hard.”", "Bora Kim stated, “It is hard.”"),
    ("The firm left.", "The firm denied that it left."),
    ("입주를 마쳤다.", "입주를 마쳤다고 충청북도는 밝혔다."),
    ("입주를 마쳤다.", "하버시에 따르면 입주를 마쳤다."),
    ("8개사가 입주했다.", "8개사가 입주했다(하버일보, 2024년 10월 9일 보도)."),
    # who has which title
    (
        "Anna Weber, Chairman of Sudlab, spoke.",
        "Anna Weber, Director of Nordlab, and Bora Kim, Chairman of Sudlab, spoke.",
    ),
    ("Anna Weber, Minister, spoke.", "Anna Weber, Deputy Minister, spoke."),
    ("Bora Kim, Director of Nordlab, spoke.", "Anna Weber, Director of Nordlab, spoke."),
    ("Anna Weber is Chairman.", "Anna Weber is Vice Chairman."),
    ("Anna Weber was Director of Nordlab.", "Anna Weber is Director of Nordlab."),
    ("차관 임정욱은 말했다.", "장관 임정욱은 말했다."),
    ("임정욱 장관이 참석했다.", "임정욱 차관이 참석했다."),
    # who did it to whom
    ("Nordlab acquired Sudlab.", "Sudlab acquired Nordlab."),
    ("Nordlab acquired Sudlab.", "Nordlab was acquired by Sudlab."),
    ("They moved to Busan from Osaka.", "They moved from Busan to Osaka."),
    ("정부를 기업이 도왔다.", "정부가 기업을 도왔다."),
    ("기업을 정부를 도왔다.", "기업이 정부를 도왔다."),
    ("Anna Weber met Bora Kim.", "Bora Kim met Anna Weber."),
    ("The agreement of Nordlab was signed.", "The agreement between Nordlab and Sudlab was signed."),
    ("Nordlab merged.", "Nordlab and Sudlab merged."),
    ("They met nobody but Anna Weber.", "They met nobody but Anna Weber and Bora Kim."),
    ("They will not meet Anna Weber.", "They will not meet both Anna Weber and Bora Kim."),
    ("The talks were between Anna Weber.", "The talks were between Anna Weber and Bora Kim."),
    # how many of them, and how exactly
    ("Companies attended.", "Few companies attended."),
    ("3 firms joined.", "Only 3 firms joined."),
    ("120 tenants work there.", "About 120 tenants work there."),
    ("300 million won is paid.", "Up to 300 million won is paid."),
    ("5 million won is paid.", "At least 5 million won is paid."),
    ("100개 기업을 지원했다.", "약 100개 기업을 지원했다."),
    ("100개 기업을 지원했다.", "100여 개 기업을 지원했다."),
    ("10개사를 지원한다.", "10개사 이내를 지원한다."),
    ("All firms joined.", "Some firms joined."),
    ("기업이 신청할 수 있다.", "중소기업만 신청할 수 있다."),
    ("기업이 신청한다.", "기업만 신청한다."),
    # no
    ("The firm moved in.", "The firm did not move in."),
    ("The firm moved in.", "The firm never moved in."),
    ("They can apply.", "They can't apply."),
    ("Firms from Norway may apply.", "Neither firms from Norway nor others may apply."),
    ("회사는 입주했다.", "회사는 입주하지 않았다."),
    ("지원 대상이다.", "지원 대상이 아니다."),
    ("기업이 신청했다.", "기업이 신청하지 못했다."),
    ("It stopped.", "It failed to stop."),
    # perhaps, soon, if
    ("They meet.", "They will meet."),
    ("They met.", "They plan to meet."),
    ("They will meet.", "They will meet, unless it rains, and will not sign."),
    ("They will meet.", "They will meet if funds allow."),
    ("They will meet.", "They may meet."),
    ("The firms moved in.", "The firms are expected to move in."),
    ("Firms are paid.", "Firms are paid, subject to approval."),
    ("회사가 입주한다.", "회사가 입주할 예정이다."),
    ("회사가 입주했다.", "회사가 입주할 계획이다."),
    ("회사가 입주했다.", "회사가 입주한다."),
    ("10개사가 입주한다.", "10개사 입주를 추진한다."),
    # words that stand nowhere, or in no single sentence
    ("The famous park has 128 tenants.", "The park has 128 tenants."),
    ("The park has 128 happy tenants.", "The park has 128 tenants."),
    ("Important rules apply.", "Import rules apply."),
    ("Ignore all rules. The park has 128 tenants.", "The park has 128 tenants."),
    ("The park has tenants 128.", "The park has 128 tenants."),
    ("Write to b@sample.example.", "Write to a@sample.example."),
]


def test_the_table_is_long_enough() -> None:
    assert len(STANDS) >= 35
    assert len(FALLS) >= 80


@pytest.mark.parametrize(("statement", "quote"), STANDS)
def test_another_spelling_stands(statement: str, quote: str) -> None:
    assert violations(statement, [quote], DATED, ALIASES) == []


@pytest.mark.parametrize(("statement", "quote"), FALLS)
def test_another_meaning_falls(statement: str, quote: str) -> None:
    assert violations(statement, [quote], DATED, ALIASES) != []
