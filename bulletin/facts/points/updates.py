"""Whether what one report says is only later than what another says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache

from bulletin.facts.points.counts import Count
from bulletin.facts.points.fates import FATES
from bulletin.facts.points.point import Said
from bulletin.facts.points.update_words import CHANGED, GROWING, SO_FAR, TURNED
from bulletin.model import DisagreementKind, Reading

# Reports of one hour draw on the same news; what comes so much later may know more.
LATER = timedelta(hours=3)

Published = Mapping[str, datetime | date | None]

# A year, an age, a result and a name stay what they are: who gives another corrects it, or is wrong.
_FIXED = frozenset({"year", "age", "score"})
# These may become fewer without anybody having been wrong.
_MAY_FALL = frozenset({"missing", "in hospital", "evacuated", "homeless"})
WINDOW_CHARACTERS = 60
_Told = Sequence[tuple[Said, str]]


def can_change(kind: DisagreementKind, about: str, told: Sequence[_Told], language: str) -> bool:
    """Whether time may have made the first of several readings the last, each as it is told: earliest first.

    Tolls grow, and a report may say that something has changed; else two reports of one thing are at odds.
    """
    if kind == "name" or about in _FIXED:
        return False
    first, later = told[0], [one for own in told[1:] for one in own]
    changed = any(_has(CHANGED, text, language) for _, text in later)
    if changed and not all(_has(CHANGED, text, language) for _, text in first):
        return True
    if kind == "number":
        return any(_has(SO_FAR, text, language) for _, text in first) or _grows(about, told, language)
    return kind == "polarity" and any(_has(TURNED, said.written, language) for said, _ in later)


def _grows(about: str, told: Sequence[_Told], language: str) -> bool:
    """Whether the numbers count what grows, or go beyond what was only the least, and are larger in the end."""
    if about in _MAY_FALL:
        return True
    ends = [[(said, text) for said, text in own if isinstance(said, Count)] for own in (told[0], told[-1])]
    if not ends[0] or not ends[1]:
        return False
    (early, _), (late, _) = ends[0][0], ends[1][0]
    if late.figure.value <= early.figure.value:
        return False
    growing = all(any(_has(GROWING, _near(said, text), language) for said, text in own) for own in ends)
    return about in FATES or early.figure.at_least or growing


def _near(count: Count, text: str) -> str:
    return text[max(0, count.start - WINDOW_CHARACTERS) : count.reach + WINDOW_CHARACTERS]


def _has(table: Mapping[str, str], text: str, language: str) -> bool:
    return _words(table.get(language, "$.")).search(text) is not None


@cache
def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def in_order(readings: Sequence[Reading], published: Published) -> tuple[int, ...]:
    """The numbers of the readings, earliest first, when each appeared only clearly later than the one before."""
    times = []
    for number, reading in enumerate(readings):
        told = [published.get(mention.article) for mention in reading.mentions]
        known = [time for time in told if time is not None]
        if len(known) < len(told):
            return ()
        times.append((min(map(_instant, known)), number, known))
    times.sort(key=lambda item: item[:2])
    apart = all(_is_later(late, early) for (_, _, early), (_, _, late) in itertools.pairwise(times))
    return tuple(number for _, number, _ in times) if apart else ()


def _is_later(late: Sequence[datetime | date], early: Sequence[datetime | date]) -> bool:
    if all(isinstance(time, datetime) for time in (*late, *early)):
        return min(map(_instant, late)) - max(map(_instant, early)) >= LATER
    return min(map(_day, late)) > max(map(_day, early))


def _day(time: datetime | date) -> date:
    return time.date() if isinstance(time, datetime) else time


def _instant(time: datetime | date) -> datetime:
    return time if isinstance(time, datetime) else datetime(time.year, time.month, time.day, tzinfo=UTC)
