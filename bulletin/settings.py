"""`bulletin.toml` ↔ Settings: typed, with unknown keys refused by name and the nearest known one suggested."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

from bulletin.errors import SettingsError
from bulletin.families import family
from bulletin.inputs import TIERS, InputSettings, WebSettings, check_inputs, check_web, tier_problem
from bulletin.model import Article
from bulletin.parcels import Flavor
from bulletin.sending import EmailSettings, FolderSettings, RunSettings, WebhookSettings, WikiSettings
from bulletin.sending.email import TABLES_OF_EMAIL, GroupSettings, placed, settled
from bulletin.sending.folder import check_folders
from bulletin.sending.mail_checks import check_email
from bulletin.sending.names import EMAIL, check_names
from bulletin.sending.run import check_run
from bulletin.sending.webhook import check_webhooks
from bulletin.sending.wiki import check_wikis
from bulletin.toml import checked, nearest, read, refuse_unknown, refuse_unknown_entries, tables

FILE_NAME = "bulletin.toml"

Paper = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What the reader knows about a source: the name to print, the family (publisher) that it belongs to, its tier.

    What a source of tier 1 reports (None counts as 1) leads before what one of tier 2 or 3 does.
    """

    name: str = ""
    family: str = ""
    tier: int | None = None


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

    Without `stories` they are twelve. `pages` is how many the PDF fills, 0 for as many as the words take; with it the
    words are as many as fit, and without `stories` these are, too. `annex` gives every article a page of its own,
    `flavor` is the dialect of Markdown.
    `url` is where the folder `out` is published, for the links of a feed.
    `language` (ISO 639-1) is the language of the frame's own words; empty means that of most articles. `archive` is the
    path of the archive, empty for the user's own; `timezone` (a name as "Europe/Vienna") tells which day it is, empty
    for the computer's. `sources` maps a host name ("reuters.com") or a source's name to what is known about it.
    Sections are printed in the order of `section`; a story stands in the first that wants it. What `input` tells of
    sources stands in `sources` and `section`, too.
    """

    title: str = "Bulletin"
    words: int = 1500
    stories: int | None = None
    method: str = "auto"
    formats: tuple[str, ...] = ("md", "html", "pdf", "json")
    out: str = "out"
    url: str = ""
    language: str = ""
    theme: str = "newspaper"
    paper: Paper = "A4"
    pages: int = 0
    annex: bool = False
    flavor: Flavor = "commonmark"
    archive: str = ""
    timezone: str = ""
    sources: Mapping[str, SourceSettings] = field(default_factory=dict)
    section: tuple[SectionRule, ...] = ()
    watch: tuple[WatchRule, ...] = ()
    input: tuple[InputSettings, ...] = ()
    web: WebSettings = field(default_factory=WebSettings)
    email: EmailSettings | None = None
    wiki: tuple[WikiSettings, ...] = ()
    folder: tuple[FolderSettings, ...] = ()
    webhook: tuple[WebhookSettings, ...] = ()
    run: RunSettings = field(default_factory=RunSettings)


# Tables that there may be several of, in two brackets, and those that there is one of.
_LISTED = {
    "section": SectionRule, "watch": WatchRule, "input": InputSettings, "wiki": WikiSettings,
    "folder": FolderSettings, "webhook": WebhookSettings,
}  # fmt: skip
_SINGLE = {"web": WebSettings, "email": EmailSettings, "run": RunSettings}


def about(article: Article, settings: Settings) -> SourceSettings:
    """What is known of an article's source: by its host name or a parent of that, else by the source's name.

    The family that settings do not tell is that of the table of publishers.
    """
    named = {known.name: known for known in settings.sources.values() if known.name}
    found = (known for key in _keys(article) for known in [settings.sources.get(key)] if known)
    known = next(found, named.get(article.source, SourceSettings()))
    return known if known.family else replace(known, family=family(_host(article.url or "") or article.source))


def tiers(articles: Iterable[Article], settings: Settings) -> Mapping[str, int]:
    """The tier of each article's source, by the article's id."""
    return {article.id: about(article, settings).tier or TIERS[0] for article in articles}


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
    settings = parse(read(path, "settings"), str(path))
    return replace(
        settings,
        input=tuple(_placed(one, path.parent) for one in settings.input),
        wiki=tuple(_placed(one, path.parent) for one in settings.wiki),
        folder=tuple(_placed(one, path.parent) for one in settings.folder),
        email=settings.email and placed(settings.email, path.parent),
    )


_Placed = TypeVar("_Placed", InputSettings, WikiSettings, FolderSettings)


def _placed(one: _Placed, folder: Path) -> _Placed:
    """The entry with its path as it is seen from the current folder: in the file it is seen from that file's."""
    if not one.path:
        return one
    try:
        return replace(one, path=str(folder / Path(one.path).expanduser()))
    except RuntimeError as error:
        raise SettingsError(one.path, "names a home folder that is not known; write the whole path") from error


