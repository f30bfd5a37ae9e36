"""The pictures of facts and disagreements, with what they say in words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bulletin.model import Disagreement, Fact, Reading, Sentence
from bulletin.renderers.clean import printable
from bulletin.renderers.pictures.agreement import agreement as mark
from bulletin.renderers.pictures.dots import Dot, dots
from bulletin.renderers.pictures.drawing import Picture
from bulletin.renderers.view import counts
from bulletin.renderers.words import Words
from bulletin.text.quantities import DATE, quantities
from bulletin.text.told_days import told_days

if TYPE_CHECKING:
    from bulletin.renderers.view.passages import Teller

# Letters above one dot; the others are counted.
_MOST_LETTERS = 4
# Where all numbers are larger than one of these they are written in it: as "2.4", of 2.4 billion.
_LARGE = (10**12, 10**9, 10**6)
# A longer number is read in the list, not on an axis.
_LONGEST_NUMBER = 12


def of_sources(stating: int, sources: int, frame: Words) -> str:
    """How many of so many sources: "2 of 3 sources"."""
    said = frame.noun("{n} of {sources} source", "{n} of {sources} sources", sources)
    return said.format(n=frame.number(stating), sources=frame.number(sources))


def agreement(fact: Fact, tell: Teller) -> Picture | None:
    """How many of the story's sources state the fact, of how many origins; nothing where one reports it today."""
    stating, reporting = counts.fact_sources(fact, tell.story), counts.sources([tell.story])
    if len(reporting) < 2:
        return None
    everyone = {*reporting, *stating}
    origins = min(fact.origins, len(stating))
    counted = tell.frame.count("origin", "origins", origins)
    alt = f"{of_sources(len(stating), len(everyone), tell.frame)}, {counted}"
    return mark(len(stating), origins, len(everyone), alt)


def disagreement(found: Disagreement, tell: Teller) -> Picture | None:
    """The readings on an axis of numbers or days; nothing when one of them is neither, or they are the same there."""
    if found.kind == "number":
        placed = _numbers(found.readings, tell)
    elif found.kind == "date":
        placed = _days(found.readings, tell)
    else:
        return None
    if len(placed) < len(found.readings):
        return None
    if found.update:
        placed = [*(replace(dot, hollow=True) for dot in placed[:-1]), placed[-1]]
    alt = "; ".join(f"{printable(reading.value)}: {_sources(reading, tell)}" for reading in found.readings)
    return dots(placed, alt)


def _numbers(readings: Iterable[Reading], tell: Teller) -> list[Dot]:
    """A dot for each reading that is one number, when all are of one unit."""
    placed, units = [], set()
    for reading in readings:
        language = tell.article(reading.mentions[0]).language if reading.mentions else tell.frame.language
        found = [one for one in quantities(reading.value, language) if one.unit != DATE and math.isfinite(one.value)]
        if len(found) == 1:
            one = found[0]
            units.add(one.unit)
            placed.append(Dot(one.value, "", _letters(reading.mentions, tell), one.high))
    if len(units) != 1:
        return []
    least = min(dot.at for dot in placed)
    unit = next((unit for unit in _LARGE if least >= unit), 1)
    return [replace(dot, below=_label(dot, unit, tell.frame)) for dot in placed]


def _label(dot: Dot, unit: int, frame: Words) -> str:
    """The dot's number in thousands of millions and the like, as its reading is written in the list."""
    label = "-".join(frame.number(value / unit) for value in (dot.at, dot.high) if value is not None)
    return label if len(label) <= _LONGEST_NUMBER else ""


def _days(readings: Iterable[Reading], tell: Teller) -> list[Dot]:
    """A dot for each reading that is a day."""
    named = ((reading, _day(reading, tell)) for reading in readings)
    return [
        Dot(day.toordinal(), tell.frame.day_in_digits(day), _letters(reading.mentions, tell))
        for reading, day in named
        if day is not None
    ]


def _day(reading: Reading, tell: Teller) -> date | None:
    """The day that the reading's first sentence means by its value."""
    for mention in reading.mentions[:1]:
        article, start = tell.article(mention), mention.shown.find(reading.value)
        for one in told_days(mention.shown, article.language, article.published):
            if one.day is not None and -1 < start < one.end and one.start < start + len(reading.value):
                return one.day
    return None


def _letters(mentions: Iterable[Sentence], tell: Teller) -> str:
    """The letters of the articles, for a label."""
    letters = list(dict.fromkeys(tell.letter(tell.article(mention)) for mention in mentions))
    more = [f"+{len(letters) - _MOST_LETTERS}"] if len(letters) > _MOST_LETTERS else []
    return " ".join([*letters[:_MOST_LETTERS], *more])


def _sources(reading: Reading, tell: Teller) -> str:
    return ", ".join(dict.fromkeys(tell.name(tell.article(mention)) for mention in reading.mentions))
