"""The frame's words, numbers and dates in one language: all that a bulletin says which no source said.

Messages are in English in the code and in the templates; `templates/words/` has a gettext catalog for each other
language. A theme may bring `words/xx.po`, which says some of them otherwise, or in a language more.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser, read_po
from babel.numbers import format_decimal

from bulletin.errors import ThemeError
from bulletin.renderers.identifiers import in_utc
from bulletin.renderers.themes import shipped
from bulletin.renderers.themes.bounds import unfit
from bulletin.toml import nearest

# English for the whole world: the day stands before the month.
_LOCALES = {"en": "en_001"}
_FALLBACK = "en"
_GAP = re.compile(r"{(\w+)}")
# No language has more forms of a noun (Arabic), and rules for them compare `n` and remainders: what is divided by zero
# would go wrong whenever something is counted.
_MOST_FORMS = 6
_RULE = re.compile(r"(?:[n\d\s()?:<>=!&|]|%\s*[1-9])+")
# In the middle of a page it would begin something of its own.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# An edition says the same numbers and times over and over.
_REMEMBERED = 4_096
# What a line of a catalog can be.
_CATALOG_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?')


@dataclass(frozen=True, slots=True)
class Words:
    """How the frame speaks: its messages, numbers with the right form of their noun, dates as people write them.

    `own` is where the catalogs of the theme are, if it brings any.
    """

    language: str
    locale: Locale
    catalog: NullTranslations = field(repr=False, compare=False)
    own: Path | None = field(default=None, repr=False)

    def __reduce__(self) -> tuple[Callable[..., Words], tuple[str, Path | None]]:
        # A catalog has functions that no process can hand to another.
        return words, (self.language, self.own)

    def say(self, message: str, **named: str) -> str:
        """The message in this language, with what is `named` in the place of `{name}`."""
        # Not str.format: templates give what they like, and "{x.y}" would reach into it.
        return _GAP.sub(lambda gap: named.get(gap[1], gap[0]), self.catalog.gettext(message))

    def noun(self, one: str, many: str, number: int) -> str:
        """The noun's form that goes with the number."""
        return self.catalog.ngettext(one, many, number)

    def number(self, number: float) -> str:
        """The number as this language writes it."""
        return _number(number, self.locale)

    def count(self, one: str, many: str, number: int) -> str:
        """The number and its noun: "3 sources"."""
        return f"{self.number(number)} {self.noun(one, many, number)}"

    def full_date(self, day: date) -> str:
        """Weekday, day, month and year."""
        return format_date(day, "full", locale=self.locale)

    def short_date(self, day: date, year: int) -> str:
        """Weekday, day and month, shortened; the year when it is another than this."""
        return format_skeleton("MMMEd" if day.year == year else "yMMMEd", day, locale=self.locale)

    def day_in_digits(self, day: date) -> str:
        """Day and month without words: "21/11"."""
        return format_skeleton("Md", day, locale=self.locale)

    def month_in_digits(self, day: date) -> str:
        """Month and year without words: "11/2026"."""
        return format_skeleton("yM", day, locale=self.locale)

    def day(self, when: date) -> str:
        """Day, month and year."""
        return format_date(when, "medium", locale=self.locale)

    def moment(self, when: date) -> str:
        """Day, month and year, with the time in UTC when it is known."""
        if not isinstance(when, datetime):
            return self.day(when)
        return _moment(in_utc(when), self.locale)


@lru_cache(maxsize=_REMEMBERED)
def _number(number: float, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=_REMEMBERED)
def _moment(when: datetime, locale: Locale) -> str:
    return f"{format_date(when, 'medium', locale=locale)}, {format_time(when, 'HH:mm', locale=locale)} UTC"


def message(text: str) -> str:
    """Marks a message that is said elsewhere, so that it is found for the catalogs."""
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """Marks the two forms of a noun that is said elsewhere."""
    return one, many


@cache
def languages(own: Path | None = None) -> tuple[str, ...]:
    """The languages (ISO 639-1) that the frame speaks, with those of a theme's `own` catalogs."""
    return tuple(dict.fromkeys((_FALLBACK, *sorted(path.stem for path in _catalogs(own)))))


