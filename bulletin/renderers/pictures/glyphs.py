"""Letters, digits and a few marks as single strokes, for the labels in pictures: no font, the same in every format."""

from __future__ import annotations

import re

# Six units tall, each from its top left corner; only M, L, Q and Z, so that every number is an x or a y in turn.
HEIGHT = 6.0
_GAP = 1.6
_SPACE = 2.0
_STROKES = {
    "A": (4.0, "M0 6L2 0L4 6M.7 4L3.3 4"),
    "B": (4.0, "M0 0L0 6L2.3 6Q4 6 4 4.4Q4 2.9 2.3 2.9L0 2.9M0 0L2 0Q3.6 0 3.6 1.4Q3.6 2.9 2 2.9"),
    "C": (4.0, "M4 .9Q3.3 0 2.2 0Q0 0 0 3Q0 6 2.2 6Q3.3 6 4 5.1"),
    "D": (4.0, "M0 0L0 6L1.6 6Q4 6 4 3Q4 0 1.6 0Z"),
    "E": (3.4, "M3.4 0L0 0L0 6L3.4 6M0 2.9L2.9 2.9"),
    "F": (3.4, "M3.4 0L0 0L0 6M0 2.9L2.9 2.9"),
    "G": (4.0, "M4 .9Q3.3 0 2.2 0Q0 0 0 3Q0 6 2.2 6Q3.3 6 4 5.3L4 3.2L2.4 3.2"),
    "H": (4.0, "M0 0L0 6M4 0L4 6M0 2.9L4 2.9"),
    "I": (0.4, "M.2 0L.2 6"),
    "J": (2.6, "M2.6 0L2.6 4.4Q2.6 6 1.2 6Q.4 6 0 5.4"),
    "K": (3.8, "M0 0L0 6M3.7 0L0 3.5M1.3 2.4L3.8 6"),
    "L": (3.2, "M0 0L0 6L3.2 6"),
    "M": (4.8, "M0 6L0 0L2.4 4L4.8 0L4.8 6"),
    "N": (4.0, "M0 6L0 0L4 6L4 0"),
    "O": (4.4, "M2.2 0Q0 0 0 3Q0 6 2.2 6Q4.4 6 4.4 3Q4.4 0 2.2 0Z"),
    "P": (4.0, "M0 6L0 0L2.2 0Q4 0 4 1.7Q4 3.4 2.2 3.4L0 3.4"),
    "Q": (4.4, "M2.2 0Q0 0 0 3Q0 6 2.2 6Q4.4 6 4.4 3Q4.4 0 2.2 0ZM2.8 4.4L4.4 6.4"),
    "R": (4.0, "M0 6L0 0L2.2 0Q4 0 4 1.7Q4 3.4 2.2 3.4L0 3.4M2 3.4L4 6"),
    "S": (3.9, "M3.7 .9Q3 0 2 0Q.2 0 .2 1.5Q.2 2.6 2 2.9Q3.9 3.3 3.9 4.5Q3.9 6 2 6Q.8 6 0 5"),
    "T": (4.0, "M0 0L4 0M2 0L2 6"),
    "U": (4.0, "M0 0L0 4Q0 6 2 6Q4 6 4 4L4 0"),
    "V": (4.0, "M0 0L2 6L4 0"),
    "W": (5.6, "M0 0L1.3 6L2.8 1L4.3 6L5.6 0"),
    "X": (4.0, "M0 0L4 6M4 0L0 6"),
    "Y": (4.0, "M0 0L2 3.2L4 0M2 3.2L2 6"),
    "Z": (4.0, "M0 0L4 0L0 6L4 6"),
    "0": (3.6, "M1.8 0Q0 0 0 3Q0 6 1.8 6Q3.6 6 3.6 3Q3.6 0 1.8 0Z"),
    "1": (2.4, "M.4 1.2L2 0L2 6"),
    "2": (3.6, "M.1 1.4Q.4 0 1.8 0Q3.4 0 3.4 1.6Q3.4 2.6 2 4L0 6L3.6 6"),
    "3": (3.6, "M.2 .8Q.8 0 1.8 0Q3.3 0 3.3 1.4Q3.3 2.8 1.4 2.8Q3.6 2.8 3.6 4.4Q3.6 6 1.7 6Q.6 6 0 5.2"),
    "4": (3.8, "M2.8 6L2.8 0L0 4.3L3.8 4.3"),
    "5": (3.6, "M3.3 0L.5 0L.3 2.7Q1 2.2 1.8 2.2Q3.6 2.2 3.6 4.1Q3.6 6 1.7 6Q.6 6 0 5.3"),
    "6": (3.6, "M3.2 .6Q2.7 0 2 0Q0 0 0 3.6Q0 6 1.8 6Q3.6 6 3.6 4.1Q3.6 2.4 1.9 2.4Q.6 2.4 0 3.8"),
    "7": (3.6, "M0 0L3.6 0L1.3 6"),
    "8": (
        3.6,
        "M1.8 0Q.3 0 .3 1.4Q.3 2.8 1.8 2.8Q3.3 2.8 3.3 1.4Q3.3 0 1.8 0Z"
        "M1.8 2.8Q0 2.8 0 4.4Q0 6 1.8 6Q3.6 6 3.6 4.4Q3.6 2.8 1.8 2.8Z",
    ),
    "9": (3.6, "M.4 5.4Q.9 6 1.6 6Q3.6 6 3.6 2.4Q3.6 0 1.8 0Q0 0 0 1.9Q0 3.6 1.7 3.6Q3 3.6 3.6 2.2"),
    ".": (0.4, "M.2 5.6L.2 6"),
    ",": (0.6, "M.4 5.5L.1 6.8"),
    ":": (0.4, "M.2 1.9L.2 2.3M.2 5.5L.2 5.9"),
    "/": (2.0, "M0 6.6L2 -.4"),
    "-": (1.8, "M0 3.2L1.8 3.2"),
    "+": (3.0, "M0 3.2L3 3.2M1.5 1.7L1.5 4.7"),
    "?": (3.1, "M0 1.2Q.3 0 1.6 0Q3.1 0 3.1 1.5Q3.1 2.5 2.2 3Q1.6 3.4 1.6 4.2M1.6 5.6L1.6 6"),
}  # fmt: skip
_TOKENS = re.compile(r"[MLQZ]|-?[\d.]+")


def width(text: str) -> float:
    """How wide the text is when it is written; what has no strokes is a space."""
    return max(sum(_STROKES.get(one, (_SPACE, ""))[0] + _GAP for one in text) - _GAP, 0.0)


def written(text: str, x: float, y: float) -> str:
    """The text's strokes as a path, from its top left corner."""
    strokes = []
    for one in text:
        wide, path = _STROKES.get(one, (_SPACE, ""))
        strokes.append(_moved(path, x, y))
        x += wide + _GAP
    return "".join(strokes)


def number(value: float) -> str:
    """A coordinate, rounded to a tenth of a pixel."""
    # Adding 0 makes -0 a plain 0.
    return f"{round(value, 1) + 0:g}"


def _moved(path: str, x: float, y: float) -> str:
    made, places = "", 0
    for token in _TOKENS.findall(path):
        if token in "MLQZ":
            made += token
        else:
            moved = number(float(token) + (y if places % 2 else x))
            made += moved if made[-1] in "MLQ" else f" {moved}"
            places += 1
    return made
