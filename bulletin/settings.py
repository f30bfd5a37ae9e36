"""`bulletin.toml` ↔ Settings: typed, with unknown keys refused by name and the nearest known one suggested."""

from __future__ import annotations

import difflib
import json
import re
import reprlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bulletin.errors import SettingsError
from bulletin.model import Article

FILE_NAME = "bulletin.toml"

_TOO_MUCH = "holds a number of thousands of digits, or lists nested too deep; no setting needs that, so remove it"

# How alike a name and a known one must be for the slip of a pen, from 0 to 1. Chosen on slips in the names of settings,
# methods, formats and options: two letters that changed places in seven are 0.86, one that is missing from three 0.8,
# while "magic" and "sumbasic" are 0.62. To choose again, add pairs to the tests of `nearest`.
NEAR = 0.75


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What the reader knows about a source: the name to print and the family (publisher) that it belongs to."""

    name: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class SectionRule:
    """A section of the edition, and what puts a story into it: the terms in `match`, or one of these `sources`.

    A term is a word or phrase; with "*" at its end it stands for all words that begin so. A source is named as in
    `Settings.sources`.
    """

    name: str
    match: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchRule:
    """What the reader is on the lookout for, and the terms that mention it: words or phrases, as in sections."""

    name: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices behind an edition. `words` is the budget of the whole edition, `stories` the most that are told.

    `language` (ISO 639-1) is the language of the frame's own words; empty means that of most articles.
    `sources` maps a host name ("reuters.com") or a source's name to what is known about it. Sections are printed in
    the order of `section`; a story stands in the first that wants it.
    """

    title: str = "Bulletin"
    words: int = 1500
    stories: int = 12
    method: str = "auto"
    formats: tuple[str, ...] = ("md", "html", "pdf", "json")
    out: str = "out"
    language: str = ""
    sources: Mapping[str, SourceSettings] = field(default_factory=dict)
    section: tuple[SectionRule, ...] = ()
    watch: tuple[WatchRule, ...] = ()


def about(article: Article, settings: Settings) -> SourceSettings:
    """What is known of an article's source: by its host name or a parent of that, else by the source's name."""
    named = {known.name: known for known in settings.sources.values() if known.name}
    found = (known for key in _keys(article) for known in [settings.sources.get(key)] if known)
    return next(found, named.get(article.source, SourceSettings()))


def is_from(article: Article, sources: Iterable[str], settings: Settings) -> bool:
    """Whether one of these names, host names or names of sources, stands for the article's source."""
    own = {key.casefold() for key in (*_keys(article), about(article, settings).name) if key}
    return any(name.casefold() in own for source in sources for name in _names(source, settings))


def _names(source: str, settings: Settings) -> tuple[str, ...]:
    """What a source that settings name is called, in addresses or in print."""
    known = settings.sources.get(_key(source), SourceSettings())
    return (_key(source), known.name) if known.name else (_key(source),)


def _keys(article: Article) -> tuple[str, ...]:
    """What settings may call an article's source: its host name, the parents of that, and its name."""
    parts = _host(article.url or "").split(".")
    return (*(".".join(parts[at:]) for at in range(len(parts) - 1)), article.source)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def load(path: Path | None = None) -> Settings:
    """The settings in `path`, or in `bulletin.toml` of the current folder when it is there, or the defaults.

    Raises SettingsError naming the file and the key.
    """
    path = path or Path(FILE_NAME)
    if path == Path(FILE_NAME) and not path.exists() and not path.is_symlink():
        return Settings()
    return parse(_table(path), str(path))