def parse(table: Mapping[str, Any], subject: str = FILE_NAME) -> Settings:
    """The settings in a table as TOML gives it; raises SettingsError naming the first key that cannot be used."""
    refuse_unknown(table, [f.name for f in fields(Settings)], subject)
    for name, source in tables(table.get("sources", {})):
        refuse_unknown(source, [f.name for f in fields(SourceSettings)], f'{subject}: sources."{name}"')
    for name, kind in _SINGLE.items():
        if isinstance(given := table.get(name), Mapping):
            refuse_unknown(given, [f.name for f in fields(kind)], f"{subject}: {name}")
    refuse_unknown_entries(table, _LISTED, subject)
    if isinstance(mail := table.get("email"), Mapping):
        _refuse_unknown_of_email(mail, f"{subject}: email")
    settings = checked(Settings, table, subject)
    if settings.pages and "words" in table:
        raise SettingsError(subject, "words and pages exclude each other; leave one of them out")
    check_names({kind: getattr(settings, kind) for kind in ("wiki", "folder", "webhook")}, subject)
    check_folders(settings.folder, subject)
    check_wikis(settings.wiki, subject)
    named = (one.name for several in (settings.wiki, settings.folder, settings.webhook) for one in several)
    check_run(settings.run, ((EMAIL,) if settings.email else ()) + tuple(named), subject)
    check_email(settings.email, subject)
    check_inputs(settings.input, subject)
    check_web(settings.web, subject)
    check_webhooks(settings.webhook, settings.web.allow_private, subject)
    known = {_key(name): source for name, source in settings.sources.items()}
    email = settings.email and settled(settings.email, settings.url)
    if email and email.oversized == "split" and table["email"].get("oversized") == "link":
        raise SettingsError(subject, "email: oversized: a link wants url, where the editions are published; add it")
    return _checked(_told_by_inputs(replace(settings, sources=known, email=email), subject), subject)


def _refuse_unknown_of_email(table: Mapping[str, Any], subject: str) -> None:
    for name, kind in TABLES_OF_EMAIL.items():
        if isinstance(given := table.get(name), Mapping):
            refuse_unknown(given, [f.name for f in fields(kind)], f"{subject}.{name}")
    refuse_unknown_entries(table, {"group": GroupSettings}, subject)


def _told_by_inputs(settings: Settings, subject: str) -> Settings:
    """The settings with what their inputs tell of sources among those, so that nobody else need look at inputs."""
    sources, rules = dict(settings.sources), list(settings.section)
    for number, one in enumerate(settings.input, 1):
        if one.source:
            key = _known_as(one.source, sources)
            sources[key] = _joined(sources.get(key, SourceSettings()), one, f"{subject}: input {number}")
        if one.section:
            _give(one.section, one.source, rules)
    return replace(settings, sources=sources, section=tuple(rules))


