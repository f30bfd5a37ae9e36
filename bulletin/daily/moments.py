"""Which day it is, whether it is time for its run, and when that is: pure, of a moment and a time zone.

Times of day are compared as clocks on the wall show them: where one is left out or comes twice, because clocks are
changed that night, the day still has its run, and only one edition.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

# How late a day's run may be where missed ones are skipped: as long as clocks jump at most (an hour) and a machine that
# wakes up may need.
LATEST = timedelta(hours=2)


def zone(name: str) -> tzinfo | None:
    """The time zone of this name, None for the computer's."""
    return ZoneInfo(name) if name else None


def local(moment: datetime, timezone: str) -> datetime:
    """The moment in a time zone, or in the computer's when none is named."""
    return moment.astimezone(zone(timezone))


def is_early(now: datetime, at: time) -> bool:
    """Whether the day's run is still to come."""
    return now.time() < at


def is_late(now: datetime, at: time) -> bool:
    """Whether the day's run was missed."""
    return now.replace(tzinfo=None) - datetime.combine(now.date(), at) > LATEST


def beginning(day: date, at: time, timezone: str) -> datetime:
    """The moment in which the run of a day is to begin; a time that clocks leave out is as far behind the change."""
    # By way of UTC, for a time that is left out is only moved when it is converted.
    return local(_written(day, at, timezone).astimezone(UTC), timezone)


def _written(day: date, at: time, timezone: str) -> datetime:
    return datetime.combine(day, at, zone(timezone))


def following(now: datetime, at: time, timezone: str) -> datetime:
    """The moment in which the next run is to begin."""
    day = now.date() + timedelta(not is_early(now, at))
    return beginning(day, at, timezone)


def missed(days: Collection[date], day: date) -> tuple[date, ...]:
    """The days between the last edition and this day, that have none."""
    last = max((one for one in days if one < day), default=day)
    return tuple(last + timedelta(ahead) for ahead in range(1, (day - last).days))


def times_of_day(at: time, timezone: str, shown_in: str, start: date, days: int = 366) -> tuple[time, ...]:
    """At which times of day the runs of a year begin, as a clock in another time zone shows them."""
    moments = (beginning(start + timedelta(ahead), at, timezone) for ahead in range(days))
    return tuple(sorted({local(moment, shown_in).time().replace(second=0, microsecond=0) for moment in moments}))
