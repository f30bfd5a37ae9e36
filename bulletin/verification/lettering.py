"""What fonts of a PDF say of their codes: the letter of each, and how wide it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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
