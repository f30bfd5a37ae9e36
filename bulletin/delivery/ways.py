"""The channels on which an edition leaves, and why some of them cannot be used: that holds up none of the others."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin import channels
from bulletin.channels import Around
from bulletin.errors import BulletinError, DeliveryError, SettingsError
from bulletin.model import Failure
from bulletin.parcels import Channel, Consignment
from bulletin.settings import Settings

NOT_SENT = "was not sent"


def ways(
    names: Iterable[str], settings: Settings, one: Consignment, around: Around, said: str = NOT_SENT
) -> tuple[list[Channel], list[Failure]]:
    """The channels of these names, and the failures of those that cannot be used, with what that is `said` to mean."""
    found, failures = list[Channel](), list[Failure]()
    for name in names:
        try:
            found.append(channels.channel(name, settings, one, around))
        except (DeliveryError, SettingsError) as error:
            failures.append(unusable(name, error, said))
    return found, failures


def unusable(name: str, error: BulletinError, said: str = NOT_SENT) -> Failure:
    """The failure of a channel as a whole, whatever it is about: a list that is not there, a server that is down."""
    about = error.problem if error.subject == name else str(error).removeprefix(f"{name}, ")
    return Failure(name, f"{said}: {about}")
