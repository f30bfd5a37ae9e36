"""What people decide about rows of the outbox: to be sent again, or not at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from bulletin.parcels import Delivery, DeliveryState
from bulletin.store.outbox import Outbox

# What came to an end without having arrived, or may not have.
_RETRIED: tuple[DeliveryState, ...] = ("deferred", "bounced", "cancelled", "unknown", "sending")
# What somebody may still get.
_CANCELLED: tuple[DeliveryState, ...] = ("queued", "deferred", "unknown", "sending")


def retry(outbox: Outbox, chosen: Collection[Delivery], now: datetime) -> tuple[Delivery, ...]:
    """The rows among the chosen ones that wait to be sent now, as if they had never been tried."""
    return _moved(outbox, chosen, _RETRIED, "queued", now)


def cancel(outbox: Outbox, chosen: Collection[Delivery], now: datetime) -> tuple[Delivery, ...]:
    """The rows among the chosen ones that nobody will get, unless one is on the wire at this moment.

    Whoever sends meanwhile looks at each row before it begins, and leaves it.
    """
    return _moved(outbox, chosen, _CANCELLED, "cancelled", now)


def _moved(
    outbox: Outbox,
    chosen: Collection[Delivery],
    former: Collection[DeliveryState],
    state: DeliveryState,
    now: datetime,
) -> tuple[Delivery, ...]:
    return outbox.move(
        *(
            (row.state, replace(row, state=state, changed=now, due=None, attempts=0, first_tried=None, reply=""))
            for row in chosen
            if row.state in former
        )
    )


def chosen(
    rows: Collection[Delivery],
    channels: Collection[str],
    day: date | None,
    recipients: Collection[str],
) -> tuple[Delivery, ...]:
    """The rows of these channels, of an edition, to these recipients; what is not named is not asked about."""
    wanted = {one.casefold() for one in recipients}
    return tuple(
        row
        for row in rows
        if (not channels or row.channel in channels)
        and day in (None, row.day)
        and (not wanted or row.recipient.casefold() in wanted)
    )
