"""What a delivery would do: who gets what, how large, and the files to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.parcels import Channel, Consignment, Delivery, DeliveryState, Parcel
from bulletin.store import Archive


@dataclass(frozen=True, slots=True)
class Planned:
    """What one recipient would get, and the state that it is in, None when nothing was ever tried."""

    channel: str
    parcel: Parcel
    state: DeliveryState | None
    is_sent: bool


def plan(archive: Archive, channels: Sequence[Channel], consignment: Consignment) -> Iterator[Planned]:
    """What everybody would get, channel by channel."""
    rows = archive.deliveries()
    known = {(row.channel, row.recipient): row for row in rows if _is_of(row, consignment)}
    suppressed = {one.address for one in archive.suppressed()}
    for channel in channels:
        for parcel in channel.parcels():
            row = known.get((channel.name, parcel.recipient))
            is_wanted = parcel.recipient.casefold() not in suppressed
            is_open = row is None or row.state in ("queued", "deferred", "sending", "unknown")
            is_new = (
                row is not None and channel.replaces and row.build != consignment.build and row.state != "cancelled"
            )
            yield Planned(channel.name, parcel, row.state if row else None, is_wanted and (is_open or is_new))


def _is_of(row: Delivery, consignment: Consignment) -> bool:
    return (row.day, row.title) == (consignment.day, consignment.title)
