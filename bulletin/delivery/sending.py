"""An edition → its recipients, exactly as the outbox has it: what is to be sent is sent, and what was is not again.

Every change of a row is on disk before the next step. SMTP leaves one window: between the other side's taking a message
and our writing that down. A row that a crash has left in it is `unknown`, and `on_unknown` decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bulletin.channels import Around
from bulletin.delivery.states import OnUnknown, States, does_not_exist
from bulletin.delivery.ways import NOT_SENT, unusable
from bulletin.errors import BulletinError, DeliveryError, SettingsError
from bulletin.model import Failure
from bulletin.parcels import Channel, Consignment, Delivery, DeliveryState, Parcel, Sender, Suppressed
from bulletin.store.outbox import Outbox, Step

Report = Callable[[Delivery], None]

_ENDED: tuple[DeliveryState, ...] = ("bounced", "unknown")


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came of a run: how many rows of the channels are in each state, and which channels could not be used.

    `begun` are the names of the channels on which it has begun with somebody. `set_aside` is what settings have that
    nothing can be sent to, told where rows were begun or anything was sent: who delivers every quarter of an hour is
    not to be told it as often.
    """

    states: Counter[DeliveryState]
    sent: int
    failures: tuple[Failure, ...]
    set_aside: tuple[Failure, ...] = ()
    begun: frozenset[str] = frozenset()


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
    runs = [_Run(outbox, channel, consignment, around, on_unknown, report) for channel in channels]
    usable, steps = list[_Run](), list[Step]()
    for run in runs:
        try:
            steps += run.beginning()
            usable.append(run)
        except (DeliveryError, SettingsError) as error:
            failures.append(unusable(run.name, error))
    # All channels have their rows, or none, before the first message leaves: a later run sends an earlier edition to
    # nobody new.
    moved = set(outbox.move(*steps))
    begun = frozenset(row.channel for former, row in steps if former is None and row in moved)
    for run in usable:
        try:
            run.send()
        except (DeliveryError, SettingsError) as error:  # a secret is looked for when it is needed
            failures.append(unusable(run.name, error, f"{run.sent:,} sent, the rest not" if run.sent else NOT_SENT))
    for run in runs:
        set_aside += run.set_aside if run.name in begun or run.sent else ()
    names = {channel.name for channel in channels}
    rows = [row for row in outbox.of(consignment.day, consignment.title) if row.channel in names]
    states = Counter(row.state for row in rows)
    sent = sum(run.sent for run in runs)
    return Delivered(states, sent, (*failures, *unheard(channels, rows)), tuple(set_aside), begun)


