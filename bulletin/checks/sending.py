"""Whether what the channels of the settings need is there: places, secrets, programs; no server is asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bulletin.channels import names
from bulletin.channels.webhook import keys
from bulletin.checks.finding import Finding, Surroundings, divided
from bulletin.checks.mailing import mailing
from bulletin.checks.within import made_in, program, secret_at
from bulletin.errors import DeliveryError
from bulletin.sending import FolderSettings, WebhookSettings, WikiSettings
from bulletin.sending.secret import problem
from bulletin.sending.webhook import shown


def channels(around: Surroundings) -> Iterator[Finding]:
    """What each channel lacks, and what the day's run does."""
    settings = around.settings
    yield Finding("channels", ", ".join(names(settings)) or "none")
    if settings.email:
        yield from mailing(settings.email)
    if any(own.remote for own in settings.wiki):
        yield from program("git", "install git, or write path in place of remote")
    for wiki in settings.wiki:
        yield from _wiki(wiki)
    for folder in settings.folder:
        yield _folder(folder)
    for webhook in settings.webhook:
        yield from _webhook(webhook)
    if settings.run.ping and not problem(settings.run.ping):
        yield secret_at("run.ping", settings.run.ping)


def _wiki(own: WikiSettings) -> Iterator[Finding]:
    if own.remote:
        yield Finding(own.name, f"{own.remote}, which is not asked")
        if own.secret:
            yield secret_at(f"{own.name}, secret", own.secret)
    elif Path(own.path).expanduser().is_dir():
        yield made_in(own.name, Path(own.path), f"path of {own.name}")
    else:
        yield Finding(own.name, f"{own.path} is no folder", "make it, or mend path")


def _folder(own: FolderSettings) -> Finding:
    path = Path(own.path).expanduser()
    # It is made, and what it lies in is not: nothing is to land where a disk is missing.
    if not path.absolute().parent.is_dir():
        return Finding(own.name, f"{path.parent} is no folder", "make it, or see that its disk is there")
    return made_in(own.name, path, f"path of {own.name}")


def _webhook(own: WebhookSettings) -> Iterator[Finding]:
    if problem(own.url):
        yield Finding(own.name, f"{shown(own.url)}, which is not asked")
    else:
        yield secret_at(f"{own.name}, url", own.url)
    try:
        keys(own, os.environ)
    except DeliveryError as error:
        yield divided(own.name, str(error).removeprefix(f"{own.name}, "))
    else:
        yield Finding(own.name, f"there is a key at {own.secret}")