def _joined(known: SourceSettings, one: InputSettings, subject: str) -> SourceSettings:
    """What is known of a source together with what an input tells of it."""
    for name in ("family", "tier"):
        told, other = getattr(one, name), getattr(known, name)
        if told and other and told != other:
            raise SettingsError(subject, f'{name} of "{one.source}" is {told} here and {other} elsewhere; keep one')
    return replace(known, name=known.name or one.source, family=known.family or one.family, tier=known.tier or one.tier)


def _known_as(source: str, sources: Mapping[str, SourceSettings]) -> str:
    """The key under which settings know a source, by that or by its name, else the one to know it by."""
    named = (key for key, known in sources.items() if known.name == source)
    return _key(source) if _key(source) in sources else next(named, _key(source))


def _give(section: str, source: str, rules: list[SectionRule]) -> None:
    """Let a source belong to a section, the last one when there is none of that name."""
    for place, rule in enumerate(rules):
        if _same(rule.name) == _same(section):
            rules[place] = replace(rule, sources=tuple(dict.fromkeys((*rule.sources, source))))
            return
    rules.append(SectionRule(section, sources=(source,)))


def _key(name: str) -> str:
    """A host name as addresses have it; a source's name as it is."""
    return name.lower().removeprefix("www.") if "." in name and " " not in name else name


def _checked(settings: Settings, subject: str) -> Settings:
    for name in ("words", "stories"):
        if (given := getattr(settings, name)) is not None and given < 1:
            raise SettingsError(subject, f"{name}: must be at least 1, not {given}")
    if settings.pages < 0:
        raise SettingsError(subject, f"pages: must be at least 1, not {settings.pages}; or leave it out")
    if not settings.formats:
        raise SettingsError(subject, 'formats: is empty; name at least one, such as "md"')
    if settings.language and not re.fullmatch("[a-z]{2}", settings.language):
        raise SettingsError(subject, f'language: must be two small letters such as "en", not "{settings.language}"')
    for name, wanted in (("title", "give the bulletin a name"), ("out", "name a folder")):
        if not getattr(settings, name).strip():
            raise SettingsError(subject, f"{name}: is empty; {wanted} or remove the line")
    for name in ("out", "archive"):
        if "\0" in getattr(settings, name):
            raise SettingsError(subject, f"{name}: holds a character that no path can")
    if settings.url and not _is_address(settings.url):
        raise SettingsError(subject, f'url: write where the editions are published, "https://…", not "{settings.url}"')
    if settings.timezone and not _is_timezone(settings.timezone):
        raise SettingsError(subject, f'timezone: there is no "{settings.timezone}"; write one such as "Europe/Vienna"')
    for key, source in settings.sources.items():
        if problem := tier_problem(source.tier):
            raise SettingsError(subject, f'sources."{key}": {problem}')
    for section in settings.section:
        if not section.match and not section.sources:
            raise SettingsError(subject, f'section "{section.name}": nothing belongs there; add match or sources')
    _check_groups(settings, subject)
    for watch in settings.watch:
        if not watch.terms:
            raise SettingsError(subject, f'watch "{watch.name}": nothing mentions it; add terms')
    _check_rules("section", [(rule.name, rule.match) for rule in settings.section], subject)
    _check_rules("watch", [(rule.name, rule.terms) for rule in settings.watch], subject)
    return settings


def _check_groups(settings: Settings, subject: str) -> None:
    """Every section that a group of readers is to get is one of these: of another one there is nothing on any day."""
    known = [section.name for section in settings.section]
    for group in settings.email.group if settings.email else ():
        for name in group.sections:
            if name not in known:
                near = nearest(name, known)
                there = f"sections are {', '.join(known)}" if known else "there is none; add [[section]]"
                hint = f'did you mean "{near}"?' if near else there
                place = f'email: group "{group.name}": sections'
                raise SettingsError(subject, f'{place}: there is no section "{name}"; {hint}')


def _is_address(url: str) -> bool:
    """Whether it is the address of a folder on the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)


def _is_timezone(name: str) -> bool:
    try:
        return bool(zoneinfo.ZoneInfo(name))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False


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
