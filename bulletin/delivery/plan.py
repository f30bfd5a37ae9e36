"""What a delivery would do: who gets what, how large, and the files to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bulletin.delivery.states import OnUnknown, States
from bulletin.parcels import Channel, Consignment, Delivery, Parcel
from bulletin.store import Archive


@dataclass(frozen=True, slots=True)
class Planned:
    """What one recipient would get, the row as it would be before anything is sent, and whether it would be sent."""

    parcel: Parcel
    row: Delivery
    is_sent: bool


def plan(
    archive: Archive,
    channels: Sequence[Channel],
    consignment: Consignment,
    now: Callable[[], datetime],
    on_unknown: OnUnknown = "resend",
) -> Iterator[Planned]:
    """What everybody would get who has a row then, channel by channel; of a test nobody has got anything."""
    rows = () if consignment.is_test else archive.deliveries_of(consignment.day, consignment.title)
    suppressed = archive.suppressed()
    for channel in channels:
        states = States(channel, consignment, on_unknown, now)
        own = {row.recipient: row for row in rows if row.channel == channel.name}
        own |= {row.recipient: row for _, row in states.begun(own.values(), suppressed)}
        for parcel in channel.parcels():
            if row := own.get(parcel.recipient):
                yield Planned(parcel, row, states.is_due(row))
