"""The days on which a report says that things happened or will happen, resolved against the day of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from functools import cache

from bulletin.text.day_words import DayWords, day_words
from bulletin.text.days import days
from bulletin.text.quotes import QUOTED
from bulletin.text.tenses import Tense, tense_at

# These four were set by hand; of some 270 days of dated reports in three languages, read one by one, none was wrong
# for them. A day without its year is that nearest to the report, when the other one is much farther off.
_NEAREST_DAYS = 120
# "On Tuesday" of six days before or after: more often that of tomorrow or yesterday, in another time zone.
_FARTHEST_WEEKDAY = 5
# "Next Tuesday", two days before it, may be that of the week after.
_MOVED_FROM = 3
# A day of the week and a date belong together when no more than a comma and a few words are between them.
_TOGETHER = 5
_LONGEST = 1_000
_OPENING_WORDS = 4
_HEAD_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day that a text names at `start:end`; `day` is None when it is not sure which, or that something was then."""

    start: int
    end: int
    day: date | None


@dataclass(frozen=True, slots=True)
class _Named:
    """A day as it is named: `weekday` from 0, `offset` from the report's, or `written`: year, month, day, or 0."""

    start: int
    end: int
    weekday: int | None = None
    offset: int | None = None
    written: tuple[int, int, int] | None = None


def told_days(text: str, language: str, published: date | None) -> tuple[ToldDay, ...]:
    """The days that a sentence names, in order: dates, days of the week, "yesterday" and the like.

    `published` is when the report came out. What is too long for a sentence names none.
    """
    if len(text) > _LONGEST:
        return ()
    reports = _days_of_report(published, day_words(language))
    return tuple(ToldDay(one.start, one.end, _resolved(text, one, language, reports)) for one in _named(text, language))


def _days_of_report(published: date | None, words: DayWords) -> tuple[date, ...]:
    """The days that it may have been where the report was written: two around midnight, none when it is not dated."""
    if published is None:
        return ()
    if not isinstance(published, datetime):
        return (published,)
    return tuple(sorted({(published + timedelta(hours=hours)).date() for hours in words.hours}))


def _named(text: str, language: str) -> Iterator[_Named]:
    """The days in order; a day of the week right beside a date is one with it."""
    found = [*_dates(text, language), *_weekdays(text, language), *_relative(text, language)]
    waiting: _Named | None = None
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if waiting is None or one.start < waiting.end:
            waiting = waiting or one
        elif _together(text, waiting, one):
            weekday = waiting.weekday if waiting.weekday is not None else one.weekday
            waiting = _Named(waiting.start, one.end, weekday, None, waiting.written or one.written)
        else:
            yield waiting
            waiting = one
    if waiting is not None:
        yield waiting


def _together(text: str, first: _Named, second: _Named) -> bool:
    between = text[first.end : second.start]
    pair = (first.weekday is None) != (second.weekday is None) and (first.written is None) != (second.written is None)
    return (
        pair and len(between) <= _TOGETHER and re.fullmatch(r"[\s,(]*(?:den|dem|día|dia|ngày)?\s?", between) is not None
    )


def _dates(text: str, language: str) -> Iterator[_Named]:
    for found in days(text, language):
        yield _Named(found.start, found.end, written=(found.year, found.month, found.day))


def _weekdays(text: str, language: str) -> Iterator[_Named]:
    words = day_words(language)
    for found in _weekday_pattern(language).finditer(text):
        in_month, name = found["number"], found["name"].lower()
        if name in words.numbered and not in_month:
            continue
        # "Terça-feira (12)": the month is the report's or a neighbour of it.
        written = (0, 0, int(in_month)) if in_month else None
        yield _Named(*found.span(), weekday={**words.weekdays, **words.numbered}[name], written=written)


@cache
def _weekday_pattern(language: str) -> re.Pattern[str]:
    words = day_words(language)
    return re.compile(
        rf"(?<![\w-])(?:{words.before_weekday})(?P<name>{_one_of((*words.weekdays, *words.numbered))})"
        rf"(?:{words.part_of_day})?(?![\w-])(?:\s\((?P<number>\d{{1,2}})\))?",
        re.IGNORECASE,
    )


def _relative(text: str, language: str) -> Iterator[_Named]:
    words = day_words(language)
    for found in _relative_pattern(language).finditer(text):
        yield _Named(*found.span(), offset=words.relative[found["word"].lower()])


@cache
def _relative_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<word>{_one_of(day_words(language).relative)})(?![\w-])", re.IGNORECASE)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"


def _resolved(text: str, one: _Named, language: str, reports: tuple[date, ...]) -> date | None:
    """The day, when it is the same wherever the report was written and something was, or will be, on it."""
    words = day_words(language)
    if not _attached(text, one, words):
        return None
    tense = _tense(text, one, language, words)
    if tense is None and not (words.without_tense and one.written is not None):
        return None
    if one.written is not None and one.written[0] and one.weekday is None and not reports:
        return _a_date(*one.written)
    head = text[max(0, one.start - _HEAD_CHARACTERS) : one.start]
    least = _MOVED_FROM if words.moved.search(head) else 0
    resolved = {_on(one, report, tense, least) for report in reports}
    return resolved.pop() if len(resolved) == 1 else None


