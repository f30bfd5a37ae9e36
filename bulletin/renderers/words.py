"""The frame's words, numbers and dates in one language: all that a bulletin says which no source said.

Messages are in English in the code and in the templates; `templates/words/` has a gettext catalog for each other
language.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bulletin.renderers.themes import shipped

# English for the whole world: the day stands before the month.
_LOCALES = {"en": "en_001"}
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """How the frame speaks: its messages, numbers with the right form of their noun, dates as people write them."""

    language: str
    locale: Locale
    catalog: NullTranslations = field(repr=False, compare=False)

    def say(self, message: str, **named: str) -> str:
        """The message in this language, with what is `named` in the place of `{name}`."""
        said = self.catalog.gettext(message)
        return said.format(**named) if named else said

    def noun(self, one: str, many: str, number: int) -> str:
        """The noun's form that goes with the number."""
        return self.catalog.ngettext(one, many, number)

    def number(self, number: int) -> str:
        """The number as this language writes it."""
        return format_decimal(number, locale=self.locale)

    def count(self, one: str, many: str, number: int) -> str:
        """The number and its noun: "3 sources"."""
        return f"{self.number(number)} {self.noun(one, many, number)}"

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


def message(text: str) -> str:
    """Marks a message that is said elsewhere, so that it is found for the catalogs."""
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """Marks the two forms of a noun that is said elsewhere."""
    return one, many


@cache
def languages() -> tuple[str, ...]:
    """The languages (ISO 639-1) that the frame speaks."""
    return (_FALLBACK, *sorted(path.stem for path in _folder().glob("*.po")))


@cache
def words(language: str) -> Words:
    """The words of a language (ISO 639-1), or the English ones when the frame does not speak it."""
    spoken = language if language in languages() else _FALLBACK
    return Words(spoken, Locale.parse(_LOCALES.get(spoken, spoken)), _catalog(spoken))


def _catalog(language: str) -> NullTranslations:
    if language == _FALLBACK:
        return NullTranslations()
    compiled = io.BytesIO()
    with (_folder() / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _folder() -> Path:
    return shipped() / "words"
