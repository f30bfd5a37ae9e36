"""The names by which channels are called on the command line and stand in the outbox."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from bulletin.errors import SettingsError

EMAIL = "email"
_NAME = re.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")


class Named(Protocol):
    """The settings of a channel of a kind that there may be several of."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...


def check_names(channels: Mapping[str, Iterable[Named]], subject: str) -> None:
    """Raises SettingsError for the first channel, by its kind, that cannot be called by its name or shares it."""
    known = {EMAIL}
    for kind, several in channels.items():
        for number, one in enumerate(several, 1):
            place = f"{kind} {number}"
            if not _NAME.fullmatch(one.name):
                problem = f'name a channel in small letters, digits and "-", not "{one.name}"'
                raise SettingsError(subject, f"{place}: {problem}")
            if one.name in known:
                raise SettingsError(subject, f'{place}: there is another "{one.name}"; give it a name of its own')
            known.add(one.name)
