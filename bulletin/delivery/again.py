"""What people decide about rows of the outbox: to be sent again, or not at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from bulletin.channels import Around
from bulletin.delivery.states import States
from bulletin.delivery.ways import unusable, ways
from bulletin.errors import DeliveryError, SettingsError
from bulletin.model import Failure
from bulletin.parcels import WAITING, Consignment, Delivery, DeliveryState
from bulletin.settings import Settings
from bulletin.store.outbox import Outbox, Step

# What came to an end without having arrived, or may not have.
_RETRIED: tuple[DeliveryState, ...] = ("deferred", "bounced", "unknown", "sending")
# What somebody may still get.
_CANCELLED: tuple[DeliveryState, ...] = ("queued", "deferred", "unknown", "sending")
_UNKNOWN = "is not cancelled for whoever has no row yet"


def retry(outbox: Outbox, chosen: Collection[Delivery], now: datetime, *, is_named: bool) -> tuple[Delivery, ...]:
    """The rows among the chosen ones that wait to be sent now, as if they had never been tried.

    What was cancelled is among them only when what is chosen `is_named`: somebody did not want it sent.
    """
    return _moved(outbox, chosen, (*_RETRIED, "cancelled") if is_named else _RETRIED, "queued", now)


def cancel(outbox: Outbox, chosen: Collection[Delivery], now: datetime) -> tuple[Delivery, ...]:
    """The rows among the chosen ones that nobody will get, unless one is on the wire at this moment.

    Whoever sends meanwhile looks at each row before it begins, and leaves it.
    """
    return _moved(outbox, chosen, _CANCELLED, "cancelled", now)


def unbegun(
    outbox: Outbox, settings: Settings, names: Collection[str], consignment: Consignment, around: Around
) -> tuple[tuple[Step, ...], tuple[Failure, ...]]:
    """The steps with which a delivery would begin on the channels of these names, as it decides itself; nothing moves.

    With them the channels of which nobody knows who gets the edition.
    """
    usable, failures = ways(names, settings, consignment, around, _UNKNOWN)
    known = outbox.of(consignment.day, consignment.title)
    steps = list[Step]()
    for channel in usable:
        own = [row for row in known if row.channel == channel.name]
        try:
            begun = States(channel, consignment, "resend", around.now).begun(own, outbox.suppressed())
            # What is being sent is nobody's but the sender's.
            steps += ((former, row) for former, row in begun if row.state in WAITING and former != "sending")
        except (DeliveryError, SettingsError) as error:
            failures.append(unusable(channel.name, error, _UNKNOWN))
    step = f'then "bulletin cancel --edition {consignment.day}"'
    return tuple(steps), tuple(replace(one, problem=f"{one.problem}, {step}") for one in failures)


def cancel_unbegun(
    outbox: Outbox, steps: Collection[Step], chosen: Collection[Delivery], now: datetime
) -> tuple[Delivery, ...]:
    """The rows among the chosen ones that a delivery would begin with, cancelled before there is one.

    Rows that wait already are for `cancel`, which comes behind it, for somebody may have begun to send meanwhile.
    """
    meant = set(chosen)
    return outbox.move(*((former, _anew(row, "cancelled", now)) for former, row in steps if row in meant))


def _moved(
    outbox: Outbox,
    chosen: Collection[Delivery],
    former: Collection[DeliveryState],
    state: DeliveryState,
    now: datetime,
) -> tuple[Delivery, ...]:
    return outbox.move(*((row.state, _anew(row, state, now)) for row in chosen if row.state in former))


def _anew(row: Delivery, state: DeliveryState, now: datetime) -> Delivery:
    """The row in a state that somebody has decided on; without a reply, which only says what happened by itself."""
    return replace(row, state=state, changed=now, due=None, attempts=0, first_tried=None, reply="")


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
