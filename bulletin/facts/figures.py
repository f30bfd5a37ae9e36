"""Can two counts of one thing both be true?"""

from __future__ import annotations

import math

from bulletin.facts.counted import Count
from bulletin.text.quantities import Quantity

# Numbers given as approximate agree when they differ by less than a quarter: "about 30" and "25".
APPROXIMATE_RATIO = 1.25

# "At least 30" leaves room above, but whoever knows of 60 knows of something else.
AT_LEAST_RATIO = 1.5

# From here on, and in fractions, a number with fewer digits is taken for a rounding when it is this near: 577 and 580.
ROUNDED_FROM = 100
ROUNDING_RATIO = 1.05
DIGITS = 6


def at_odds(a: Count, b: Count) -> bool:
    """Whether two counts differ by more than rounding, "about", "at least" or the ends of a range."""
    first, second = a.quantity, b.quantity
    if first.value <= (second.high or second.value) and second.value <= (first.high or first.value):
        return False
    near, far = _nearer(first, second), _nearer(second, first)
    low, high = sorted((near, far))
    if (a.at_least and near == low) or (b.at_least and far == low):
        return high > AT_LEAST_RATIO * low
    if first.approximate or second.approximate or first.high or second.high:
        return high > APPROXIMATE_RATIO * low
    return not _is_rounding(low, high)


def _nearer(a: Quantity, b: Quantity) -> float:
    """The end of a's range that is nearer to b."""
    return a.high if a.high and b.value > a.value else a.value


def _is_rounding(low: float, high: float) -> bool:
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
