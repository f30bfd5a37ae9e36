"""Shapes that a page draws, in its own coordinates: what they hold, and what is left to see within several of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-math.inf, -math.inf, math.inf, math.inf)


@dataclass(frozen=True, slots=True)
class Shape:
    """What is filled within outlines, or drawn along them with a width; `box` is around all of it.

    Without outlines it is everywhere, as a shading is.
    """

    outlines: tuple[tuple[Point, ...], ...]
    box: Box
    is_even_odd: bool = False
    is_filled: bool = True
    width: float = 0.0

    def holds(self, x: float, y: float) -> bool:
        """Whether the shape lies over a point."""
        left, low, right, high = self.box
        if not (left <= x <= right and low <= y <= high):
            return False
        return not self.outlines or (self.is_filled and self._fills(x, y)) or (self.width > 0 and self._strokes(x, y))

    def _fills(self, x: float, y: float) -> bool:
        """Whether a ray to the right of a point crosses the outlines as often as the rule asks for."""
        turns = crossed = 0
        for outline in self.outlines:
            for (a, b), (c, d) in _edges(outline):
                if (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a):
                    crossed += 1
                    turns += 1 if d > b else -1
        return bool(crossed % 2 if self.is_even_odd else turns)

    def _strokes(self, x: float, y: float) -> bool:
        pairs = (pair for outline in self.outlines for pair in pairwise(outline))
        return any(_distance(x, y, start, end) <= self.width / 2 for start, end in pairs)


class Path:
    """The outlines of a shape that is being drawn, each by its corners; of a curve the points that it is drawn by."""

    def __init__(self) -> None:
        self._outlines: list[list[Point]] = []

    def draw(self, operator: str, numbers: Sequence[float], matrix: Matrix) -> None:
        """Go on with the shape."""
        if operator == "re":
            x, y, width, height = numbers
            numbers = (x, y, x + width, y, x + width, y + height, x, y + height, x, y)
        if operator in ("m", "re") or not self._outlines:
            self._outlines.append([])
        self._outlines[-1] += [placed(x, y, matrix) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]

    def close(self) -> None:
        """End the outline where it began."""
        if self._outlines:
            self._outlines[-1].append(self._outlines[-1][0])

    def shape(self, is_even_odd: bool = False, is_filled: bool = True, width: float = 0.0) -> Shape:
        """The shape as it is filled, or drawn with a width."""
        points = [point for outline in self._outlines for point in outline]
        xs, ys = [x for x, _ in points] or [math.inf], [y for _, y in points] or [math.inf]
        margin = width / 2
        box = (min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)
        outlines = tuple(tuple(outline) for outline in self._outlines) or (((math.inf, math.inf),),)
        return Shape(outlines, box, is_even_odd, is_filled, width)


def rectangle(corners: Sequence[float], matrix: Matrix) -> Shape:
    """The shape of a rectangle, by two of its corners."""
    left, low, right, high = corners
    path = Path()
    path.draw("re", (left, low, right - left, high - low), matrix)
    return path.shape()


def shown(clips: Iterable[Shape], x: float, y: float) -> bool:
    """Whether a point is within all shapes that painting is kept to."""
    return all(clip.holds(x, y) for clip in clips)


def scale(matrix: Matrix) -> float:
    """How much wider a matrix makes a line."""
    a, b, c, d, *_ = matrix
    return max(math.hypot(a, b), math.hypot(c, d))


def placed(x: float, y: float, matrix: Matrix) -> Point:
    """Where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def as_matrix(operands: Sequence[Any]) -> Matrix:
    """The six numbers of a matrix."""
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def times(one: Matrix, other: Matrix) -> Matrix:
    """What two matrices do, one after the other."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have anything in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _edges(outline: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    yield from pairwise(outline)
    yield outline[-1], outline[0]


def _distance(x: float, y: float, start: Point, end: Point) -> float:
    """How far a point is from a line between two others."""
    (a, b), (c, d) = start, end
    length = (c - a) ** 2 + (d - b) ** 2
    along = max(0.0, min(1.0, ((x - a) * (c - a) + (y - b) * (d - b)) / length)) if length else 0.0
    return math.hypot(x - a - along * (c - a), y - b - along * (d - b))
