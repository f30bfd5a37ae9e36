"""Which state a row of the outbox is in before anything is sent, and which one after an attempt: decided, nothing done.

`sending` makes these changes on disk one by one, `plan` only says what they would be.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bulletin.parcels import WAITING, Channel, Consignment, Delivery, DeliveryState, Outcome, Suppressed
from bulletin.store.outbox import Step

OnUnknown = Literal["resend", "skip"]

# When a deferred one is tried again, and after which time it is given up. Servers that turn strangers away at first
# take them after five to fifteen minutes; after that RFC 5321 (4.5.4.1) wants half an hour at least.
BACKOFF = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2))
GIVEN_UP_AFTER = timedelta(hours=24)
# Within one run, and over all: a server that takes messages and drops the connection each time would go on for ever.
_MOST_TRIES, _MOST_ATTEMPTS = 3, 5
_SUPPRESSED = "is suppressed"
_GONE = "is no recipient any more"
_CUT_SHORT = "the run before ended while it was sent"
# An edition's day began up to a day before anything of it was tried for the first time.
_KEPT_UP = GIVEN_UP_AFTER + timedelta(days=1)
# How far a row has come, from what may still begin to what has ended.
_COURSE: tuple[DeliveryState, ...] = ("cancelled", "queued", "deferred", "bounced", "unknown", "sending", "sent")
OPEN: tuple[DeliveryState, ...] = (*WAITING, "sending", "unknown")


def is_given_up(row: Delivery, before: date) -> bool:
    """Whether it is too late for an open row of an edition before this day, unless somebody wanted it since then."""
    last = max(row.day, row.changed.date()) if row.changed else row.day
    return row.day < before and last < before - _KEPT_UP


def given_up(rows: Iterable[Delivery], before: date, now: datetime) -> Iterator[Step]:
    """What becomes of open rows for which it is too late: no run asks for their editions any more."""
    for row in rows:
        if is_given_up(row, before) and row.state == "sending":
            # Its time stays what it was: nobody has wanted it again.
            yield row.state, replace(row, state="unknown", reply=row.reply or _CUT_SHORT)
        elif is_given_up(row, before) and row.state in WAITING:
            reply = f"given up, the edition is old: {row.reply}" if row.reply else "given up, the edition is old"
            yield row.state, replace(row, state="bounced", changed=now, due=None, reply=reply)


def does_not_exist(status: str) -> str:
    """Why an address is suppressed of which a server says so, with its code."""
    return f"address does not exist ({status})"


@dataclass(slots=True)
class States:
    """The states of one edition's rows on one channel, in a run that begins now."""

    channel: Channel
    consignment: Consignment
    on_unknown: OnUnknown
    now: Callable[[], datetime]
    _unknown: dict[str, int] = field(default_factory=dict)

    def begun(self, rows: Collection[Delivery], suppressed: Iterable[Suppressed]) -> Iterator[Step]:
        """What changes before anything is sent: everybody has a row, and none waits for somebody who is no recipient.

        Raises DeliveryError when it is not known who is one.
        """
        own = {row.recipient: row for row in rows}
        # In other capitals somebody may have two rows: the last is the one that has come furthest.
        alike = {self._somebody(row.recipient): row for row in sorted(rows, key=lambda row: _COURSE.index(row.state))}
        reasons = {one.address: one.reason or _SUPPRESSED for one in suppressed}
        wanted, latest = set[str](), self.consignment.latest
        for one in self.channel.recipients():
            wanted.add(one)
            known = alike.get(self._somebody(one))
            # Whoever is new begins with the latest, and an old edition goes to those only whom somebody has named.
            if latest and (not known or (known.state not in WAITING and is_given_up(known, latest))):
                continue
            row = self._ready(known, one, reasons.get(one.casefold(), ""))
            if row != own.get(one):
                yield own[one].state if one in own else None, row
        for row in own.values():
            if row.recipient not in wanted and row.state in WAITING:
                yield row.state, self._changed(row, state="cancelled", due=None, reply=_GONE)
            elif row.recipient not in wanted and row.state == "sending":
                yield row.state, self._changed(row, state="unknown", reply=row.reply or _CUT_SHORT)

    def _ready(self, known: Delivery | None, recipient: str, suppressed: str) -> Delivery:
        """The row as it is before anything is sent; `suppressed` is why nothing may be, empty when it may."""
        row = replace(known, recipient=recipient) if known else self.new(recipient)
        if row.state == "sending":
            row = self._changed(row, state="unknown", reply=row.reply or _CUT_SHORT)
        if row.state == "cancelled" and row.reply and not suppressed:
            # It came so by itself, and nothing is in the way any more; what somebody has cancelled has no reply.
            row = self._changed(row, state="queued", attempts=0, first_tried=None, reply="")
        elif row.state == "unknown" and self._is_tried_again(row):
            row = self._changed(row, state="queued")
        if suppressed and row.state in WAITING:
            return self.left(row, suppressed)
        is_replaced = self.channel.replaces and row.state != "cancelled"
        if row.build != self.consignment.build and (row.state in WAITING or is_replaced):
            # Under the same reference: it may have arrived, though nobody knows.
            row = replace(self.new(recipient), reference=row.reference)
        return row

    def _somebody(self, recipient: str) -> str:
        """What is alike for one recipient: an address in other capitals is still somebody's, and a path another one."""
        return recipient if self.channel.replaces else recipient.casefold()

    def sending(self, row: Delivery, reference: str) -> Delivery:
        """The row as an attempt at it begins, with the reference of what is sent."""
        # A clock that was ahead must not put off the day on which it is given up.
        first_tried = min(row.first_tried or self.now(), self.now())
        row = self._changed(row, state="sending", first_tried=first_tried, attempts=row.attempts + 1)
        return replace(row, reference=reference, reply="")

    def after(self, row: Delivery, outcome: Outcome) -> Delivery:
        """The row behind an attempt: one that is deferred is due again later, or given up."""
        now = self.now()
        if outcome.state == "unknown":
            self._unknown[row.recipient] = self._unknown.get(row.recipient, 0) + 1
            if self._is_tried_again(row):
                return replace(row, state="queued", changed=now, reply=outcome.reply)
        if outcome.state != "deferred":
            taken = "" if outcome.state == "sent" else row.taken
            return replace(row, state=outcome.state, changed=now, due=None, reply=outcome.reply, taken=taken)
        due, end = now + BACKOFF[min(row.attempts, len(BACKOFF)) - 1], (row.first_tried or now) + GIVEN_UP_AFTER
        if due > end:
            reply = f"given up after {GIVEN_UP_AFTER.total_seconds() / 3600:g} hours: {outcome.reply}"
            return replace(row, state="bounced", changed=now, due=None, reply=reply)
        wished = min(now + timedelta(seconds=outcome.again_s), end)
        return replace(row, state="deferred", changed=now, due=max(due, wished), reply=outcome.reply)

    def is_due(self, row: Delivery) -> bool:
        """Whether a row is to be tried now."""
        if row.state != "deferred" or row.due is None:
            return row.state in WAITING
        # A clock that was far ahead has written a time that would not come for years.
        return not timedelta(0) < row.due - self.now() <= GIVEN_UP_AFTER

    def left(self, row: Delivery, reason: str) -> Delivery:
        """The row of somebody who gets nothing any more, with the reason why."""
        return self._changed(row, state="cancelled", due=None, reply=reason or _SUPPRESSED)

    def new(self, recipient: str) -> Delivery:
        """The row of somebody whom nothing was sent to yet."""
        known = self.consignment
        return Delivery(known.day, known.title, known.build, self.channel.name, recipient, "queued", changed=self.now())

    def _is_tried_again(self, row: Delivery) -> bool:
        is_new = self._unknown.get(row.recipient, 0) < _MOST_TRIES and row.attempts < _MOST_ATTEMPTS
        return self.on_unknown == "resend" and is_new

    def _changed(self, row: Delivery, **changes: object) -> Delivery:
        return replace(row, changed=self.now(), **changes)  # type: ignore[arg-type]