def unheard(channels: Sequence[Channel], rows: Sequence[Delivery]) -> Iterator[Failure]:
    """The channels on which nobody has the edition, nor will have it without somebody's doing."""
    for channel in channels:
        own = [row for row in rows if row.channel == channel.name and row.state != "cancelled"]
        if own and all(row.state in _ENDED for row in own):
            step = f'see "bulletin deliveries {channel.name}", mend it, then "bulletin retry"'
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
        self.name, self.sent = channel.name, 0
        self.set_aside: Sequence[Failure] = ()
        self._outbox, self._channel, self._around, self._report = outbox, channel, around, report
        self._states = States(channel, consignment, on_unknown, around.now)
        self._finished: Delivery | None = None
        self._gone: list[tuple[str, str]] = []
        self._unmade: list[BulletinError] = []

    def beginning(self) -> tuple[Step, ...]:
        """What everybody's row is before anything is sent; raises DeliveryError when it is not known who is one."""
        self.set_aside = self._channel.set_aside
        return tuple(self._states.begun(self._rows(), self._outbox.suppressed()))

    def send(self) -> None:
        """Send what is to be sent, until nothing is left that can be sent now; raises DeliveryError."""
        if not any(map(self._states.is_due, self._rows())):
            return  # Documents are printed for somebody only.
        try:
            with self._channel.opened() as send:
                while (pause_s := self._once(send)) is not None:
                    self._around.sleep(pause_s)
            if self._unmade:
                raise self._unmade[-1]
        finally:
            self._suppress()

    def _suppress(self) -> None:
        """Suppress those who do not exist, if the server took more in this run than it refused so.

        One that says it of many knows nothing of them: it is another server's, or not set up yet.
        """
        today = self._around.now().date()
        for recipient, status in self._gone if self.sent > len(self._gone) else ():
            self._outbox.suppress(Suppressed(recipient, does_not_exist(status), today))

    def _once(self, send: Sender) -> float | None:
        """Send everything that is due; the seconds after which there is more, None when there is nothing more."""
        pauses = list[float]()
        self._unmade.clear()
        try:
            for parcel, following in _one_ahead(self._ready(pauses), self._unmade):
                row = self._outbox.get(self._states.new(parcel.recipient))
                if not row or not self._states.is_due(row):
                    continue  # Somebody has cancelled it meanwhile.
                if (reason := self._outbox.reason(parcel.recipient)) is not None:  # since the run began
                    self._outbox.move((row.state, self._states.left(row, reason)))
                elif self._try(send, row, replace(parcel, following=following)):
                    pauses.append(0.0)
        finally:
            self._write_down()
        return min(pauses, default=None)

    def _ready(self, pauses: list[float]) -> Iterator[Parcel]:
        """What may be sent now; for what may not be yet, how long it is to wait is put among the pauses."""
        due = {row.recipient: row for row in self._rows() if self._states.is_due(row)}
        for parcel in self._channel.parcels({name: row.reference for name, row in due.items()}):
            if parcel.recipient not in due:
                continue
            if wait_s := self._channel.wait_s(parcel.recipient):
                pauses.append(wait_s)
            else:
                yield replace(parcel, taken=due[parcel.recipient].taken)

    def _try(self, send: Sender, row: Delivery, parcel: Parcel) -> bool:
        """Whether to try it once more in this run.

        What came of the one before is written down together with its beginning.
        """
        sending = self._states.sending(row, parcel.reference)
        if not self._write_down((row.state, sending)):
            return False
        try:
            while (outcome := send(replace(parcel, taken=sending.taken))).state == "sending":
                # Of several messages each that was taken is on disk before the next one leaves.
                sending = replace(sending, taken=outcome.taken, reply=outcome.reply)
                if not self._outbox.move(("sending", sending)):
                    # Somebody has cancelled it; what was taken of it is not sent again when that is taken back.
                    self._outbox.move(("cancelled", replace(sending, state="cancelled", reply="")))
                    return False
        except (DeliveryError, SettingsError):
            self._finished = replace(row, taken=sending.taken)
            raise
        self._finished = self._states.after(sending, outcome)
        self.sent += outcome.state == "sent"
        self._gone += [(row.recipient, outcome.gone)] if outcome.gone else []
        return self._finished.state == "queued"

    def _write_down(self, *steps: Step) -> bool:
        """Bring what was finished to the disk, and these steps in the same moment; whether they were taken.

        What was cancelled meanwhile is left alone.
        """
        finished = self._finished
        moved = self._outbox.move(*((("sending", finished),) if finished else ()), *steps)
        if finished:
            self._report(finished)
        self._finished = None
        return all(row in moved for _, row in steps)

    def _rows(self) -> tuple[Delivery, ...]:
        known = self._states.consignment
        return tuple(row for row in self._outbox.of(known.day, known.title) if row.channel == self._channel.name)


def _one_ahead(
    parcels: Iterator[Parcel], unmade: list[BulletinError]
) -> Iterator[tuple[Parcel, Callable[[], Parcel | None]]]:
    """Each parcel, with what looks at the one behind it; why there are no more is put behind `unmade`."""
    behind = list[Parcel]()

    def following() -> Parcel | None:
        try:
            behind.extend(islice(parcels, 1 - len(behind)))
        except (DeliveryError, SettingsError) as error:
            unmade.append(error)
        return behind[0] if behind else None

    while parcel := following():
        behind.clear()
        yield parcel, following
