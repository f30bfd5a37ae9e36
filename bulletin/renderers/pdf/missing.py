"""Letters that no font has: which they are, a font that shows a box for each, and how they are told."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletin.renderers.pdf.fonts import Font
from bulletin.renderers.pdf.heard import heard

# Beyond these the first are named and the others counted.
_MOST_NAMED = 5
_UNITS, _BOX, _RIM = 1000, (80, 0, 620, 700), 50
_ANYWHERE = 'pip install "bulletin[fonts]"'
_SYSTEM = "apt-get install -y --no-install-recommends fonts-noto-core fonts-noto-cjk"
REPLACEMENT = "\ufffd"


def private(text: str) -> set[int]:
    """The code points of a text that mean nothing to anybody but who wrote it; PDF/A has none of them."""
    return {ord(letter) for letter in set(text) if _is_private(letter)}


def _is_private(letter: str) -> bool:
    """Whether it is of private use, or is never to be a character."""
    code = ord(letter)
    return unicodedata.category(letter) == "Co" or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


@contextmanager
def noticed() -> Iterator[set[int]]:
    """The code points for which WeasyPrint says inside that no font has a glyph."""
    found: set[int] = set()

    def take(record: logging.LogRecord) -> None:
        if "unsupported by fonts" in str(record.msg) and isinstance(record.args, tuple):
            found.add(int(str(record.args[-1])))

    with heard(take):
        yield found


def boxes(codes: Iterable[int], folder: Path) -> Font:
    """A font, written to a folder, that has a box for each of these: what is missing is seen, and copied as it is.

    PDF/A and PDF/UA allow no letter without a glyph.
    """
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    names = {code: f"u{code:X}" for code in sorted(codes)}
    pen = TTGlyphPen(None)
    for inset, step in ((0, 1), (_RIM, -1)):
        left, low, right, high = _BOX[0] + inset, _BOX[1] + inset, _BOX[2] - inset, _BOX[3] - inset
        corners = [(left, low), (left, high), (right, high), (right, low)][::step]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    box = pen.glyph()
    every = [".notdef", *names.values()]
    font = FontBuilder(_UNITS, isTTF=True)
    font.setupGlyphOrder(every)
    font.setupCharacterMap(names)
    font.setupGlyf(dict.fromkeys(every, box))
    font.setupHorizontalMetrics(dict.fromkeys(every, (_BOX[0] + _BOX[2], _BOX[0])))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "World Boxes", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0
    made = Font(folder / "WorldBoxes.ttf")
    font.font.recalcTimestamp = False
    font.save(made.path)
    return made


def told(codes: Iterable[int], has_packages: bool) -> tuple[str, ...]:
    """What should be known about letters that no font has: of each its name, and what to install."""
    found = sorted(codes)
    notes = [f"no font has {_named(chr(code))}; {_step(chr(code), has_packages)}" for code in found[:_MOST_NAMED]]
    more = len(found) - _MOST_NAMED
    return (*notes, *([f"no font has {more} more characters"] if more > 0 else []))


def _named(letter: str) -> str:
    """The letter with its name and number: “𞤀” (ADLAM CAPITAL LETTER ALIF), U+1E900."""
    number = f"U+{ord(letter):04X}"
    name = unicodedata.name(letter, "")
    return f"“{letter}” ({name}), {number}" if name else number


def _step(letter: str, has_packages: bool) -> str:
    if _is_private(letter):
        return f"it is for private use, so “{REPLACEMENT}” is printed"
    return f"a box is printed; run: {_SYSTEM if has_packages else _ANYWHERE}"
