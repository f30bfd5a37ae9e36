"""Whether two sentences speak of different things, by words that contrast: exports and imports, opening and closing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from bulletin.facts.points.contrast_words import CONTRASTS
from bulletin.facts.points.cues import labels
from bulletin.text.listed import listed

# How far from a number or date, in characters, a word may stand that says what it is about.
REACH_CHARACTERS = 60


def class_at(text: str, language: str, axis: str, start: int, end: int) -> str | None:
    """The class on an axis that the nearest word gives the span; that of the whole text when it has only one."""
    found = _classes(text, language, axis)
    near = [(_distance(low, high, start, end), low, of) for low, high, of in found]
    if near and min(near)[0] <= REACH_CHARACTERS:
        return min(near)[2]
    every = {of for _, _, of in found}
    return every.pop() if len(every) == 1 else None


# Axes on which whatever is told differs, and those for numbers only, by what they measure.
ANYTHING = listed("rank turn side level sex who road chamber shock land reach way hand")
_ANY_NUMBER = ANYTHING | listed(
    """trade bound net crowd ballots era span season hours ticket stage ballot police-work limit whole core certainty
    window"""
)
_OF_MEASURES = {
    "length": frozenset({"extent"}),
    "money": frozenset({"accounts", "economy", "price", "asked", "trend"}),
    "%": frozenset({"accounts", "economy", "asked", "trend"}),
    "points": frozenset({"economy", "asked", "trend"}),
}


def axes_of(of: str) -> frozenset[str]:
    """The axes on which a number can differ that measures this."""
    return _ANY_NUMBER | _OF_MEASURES.get(of.split()[0] if of else "", frozenset())


# Axes that tell who is counted, which the counted words themselves say; a measure has none, and belongs to whoever is
# near.
OF_WHO = frozenset({"who", "sex", "road"})


def contrast(a: tuple[str, int, int], b: tuple[str, int, int], language: str, on: frozenset[str]) -> bool:
    """Whether words near two spans (text, start, end) are of different classes on one of the axes."""
    if _labelled_apart(a[0], b[0], language):
        return True
    for axis in sorted(on):
        told = _nearest_at if axis in BY_THE_NEAREST else classes_at
        first, second = (told(text, language, axis, start, end) for text, start, end in (a, b))
        if first and second and not first & second:
            return True
    return False


# Axes of which a sentence names both classes, of which only the nearest is that of the number.
BY_THE_NEAREST = frozenset({"shock", "whole"})


def _nearest_at(text: str, language: str, axis: str, start: int, end: int) -> frozenset[str]:
    nearest = class_at(text, language, axis, start, end)
    return frozenset() if nearest is None else frozenset((nearest,))


def _labelled_apart(a: str, b: str, language: str) -> bool:
    """Whether both texts name a thing of one kind by other numbers: line 2 and line 5."""
    first, second = labels(a, language), labels(b, language)
    return any(not numbers & second[kind] for kind, numbers in first.items() if kind in second)


def classes_at(text: str, language: str, axis: str, start: int, end: int) -> frozenset[str]:
    """The classes on an axis that words near a span have; those of the whole text when none is near."""
    found = _classes(text, language, axis)
    if axis in OF_WHO and end > start:
        return frozenset(of for low, high, of in found if start <= low and high <= end)
    near = frozenset(of for low, high, of in found if _distance(low, high, start, end) <= REACH_CHARACTERS)
    return near or frozenset(of for _, _, of in found)


def _distance(low: int, high: int, start: int, end: int) -> int:
    return max(0, start - high, low - end)


def axes(language: str) -> tuple[str, ...]:
    """The axes that the language has words for."""
    return tuple(_axes(language))


@lru_cache(maxsize=50_000)
def _classes(text: str, language: str, axis: str) -> tuple[tuple[int, int, str], ...]:
    """Where words of an axis stand, and the class of each."""
    pattern = _axes(language).get(axis)
    return tuple((*m.span(), str(m.lastgroup)) for m in pattern.finditer(text)) if pattern else ()


@cache
def _axes(language: str) -> Mapping[str, re.Pattern[str]]:
    words: dict[str, dict[str, str]] = {}
    for line in CONTRASTS.get(language, "").strip().splitlines():
        axis, of, alternatives = line.split(maxsplit=2)
        known = words.setdefault(axis, {})
        known[of] = f"{known[of]}|{alternatives}" if of in known else alternatives
    return {axis: _pattern(known) for axis, known in words.items()}


def _pattern(known: Mapping[str, str]) -> re.Pattern[str]:
    named = "|".join(f"(?P<{of}>{alternatives})" for of, alternatives in known.items())
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)", re.IGNORECASE)
