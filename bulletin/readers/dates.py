"""Dates as texts and data write them. A date that lacks its year is no date here: no year is ever invented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TypeVar

from babel import Locale, UnknownLocaleError

from bulletin.errors import ReadError

_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_HAN = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_VIETNAMESE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s+năm|,)\s+(?P<year>\d{4})(?!\d)", re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<!\d)(?P<first>\d{1,2})([./-])\s?(?P<second>\d{1,2})\2\s?(?P<year>\d{4})(?!\d)")
_YEAR = re.compile(r"\d{4}")
_WORD = r"\b(?P<word>[^\W\d_]{3,})\.?"
_OF = r"(?:(?:de|del|of|d['’]|den)\s*)?"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?(?:-|\s+){_OF}{_WORD},?(?:-|\s+){_OF}(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"{_WORD}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<year>\d{{4}})\.?\s+{_WORD}\s+(?P<day>\d{{1,2}})(?!\d)", re.IGNORECASE)
_STAMP = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:(?:T|\s+)(?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_LONGEST_STAMP_CHARACTERS = 60
# There were no pages before.
_FIRST_STAMPED_YEAR = 1990

# What is written about today's news; other four-digit numbers are no years of the common era.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def parse(value: str | datetime | date | None) -> datetime | date | None:
    """The moment (aware, UTC) or the day that `value` gives; None for None and "".

    Text is ISO 8601 ("2026-11-06", "2026-11-06T08:00+01:00") or as in mail (RFC 5322). A time without a zone is taken
    as UTC. Raises ReadError when the text is neither.
    """
    if isinstance(value, str):
        value = _from_text(value.strip()) if value.strip() else None
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value


def understood(text: str) -> datetime | date | None:
    """What `parse` makes of the text, None when that is no date."""
    try:
        return parse(text)
    except ReadError:
        return None


def _from_text(text: str) -> datetime | date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return _moment(text)
    except (ValueError, OverflowError) as error:
        raise ReadError(text, "is no date; write it as 2026-11-06 or 2026-11-06T08:00+01:00") from error


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = parsedate_to_datetime(text)
    # A zone can move the year 1 or 9999 out of what a datetime holds.
    return moment.astimezone(UTC) if moment.tzinfo else moment


def first_told(texts: Iterable[str]) -> datetime | date | None:
    """The first date in texts as pages write them, with the time or the zone that a later one adds to it.

    "2026-11-06" is made "2026-11-06T08:00+01:00" by the first text that gives that moment of the day; so is
    "2026-11-06T08:00", whose zone is UTC when no text gives it.
    """
    told = [one for one in map(_stamped, texts) if one]
    if not told:
        return None
    first = told[0]
    if isinstance(first, datetime) and first.tzinfo:
        return parse(first)
    moments = [one for one in told if isinstance(one, datetime) and one.tzinfo]
    if isinstance(first, datetime):
        return parse(next((one for one in moments if one.replace(tzinfo=None) == first), first))
    timed = moments + [one for one in told if isinstance(one, datetime)]
    return parse(next((one for one in timed if one.date() == first), first))


def _stamped(text: str) -> datetime | date | None:
    """The moment, in its own zone, or the day that a stamp gives: ISO 8601 or nearly, or as in mail."""
    text = text.strip()[:_LONGEST_STAMP_CHARACTERS]
    found = _STAMP.match(text)
    try:
        if not found:
            moment: datetime = parsedate_to_datetime(text)
        elif not found["time"]:
            return _within_years(date.fromisoformat(found["day"]))
        else:
            moment = datetime.fromisoformat(f"{found['day']}T{found['time']}{_zone(found['zone'])}")
    except (ValueError, OverflowError):
        return None
    # What has neither time nor zone is a day, whatever the form that it was put into asks for.
    is_day = moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return _within_years(moment.date() if is_day else moment)


def _zone(zone: str | None) -> str:
    zone = (zone or "").upper().replace(" ", "")
    return "+00:00" if zone in ("Z", "UTC", "GMT") else zone


_Day = TypeVar("_Day", datetime, date)


def _within_years(day: _Day) -> _Day | None:
    return day if _FIRST_STAMPED_YEAR <= day.year <= _LAST_YEAR else None


def find(line: str, language: str) -> date | None:
    """The first full date (day, month and year) that the line gives, in the words of its language or in English.

    "03/04/2026" in English may be March or April, so it is no date.
    """
    if _YEAR.search(line) is None:
        return None
    return min(_found(line, language), default=(0, None), key=lambda found: found[0])[1]


def _found(line: str, language: str) -> Iterator[tuple[int, date]]:
    for pattern in (_ISO, _HAN, _VIETNAMESE):
        for match in pattern.finditer(line):
            yield from _dated(match, int(match["month"]))
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        for match in pattern.finditer(line):
            yield from _dated(match, _month(match["word"], language))
    for match in _NUMERIC.finditer(line):
        first, second = int(match["first"]), int(match["second"])
        day, month = (second, first) if second > 12 and language == "en" else (first, second)
        if language != "en" or first > 12 or second > 12 or first == second:
            yield from _valid(match, day, month)


def _dated(match: re.Match[str], month: int) -> Iterator[tuple[int, date]]:
    yield from _valid(match, int(match["day"]), month)


def _valid(match: re.Match[str], day: int, month: int) -> Iterator[tuple[int, date]]:
    year = int(match["year"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return
    try:
        yield match.start(), date(year, month, day)
    except ValueError:
        return


def _month(word: str, language: str) -> int:
    """The number of the month that the word names or abbreviates, 0 when it names none."""
    word = word.casefold().rstrip(".")
    for names in (_months(language), _months("en")):
        numbers = {number for name, number in names if name == word}
        numbers = numbers or {number for name, number in names if name.startswith(word)}
        if len(numbers) == 1:
            return numbers.pop()
    return 0


@cache
def _months(language: str) -> tuple[tuple[str, int], ...]:
    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(
        (name.casefold().rstrip("."), number)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in sorted(months[context][width].items())
    )
