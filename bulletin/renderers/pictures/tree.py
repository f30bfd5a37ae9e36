"""What goes back to one origin: the origin, and a branch to each article that took its report over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.renderers.pictures.drawing import LABEL, SQUARE, Drawing, Picture
from bulletin.renderers.pictures.glyphs import width

# From the branch to the squares below it, and from a square to its letter and to the next square.
_DROP, _TO_LETTER, _TO_NEXT = 4.0, 2.5, 8.0
_MOST_ARTICLES = 12


@dataclass(frozen=True, slots=True)
class Branch:
    """An article that goes back to the origin, by its letter; `sure` when that shows in its words."""

    letter: str
    sure: bool


def tree(own: Sequence[str], branches: Sequence[Branch], alt: str) -> Picture:
    """The tree of an origin: `own` are the letters of its own articles; without any, a diamond stands for it.

    Branches are whole when the same words show them, and dashed when a credit or a name does.
    """
    # As tall without branches, so that those of all origins are of one scale.
    drawing, x, top = Drawing(), 0.0, _DROP
    if not own:
        drawing.diamond(4, top + SQUARE / 2)
        x = 8 + _TO_NEXT
    for letter in own[:_MOST_ARTICLES]:
        x = _leaf(drawing, x, top, letter, "own")
    room = max(_MOST_ARTICLES - len(own), 1)
    for branch in branches[:room]:
        middle = x + SQUARE / 2
        drawing.line(middle, 0.5, middle, top, dashed=not branch.sure)
        last, x = middle, _leaf(drawing, x, top, branch.letter, "copy")
    if branches:
        drawing.line(4, 0.5, last, 0.5)
        drawing.line(4, 0.5, 4, top)
    if more := max(len(branches) - room, 0) + max(len(own) - _MOST_ARTICLES, 0):
        drawing.write(f"+{more}", x, top + (SQUARE - LABEL) / 2)
        x += width(f"+{more}") + _TO_NEXT
    return drawing.picture(x - _TO_NEXT + 1, top + SQUARE, alt)


def _leaf(drawing: Drawing, x: float, y: float, letter: str, kind: str) -> float:
    """Draws an article's square and letter; where the next one may begin."""
    drawing.square(x, y, "own" if kind == "own" else "copy")
    drawing.write(letter, x + SQUARE + _TO_LETTER, y + (SQUARE - LABEL) / 2)
    return x + SQUARE + _TO_LETTER + width(letter) + _TO_NEXT
