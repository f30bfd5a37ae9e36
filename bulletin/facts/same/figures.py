"""Sentences that are alike but for a figure, where nothing says that they disagree: nobody may take them for agreed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bulletin.facts.points import FINDERS
from bulletin.facts.points.figures import Figure, at_odds
from bulletin.facts.points.sides import side
from bulletin.facts.same.signals import profile
from bulletin.text import east_asian
from bulletin.text.quantities import DATE, quantities
from bulletin.text.stemming import stem
from bulletin.text.words import tokens

# The least share of what either sentence says, figures left out, that the other must say too.
ALIKE = 0.9

# Whatever digits are in it: "9:30", "A-16", "555-0100".
_DIGITS = re.compile(r"\d+(?:[.,:/-]\d+)*")
_FULL_HOUR = re.compile(r"[:.]00$")


def differ_in_figures(a: str, b: str, language: str) -> bool:
    """Whether two sentences are alike but that each has a figure the other lacks, and no finder tells which is which.

    Roundings and "about" make no difference. It asks no more than that a figure stands there: it may be an hour, a
    number of a house, or one that `quantities` does not read.
    """
    first, second = _figures(a, language), _figures(b, language)
    if not (_left(first, second) and _left(second, first)) or not _alike(a, b, language):
        return False
    one, other = side(a, language), side(b, language)
    return not any(True for find in FINDERS for _ in find(one, other))


def _left(own: Iterable[Figure], others: Iterable[Figure]) -> bool:
    """Whether one of the figures agrees with none of the others."""
    known = list(others)
    return any(all(at_odds(figure, other) for other in known) for figure in own)


@lru_cache(maxsize=20_000)
def _figures(text: str, language: str) -> tuple[Figure, ...]:
    """Every figure in the text, read or not."""
    found: list[Figure] = []
    taken: list[tuple[int, int]] = []
    for quantity in quantities(text, language):
        taken.append((quantity.start, quantity.end))
        if quantity.unit == DATE:
            found += [Figure(float(part), None) for part in _of_date(int(quantity.value))]
        else:
            found.append(Figure(quantity.value, quantity.high, at_least=quantity.approximate))
    rest = ((start, end, value) for start, end, value in _unread(text, language))
    found += [Figure(value, None) for start, end, value in rest if not any(s < end and start < e for s, e in taken)]
    return tuple(found)


def _of_date(number: int) -> Iterator[int]:
    """The year, month and day of a date, each a figure that may stand without the others elsewhere."""
    return (part for part in (number // 10_000, number // 100 % 100, number % 100) if part)


def _unread(text: str, language: str) -> Iterator[tuple[int, int, float]]:
    for match in _DIGITS.finditer(text):
        written = _FULL_HOUR.sub("", match[0])
        yield *match.span(), float("".join(sign for sign in written if sign.isdecimal()))
    if language in ("zh", "ja"):
        yield from east_asian.numerals(text)


def _alike(a: str, b: str, language: str) -> bool:
    first, second = _said(a, language), _said(b, language)
    shared = math.fsum(min(weight, second[key]) for key, weight in first.items() if key in second)
    return shared >= ALIKE * max(math.fsum(first.values()), math.fsum(second.values()))


@lru_cache(maxsize=20_000)
def _said(text: str, language: str) -> dict[str, float]:
    """What the sentence says, by weight, its figures left out."""
    counted = {stem(word, language) for q in quantities(text, language) for word in tokens(q.text, language)}
    return {
        key: weight
        for key, weight in profile(text, language).weights.items()
        if key not in counted and not any(map(str.isnumeric, key))
    }
