"""What no type tells of settings: whether they can be used, with the next step when they can not."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterable
from urllib.parse import urlsplit

from bulletin.errors import SettingsError
from bulletin.inputs import tier_problem
from bulletin.settings.values import Settings
from bulletin.toml import nearest


def check(settings: Settings, subject: str) -> None:
    """Raises SettingsError naming the first key that cannot be used."""
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
        if same(name) in names:
            raise SettingsError(subject, f'{kind} {number}: there is another "{name}"; put both into one or rename it')
        names.add(same(name))
        for term in terms:
            if not any(map(str.isalnum, term)) or "*" in term.rstrip()[:-1]:
                problem = 'a term needs letters or digits, and "*" only at its end'
                raise SettingsError(subject, f'{kind} "{name}": {problem}, unlike "{term}"')


def same(name: str) -> str:
    """What is alike for names that people take for one."""
    return " ".join(name.casefold().split())
