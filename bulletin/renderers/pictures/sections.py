"""How many stories a section has, a cell each: one beside each section's name makes a bar chart."""

from __future__ import annotations

from functools import cache

from bulletin.renderers.pictures.drawing import SQUARE, Drawing, Picture

_GAP = 1.0
# A longer bar does not fit beside a section's name; cells get narrower then.
_LONGEST = 120.0


@cache
def sections(stories: int, most: int, alt: str) -> Picture:
    """The bar of a section with so many stories, in an edition whose largest section has `most`."""
    drawing = Drawing()
    cell = min(SQUARE, _LONGEST / most - _GAP)
    if cell < 1:
        drawing.bar(0, 0, _LONGEST * stories / most, SQUARE)
        return drawing.picture(_LONGEST * stories / most, SQUARE, alt)
    for place in range(stories):
        drawing.bar(place * (cell + _GAP), 0, cell, SQUARE)
    return drawing.picture(stories * (cell + _GAP) - _GAP, SQUARE, alt)
