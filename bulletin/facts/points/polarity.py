"""Yes against no: one sentence denies what the other says, or says the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.facts.points.circumstances import another_time, elsewhere, unrelated
from bulletin.facts.points.contrasts import class_at
from bulletin.facts.points.denials import denial
from bulletin.facts.points.numbers import at_odds_in_number
from bulletin.facts.points.opposites import opposite, reversal
from bulletin.facts.points.point import Point
from bulletin.facts.points.sides import Side

FEWEST_WORDS = 3  # with content; of less nobody can tell what it is about


def polarity(a: Side, b: Side) -> Iterator[Point]:
    """The first point on which one of two sentences denies what the other says, or says its opposite."""
    point = denial(a, b) or _turned(denial(b, a)) or opposite(a, b) or reversal(a, b) or _turned(reversal(b, a))
    if point is not None and _on_one_thing(a, b):
        yield point


def _turned(point: Point | None) -> Point | None:
    return point and Point(point.kind, point.about, point.second, point.first)


# How an accused pleads is for the court to judge.
_PLEA = re.compile(r"\bpl(?:ead|ed)", re.IGNORECASE)


def _on_one_thing(a: Side, b: Side) -> bool:
    """Whether no question, other subject, place or time tells the two apart."""
    if (_PLEA.search(a.text) is None) != (_PLEA.search(b.text) is None):
        return False
    if min(sum(word.weight > 0 for word in side.words) for side in (a, b)) < FEWEST_WORDS:
        return False
    if a.text.rstrip().endswith("?") or b.text.rstrip().endswith("?"):
        return False
    for axis in ("road", "chamber", "rank", "turn"):
        classes = {class_at(side.text, side.language, axis, 0, len(side.text)) for side in (a, b)} - {None}
        if len(classes) > 1:
            return False
    return not at_odds_in_number(a, b) and not elsewhere(a, b) and not another_time(a, b) and not unrelated(a, b)
