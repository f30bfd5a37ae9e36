"""Dots on an axis: what each source says of a figure or a day, and what happened on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.renderers.pictures.axis import spread
from bulletin.renderers.pictures.drawing import LABEL, Drawing, Picture
from bulletin.renderers.pictures.glyphs import width

_RADIUS = 3.5
# From a label to the dot above or below it.
_GAP = 3.0
# Between two labels in a row.
_APART = 4.0
# What a column of print and a narrow screen have room for.
_WIDE = 240.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A value on the axis (up to `high` in a range), what is written `below` it and `above` it.

    A `hollow` one no longer stands, or is yet to come.
    """

    at: float
    below: str
    above: str = ""
    high: float | None = None
    hollow: bool = False


def dots(found: Sequence[Dot], alt: str) -> Picture | None:
    """The dots on one axis from the least to the greatest value; nothing when all are the same."""
    ordered = sorted(found, key=lambda dot: (dot.at, dot.high or dot.at, dot.below))
    low, high = ordered[0].at, max(dot.high or dot.at for dot in ordered)
    if high <= low:
        return None
    drawing = Drawing()
    y = (LABEL + _GAP if any(dot.above for dot in ordered) else 0) + _RADIUS + 0.5
    ends = [max(width(dot.above), width(dot.below), 2 * _RADIUS) / 2 + 1 for dot in (ordered[0], ordered[-1])]
    left, right = ends[0], _WIDE - ends[1]

    def x(value: float) -> float:
        return left + (right - left) * (value - low) / (high - low)

    drawing.line(left, y, right, y)
    for dot in ordered:
        if dot.high is not None:
            drawing.bar(x(dot.at), y - 1.5, x(dot.high) - x(dot.at), 3, hollow=dot.hollow)
            drawing.dot(x(dot.high), y, dot.hollow, _RADIUS)
        drawing.dot(x(dot.at), y, dot.hollow, _RADIUS)
    middles = [(x(dot.at) + x(dot.high or dot.at)) / 2 for dot in ordered]
    _labels(drawing, [dot.above for dot in ordered], middles, y - _RADIUS - _GAP - LABEL)
    _labels(drawing, [dot.below for dot in ordered], middles, y + _RADIUS + _GAP)
    return drawing.picture(_WIDE, y + _RADIUS + _GAP + LABEL + 1, alt)


def _labels(drawing: Drawing, labels: Sequence[str], middles: Sequence[float], y: float) -> None:
    """Writes labels beside each other; those that find no room between the first and the last are left out."""
    widths = [width(label) for label in labels]
    kept: Sequence[int] = range(len(labels))
    if sum(widths) + _APART * len(widths) > _WIDE:
        kept = _fitting(widths, middles)
    placed = spread([middles[place] for place in kept], [widths[place] for place in kept], 0, _WIDE)
    for place, middle in zip(kept, placed, strict=True):
        drawing.write(labels[place], middle, y, centred=True)


def _fitting(widths: Sequence[float], middles: Sequence[float]) -> Sequence[int]:
    """The places of the first label, of the last, and of those between them that touch no other."""
    kept, end = [0], max(middles[0], widths[0] / 2) + widths[0] / 2
    last = min(middles[-1], _WIDE - widths[-1] / 2) - widths[-1] / 2
    for place in range(1, len(widths) - 1):
        low, high = middles[place] - widths[place] / 2, middles[place] + widths[place] / 2
        if low >= end + _APART and high <= last - _APART:
            kept.append(place)
            end = high
    return [*kept, len(widths) - 1]
