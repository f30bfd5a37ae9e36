"""Can two numbers that count one thing both be true?"""

from __future__ import annotations

import math
from dataclasses import dataclass

# Numbers given as approximate agree when they differ by less than a quarter: "about 30" and "25".
APPROXIMATE_RATIO = 1.25

# A range has room in it already.
RANGE_RATIO = 1.1

# "At least 30" leaves room above, but whoever knows of 60 knows of something else; "up to 300" leaves it below.
AT_LEAST_RATIO = 1.5
AT_MOST_RATIO = 2.0

# Someone rounded when the unit was changed: 2,400 metres and 7,900 feet.
OTHER_UNIT_RATIO = 1.15

# From here on, and in fractions, a number with fewer digits is taken for a rounding when it is this near: 577 and 580.
ROUNDED_FROM = 100
ROUNDING_RATIO = 1.05
DIGITS = 6

# Degrees that two thermometers or two roundings may be apart.
SAME_DEGREES = 1.5


@dataclass(frozen=True, slots=True)
class Figure:
    """A number (up to `high` in a range) in base units, and how it is meant; `unit` tells kilometres from miles."""

    value: float
    high: float | None
    unit: float = 1.0
    approximate: bool = False
    at_least: bool = False
    at_most: bool = False
    degrees: bool = False


def at_odds(a: Figure, b: Figure) -> bool:
    """Whether two figures differ by more than rounding, "about", "at least" or the ends of a range."""
    if a.value <= (b.high or b.value) and b.value <= (a.high or a.value):
        return False
    near, far = _nearer(a, b), _nearer(b, a)
    if a.degrees:
        return abs(near - far) > (SAME_DEGREES if a.unit != b.unit or a.approximate or b.approximate else 1.0)
    low, high = sorted((near, far))
    lower, higher = (a, b) if near == low else (b, a)
    if low <= 0:
        return True
    if lower.at_least or higher.at_most:
        return high > low * max(AT_LEAST_RATIO * lower.at_least, AT_MOST_RATIO * higher.at_most)
    if a.unit != b.unit and high <= OTHER_UNIT_RATIO * low:
        return False
    if (a.approximate or b.approximate) and high <= APPROXIMATE_RATIO * low:
        return False
    if (a.high or b.high) and high <= RANGE_RATIO * low:
        return False
    return not _is_rounding(near / a.unit, far / b.unit) if a.unit == b.unit else True


def _nearer(a: Figure, b: Figure) -> float:
    """The end of a's range that is nearer to b."""
    return a.high if a.high and b.value > a.value else a.value


def _is_rounding(first: float, second: float) -> bool:
    low, high = sorted((first, second))
    if low < ROUNDED_FROM and low.is_integer() and high.is_integer():
        return False
    if high > ROUNDING_RATIO * low:
        return False
    digits = min(_significant(low), _significant(high))
    return _rounded(low, digits) == _rounded(high, digits)


def _significant(value: float) -> int:
    return len(f"{value:.{DIGITS}g}".split("e")[0].replace(".", "").strip("0")) or 1


def _rounded(value: float, digits: int) -> float:
    return round(value, digits - 1 - math.floor(math.log10(value))) if value > 0 else value
