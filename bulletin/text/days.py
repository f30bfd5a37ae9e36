"""Where a text names days, months with their day, and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import babel


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names at `start:end`: its year (0 when the text names none), month and day of the month."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def number(self) -> int:
        """The day as a number, YYYYMMDD; MMDD when its year is not named."""
        return self.year * 10_000 + self.month * 100 + self.day


# Languages that put the month before the day: "9/6/2017" is a day in September.
_MONTH_FIRST_LANGUAGES = frozenset({"en"})

_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y2>\d{4}))(?![\d/-])"
    r"|(?:(?P<y3>\d{4})\s?[年년]\s?)?(?P<m3>\d{1,2})\s?[月월]\s?(?P<d3>\d{1,2})\s?[日号號일]"
)
_VIETNAMESE = re.compile(
    r"[Nn]gày\s(?P<d>\d{1,2})(?:[/.-]|\stháng\s)(?P<m>\d{1,2})(?:(?:[/.-]|,?\snăm\s)(?P<y>\d{4}))?"
)


def days(text: str, language: str) -> Iterator[Day]:
    """The days that the text names, in order."""
    found = [*_numeric(text, language), *_named(text, language), *(_vietnamese(text) if language == "vi" else ())]
    end = 0
    for day in sorted(found, key=lambda day: (day.start, -day.end)):
        if day.start >= end and 1 <= day.month <= 12 and 1 <= day.day <= 31:
            yield day
            end = day.end


def _numeric(text: str, language: str) -> Iterator[Day]:
    for match in _NUMERIC.finditer(text):
        if match["y"]:
            yield Day(*match.span(), int(match["y"]), int(match["m"]), int(match["d"]))
        elif match["m3"]:
            yield Day(*match.span(), int(match["y3"] or 0), int(match["m3"]), int(match["d3"]))
        else:
            first, second = int(match["a"]), int(match["b"])
            month_first = second > 12 or (language in _MONTH_FIRST_LANGUAGES and first <= 12)
            month, day = (first, second) if month_first else (second, first)
            yield Day(*match.span(), int(match["y2"]), month, day)


def _vietnamese(text: str) -> Iterator[Day]:
    for match in _VIETNAMESE.finditer(text):
        yield Day(*match.span(), int(match["y"] or 0), int(match["m"]), int(match["d"]))


def _named(text: str, language: str) -> Iterator[Day]:
    months = {name.lower(): number for name, number in _spelled_months(language).items()}
    if not months:
        return
    for match in _month_pattern(language).finditer(text):
        month = months[(match["name"] or match["name2"]).lower().rstrip(".")]
        yield Day(*match.span(), int(match["year"] or match["year2"] or 0), month, int(match["day"] or match["day2"]))


@cache
def _month_pattern(language: str) -> re.Pattern[str]:
    spellings = {spelling for name in _spelled_months(language) for spelling in (name, name.capitalize(), name.upper())}
    names = "|".join(re.escape(name) for name in sorted(spellings, key=lambda name: (-len(name), name)))
    of = r"(?:\s(?:de|of|d[’'])\s?|[\s-])"
    return re.compile(
        rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?{of}(?P<name>{names})\b(?:\.?,?\s(?:de[l]?\s)?(?P<year>\d{{4}})(?!\w))?"
        rf"|(?P<name2>{names})\b\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)(?:,?\s(?P<year2>\d{{4}})(?!\w))?)"
    )


@cache
def calendar_words(language: str) -> frozenset[str]:
    """The names of the months and of the days of the week, in lower case."""
    try:
        weekdays = babel.Locale.parse(language).days["format"]["wide"].values()
    except (babel.UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(name.lower() for name in (*_spelled_months(language), *weekdays))


@cache
def _spelled_months(language: str) -> Mapping[str, int]:
    """The names of the months as the language writes them, long and short, in and out of a date."""
    try:
        months = babel.Locale.parse(language).months
    except (babel.UnknownLocaleError, ValueError):
        return {}
    found = {
        name.rstrip("."): number
        for context in ("stand-alone", "format")
        for width in ("abbreviated", "wide")
        for number, name in months[context][width].items()
        if not name[0].isdigit() and len(name.rstrip(".")) > 2
    }
    return found | {"Sept": 9} if language == "en" else found
