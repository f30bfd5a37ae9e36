"""Dots on an axis: what each source says of a figure or a day, and what happened on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.renderers.pictures.axis import APART, spread
from bulletin.renderers.pictures.drawing import LABEL, Drawing, Picture
from bulletin.renderers.pictures.glyphs import width

_RADIUS = 3.5
# From a label to the dot above or below it.
_GAP = 3.0
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
    middles = sorted(((x(dot.at) + x(dot.high or dot.at)) / 2, dot.above, dot.below) for dot in ordered)
    _labels(drawing, [(above, middle) for middle, above, _ in middles if above], y - _RADIUS - _GAP - LABEL)
    _labels(drawing, [(below, middle) for middle, _, below in middles if below], y + _RADIUS + _GAP)
    return drawing.picture(_WIDE, y + _RADIUS + _GAP + LABEL + 1, alt)


def _labels(drawing: Drawing, found: Sequence[tuple[str, float]], y: float) -> None:
    """Writes labels beside each other; those that find no room between the first and the last are left out."""
    if sum(width(label) + APART for label, _ in found) > _WIDE:
        found = _fitting(found)
    middles = spread([middle for _, middle in found], [width(label) for label, _ in found], 0.8, _WIDE - 0.8)
    for (label, _), middle in zip(found, middles, strict=True):
        drawing.write(label, middle, y, centred=True)


def _fitting(found: Sequence[tuple[str, float]]) -> Sequence[tuple[str, float]]:
    """The first label, the last, and those between them that touch no other."""
    first, *others, last = found
    kept, end = [first], max(first[1], width(first[0]) / 2) + width(first[0]) / 2
    limit = min(last[1], _WIDE - width(last[0]) / 2) - width(last[0]) / 2
    for label, middle in others:
        low, high = middle - width(label) / 2, middle + width(label) / 2
        if low >= end + APART and high <= limit - APART:
            kept.append((label, middle))
            end = high
    return [*kept, last]
