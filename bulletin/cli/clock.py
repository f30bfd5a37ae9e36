"""What time it is: the only place that reads the clock."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def now(timezone: str) -> datetime:
    """The time in a time zone, or in the computer's when none is named."""
    return datetime.now(ZoneInfo(timezone)) if timezone else datetime.now().astimezone()


def today(timezone: str) -> date:
    """The day in a time zone, or in the computer's when none is named."""
    return now(timezone).date()
