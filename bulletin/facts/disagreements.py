"""Readings of one fact that cannot all be true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from bulletin.facts.counted import FATES, Count, counts
from bulletin.facts.dated import date_of, other_day, weekday_of
from bulletin.facts.figures import at_odds
from bulletin.facts.match import logit
from bulletin.facts.named import other_name
from bulletin.facts.negation import denial
from bulletin.facts.signals import PREFIX, profile
from bulletin.model import Disagreement, DisagreementKind, Reading, Sentence
from bulletin.text.quantities import YEAR, quantities
from bulletin.text.words import stems

# The least log-odds that two sentences state the same fact: for comparing how people fare, for any other number of one
# thing, a date or a denial, and for days of the week and names, since what happened on Monday is told on Tuesday and
# by several people. Chosen so that of the 868 related pairs in 26 Portuguese stories that people did not mark as
# contradicting, 1 in 100 sounds an alarm; every third of those is a contradiction that nobody marked.
SAME_SUBJECT = -4.0
SAME_MATTER = -2.0
SAME_STATEMENT = 1.0

# A longer "sentence" is a table or a list: what its numbers count is anybody's guess.
LONGEST_CHARACTERS = 2000


class _Value(NamedTuple):
    """What a sentence says on a point: what it comes to, and as it is written."""

    value: float | str
    written: str


class _Point(NamedTuple):
    """A point on which two sentences differ."""

    kind: DisagreementKind
    about: str
    first: _Value
    second: _Value


def disagreements(a: str, b: str, language: str = "en") -> tuple[Disagreement, ...]:
    """What two sentences about the same thing disagree on: numbers, dates, yes against no.

    Quiet when in doubt: roundings, different units and numbers that count different things are no disagreement.
    The readings' mentions are sentences of two articles that are called "a" and "b".
    """
    return among((Sentence("a", 0, 0, len(a), a), Sentence("b", 0, 0, len(b), b)), language)


def among(mentions: Sequence[Sentence], language: str) -> tuple[Disagreement, ...]:
    """What mentions of one fact in different articles disagree on, point by point."""
    found: dict[tuple[DisagreementKind, str], dict[float | str, tuple[str, dict[Sentence, None]]]] = {}
    for a, b in combinations([m for m in mentions if len(m.text) <= LONGEST_CHARACTERS], 2):
        if a.article == b.article or a.text == b.text:
            continue
        for point in _points(a.text, b.text, language):
            readings = found.setdefault((point.kind, point.about), {})
            for said, mention in ((point.first, a), (point.second, b)):
                readings.setdefault(said.value, (said.written, {}))[1][mention] = None
    return tuple(Disagreement(kind, _readings(list(own.values()), mentions)) for (kind, _), own in found.items())


def _readings(found: list[tuple[str, dict[Sentence, None]]], mentions: Sequence[Sentence]) -> tuple[Reading, ...]:
    """The reading with most mentions first, of equals the earliest."""
    place = {mention: number for number, mention in enumerate(mentions)}
    readings = [Reading(written, tuple(sorted(said, key=lambda m: place[m]))) for written, said in found]
    return tuple(sorted(readings, key=lambda r: (-len(r.mentions), place[r.mentions[0]])))


def _points(a: str, b: str, language: str) -> Iterator[_Point]:
    alike = logit(profile(a, language), profile(b, language))
    if alike < SAME_SUBJECT:
        return
    yield from _numbers(a, b, language, every=alike >= SAME_MATTER)
    if alike >= SAME_MATTER:
        yield from _dates(a, b, language)
        denied = denial(a, b, language)
        if denied is not None:
            yield _Point("polarity", "", _Value(denied[0], denied[0]), _Value(denied[1], denied[1]))
    if alike >= SAME_STATEMENT:
        yield from _weekdays(a, b, language)
        yield from _bare(a, b, language)
        named = other_name(a, b, language)
        if named is not None:
            yield _Point("name", "", _Value(named[0], named[0]), _Value(named[1], named[1]))


def _numbers(a: str, b: str, language: str, *, every: bool) -> Iterator[_Point]:
    first, second = _told_once(counts(a, language)), _told_once(counts(b, language))
    for of, count in first.items():
        other = second.get(of)
        if other is None or not at_odds(count, other):
            continue
        if of in FATES or (every and _echoes(count, b, language) and _echoes(other, a, language)):
            yield _Point("number", of, _value(count), _value(other))


def _bare(a: str, b: str, language: str) -> Iterator[_Point]:
    """The only year, and the only number of nobody knows what, that each of two like sentences has."""
    kinds: tuple[tuple[DisagreementKind, str], ...] = (("date", YEAR), ("number", ""))
    for kind, unit in kinds:
        first, second = ([q for q in quantities(text, language) if q.unit == unit] for text in (a, b))
        exact = len(first) == len(second) == 1 and not (first[0].approximate or second[0].approximate)
        if exact and first[0].value != second[0].value:
            yield _Point(kind, unit, *(_Value(q.value, q.text) for q in (first[0], second[0])))


def _echoes(count: Count, text: str, language: str) -> bool:
    """Whether the other sentence has the words in front of the number: exports that grew are not imports that did."""
    said = profile(text, language).stems
    return all(any(stem[:PREFIX] == other[:PREFIX] for other in said) for stem in count.about)


def _told_once(found: Sequence[Count]) -> dict[str, Count]:
    """A sentence that gives two numbers of the dead compares places or times: which is meant elsewhere is open."""
    times = Counter(count.of for count in found)
    return {count.of: count for count in found if times[count.of] == 1}


def _value(count: Count) -> _Value:
    return _Value(count.quantity.value, count.written)


def _dates(a: str, b: str, language: str) -> Iterator[_Point]:
    first, second = date_of(a, language), date_of(b, language)
    if first and second and other_day(first[0], second[0]):
        yield _Point("date", "date", _Value(*first), _Value(*second))


def _weekdays(a: str, b: str, language: str) -> Iterator[_Point]:
    first, second = weekday_of(a, language), weekday_of(b, language)
    dated = date_of(a, language) and date_of(b, language)
    if first and second and first[0] != second[0] and not dated:
        before = [stems(text[: text.find(day[1])], language)[-1:] for text, day in ((a, first), (b, second))]
        if before[0] == before[1]:
            yield _Point("date", "weekday", _Value(*first), _Value(*second))
