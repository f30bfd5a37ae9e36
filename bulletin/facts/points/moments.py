"""Days, years and hours of one event that cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

import babel

from bulletin.facts.points.circumstances import elsewhere, is_of_saying, month_names
from bulletin.facts.points.clocks import Clock, clocks
from bulletin.facts.points.contrasts import ANYTHING, class_at, contrast
from bulletin.facts.points.numbers import at_odds_in_number
from bulletin.facts.points.point import Point
from bulletin.facts.points.sides import Side, around, closeness, echo, nearest_pair
from bulletin.text.days import days
from bulletin.text.quantities import YEAR, quantities

_Told = TypeVar("_Told", "Moment", Clock)

YEAR_UNIT = 10_000
LEAST_CLOSENESS = 0.3
NEXT_WORDS = 4

# The preposition in front of a date tells a bound from a day.
_BOUNDS = {
    "en": "until|till|through|by|before", "de": "bis(?: zum)?|vor(?: dem)?", "fr": "jusqu['’]au|avant le",
    "es": "hasta(?: el)?|antes del?",
    "pt": "até(?: o| dia)?|antes de",
    "it": "fino al|entro il|prima del",
    "vi": "trước|đến",
    "ru": "до|к",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, weekday or year that a text names at `start:end`; `bound` tells a deadline from a day."""

    start: int
    end: int
    value: int
    bound: bool
    written: str

    def agrees(self, other: Moment) -> bool:
        """Whether both can be the same; a date without a year agrees with any year."""
        a, b = self.value, other.value
        return a == b or (min(a, b) < YEAR_UNIT <= max(a, b) and a % YEAR_UNIT == b % YEAR_UNIT)

    def is_told(self, text: str, language: str) -> bool:
        """Whether another text has the same words for it."""
        read = (dates, weekdays, months, years)
        return any(other.written == self.written for moments_of in read for other in moments_of(text, language))


def moments(a: Side, b: Side) -> Iterator[Point]:
    """The points on which days, weekdays, hours and years of two sentences are at odds."""
    if at_odds_in_number(a, b):
        return
    for about, read in (("date", dates), ("weekday", weekdays), ("month", months), ("year", years)):
        pair = _nearest_pair(read(a.text, a.language), read(b.text, b.language), a, b)
        if pair and pair[0].bound == pair[1].bound and _of_one_event(*pair, a, b, surely=about != "date"):
            yield Point("date", about, *pair)
            return
    yield from _hours(a, b)


def _hours(a: Side, b: Side) -> Iterator[Point]:
    pair = _nearest_pair(clocks(a.text, a.language), clocks(b.text, b.language), a, b)
    if pair and _of_one_event(*pair, a, b, surely=False):
        yield Point("date", "hour", *pair)


def _nearest_pair(first: Sequence[_Told], second: Sequence[_Told], a: Side, b: Side) -> tuple[_Told, _Told] | None:
    """The values, one from either side and in agreement with none of the other's, whose words have most in common."""
    one = [x for x in first if not any(x.agrees(y) for y in second)]
    other = [y for y in second if not any(x.agrees(y) for x in first)]
    return nearest_pair([(x, y) for x in one for y in other], a, b)


def _of_one_event(x: Moment | Clock, y: Moment | Clock, a: Side, b: Side, *, surely: bool) -> bool:
    """Whether the words around two values tell of one event: what happened is the same, or no word says otherwise."""
    what = [class_at(side.text, side.language, "event", at.start, at.end) for side, at in ((a, x), (b, y))]
    if surely and (what[0] != what[1] or what[0] is None) and not _same_lead(a, x, b, y):
        return False
    if closeness(a, (x.start, x.end), b, (y.start, y.end)) < LEAST_CLOSENESS or elsewhere(a, b):
        return False
    if not _same_before_another(x, y, a, b):
        return False
    spans = ((a.text, x.start, x.end), (b.text, y.start, y.end))
    return not contrast(*spans, a.language, ANYTHING | {"event", "trend", "police-work", "stage"})


# "Charged on Saturday after opening fire": what is told behind it was on another day.
_AFTER = re.compile(
    r"\s(?:after|following|over|for|nachdem|wegen|après|pour|tras|después|por|após|depois|dopo|per|sau khi|vì|после|за)"
    r"(?!\w)",
    re.IGNORECASE,
)
# Half of the nearest words in front, by rarity: chosen on some 3,300 facts of everyday reports.
LEAST_IN_FRONT = 0.5


def _same_before_another(x: Moment | Clock, y: Moment | Clock, a: Side, b: Side) -> bool:
    """Whether what stands in front of a value is told in the other sentence, when only one is led on by "after"."""
    led = [(side, at, other) for side, at, other in ((a, x, b), (b, y, a)) if _AFTER.match(side.text, at.end)]
    if len(led) != 1:
        return True
    side, at, other = led[0]
    front = [word for word in side.words if word.weight and word.end <= at.start][-NEXT_WORDS:]
    return not front or echo(front, other) >= LEAST_IN_FRONT


