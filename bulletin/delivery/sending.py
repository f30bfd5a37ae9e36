"""An edition → its recipients, exactly as the outbox has it: what is to be sent is sent, and what was is not again.

Every change of a row is on disk before the next step. SMTP leaves one window: between the other side's taking a message
and our writing that down. A row that a crash has left in it is `unknown`, and `on_unknown` decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from bulletin.channels import Around
from bulletin.errors import DeliveryError, SettingsError
from bulletin.model import Failure
from bulletin.parcels import WAITING, Channel, Consignment, Delivery, DeliveryState, Outcome, Parcel, Sender
from bulletin.store.outbox import Outbox

OnUnknown = Literal["resend", "skip"]
Report = Callable[[Delivery], None]

# When a deferred one is tried again, and after which time it is given up. Servers that turn strangers away at first
# take them after five to fifteen minutes; after that RFC 5321 (4.5.4.1) wants half an hour at least.
BACKOFF = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2))
GIVEN_UP_AFTER = timedelta(hours=24)
# Within one run, and over all: a server that takes messages and drops the connection each time would go on for ever.
_MOST_TRIES, _MOST_ATTEMPTS = 3, 5
_ENDED: tuple[DeliveryState, ...] = ("bounced", "unknown")
_LEFT = "wants nothing any more"
_GONE = "is no recipient any more"
_CUT_SHORT = "the run before ended while it was sent"


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came of a run: how many rows of the channels are in each state, and which channels could not be used.

    `set_aside` is what settings have that nothing can be sent to.
    """

    states: Counter[DeliveryState]
    sent: int
    failures: tuple[Failure, ...]
    set_aside: tuple[Failure, ...] = ()


def deliver(
    outbox: Outbox,
    channels: Sequence[Channel],
    consignment: Consignment,
    around: Around,
    *,
    on_unknown: OnUnknown = "resend",
    report: Report = lambda _: None,
) -> Delivered:
    """What came of sending a consignment on these channels; one that cannot be used does not hold up the others."""
    failures, set_aside = list[Failure](), list[Failure]()
    sent = 0
    for channel in channels:
        run = _Run(outbox, channel, consignment, around, on_unknown, report)
        try:
            set_aside += channel.set_aside
            run.all()
        except (DeliveryError, SettingsError) as error:  # a secret is looked for when it is needed
            failures.append(Failure(error.subject, error.problem))
        sent += run.sent
    names = {channel.name for channel in channels}
    rows = [row for row in outbox.of(consignment.day, consignment.title) if row.channel in names]
    states = Counter(row.state for row in rows)
    return Delivered(states, sent, (*failures, *_unheard(channels, rows)), tuple(set_aside))


def _unheard(channels: Sequence[Channel], rows: Sequence[Delivery]) -> Iterator[Failure]:
    """The channels on which nobody has the edition, nor will have it without somebody's doing."""
    for channel in channels:
        own = [row for row in rows if row.channel == channel.name and row.state != "cancelled"]
        if own and all(row.state in _ENDED for row in own):
            step = f'see "bulletin deliveries {channel.name}", mend it, then "bulletin retry {channel.name}"'
            said = own[0].reply or own[0].state
            yield Failure(channel.name, f"nobody has the edition of {own[0].day} ({said}); {step}")


