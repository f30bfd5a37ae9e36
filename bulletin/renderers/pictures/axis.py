"""Axes of time, and labels beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from bulletin.renderers.identifiers import in_utc
from bulletin.renderers.pictures.drawing import LABEL, SQUARE, Drawing
from bulletin.renderers.pictures.glyphs import width


class Dated(NamedTuple):
    """How the frame's language writes a day in digits ("21/11"), and a month with its year ("11/2026")."""

    day: Callable[[date], str]
    month: Callable[[date], str]


TICK, BELOW = 2.5, 2.5 + 3 + LABEL
_DAY = timedelta(days=1)
_HOURS = tuple(timedelta(hours=hours) for hours in (0.25, 0.5, 1, 2, 3, 6, 12))
_DAYS = tuple(timedelta(days=days) for days in (1, 2, 7, 14, 30, 90, 365))
# Up to here hours are told apart, beyond only days.
_HOURLY = timedelta(hours=36)
# From here on months.
_MONTHLY = timedelta(days=90)
_MOST_TICKS = 6
# Between two labels in a row: more than a space.
APART = 8.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From `start` to `end`, drawn from `left` on and so `wide`."""

    start: datetime
    end: datetime
    left: float
    wide: float

    def x(self, at: datetime) -> float:
        """Where a moment is drawn; one outside at the nearest end."""
        share = (at - self.start) / (self.end - self.start)
        return self.left + self.wide * min(max(share, 0.0), 1.0)


def span(when: datetime | date) -> tuple[datetime, datetime]:
    """The moments between which it was: the same one twice for a time, a whole day when only the day is known."""
    if isinstance(when, datetime):
        return in_utc(when), in_utc(when)
    start = datetime.combine(when, time(), UTC)
    return start, start + (_DAY if when < date.max else timedelta(hours=23))


def scale(times: Sequence[datetime | date], left: float, wide: float) -> Scale:
    """The scale from the first to the last of some times, an hour at least."""
    spans = [span(when) for when in times]
    start, end = min(low for low, _ in spans), max(high for _, high in spans)
    if end - start < timedelta(hours=1):
        start = max(start, datetime.min.replace(tzinfo=UTC) + _DAY) - timedelta(minutes=30)
        end = min(end, datetime.max.replace(tzinfo=UTC) - _DAY) + timedelta(minutes=30)
    return Scale(start, end, left, wide)


def draw(drawing: Drawing, scale: Scale, y: float, dated: Dated, hourly: bool) -> float:
    """Draws the axis at this height, with ticks at full hours (when times are known and near) or days; where it ends.

    Labels that would cover another are left out.
    """
    drawing.line(scale.left, y, scale.left + scale.wide, y)
    free = float("-inf")
    for label, x in _ticks(scale, dated, hourly):
        drawing.line(x, y, x, y + TICK)
        start = max(x - width(label) / 2, 0.8)
        if start >= free:
            drawing.write(label, start, y + TICK + 2)
            free = start + width(label) + APART
    return max(scale.left + scale.wide + SQUARE / 2, free - APART) + 1


def _ticks(scale: Scale, dated: Dated, hourly: bool) -> Iterator[tuple[str, float]]:
    whole = scale.end - scale.start
    steps = _HOURS if hourly and whole <= _HOURLY else _DAYS
    step = next((step for step in steps if whole / step <= _MOST_TICKS), steps[-1])
    while whole / step > _MOST_TICKS:
        step *= 2
    at = datetime.combine(scale.start.date(), time(), UTC)
    at += step * -((at - scale.start) // step)
    while at <= scale.end:
        written = dated.month if step >= _MONTHLY else dated.day
        label = f"{at:%H:%M}" if at.time() != time() else written(at.date())
        yield label, scale.x(at)
        if at > datetime.max.replace(tzinfo=UTC) - step:
            return
        at += step


def spread(centres: Sequence[float], widths: Sequence[float], left: float, right: float) -> tuple[float, ...]:
    """The centres of labels, in ascending order, moved as little as needed so that none covers another.

    Labels that have no room between `left` and `right` run over the end.
    """
    placed: list[float] = []
    edge = left
    for centre, wide in zip(centres, widths, strict=True):
        placed.append(max(centre, edge + wide / 2))
        edge = placed[-1] + wide / 2 + APART
    if not placed or placed[-1] + widths[-1] / 2 <= right:
        return tuple(placed)
    edge = right
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = max(min(placed[place], edge - widths[place] / 2), widths[place] / 2)
        edge = placed[place] - widths[place] / 2 - APART
    return tuple(placed)
