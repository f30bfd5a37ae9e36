"""Whether what one report says is only later than what another says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from bulletin.model import DisagreementKind, Reading

# Reports of one hour draw on the same news; what comes so much later may know more.
LATER = timedelta(hours=3)

Published = Mapping[str, datetime | date | None]

# Of a past event the day stays what it was; a plan can change.
_PLANNED = {
    "en": r"will|would|planned|plans?|scheduled|due|expected|postpon\\w*|moved|put (?:off|back)|push\\w* back"
    r"|delay\\w*|brought forward|defer\\w*|is to|are to|set (?:for|to)|begins|starts|opens|reschedul\\w*",
    "de": r"wird|werden|soll\w*|geplant|verschoben|voraussichtlich|beginnt|startet|öffnet",
    "fr": r"sera|seront|aura|prévue?s?|reporté\w*|repoussé\w*|doit|débutera|commencera|ouvrira|se tiendra",
    "es": r"será|serán|tendrá|previst[oa]s?|aplazad[oa]|pospuest[oa]|programad[oa]|\w+(?:ará|erá|irá)n?",
    "pt": r"será|serão|terá|previst[oa]s?|adiad[oa]|marcad[oa]|programad[oa]|\w+(?:ará|erá|irá|ão)",
    "it": r"sarà|saranno|avrà|previst[oa]|rinviat[oa]|programmat[oa]|\w+(?:erà|irà)(?:nno)?",
    "vi": r"sẽ|dự kiến|lùi|hoãn",
    "ru": r"будет|будут|состоится|планируется|перенес\w+|назначен\w*|откроется|начн[её]тся",
}  # fmt: skip
_FIXED = frozenset({"year", "age", "score"})


def can_change(kind: DisagreementKind, about: str, readings: Sequence[Reading], language: str) -> bool:
    """Whether time can change what is said: tolls and plans, but not the past, an age or who did it."""
    if kind == "name" or about in _FIXED:
        return False
    if kind != "date":
        return True
    planned = re.compile(rf"(?<!\w)(?:{_PLANNED.get(language, '$.')})(?!\w)", re.IGNORECASE)
    return any(planned.search(mention.text) for reading in readings for mention in reading.mentions)


def in_order(readings: Sequence[Reading], published: Published) -> tuple[Reading, ...] | None:
    """The readings earliest first, when each appeared only clearly later than the one before; else nothing."""
    times = []
    for number, reading in enumerate(readings):
        told = [published.get(mention.article) for mention in reading.mentions]
        known = [time for time in told if time is not None]
        if len(known) < len(told):
            return None
        times.append((min(map(_instant, known)), number, known))
    times.sort(key=lambda item: item[:2])
    apart = all(_is_later(late, early) for (_, _, early), (_, _, late) in itertools.pairwise(times))
    return tuple(readings[number] for _, number, _ in times) if apart else None


def _is_later(late: Sequence[datetime | date], early: Sequence[datetime | date]) -> bool:
    if all(isinstance(time, datetime) for time in (*late, *early)):
        return min(map(_instant, late)) - max(map(_instant, early)) >= LATER
    return min(map(_day, late)) > max(map(_day, early))


def _day(time: datetime | date) -> date:
    return time.date() if isinstance(time, datetime) else time


def _instant(time: datetime | date) -> datetime:
    return time if isinstance(time, datetime) else datetime(time.year, time.month, time.day, tzinfo=UTC)
