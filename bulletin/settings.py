"""`bulletin.toml` ↔ Settings: typed, with unknown keys refused by name and the nearest known one suggested."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bulletin.errors import SettingsError
from bulletin.model import Article

FILE_NAME = "bulletin.toml"


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What the reader knows about a source: the name to print and the family (publisher) that it belongs to."""

    name: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices behind an edition. `words` is the budget of the whole edition, `stories` the most that are told.

    `language` (ISO 639-1) is the language of the frame's own words; empty means that of most articles.
    `sources` maps a host name ("reuters.com") or a source's name to what is known about it.
    """

    title: str = "Bulletin"
    words: int = 1500
    stories: int = 12
    method: str = "auto"
    formats: tuple[str, ...] = ("md", "html", "pdf", "json")
    out: str = "out"
    language: str = ""
    sources: Mapping[str, SourceSettings] = field(default_factory=dict)


def about(article: Article, settings: Settings) -> SourceSettings:
    """What is known of an article's source: by its host name or a parent of that, else by the source's name."""
    parts = _host(article.url or "").split(".")
    hosts = (".".join(parts[at:]) for at in range(len(parts) - 1))
    named = {known.name: known for known in settings.sources.values() if known.name}
    found = (known for key in (*hosts, article.source) for known in [settings.sources.get(key)] if known)
    return next(found, named.get(article.source, SourceSettings()))


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
    if not path.exists() and path == Path(FILE_NAME):
        return Settings()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(str(path), f"cannot be read as TOML ({error}); mend the file or move it away") from error
    return parse(table, str(path))


def parse(table: Mapping[str, Any], subject: str = FILE_NAME) -> Settings:
    """The settings in a table as TOML gives it; raises SettingsError naming the first key that cannot be used."""
    from pydantic import TypeAdapter, ValidationError

    _refuse_unknown(table, [f.name for f in fields(Settings)], subject)
    for name, source in _tables(table.get("sources", {})):
        _refuse_unknown(source, [f.name for f in fields(SourceSettings)], f'{subject}: sources."{name}"')
    try:
        # As JSON, where strictness still takes a list for a tuple: "150" is no number, true is no 1.
        settings = TypeAdapter(Settings).validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SettingsError(subject, f"{key}: {first['msg'].lower()}, not {first['input']!r}") from error
    known = {_key(name): source for name, source in settings.sources.items()}
    return _checked(replace(settings, sources=known), subject)


def _key(name: str) -> str:
    """A host name as addresses have it; a source's name as it is."""
    return name.lower().removeprefix("www.") if "." in name and " " not in name else name


def _tables(value: object) -> Iterable[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        yield from ((name, table) for name, table in value.items() if isinstance(table, Mapping))


def _refuse_unknown(table: Mapping[str, Any], known: list[str], subject: str) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"known settings are {', '.join(known)}"
            raise SettingsError(subject, f'unknown setting "{key}"; {hint}')


def _checked(settings: Settings, subject: str) -> Settings:
    for name in ("words", "stories"):
        if getattr(settings, name) < 1:
            raise SettingsError(subject, f"{name}: must be at least 1, not {getattr(settings, name)}")
    if not settings.formats:
        raise SettingsError(subject, "formats: is empty; name at least one of md, html, pdf, json")
    if settings.language and not re.fullmatch("[a-z]{2}", settings.language):
        raise SettingsError(subject, f'language: must be two letters such as "en", not "{settings.language}"')
    return settings