def _table(path: Path) -> dict[str, Any]:
    """What the file holds; a byte order mark at its head is passed over, as some editors put one there unasked."""
    if path.is_dir():
        raise SettingsError(str(path), "is a folder, and settings are a file; rename the folder")
    if path.exists() and not path.is_file():
        raise SettingsError(str(path), "is no ordinary file; write the settings to one")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(str(path), f"cannot be read ({error.strerror}); check its place and permissions") from error
    except UnicodeDecodeError as error:
        raise SettingsError(str(path), f"is not UTF-8 (byte {error.start + 1}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(path), f"cannot be read as TOML ({error}); mend the file or move it away") from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(str(path), _TOO_MUCH) from error


def parse(table: Mapping[str, Any], subject: str = FILE_NAME) -> Settings:
    """The settings in a table as TOML gives it; raises SettingsError naming the first key that cannot be used."""
    from pydantic import TypeAdapter, ValidationError

    _refuse_unknown(table, [f.name for f in fields(Settings)], subject)
    for name, source in _tables(table.get("sources", {})):
        _refuse_unknown(source, [f.name for f in fields(SourceSettings)], f'{subject}: sources."{name}"')
    for kind, rule in (("section", SectionRule), ("watch", WatchRule)):
        if isinstance(table.get(kind), Mapping):
            raise SettingsError(subject, f"{kind}: there may be several, so write [[{kind}]] with two brackets")
        for number, given in _tables(table.get(kind, [])):
            _refuse_unknown(given, [f.name for f in fields(rule)], f"{subject}: {kind} {number}")
    try:
        # As JSON, where strictness still takes a list for a tuple: "150" is no number, true is no 1.
        settings = TypeAdapter(Settings).validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        raise SettingsError(subject, _told(error.errors()[0])) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(subject, _TOO_MUCH) from error
    known = {_key(name): source for name, source in settings.sources.items()}
    return _checked(replace(settings, sources=known), subject)


def _told(error: Mapping[str, Any]) -> str:
    """What pydantic found, with the key as it stands in the file; rules are counted from 1."""
    first, *rest = error["loc"]
    numbered = [f"{first} {rest[0] + 1}", *rest[1:]] if rest and isinstance(rest[0], int) else error["loc"]
    key = ".".join(str(part) for part in numbered)
    if error["type"] == "missing":
        return f"{key} is missing; add it"
    return f"{key}: {error['msg'].lower()}, not {reprlib.repr(error['input'])}"


def _key(name: str) -> str:
    """A host name as addresses have it; a source's name as it is."""
    return name.lower().removeprefix("www.") if "." in name and " " not in name else name


def _tables(value: object) -> Iterable[tuple[object, Mapping[str, Any]]]:
    """The tables in a table by their names, those in a list by their numbers, from 1."""
    named = value.items() if isinstance(value, Mapping) else enumerate(value, 1) if isinstance(value, list) else ()
    yield from ((name, table) for name, table in named if isinstance(table, Mapping))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, empty when none is really near."""
    spelt = {one.casefold(): one for one in known}
    found = difflib.get_close_matches(name.casefold(), spelt, n=1, cutoff=NEAR)
    return spelt[found[0]] if found else ""


def _refuse_unknown(table: Mapping[str, Any], known: list[str], subject: str) -> None:
    for key in table:
        if key not in known:
            near = nearest(key, known)
            hint = f'did you mean "{near}"?' if near else f"known settings are {', '.join(known)}"
            raise SettingsError(subject, f'unknown setting "{key}"; {hint}')


def _checked(settings: Settings, subject: str) -> Settings:
    for name in ("words", "stories"):
        if getattr(settings, name) < 1:
            raise SettingsError(subject, f"{name}: must be at least 1, not {getattr(settings, name)}")
    if not settings.formats:
        raise SettingsError(subject, "formats: is empty; name at least one of md, html, pdf, json")
    if settings.language and not re.fullmatch("[a-z]{2}", settings.language):
        raise SettingsError(subject, f'language: must be two small letters such as "en", not "{settings.language}"')
    for name, wanted in (("title", "give the bulletin a name"), ("out", "name a folder")):
        if not getattr(settings, name).strip():
            raise SettingsError(subject, f"{name}: is empty; {wanted} or remove the line")
    if "\0" in settings.out:
        raise SettingsError(subject, "out: holds a character that no path can; name a folder")
    for section in settings.section:
        if not section.match and not section.sources:
            raise SettingsError(subject, f'section "{section.name}": nothing belongs there; add match or sources')
    for watch in settings.watch:
        if not watch.terms:
            raise SettingsError(subject, f'watch "{watch.name}": nothing mentions it; add terms')
    _check_rules("section", [(rule.name, rule.match) for rule in settings.section], subject)
    _check_rules("watch", [(rule.name, rule.terms) for rule in settings.watch], subject)
    return settings


def _check_rules(kind: str, rules: Iterable[tuple[str, Iterable[str]]], subject: str) -> None:
    """Every rule has a name of its own, and terms that some text can hold."""
    names: set[str] = set()
    for number, (name, terms) in enumerate(rules, 1):
        if not name.strip():
            raise SettingsError(subject, f"{kind} {number}: its name is empty; give it one")
        if _same(name) in names:
            raise SettingsError(subject, f'{kind} {number}: there is another "{name}"; put both into one or rename it')
        names.add(_same(name))
        for term in terms:
            if not any(map(str.isalnum, term)) or "*" in term.rstrip()[:-1]:
                problem = 'a term needs letters or digits, and "*" only at its end'
                raise SettingsError(subject, f'{kind} "{name}": {problem}, unlike "{term}"')


def _same(name: str) -> str:
    return " ".join(name.casefold().split())
