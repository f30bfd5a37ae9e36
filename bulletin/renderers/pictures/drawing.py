"""What all pictures are made of: a few paths, each of one kind, as an SVG in a data address."""

from __future__ import annotations

import base64
import math
from dataclasses import dataclass, field
from typing import Literal

from bulletin.renderers.pictures.glyphs import HEIGHT, number, width, written

Kind = Literal["own", "copy", "none"]
"""What stands behind a square: an own report, one that goes back to another's, or none."""

SQUARE = 7.0
# Four curves whose handles are this long, for a radius of 1, look round; WeasyPrint draws half an arc angular.
_ROUND = 0.5523
# Greys that fit the colours of every theme: on white, and on black where a reader prefers that.
_STYLE = (
    "<style>@media(prefers-color-scheme:dark){.f{fill:#c9cbd1}.s{stroke:#c9cbd1}.t{stroke:#e9e7e2}.q{stroke:#a5a7ad}"
    ".g{fill:#a5a7ad}.h{stroke:#a5a7ad}}"
    "</style>"
)
_SOLID, _INK, _QUIET = "#3d4046", "#17181b", "#5c5f66"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a data address with what it says in words; `width` and `height` are in CSS pixels."""

    uri: str
    alt: str
    width: int
    height: int


@dataclass(slots=True)
class Drawing:
    """Shapes by kind, in pixels: each kind becomes one path, so that a picture has few elements.

    What is `is_quiet` is grey: it stands inside of text, which is to be read and not looked at.
    """

    solid: list[str] = field(default_factory=list)
    outline: list[str] = field(default_factory=list)
    dashed: list[str] = field(default_factory=list)
    rule: list[str] = field(default_factory=list)
    strokes: list[str] = field(default_factory=list)
    is_quiet: bool = False

    def square(self, x: float, y: float, kind: Kind, size: float = SQUARE) -> None:
        """A square by its top left corner: solid, half solid or hollow."""
        if kind == "own":
            self.solid.append(_box(x, y, size, size))
            return
        self.outline.append(_box(x + 0.5, y + 0.5, size - 1, size - 1))
        if kind == "copy":
            self.solid.append(f"M{_p(x, y)}L{_p(x, y + size)}L{_p(x + size, y + size)}Z")

    def diamond(self, x: float, y: float, size: float = SQUARE + 1) -> None:
        """A solid diamond by its centre."""
        half = size / 2
        self.solid.append(f"M{_p(x, y - half)}L{_p(x + half, y)}L{_p(x, y + half)}L{_p(x - half, y)}Z")

    def dot(self, x: float, y: float, hollow: bool = False, radius: float = 3.5) -> None:
        """A dot by its centre."""
        r = radius - 0.5 if hollow else radius
        a, b = number(r), number(r * (1 - _ROUND))
        quarters = f"c0 -{number(r * _ROUND)} {b} -{a} {a} -{a}s{a} {b} {a} {a} -{b} {a} -{a} {a} -{a} -{b} -{a} -{a}z"
        path = f"M{_p(x - r, y)}{quarters}"
        (self.outline if hollow else self.solid).append(path)

    def bar(self, x: float, y: float, wide: float, tall: float, hollow: bool = False) -> None:
        """A bar by its top left corner."""
        if hollow:
            self.outline.append(_box(x + 0.5, y + 0.5, max(wide - 1, 0.5), tall - 1))
        else:
            self.solid.append(_box(x, y, wide, tall))

    def line(self, x: float, y: float, to_x: float, to_y: float, dashed: bool = False) -> None:
        """A thin line."""
        (self.dashed if dashed else self.rule).append(f"M{_p(x, y)}L{_p(to_x, to_y)}")

    def write(self, text: str, x: float, y: float, centred: bool = False) -> None:
        """A label by its top left corner, or by the middle of its top."""
        self.strokes.append(written(text, x - width(text) / 2 if centred else x, y))

    def picture(self, wide: float, tall: float, alt: str) -> Picture:
        """The picture of this size."""
        w, h = math.ceil(wide), math.ceil(tall)
        return Picture(address(self.svg(w, h)), alt, w, h)

    def svg(self, wide: int, tall: int) -> str:
        """The SVG: thin lines lie below, labels above."""
        fill, stroke, colour = ("g", "h", _QUIET) if self.is_quiet else ("f", "s", _SOLID)
        drawn = (
            (self.rule, f"class='q' fill='none' stroke='{_QUIET}' stroke-width='.8'"),
            (self.dashed, f"class='q' fill='none' stroke='{_QUIET}' stroke-dasharray='2 1.5'"),
            (self.solid, f"class='{fill}' fill='{colour}'"),
            (self.outline, f"class='{stroke}' fill='none' stroke='{colour}'"),
            (
                self.strokes,
                f"class='t' fill='none' stroke='{_INK}' stroke-width='.9' stroke-linecap='round' "
                "stroke-linejoin='round'",
            ),
        )
        paths = "".join(f"<path {style} d='{''.join(shapes)}'/>" for shapes, style in drawn if shapes)
        size = f"width='{wide}' height='{tall}' viewBox='0 0 {wide} {tall}'"
        return f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{_STYLE}{paths}</svg>"


LABEL = HEIGHT


def address(svg: str) -> str:
    """The SVG as an address that holds it; base64, which no format needs to escape and is as short as percent signs."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _box(x: float, y: float, wide: float, tall: float) -> str:
    return f"M{_p(x, y)}H{number(x + wide)}V{number(y + tall)}H{number(x)}Z"


def _p(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"