class _Run:
    """One channel's run: first every row is put in, then one after the other is sent."""

    def __init__(
        self,
        outbox: Outbox,
        channel: Channel,
        consignment: Consignment,
        around: Around,
        on_unknown: OnUnknown,
        report: Report,
    ) -> None:
        self.sent = 0
        self._outbox, self._channel, self._consignment = outbox, channel, consignment
        self._around, self._on_unknown, self._report = around, on_unknown, report
        self._finished: Delivery | None = None
        self._unknown: Counter[str] = Counter()

    def all(self) -> None:
        """Send what is to be sent, until nothing is left that can be sent now; raises DeliveryError."""
        self._put_in()
        with self._channel.opened() as send:
            while (pause_s := self._once(send)) is not None:
                self._around.sleep(pause_s)

    def _put_in(self) -> None:
        """A row for everybody, those of crashes settled, and none that waits for somebody who is no recipient."""
        suppressed = {one.address for one in self._outbox.suppressed()}
        own = {row.recipient: row for row in self._rows()}
        # Somebody's address in other capitals is still somebody's, and a path is another one.
        alike = {} if self._channel.replaces else {name.casefold(): row for name, row in own.items()}
        rows, wanted = list[Delivery](), set[str]()
        for parcel in self._channel.parcels():
            wanted.add(parcel.recipient)
            row = own.get(parcel.recipient) or alike.get(parcel.recipient.casefold())
            if row is None or (row.state, row.reply) == ("cancelled", _GONE):
                row = self._changed(self._new(parcel), state="queued")
            row = replace(row, recipient=parcel.recipient)
            rows.append(self._ready(row, parcel, is_suppressed=parcel.recipient.casefold() in suppressed))
        for row in own.values():
            if row.recipient not in wanted and row.state in WAITING:
                rows.append(self._changed(row, state="cancelled", due=None, reply=_GONE))
            elif row.recipient not in wanted and row.state == "sending":
                rows.append(self._changed(row, state="unknown", reply=row.reply or _CUT_SHORT))
        self._outbox.put(*rows)

    def _ready(self, row: Delivery, parcel: Parcel, *, is_suppressed: bool) -> Delivery:
        """The row as it is before anything is sent."""
        if row.state == "sending":
            row = self._changed(row, state="unknown", reply=row.reply or _CUT_SHORT)
        if is_suppressed and row.state in (*WAITING, "unknown"):
            return self._changed(row, state="cancelled", due=None, reply=_LEFT)
        if row.state == "unknown" and self._is_tried_again(row):
            row = self._changed(row, state="queued")
        is_replaced = self._channel.replaces and row.state != "cancelled"
        if row.build != self._consignment.build and (row.state in WAITING or is_replaced):
            row = self._changed(self._new(parcel), state="queued")
        return row

    def _once(self, send: Sender) -> float | None:
        """Send everything that is due; the seconds after which there is more, None when there is nothing more."""
        pauses: list[float] = []
        try:
            for parcel in self._channel.parcels():
                row = self._outbox.get(self._new(parcel))
                if row and self._is_due(row):
                    if self._outbox.is_suppressed(parcel.recipient):  # since the run began
                        self._outbox.put(self._changed(row, state="cancelled", due=None, reply=_LEFT))
                        continue
                    outcome = self._try(send, row, parcel)
                    if self._finished and self._finished.state == "queued":
                        pauses.append(outcome.again_s)
        finally:
            self._write_down()
        return min(pauses, default=None)

    def _try(self, send: Sender, row: Delivery, parcel: Parcel) -> Outcome:
        """What came of one attempt; what came of the one before is written down together with its beginning."""
        now = self._around.now()
        sending = replace(
            row, state="sending", changed=now, first_tried=row.first_tried or now, attempts=row.attempts + 1, reply=""
        )
        self._write_down(sending)
        try:
            outcome = send(parcel)
        except (DeliveryError, SettingsError):
            self._finished = row
            raise
        self._finished = self._after(row if outcome.state == "queued" else sending, outcome)
        self.sent += outcome.state == "sent"
        return outcome

    def _after(self, row: Delivery, outcome: Outcome) -> Delivery:
        """The row behind an attempt: one that is deferred is due again later, or given up."""
        now = self._around.now()
        self._unknown[row.recipient] += outcome.state == "unknown"
        if outcome.state == "unknown" and self._is_tried_again(row):
            return replace(row, state="queued", changed=now, reply=outcome.reply)
        if outcome.state != "deferred":
            return replace(row, state=outcome.state, changed=now, due=None, reply=outcome.reply)
        due, end = now + BACKOFF[min(row.attempts, len(BACKOFF)) - 1], (row.first_tried or now) + GIVEN_UP_AFTER
        if due > end:
            reply = f"given up after {GIVEN_UP_AFTER.total_seconds() / 3600:g} hours: {outcome.reply}"
            return replace(row, state="bounced", changed=now, due=None, reply=reply)
        wished = min(now + timedelta(seconds=outcome.again_s), end)
        return replace(row, state="deferred", changed=now, due=max(due, wished), reply=outcome.reply)

    def _is_tried_again(self, row: Delivery) -> bool:
        is_new = self._unknown[row.recipient] < _MOST_TRIES and row.attempts < _MOST_ATTEMPTS
        return self._on_unknown == "resend" and is_new

    def _is_due(self, row: Delivery) -> bool:
        if row.state == "deferred":
            return row.due is None or row.due <= self._around.now()
        return row.state == "queued"

    def _write_down(self, *rows: Delivery) -> None:
        """Bring what was finished to the disk, and the rows in the same moment."""
        finished = (self._finished,) if self._finished else ()
        if finished or rows:
            self._outbox.put(*finished, *rows)
        for row in finished:
            self._report(row)
        self._finished = None

    def _new(self, parcel: Parcel) -> Delivery:
        known = self._consignment
        return Delivery(
            known.day, known.title, known.build, self._channel.name, parcel.recipient, "queued", parcel.reference
        )

    def _rows(self) -> Iterator[Delivery]:
        known = self._consignment
        return (row for row in self._outbox.of(known.day, known.title) if row.channel == self._channel.name)

    def _changed(self, row: Delivery, **changes: object) -> Delivery:
        return replace(row, changed=self._around.now(), **changes)  # type: ignore[arg-type]
