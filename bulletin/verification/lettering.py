"""What fonts of a PDF say of their codes: the letter of each, and how wide it is; letters that they spell."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

_CODE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_CODES = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
# What a font that does not say how wide its letters are has (ISO 32000-1, 9.7.4.3), in thousandths of its size.
_USUAL_WIDTH = 1000.0


@dataclass(frozen=True, slots=True)
class Lettering:
    """The letters of a font's codes, and their widths in thousandths of its size."""

    letters: Mapping[bytes, str]
    widths: Mapping[int, float]
    usual: float = _USUAL_WIDTH

    def width(self, code: bytes) -> float:
        """How wide a letter is."""
        return self.widths.get(int.from_bytes(code, "big"), self.usual)


UNKNOWN = Lettering({}, {})


def lettering(font: Any) -> Lettering:
    """What a font says of its codes."""
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else {}
    return Lettering(_letters(font), dict(_widths(inner.get("/W", []))), float(inner.get("/DW", _USUAL_WIDTH)))


def _letters(font: Any) -> dict[bytes, str]:
    """The letters of a font's codes, as its map to Unicode has them."""
    if "/ToUnicode" not in font:
        return {}
    found = (pair for part in _CODES.findall(font["/ToUnicode"].get_data()) for pair in _CODE.findall(part))
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(letter.decode()).decode("utf-16-be", "replace")
        for code, letter in found
        if len(code) % 2 == 0 and len(letter) % 2 == 0
    }


def _widths(said: Any) -> Iterator[tuple[int, float]]:
    """The widths of codes: "4 [664 803]" are those of two codes, "4 9 500" is that of six."""
    waiting: list[int] = []
    for part in (one.get_object() for one in said):
        if isinstance(part, list):
            yield from enumerate(map(float, part), waiting.pop())
        elif len(waiting) == 2:
            yield from ((code, float(part)) for code in range(waiting[0], min(waiting[1], 0xFFFF) + 1))
            waiting = []
        else:
            waiting.append(int(part))


class Spelled(NamedTuple):
    """Letters that are painted at once, the middle of each that can be seen, where they end, and how far one is moved.

    Along the line, from where they begin; `moved` in thousandths of the size.
    """

    text: str
    places: list[float]
    end: float
    moved: float


def spelled(operand: Any, size: float, font: Lettering) -> Spelled:
    """The letters of a run."""
    text, places, at, moved, most = "", list[float](), 0.0, 0.0, 0.0
    for one in operand if isinstance(operand, list) else [operand]:
        if isinstance(one, int | float):
            at -= float(one) / 1000 * size
            # Several in a row move one letter.
            moved += float(one)
            most = max(most, abs(moved))
            continue
        for code in _codes(one):
            letter, width = font.letters.get(code, ""), font.width(code) / 1000 * size
            if letter.strip():
                places.append(at + width / 2)
            text += letter
            at += width
            moved = 0.0
    # What moves without a letter would add up from run to run.
    return Spelled(text, places, at, round(most, 1) if text else most and math.inf)


def _codes(letters: Any) -> Iterator[bytes]:
    raw = getattr(letters, "original_bytes", b"")
    return (raw[at : at + 2] for at in range(0, len(raw), 2))
