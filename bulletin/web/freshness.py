"""How long an answer may be used again without asking, and when a server wants to be asked again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# A run started again at once does not burden the servers again; who fetches by the hour always asks.
SHORTEST_S = 60
LONGEST_S = 3600
_SECONDS = re.compile(r"\d{1,9}")
_MAX_AGE = re.compile(r'max-age\s*=\s*"?(\d{1,9})')


def may_be_kept(headers: Mapping[str, str]) -> bool:
    """Whether the answer may be written to the disk."""
    return "no-store" not in _control(headers)


def fresh_s(headers: Mapping[str, str], now: float) -> float:
    """For how many seconds the answer stands for what a new request would give, within an hour (RFC 9111).

    It is a minute when the server says nothing or less than that, and none when it wants to be asked each time.
    """
    control = _control(headers)
    if "no-cache" in control or "no-store" in control:
        return 0
    if said := _MAX_AGE.search(control):
        seconds = float(said[1])
        age = headers.get("age", "")
        seconds -= float(age) if _SECONDS.fullmatch(age) else 0
        return _bounded(seconds) if float(said[1]) else 0
    if (until := _date(headers.get("expires", ""))) is not None:
        at = _date(headers.get("date", ""))
        return _bounded(until - (now if at is None else at))
    return SHORTEST_S


def wait_s(retry_after: str, now: float) -> float | None:
    """In how many seconds a server wants to be asked again, or None when it says nothing that can be read."""
    if _SECONDS.fullmatch(retry_after.strip()):
        return float(retry_after)
    at = _date(retry_after)
    return None if at is None else max(0.0, at - now)


def moment(at: float) -> str:
    """A time for people to read."""
    try:
        return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M} UTC"
    except (OverflowError, ValueError, OSError):
        return "a day far away"


def _control(headers: Mapping[str, str]) -> str:
    return headers.get("cache-control", "")[:1000].lower()


def _bounded(seconds: float) -> float:
    return min(max(seconds, SHORTEST_S), LONGEST_S)


def _date(text: str) -> float | None:
    """A date as HTTP writes it, in seconds since 1970."""
    try:
        date = parsedate_to_datetime(text[:100])
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
