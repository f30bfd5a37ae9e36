"""Results of one match or vote that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.facts.points.circumstances import another_time
from bulletin.facts.points.contrasts import ANYTHING, classes_at, contrast
from bulletin.facts.points.point import Point
from bulletin.facts.points.scores import Score, scores
from bulletin.facts.points.sides import Side, closeness

LEAST_CLOSENESS = 0.2


def results(a: Side, b: Side) -> Iterator[Point]:
    """The only result that either of two sentences gives and the other does not."""
    said = [_results(side) for side in (a, b)]
    first = [score for score in said[0] if not any(score.agrees(other) for other in said[1])]
    second = [score for score in said[1] if not any(score.agrees(other) for other in said[0])]
    if len(first) != 1 or len(second) != 1:
        return
    x, y = first[0], second[0]
    near = closeness(a, (x.start, x.end), b, (y.start, y.end))
    partly = any(stage & {"half", "running"} and "end" not in stage for stage in (_stage(x, a), _stage(y, b)))
    apart = partly or contrast((a.text, x.start, x.end), (b.text, y.start, y.end), a.language, ANYTHING | {"match"})
    if near >= LEAST_CLOSENESS and not apart and not another_time(a, b):
        yield Point("number", "score", x, y)


def _stage(score: Score, side: Side) -> frozenset[str]:
    """At which stage of a match a result stood, as far as words near it say."""
    return classes_at(side.text, side.language, "match", score.start, score.end)


def _results(side: Side) -> list[Score]:
    return list({score.result: score for score in reversed(scores(side.text, side.language))}.values())
