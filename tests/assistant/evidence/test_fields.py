"""The labelled fields of notices: which rows head columns, and how far a label reaches."""

from __future__ import annotations

import pytest
from sample_evidence import ask, sample_passages

from assistant.evidence.fields import field_degrees, is_keyed


@pytest.mark.parametrize(
    ("row", "keyed"),
    [
        ("| 지원유형 | 지원대상 | 지원한도 | 선정 수 | 지원기간 |", False),
        ("| Type | Eligibility | Amount | Places |", False),
        ("| 신청기간 | 7월 1일부터 | 신청방법 | 온라인 |", True),
        ("| 지원대상 | 창업 3년 이내 기업 |", True),
    ],
)
def test_labels_where_values_would_stand_are_the_heads_of_columns(row: str, keyed: bool) -> None:
    assert is_keyed(row) == keyed


def test_how_to_reach_them_goes_on_from_the_label_before() -> None:
    passages = sample_passages("Contact: the press team of the zone.", "Telephone 02-555-0101.", "The zone is large.")
    degrees = field_degrees(ask("What is the telephone number of the press team?"), passages)
    assert degrees[0] == 1.0
    assert degrees[1] > 0
    assert degrees[2] == 0
