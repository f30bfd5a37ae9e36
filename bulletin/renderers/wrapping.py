"""Text in lines of so many columns: wide characters take two, marks on others none.

wcwidth's own `wrap` takes time with the square of a word's length (20 s for 50,000 characters of Chinese, which is one
word to it), and breaks before a full stop; only its widths and clusters are used.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import wcwidth

# What East Asian lines do not begin with, apart from closing marks: small letters and signs of lengthening.
_NO_START = frozenset("々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ")


def width(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if text.isascii() else wcwidth.width(text, control_codes="ignore")


def wrapped(text: str, columns: int) -> list[str]:
    """The lines, broken at spaces and line ends; longer words are cut, between characters as people see them."""
    lines, line, used = [], "", 0
    for gap, piece in _pieces(text, columns):
        taken = width(piece)
        if line and used + len(gap) + taken > columns:
            lines.append(line)
            line, used, gap = "", 0, ""
        line, used = f"{line}{gap if line else ''}{piece}", used + taken + (len(gap) if line else 0)
    return [*lines, line]


def _pieces(text: str, columns: int) -> Iterator[tuple[str, str]]:
    """What is not broken, each with the space in front of it."""
    for word in filter(None, text.replace("\n", " ").split(" ")):
        gap = " "
        for piece in _unbroken(word):
            for part in [piece] if width(piece) <= columns else _cut(piece, columns):
                yield gap, part
                gap = ""


def _unbroken(word: str) -> Iterator[str]:
    """A word, or where it is of wide characters the pieces that lines may be broken between."""
    if word.isascii() or not any(map(_is_wide, word)):
        yield word
        return
    piece = last = ""
    for cluster in wcwidth.iter_graphemes(word):
        if piece and (_is_wide(last) or _is_wide(cluster[0])) and not (_closes(cluster[0]) or _opens(last)):
            yield piece
            piece = ""
        piece, last = piece + cluster, cluster[0]
    yield piece


def _cut(word: str, columns: int) -> Iterator[str]:
    part: list[str] = []
    used = 0
    for cluster in wcwidth.iter_graphemes(word):
        taken = width(cluster)
        if part and used + taken > columns:
            yield "".join(part)
            part, used = [], 0
        part.append(cluster)
        used += taken
    yield "".join(part)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _closes(character: str) -> bool:
    return character in _NO_START or unicodedata.category(character) in ("Pe", "Pf", "Po")


def _opens(character: str) -> bool:
    return unicodedata.category(character) in ("Ps", "Pi")
