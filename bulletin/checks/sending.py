"""Whether what the channels of the settings need is there: secrets where settings say, programs, and recipients."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

from bulletin.checks.finding import Finding, Surroundings, divided
from bulletin.errors import SettingsError
from bulletin.sending import EmailSettings
from bulletin.sending.secret import secret


def channels(around: Surroundings) -> Iterator[Finding]:
    """What each channel lacks; nothing is sent, and no server is asked."""
    settings = around.settings
    several = [(kind, own) for kind in ("wiki", "folder", "webhook") for own in getattr(settings, kind)]
    names = (["email"] if settings.email else []) + [own.name for _, own in several]
    yield Finding("channels", ", ".join(names) or "none")
    if settings.email:
        yield from _email(settings.email)
    if any(kind == "wiki" and own.remote for kind, own in several):
        yield from _program("git", "install git, or write path in place of remote")
    for kind, own in several:
        if kind == "webhook":
            yield from _secret(own.name, own.secret)


def _email(own: EmailSettings) -> Iterator[Finding]:
    if own.transport == "sendmail":
        yield from _program("sendmail", 'install a mail server, or write transport = "smtp"')
    places = {
        "email.smtp.secret": own.smtp.secret,
        "email.unsubscribe_secret": own.unsubscribe_secret,
        "email.dkim.key": own.dkim.key if own.dkim else "",
        "email.bounces.secret": own.bounces.secret if own.bounces else "",
    }
    for subject, place in places.items():
        if place:
            yield from _secret(subject, place)


def _secret(subject: str, place: str) -> Iterator[Finding]:
    try:
        secret(place, os.environ)
    except SettingsError as error:
        yield divided(subject, str(error))
    else:
        yield Finding(subject, f"there is one at {place}")


def _program(name: str, step: str) -> Iterator[Finding]:
    # Where servers keep it, which is not on every user's path.
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/lib")
    yield Finding(name, found) if found else Finding(name, "is not installed", step)