@cache
def words(language: str, own: Path | None = None) -> Words:
    """The words of a language (ISO 639-1), or the English ones when the frame does not speak it.

    What the theme's `own` catalogs say goes before. Raises ThemeError for one that cannot be used.
    """
    spoken = language if language in languages(own) else _FALLBACK
    catalog = NullTranslations()
    for path in _catalogs(own):
        if path.stem == spoken:
            found = _read(path)[1] if path.parent == own else _compiled(read_po(io.BytesIO(path.read_bytes()), spoken))
            found.add_fallback(catalog)
            catalog = found
    return Words(spoken, Locale.parse(_LOCALES.get(spoken, spoken)), catalog, own)


def _catalogs(own: Path | None) -> tuple[Path, ...]:
    """The catalogs that there are, those of a theme behind ours."""
    return tuple(path for folder in (shipped() / "words", own) if folder for path in sorted(folder.glob("*.po")))


def _compiled(catalog: Catalog) -> GNUTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


class _Catalog(Catalog):
    """A catalog that counts as languages do."""

    @property
    def num_plurals(self) -> int:
        """How many forms a noun has; asked for each noun that is read, before there is room for so many."""
        self.refuse_odd_rules()
        return super().num_plurals

    def refuse_odd_rules(self) -> None:
        """Raises ValueError when no language has so many forms of a noun, or such a rule for them."""
        if not 1 <= super().num_plurals <= _MOST_FORMS or not _RULE.fullmatch(self.plural_expr):
            raise ValueError('its "Plural-Forms" are those of no language')


def _read(path: Path) -> tuple[Catalog, GNUTranslations]:
    """A theme's catalog as it is written and as it is used: each message a line, with the gaps that it should have."""
    if problem := unfit(path, path.parent.parent):
        raise _unusable(path, problem)
    try:
        catalog, content = _Catalog(Locale.parse(path.stem)), path.read_bytes()
        if (line := _misread(content)) is not None:
            raise _unusable(path, f"line {line}: is no message in quotation marks")
        PoFileParser(catalog, abort_invalid=True).parse(io.BytesIO(content))
        problem = next((f"line {one.lineno}: {wrong}" for one in catalog if one.id and (wrong := _wrong(one))), "")
        catalog.refuse_odd_rules()
        compiled = _compiled(catalog)
    except (UnknownLocaleError, PoFileError, ValueError, SyntaxError, TypeError, LookupError, OSError) as error:
        problem = f"cannot be used ({' '.join(str(error).split())})"
    if problem:
        raise _unusable(path, problem)
    return catalog, compiled


def _misread(content: bytes) -> int | None:
    """The first line that can be none of a catalog, which Babel would read without its first or last letter."""
    lines = content.decode(errors="replace").split("\n")
    return next((n for n, line in enumerate(lines, 1) if not _CATALOG_LINE.fullmatch(line.rstrip("\r"))), None)


def _unusable(path: Path, problem: str) -> ThemeError:
    return ThemeError(f"{path.parent.parent.name}/words/{path.name}", f"{problem}; mend it or take it away")


def unsaid(own: Path) -> Iterator[str]:
    """What is of no use in a theme's `own` catalogs: what cannot be read, and messages that the frame never says."""
    said = {one.id for path in _catalogs(None)[:1] for one in read_po(io.BytesIO(path.read_bytes()))}
    for path in sorted(own.glob("*.po")):
        try:
            catalog, _ = _read(path)
        except ThemeError as error:
            yield f"words/{path.name}: {error.problem}"
            continue
        for one in catalog:
            if one.id and one.id not in said:
                first = one.id if isinstance(one.id, str) else one.id[0]
                near = nearest(first, [known if isinstance(known, str) else known[0] for known in said])
                hint = f"; did you mean “{near}”?" if near else ""
                yield f"words/{path.name}, line {one.lineno}: nothing says “{first}”{hint}"


def _wrong(message: Message) -> str:
    """What is wrong with a translation, "" when it can be said; what is not translated is said in English."""
    said, meant = ([forms] if isinstance(forms, str) else list(forms or ()) for forms in (message.id, message.string))
    wanted = {gap for form in said for gap in _GAP.findall(form)}
    if any(form and (set(_GAP.findall(form)) != wanted or "{" in _GAP.sub("", form)) for form in meant):
        return "has other gaps in braces than the English"
    return "holds a line break or another control" if any(map(_CONTROL.search, meant)) else ""
