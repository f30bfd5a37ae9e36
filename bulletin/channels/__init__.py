"""The ways on which an edition leaves: one module or folder a kind, chosen by the tables of bulletin.toml.

To add one: write `channel(settings, consignment, around)` in a file of its own and add a line to `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import import_module
from typing import Any

from bulletin.errors import SettingsError
from bulletin.inputs import WebSettings
from bulletin.parcels import Channel, Consignment
from bulletin.sending.names import EMAIL
from bulletin.settings import Settings
from bulletin.toml import nearest

# Modules, not functions: what a channel needs is imported when something is sent on it.
KINDS = {
    "email": "bulletin.channels.email",
    "wiki": "bulletin.channels.wiki",
    "folder": "bulletin.channels.folder",
    "webhook": "bulletin.channels.webhook",
}


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a sender: the time in UTC, how it waits (seconds), and the environment that secrets are in.

    `web` says how addresses are reached; a channel gets it as the settings have it.
    """

    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    environ: Mapping[str, str]
    web: WebSettings = field(default_factory=WebSettings)


def names(settings: Settings) -> tuple[str, ...]:
    """The names of all channels that settings have, in the order of sending."""
    return tuple(name for name, _, _ in _configured(settings))


def chosen(wanted: Iterable[str], settings: Settings) -> tuple[str, ...]:
    """The channels of these names, all when none is named; raises SettingsError when one, or all, are missing."""
    known = names(settings)
    if not known:
        problem = "there is no channel; add [email], [[wiki]], [[folder]] or [[webhook]] to bulletin.toml"
        raise SettingsError("deliver", problem)
    check(wanted, known, "deliver")
    return tuple(name for name in known if name in set(wanted)) or known


def check(wanted: Iterable[str], known: Collection[str], subject: str) -> None:
    """Raises SettingsError for the first of these names that is no known channel."""
    for name in wanted:
        if name not in known:
            near = nearest(name, known)
            hint = f'did you mean "{near}"?' if near else f"channels are {', '.join(known) or 'none'}"
            raise SettingsError(subject, f'unknown channel "{name}"; {hint}')


def channel(name: str, settings: Settings, consignment: Consignment, around: Around) -> Channel:
    """The channel of this name, with a consignment to send; raises DeliveryError or SettingsError when it cannot be."""
    kind, own = next((kind, own) for known, kind, own in _configured(settings) if known == name)
    made: Channel = import_module(KINDS[kind]).channel(own, consignment, replace(around, web=settings.web))
    return made


def _configured(settings: Settings) -> Iterable[tuple[str, str, Any]]:
    """The name, kind and settings of each channel."""
    if settings.email:
        yield EMAIL, "email", settings.email
    for kind in ("wiki", "folder", "webhook"):
        for own in getattr(settings, kind):
            yield own.name, kind, own