def _same_lead(a: Side, x: Moment | Clock, b: Side, y: Moment | Clock) -> bool:
    """Whether the words next to both values have one in common."""
    first, second = (
        {word.stem for word in around(side, at.start, at.end, NEXT_WORDS)} for side, at in ((a, x), (b, y))
    )
    return bool(first & second)


@lru_cache(maxsize=20_000)
def dates(text: str, language: str) -> tuple[Moment, ...]:
    """The dates in the text, but for those on which somebody said something."""
    return tuple(
        Moment(day.start, day.end, day.number, _is_bound(text, day.start, language), text[day.start : day.end])
        for day in days(text, language)
        if not is_of_saying(text, day.start, day.end, language)
    )


# "From 1996 to 2007".
_SPANNED = re.compile(r"^\s?(?:to|until|till|and|bis|à|a|al|até|đến|по|[-–])\s?\d{4}")
_SPANNING = re.compile(r"\d{4}\s?(?:to|until|till|and|bis|à|a|al|até|đến|по|[-–])\s?$")


@lru_cache(maxsize=20_000)
def years(text: str, language: str) -> tuple[Moment, ...]:
    """The years in the text."""
    return tuple(
        Moment(q.start, q.end, int(q.value), _is_bound(text, q.start, language), q.text)
        for q in quantities(text, language)
        if q.unit == YEAR
        and not q.high
        and not _is_compared(text, q.start)
        and not _SPANNED.search(text[q.end : q.end + 12])
        and not _SPANNING.search(text[: q.start])
    )


@lru_cache(maxsize=20_000)
def weekdays(text: str, language: str) -> tuple[Moment, ...]:
    """The days of the week in the text, but for those on which somebody said something."""
    known = _weekdays(language)
    found: dict[int, Moment] = {}
    for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)?", text):
        day = known.get(match[0].lower())
        if day is not None and not is_of_saying(text, *match.span(), language):
            bound = _is_bound(text, match.start(), language)
            found.setdefault(day, Moment(*match.span(), day, bound, match[0]))
    return tuple(found.values())


@lru_cache(maxsize=20_000)
def months(text: str, language: str) -> tuple[Moment, ...]:
    """The months that a text names without a day."""
    known = month_names(language)
    dated = [(day.start, day.end) for day in days(text, language)]
    found: dict[int, Moment] = {}
    for match in re.finditer(r"[^\W\d_]+", text):
        month = known.get(match[0].lower())
        if (
            month is None
            or _is_compared(text, match.start())
            or (language == "en" and match[0].islower())
            or is_of_saying(text, *match.span(), language)
        ):
            continue
        if not any(start <= match.start() < end for start, end in dated):
            bound = _is_bound(text, match.start(), language)
            found.setdefault(month, Moment(*match.span(), month, bound, match[0]))
    return tuple(found.values())


@cache
def _weekdays(language: str) -> dict[str, int]:
    try:
        names = babel.Locale.parse(language).days["format"]["wide"]
    except (babel.UnknownLocaleError, ValueError):
        return {}
    return {name.lower(): number for number, name in names.items()}


# "Up 36% from February", "compared with 21 in 2015": when something else was.
_COMPARED = re.compile(
    r"\b(?:from|since|after|(?:than|compared (?:with|to)|versus|against)(?:\s[^,;.]{0,40}\sin)?)\s$", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(?:compared|than|increase|decrease|rise|rose|risen|fall|fell|fallen|down|up|drop|dropped|jump|jumped|growth|grew)\b",
    re.IGNORECASE,
)


def _is_compared(text: str, start: int) -> bool:
    """Whether a month or year is that with which another is compared."""
    head = text[max(0, start - COMPARED_CHARACTERS) : start]
    return _COMPARED.search(head) is not None and _CHANGED.search(head) is not None


COMPARED_CHARACTERS = 60


BOUND_CHARACTERS = 120


def _is_bound(text: str, start: int, language: str) -> bool:
    head = text[max(0, start - BOUND_CHARACTERS) : start]
    if re.search(
        r"\b(?:postpon\w+|delay\w+|put off|push\w+ back|mov\w+|reschedul\w+|adjourn\w+|verschoben)\b[^;]*$", head
    ):
        return False  # what is put off until Tuesday is on Tuesday
    if re.search(r"\bnot (?:[\w-]+ ){0,8}until $", head):
        return False  # what does not open until May opens in May
    return re.search(rf"(?<!\w)(?:{_BOUNDS.get(language, '$.')})\s(?:ngày\s)?$", head, re.IGNORECASE) is not None
