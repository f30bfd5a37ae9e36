"""`bulletin.toml` → Settings: unknown keys are refused by name and the nearest known one suggested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from bulletin.errors import SettingsError
from bulletin.inputs import InputSettings, WebSettings, check_inputs, check_web
from bulletin.sending import EmailSettings, FolderSettings, RunSettings, WebhookSettings, WikiSettings
from bulletin.sending.email import TABLES_OF_EMAIL, GroupSettings, placed, settled
from bulletin.sending.folder import check_folders
from bulletin.sending.mail_checks import check_email
from bulletin.sending.names import EMAIL, check_names
from bulletin.sending.run import check_run
from bulletin.sending.webhook import check_webhooks
from bulletin.sending.wiki import check_wikis
from bulletin.settings.checks import check
from bulletin.settings.sources import key, told_by_inputs
from bulletin.settings.values import SectionRule, Settings, SourceSettings, WatchRule
from bulletin.toml import checked, read, refuse_unknown, refuse_unknown_entries, tables

FILE_NAME = "bulletin.toml"

# Tables that there may be several of, in two brackets, and those that there is one of.
_LISTED = {
    "section": SectionRule, "watch": WatchRule, "input": InputSettings, "wiki": WikiSettings,
    "folder": FolderSettings, "webhook": WebhookSettings,
}  # fmt: skip
_SINGLE = {"web": WebSettings, "email": EmailSettings, "run": RunSettings}


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
    known = {key(name): source for name, source in settings.sources.items()}
    email = settings.email and settled(settings.email, settings.url)
    if email and email.oversized == "split" and table["email"].get("oversized") == "link":
        raise SettingsError(subject, "email: oversized: a link wants url, where the editions are published; add it")
    settings = told_by_inputs(replace(settings, sources=known, email=email), subject)
    check(settings, subject)
    return settings


def _refuse_unknown_of_email(table: Mapping[str, Any], subject: str) -> None:
    for name, kind in TABLES_OF_EMAIL.items():
        if isinstance(given := table.get(name), Mapping):
            refuse_unknown(given, [f.name for f in fields(kind)], f"{subject}.{name}")
    refuse_unknown_entries(table, {"group": GroupSettings}, subject)