def _on(one: _Named, report: date, tense: Tense | None, least: int) -> date | None:
    """The day, seen from the report's; `least` is how far off a day of the week must be."""
    if one.written is not None:
        day = _nearest(one.written, one.weekday, report)
    elif one.offset is not None:
        day = report + timedelta(days=one.offset)
    else:
        day = _weekday(one.weekday or 0, report, tense, least)
    agrees = day is None or day == report or tense is None or (day > report) == (tense == "future")
    return day if agrees else None


def _weekday(weekday: int, report: date, tense: Tense | None, least: int) -> date | None:
    """The last such day up to the report's, or the next one behind it."""
    if tense == "past":
        back = (report.weekday() - weekday) % 7
        return report - timedelta(days=back) if least <= back <= _FARTHEST_WEEKDAY else None
    ahead = (weekday - report.weekday()) % 7
    return report + timedelta(days=ahead) if max(1, least) <= ahead <= _FARTHEST_WEEKDAY else None


def _nearest(written: tuple[int, int, int], weekday: int | None, report: date) -> date | None:
    """The date nearest to the report that has the written parts; None when it is far off or the weekday is another."""
    year, month, day = written
    if month:
        months = [(year, month)] if year else [(report.year + step, month) for step in (-1, 0, 1)]
    else:
        months = [_month(report, step) for step in (-1, 0, 1)]
    found = [made for y, m in months if (made := _a_date(y, m, day)) is not None]
    nearest = min(found, key=lambda made: (abs(made - report), made), default=None)
    if nearest is None or (weekday is not None and nearest.weekday() != weekday):
        return None
    return nearest if year or abs((nearest - report).days) <= _NEAREST_DAYS else None


def _month(report: date, step: int) -> tuple[int, int]:
    """The report's month, or one before or after it."""
    months = report.year * 12 + report.month - 1 + step
    return months // 12, months % 12 + 1


def _a_date(year: int, month: int, day: int) -> date | None:
    if not 1 <= year <= MAXYEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_BOUNDARY = re.compile(r"[,;:](?=\s)|[()\"“”«»„]|\s[-–—]\s|—")


# "The man arrested on Monday, 34, has been released": what comes before the verb only tells who.
_VERB_BEHIND = re.compile(
    r"(?:,\s[^,]{1,30},)?\s(?:a\s(?:été|eu|pu|\w+é)\b|(?:has|have|had|is|are|was|were|will|ont|est|sont|sera|avait|ha|han"
    r"|fue|fueron|será|foi|foram|tem|é|são|hanno|sono|sarà|è)\s(?!the\b|an?\b|la\b|le\b|el\b|o\b|il\b)\w+)",
)


def _tense(text: str, one: _Named, language: str, words: DayWords) -> Tense | None:
    """Whether the clause around a day tells of what was or what will be then; None when it is not sure."""
    start, end = _clause(text, one)
    if start is None:
        return None
    head = text[start : one.start]
    opens = len(text[: one.start].split()) < _OPENING_WORDS
    if words.verb_first and not opens and tense_at(head, len(head), len(head), language) is None:
        return None
    return tense_at(text[start:end], max(0, one.start - start), max(0, one.end - start), language)


def _clause(text: str, one: _Named) -> tuple[int | None, int]:
    """Where the clause around a day begins and ends, or no beginning when it may be put in between others."""
    marks = list(_BOUNDARY.finditer(text))
    left = max((mark.end() for mark in marks if mark.end() <= one.start), default=0)
    right = min((mark.start() for mark in marks if mark.start() >= one.end), default=len(text))
    if left == 0 and len(text[: one.start].split()) < _OPENING_WORDS and text[right : right + 1] == ",":
        behind = min((mark.start() for mark in marks if mark.start() > right), default=len(text))
        return right + 1, behind
    closes = not any(map(str.isalnum, text[right:]))
    return (left, right) if left == 0 or closes else (None, right)


def _attached(text: str, one: _Named, words: DayWords) -> bool:
    """Whether the day is that of what the sentence tells, not of something that it only mentions, nor a bound."""
    head, tail = text[max(0, one.start - _HEAD_CHARACTERS) : one.start], text[one.end :]
    quoted = any(span.start() < one.start < span.end() for span in QUOTED.finditer(text))
    if quoted or words.refused_before.search(head) or words.refused_behind.match(tail):
        return False
    start = max((mark.end() for mark in _BOUNDARY.finditer(text) if mark.end() <= one.start), default=0)
    if _VERB_BEHIND.match(tail) and text[: one.start].strip():
        return False
    return words.subordinate.search(text, start, one.start) is None
