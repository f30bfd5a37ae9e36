"""The day that a sentence speaks of, when it names just one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import babel

from bulletin.text.quantities import DATE, quantities

YEAR_UNIT = 10_000


@lru_cache(maxsize=20_000)
def date_of(text: str, language: str) -> tuple[int, str] | None:
    """The only date in the text, as YYYYMMDD (MMDD when no year is named), and as it is written."""
    found = [quantity for quantity in quantities(text, language) if quantity.unit == DATE]
    return (int(found[0].value), found[0].text) if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def weekday_of(text: str, language: str) -> tuple[int, str] | None:
    """The only day of the week in the text, 0 for Monday, and as it is written."""
    days = _weekdays(language)
    found = [word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text) if word.lower() in days]
    return (days[found[0].lower()], found[0]) if len({days[word.lower()] for word in found}) == 1 else None


def other_day(a: int, b: int) -> bool:
    """Whether two dates differ; a date without a year agrees with any year."""
    return a % YEAR_UNIT != b % YEAR_UNIT or (min(a, b) >= YEAR_UNIT and a != b)


@cache
def _weekdays(language: str) -> dict[str, int]:
    try:
        names = babel.Locale.parse(language).days["format"]["wide"]
    except (babel.UnknownLocaleError, ValueError):
        return {}
    return {name.lower(): number for number, name in names.items()}
