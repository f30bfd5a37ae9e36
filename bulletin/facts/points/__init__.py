"""Where two sentences can disagree, kind by kind: a finder takes two sides and yields the points on which they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bulletin.facts.points.moments import moments
from bulletin.facts.points.numbers import numbers
from bulletin.facts.points.ordinals import positions
from bulletin.facts.points.point import Point
from bulletin.facts.points.polarity import polarity
from bulletin.facts.points.results import results
from bulletin.facts.points.roles import roles
from bulletin.facts.points.sides import Side

Finder = Callable[[Side, Side], Iterator[Point]]

FINDERS: tuple[Finder, ...] = (numbers, results, positions, moments, roles, polarity)
