"""What comes back from readers and their servers → the outbox and the list of who gets nothing any more."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from email.utils import parseaddr
from functools import cached_property
from pathlib import Path

from bulletin.channels import Around
from bulletin.channels.email import inboxes, unsubscribing
from bulletin.channels.email.bounces import Bounce, Unsubscription, returned
from bulletin.channels.email.message import first
from bulletin.channels.email.replies import NO_SUCH_ADDRESS
from bulletin.delivery.states import does_not_exist
from bulletin.model import Failure
from bulletin.parcels import WAITING, Delivery, DeliveryState, Suppressed
from bulletin.sending.addresses import address as usable
from bulletin.sending.email import EmailSettings
from bulletin.sending.names import EMAIL
from bulletin.store import outbox, suppression
from bulletin.store.marks import Marks, remembered
from bulletin.store.outbox import Outbox
from bulletin.store.suppression import Suppression

BY_HAND = "unsubscribed by hand"
BY_LINK = "unsubscribed by the link in a mail"
BY_MAIL = "unsubscribed by mail"

# What may have left: a report about anything else is old, or made up.
_LEFT: tuple[DeliveryState, ...] = ("sent", "unknown", "sending")
# A press office has a handful a day; what is above waits for the next time.
_MOST_MAILS = 10_000
# A flood of mails made to be slow takes 0.8 s each: the day's edition waits no longer than this for it.
_LONGEST = timedelta(minutes=10)


@dataclass(slots=True)
class Returned:
    """What came back: rows that are bounced now, addresses that get nothing any more, and what nobody was sent.

    `wishes` are addresses of readers who want no more, or somebody in their name: each is among the `failures`, too,
    and comes back until it is granted or its mail is removed.
    """

    bounced: list[Delivery] = field(default_factory=list)
    suppressed: list[Suppressed] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    strange: int = 0


def take(path: Path, own: EmailSettings, around: Around, wait_s: float = 0.0) -> Returned:
    """What came back since the last time, written into the archive at `path`.

    Raises LockError when somebody sends from it, DeliveryError or SettingsError when mails cannot be had.
    """
    assert own.bounces is not None
    # Without links in mails there are no tokens either.
    key = unsubscribing.key(own, around.environ) if own.unsubscribe or own.unsubscribe_url else b""
    done = Returned()
    with outbox.opened(path, wait_s) as box, remembered(path, inboxes.name(own.bounces)) as marks:
        mails = inboxes.mails(own.bounces, marks.before, around.now(), around.sleep, around.environ)
        try:
            marks.is_whole = _Reading(key, box, around, done).all_read(mails, marks)
        except inboxes.Missing as missing:
            done.failures.append(Failure(missing.subject, missing.problem))
    return done


def suppress(kept: Suppression, address: str, reason: str, day: date) -> Suppressed | None:
    """The address as it is suppressed from now on; None when it was before."""
    one = Suppressed(address.casefold(), reason, day)
    return one if kept.suppress(one) else None


def left(path: Path, today: Callable[[], date], address: str) -> None:
    """Suppress whoever followed a link, in the archive at `path`; raises ArchiveError when that is not kept."""
    with suppression.opened(path) as kept:
        suppress(kept, address, BY_LINK, today())


class _Reading:
    """Mails that are read now, and what follows from each: in the outbox, in who gets no more, in what is told."""

    def __init__(self, key: bytes, box: Outbox, around: Around, done: Returned) -> None:
        self._key, self._box, self._around, self._done = key, box, around, done

    @cached_property
    def _readers(self) -> frozenset[str]:
        """Everybody who was ever sent mail."""
        return frozenset(row.recipient.casefold() for row in self._box.deliveries() if row.channel == EMAIL)

    def all_read(self, mails: Iterable[inboxes.Mail], marks: Marks) -> bool:
        """Whether all of these mails are read now, or were before; there may be too many for one time."""
        left, end = _MOST_MAILS, self._around.now() + _LONGEST
        for mail in mails:
            is_settled = True
            if mail.mark not in marks.before:
                if not left or self._around.now() > end:
                    self._done.failures.append(Failure(mail.place, "is one too many for one time; run it again"))
                    return False
                is_settled = self._is_settled(mail)
                left -= 1
            if is_settled:
                marks.met.add(mail.mark)
        return True

    def _is_settled(self, mail: inboxes.Mail) -> bool:
        """Whether a mail need not be read again; what it says is done, or told."""
        try:
            claims = returned(mail.content)
        except ValueError as error:
            self._done.failures.append(Failure(mail.place, f"{error}; look at it yourself"))
            return True
        before = len(self._done.wishes)
        for claim in claims:
            if isinstance(claim, Bounce):
                self._bounced(claim)
            elif problem := self._unsubscribed(claim):
                self._done.failures.append(Failure(mail.place, problem))
        return len(self._done.wishes) == before

    def _bounced(self, claim: Bounce) -> None:
        """Believe a report only about what was sent to the one that it names, and that is not known to have failed.

        A Message-ID goes on in answers, and stands in logs. That an address does not exist is believed only of whoever
        has seen the message: by the token of its links, where there is a key for those.
        """
        seen = {unsubscribing.address_of(one, self._key).casefold() for one in claim.tokens} if self._key else set()
        sent = [row for reference in claim.references for row in self._box.by_reference(first(reference))]
        own = [row for row in sent if row.recipient.casefold() in claim.recipients]
        self._done.strange += not own
        if claim.action != "failed":
            return
        for row in own:
            if row.state in _LEFT or (row.taken and row.state in WAITING):  # A part of it has left.
                now = self._around.now()
                changed = replace(row, state="bounced", changed=now, due=None, reply=claim.reason, taken="")
                self._box.put(changed)
                self._done.bounced.append(changed)
                if claim.status in NO_SUCH_ADDRESS and (not self._key or row.recipient.casefold() in seen):
                    self._suppress(row.recipient, does_not_exist(claim.status))

    def _unsubscribed(self, claim: Unsubscription) -> str:
        """Why a wish cannot be granted, nothing when it is, or was before."""
        if self._key and (address := unsubscribing.address_of(claim.token, self._key)):
            self._suppress(address, BY_MAIL)
            return ""
        how = "with a link that is none of ours" if claim.token else "without one of our links"
        told = f"{claim.sender!r} wants no more, or somebody in that name, {how}"
        if not (sender := _address(claim.sender)):
            return f"{told}; find out whose address it is, and run: bulletin unsubscribe ADDRESS"
        if any(one.address == sender.casefold() for one in self._box.suppressed()):
            return ""
        step = f"run: bulletin unsubscribe {shlex.quote(sender)}"
        # Anybody can write such a mail, so each reader has one that waits; who is none is told of once.
        if sender.casefold() not in self._readers or sender.casefold() in self._done.wishes:
            return f"{told}; {step}"
        self._done.wishes.append(sender.casefold())
        return f"{told}; {step} (or remove the mail, until then this is said each time)"

    def _suppress(self, address: str, reason: str) -> None:
        if one := suppress(self._box, address, reason, self._around.now().date()):
            self._done.suppressed.append(one)


def _address(sender: str) -> str:
    """The address in a field, nothing when there is none that mail could be sent to."""
    try:
        return usable(parseaddr(sender)[1])
    except ValueError:
        return ""
