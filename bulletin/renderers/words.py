"""The frame's words, numbers and dates in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

from bulletin.renderers.phrases import PHRASES, Phrases

Counted = Literal["story", "article", "source", "origin", "agreed", "disputed", "updated", "single", "known"]

# English for the whole world: the day stands before the month.
_LOCALES = {"en": "en_001"}
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """How the frame speaks: its phrases, numbers with the right form of their noun, dates as people write them."""

    language: str
    phrases: Phrases
    locale: Locale

    def noun(self, counted: Counted, number: int) -> str:
        """The noun's form that goes with the number."""
        forms = self.phrases[f"{counted}_count"]  # type: ignore[literal-required]
        form: str = forms.get(self.locale.plural_form(number), forms["other"])
        return form

    def number(self, number: int) -> str:
        """The number as this language writes it."""
        return format_decimal(number, locale=self.locale)

    def count(self, counted: Counted, number: int) -> str:
        """The number and its noun: "3 sources"."""
        return f"{self.number(number)} {self.noun(counted, number)}"

    def full_date(self, day: date) -> str:
        """Weekday, day, month and year."""
        return format_date(day, "full", locale=self.locale)

    def short_date(self, day: date, year: int) -> str:
        """Weekday, day and month, shortened; the year when it is another than this."""
        return format_skeleton("MMMEd" if day.year == year else "yMMMEd", day, locale=self.locale)

    def day(self, when: date) -> str:
        """Day, month and year."""
        return format_date(when, "medium", locale=self.locale)

    def moment(self, when: date) -> str:
        """Day, month and year, with the time in UTC when it is known."""
        if not isinstance(when, datetime):
            return self.day(when)
        when = when.astimezone(UTC)
        time = format_time(when, "HH:mm", locale=self.locale)
        return f"{self.day(when)}, {time} UTC"


def words(language: str) -> Words:
    """The words of a language (ISO 639-1), or the English ones when the frame does not speak it."""
    spoken = language if language in PHRASES else _FALLBACK
    return Words(spoken, PHRASES[spoken], Locale.parse(_LOCALES.get(spoken, spoken)))
