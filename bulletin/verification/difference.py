"""Where two sequences of text depart from each other, said as a person would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# More are counted in vain: who reads them?
MOST = 20
# Runs of text that are aligned with each other; beyond them only that something differs is told. Aligning takes time
# with the square of this.
_WINDOW = 400
# Characters of what is the same that are shown on either side.
_AROUND = 40

Span = tuple[int, int, int, int]


class Difference(NamedTuple):
    """Where it is, what the document prints there, what the edition has, and in which source that stands."""

    where: str
    printed: str
    expected: str
    source: str = ""


def spans(printed: Sequence[str], expected: Sequence[str]) -> Iterator[Span]:
    """Where the two differ: from and to in the first, from and to in the second."""
    start = departure(printed, expected)
    end = departure(printed[start:][::-1], expected[start:][::-1])
    one, other = printed[start : len(printed) - end], expected[start : len(expected) - end]
    aligned = SequenceMatcher(None, one[:_WINDOW], other[:_WINDOW], autojunk=False)
    for tag, a, b, c, d in aligned.get_opcodes():
        if tag != "equal":
            yield start + a, start + b, start + c, start + d


def departure(one: Sequence[str], other: Sequence[str]) -> int:
    """Up to where two texts, or two lists of texts, are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def excerpts(printed: str, expected: str) -> tuple[str, str]:
    """The two texts about the place where they differ, cut to what tells them apart."""
    if not printed or not expected:
        return _cut(printed, 0, len(printed)), _cut(expected, 0, len(expected))
    start = departure(printed, expected)
    end = departure(printed[start:][::-1], expected[start:][::-1])
    return _cut(printed, start, len(printed) - end), _cut(expected, start, len(expected) - end)


def _cut(text: str, start: int, end: int) -> str:
    """The text from a little before the start to a little behind the end, of which no more than needed is shown."""
    first = max(0, start - _AROUND)
    last = min(len(text), min(end, start + 3 * _AROUND) + _AROUND)
    # Whole words, where they are words.
    first = max(first - _AROUND, text.rfind(" ", 0, first + 1) + 1) if first else 0
    behind = text.find(" ", last, last + _AROUND)
    last = len(text) if len(text) - last < _AROUND else last if behind < 0 else behind
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
