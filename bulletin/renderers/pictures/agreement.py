"""How many of a story's sources state a fact: a square a source, half solid for those that go back to another."""

from __future__ import annotations

from functools import cache

from bulletin.renderers.pictures.drawing import SQUARE, Drawing, Kind, Picture

_GAP = 2.0
# More squares than this are no longer counted at a glance.
_MOST_SQUARES = 6
_BAR = 52.0
_STRIPES = 3.0


@cache
def agreement(stating: int, origins: int, sources: int, alt: str) -> Picture:
    """The mark of a fact that so many of the story's sources state, which go back to so many origins."""
    drawing = Drawing(is_quiet=True)
    if sources > _MOST_SQUARES:
        return _bar(drawing, origins / sources, stating / sources).picture(_BAR, SQUARE, alt)
    for place in range(sources):
        kind: Kind = "own" if place < origins else "copy" if place < stating else "none"
        drawing.square(place * (SQUARE + _GAP), 0, kind)
    return drawing.picture(sources * (SQUARE + _GAP) - _GAP, SQUARE, alt)


def _bar(drawing: Drawing, origins: float, stating: float) -> Drawing:
    """A bar as long as all sources: solid for the origins, striped for the others that state it."""
    drawing.bar(0, 0, _BAR, SQUARE, hollow=True)
    drawing.bar(0, 0, round(_BAR * origins, 1), SQUARE)
    x = _BAR * origins + _STRIPES / 2
    while x < _BAR * stating:
        drawing.bar(x, 0, 1, SQUARE)
        x += _STRIPES
    return drawing
