"""`[run]`: what `bulletin run` does every day, and when."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from bulletin.errors import SettingsError
from bulletin.sending import secret

Missed = Literal["catch up", "skip"]
OnUnknown = Literal["resend", "skip"]

_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """When the day's run is (`at`, "06:30"), to which channels it delivers (all when empty), and who is told.

    `log` is the path of its log, empty for one of the user's own; `health` is the path of a file that says how the last
    run went; `ping` an address that is fetched after each, or where that is when it is a secret. A day that was
    `missed` (the machine was off) is caught up, late, or skipped. `on_unknown` is what to do when nobody knows whether
    something arrived.
    """

    at: str = "06:30"
    channels: tuple[str, ...] = ()
    missed: Missed = "catch up"
    on_unknown: OnUnknown = "resend"
    log: str = ""
    health: str = ""
    ping: str = ""


def check_run(run: RunSettings, channels: Collection[str], subject: str) -> None:
    """Raises SettingsError naming the first key that cannot be used with channels of these names."""
    if not _TIME.fullmatch(run.at):
        raise SettingsError(subject, f'run.at: write a time of day such as "06:30", not "{run.at}"')
    for name in run.channels:
        if name not in channels:
            known = f"channels are {', '.join(channels)}" if channels else "there is none; add one"
            raise SettingsError(subject, f'run.channels: there is no channel "{name}"; {known}')
    for key in ("log", "health"):
        if "\0" in getattr(run, key):
            raise SettingsError(subject, f"run.{key}: holds a character that no path can")
    # What is written there is not repeated: whoever knows the address of a ping can send it.
    if run.ping and not _is_address(run.ping) and secret.problem(run.ping):
        problem = 'write an address, "https://…", or where it is, "env:NAME" or "file:/path"'
        raise SettingsError(subject, f"run.ping: {problem}")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
