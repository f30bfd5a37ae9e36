"""One round of sending: the latest edition on its channels, and those before it that are still on their way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bulletin.channels import Around
from bulletin.channels.email.recipients import recipients
from bulletin.delivery.consignments import due, latest
from bulletin.delivery.missed import unsent
from bulletin.delivery.sending import Report, deliver
from bulletin.delivery.states import OPEN, OnUnknown, given_up
from bulletin.delivery.ways import ways
from bulletin.errors import DeliveryError
from bulletin.model import Failure
from bulletin.parcels import Consignment, Delivery, DeliveryState, Wanted
from bulletin.sending.names import EMAIL
from bulletin.settings import Settings
from bulletin.store import opened, outbox

_NOT_ARRIVED: tuple[DeliveryState, ...] = ("queued", "sending", "deferred", "bounced", "unknown")


@dataclass(frozen=True, slots=True)
class Round:
    """What a round came to: rows of its editions by state, how many were sent in it, and what could not be used.

    `newest` are those of the newest edition alone. `failures` are channels, `set_aside` is what settings have that
    nothing can be sent to; `notes` say for whom an edition has nothing, and which list was not as it should be.
    """

    states: Counter[DeliveryState]
    sent: int
    failures: tuple[Failure, ...]
    set_aside: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    newest: Counter[DeliveryState] = field(default_factory=Counter)

    @property
    def is_complete(self) -> bool:
        """Whether everybody who is to get something has it."""
        return not (self.failures or self.set_aside) and not any(self.states[state] for state in _NOT_ARRIVED)

    @property
    def reached_nobody(self) -> bool:
        """Whether nobody has the newest edition, though somebody is to have it."""
        is_missed = bool(self.failures) or any(self.newest[state] for state in _NOT_ARRIVED)
        return is_missed and not self.newest["sent"]


def send(
    path: Path,
    settings: Settings,
    names: Sequence[str],
    around: Around,
    *,
    day: date | None = None,
    before: date | None = None,
    on_unknown: OnUnknown = "resend",
    wait_s: float = 0.0,
    report: Report = lambda _: None,
) -> Round:
    """What came of sending, from the archive at `path`, on the channels of these names.

    With a `day` only its edition is sent; with `before`, too, or only, what of editions before that day is on its way.
    Raises LockError when another process is sending for longer than `wait_s`, ArchiveError when there is no edition.
    """
    states, newest_states, sent = Counter[DeliveryState](), Counter[DeliveryState](), 0
    failures, set_aside = dict[Failure, None](), dict[Failure, None]()
    notes = list[str]()
    with outbox.opened(path, wait_s) as box:
        meant = consignments(path, settings, day, before)
        if newest := before or (meant[-1].day if not day else None):
            own = (row for row in box.deliveries(OPEN) if row.title == settings.title)
            notes += _given_up(box.move(*given_up(own, newest, around.now())), report)
        for known in meant:
            one = replace(known, begun=known.begun or around.now())
            usable, unusable = ways(names, settings, one, around)
            done = deliver(box, usable, one, around, on_unknown=on_unknown, report=report)
            states, newest_states, sent = states + done.states, done.states, sent + done.sent
            if newest == one.day:
                notes += unsent(path, box, one, done.begun)
            failures |= dict.fromkeys((*unusable, *done.failures))
            set_aside |= dict.fromkeys(done.set_aside)
            with suppress(DeliveryError):  # That is among the failures already.
                notes += _unconcerned(names, settings, one)
    if settings.email and EMAIL in names:
        with suppress(DeliveryError):
            notes += recipients(settings.email).notes
    return Round(states, sent, tuple(failures), tuple(set_aside), tuple(notes), newest_states)


def _given_up(rows: Sequence[Delivery], report: Report) -> Iterator[str]:
    """Words on rows for which it is too late, each of which is reported."""
    for row in rows:
        report(row)
    if rows:
        seen = f'see "bulletin deliveries --edition {rows[0].day}"'
        yield f"{len(rows)} of earlier editions are not sent any more; {seen}"


def _unconcerned(names: Sequence[str], settings: Settings, one: Consignment) -> Iterator[str]:
    """Words on each group of readers for whom an edition has nothing."""
    for group in settings.email.group if settings.email and EMAIL in names else ():
        if group.sections and not one.printed(Wanted(("txt",), group.sections, group.language)):
            yield f'nothing of {one.day} is for the group "{group.name}": no story in {", ".join(group.sections)}'


def consignments(
    path: Path, settings: Settings, day: date | None, before: date | None = None
) -> tuple[Consignment, ...]:
    """The edition of this day, and those `before` a day that are still on their way; or the latest and all before."""
    with opened(path) as archive:
        if before and not day:
            return due(archive, settings, before)
        newest = latest(archive, settings, day)
        before = before if day else newest.day
        return (*(due(archive, settings, before) if before else ()), newest)
