"""The ministry's time: embargoes end by it, to the minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")
Clock = Callable[[], datetime]


def seoul_now() -> datetime:
    """The server's clock in the ministry's time zone."""
    return datetime.now(SEOUL)
