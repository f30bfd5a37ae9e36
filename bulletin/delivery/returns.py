"""What comes back from readers and their servers → the outbox and the list of who gets nothing any more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from bulletin.channels import Around
from bulletin.channels.email import inboxes, unsubscribing
from bulletin.channels.email.bounces import Bounce, Unsubscription, returned
from bulletin.channels.email.message import first
from bulletin.channels.email.replies import NO_SUCH_ADDRESS
from bulletin.delivery.states import does_not_exist
from bulletin.model import Failure
from bulletin.parcels import Delivery, DeliveryState, Suppressed
from bulletin.sending.email import EmailSettings
from bulletin.store import outbox, suppression
from bulletin.store.marks import remembered
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
    """What came back: rows that are bounced now, addresses that get nothing any more, and what nobody was sent."""

    bounced: list[Delivery] = field(default_factory=list)
    suppressed: list[Suppressed] = field(default_factory=list)
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
        left, end = _MOST_MAILS, around.now() + _LONGEST
        for mail in inboxes.mails(own.bounces, marks.before, around.now(), around.sleep, around.environ):
            if mail.mark not in marks.before:
                if not left or around.now() > end:
                    done.failures.append(Failure(mail.place, "is one too many for one time; run it again"))
                    return done
                _read(mail, key, box, around, done)
                left -= 1
            marks.met.add(mail.mark)
        marks.is_whole = True
    return done


def suppress(kept: Suppression, address: str, reason: str, day: date) -> Suppressed | None:
    """The address as it is suppressed from now on; None when it was before."""
    one = Suppressed(address.casefold(), reason, day)
    return one if kept.suppress(one) else None


def left(path: Path, today: Callable[[], date], address: str) -> None:
    """Suppress whoever followed a link, in the archive at `path`; raises ArchiveError when that is not kept."""
    with suppression.opened(path) as kept:
        suppress(kept, address, BY_LINK, today())


def _read(mail: inboxes.Mail, key: bytes, box: Outbox, around: Around, done: Returned) -> None:
    try:
        claims = returned(mail.content)
    except ValueError as error:
        done.failures.append(Failure(mail.place, f"{error}; look at it yourself"))
        return
    for claim in claims:
        if isinstance(claim, Bounce):
            _bounced(claim, key, box, around, done)
        elif problem := _unsubscribed(claim, key, box, around, done):
            done.failures.append(Failure(mail.place, problem))


def _bounced(claim: Bounce, key: bytes, box: Outbox, around: Around, done: Returned) -> None:
    """Believe a report only about what was sent to the one that it names, and that is not known to have failed.

    A Message-ID goes on in answers, and stands in logs. That an address does not exist is believed only of whoever has
    seen the message: by the token of its links, where there is a key for those.
    """
    seen = {unsubscribing.address_of(one, key).casefold() for one in claim.tokens} if key else set()
    sent = [row for reference in claim.references for row in box.by_reference(first(reference))]
    own = [row for row in sent if row.recipient.casefold() in claim.recipients]
    done.strange += not own
    if claim.action != "failed":
        return
    for row in own:
        if row.state in _LEFT:
            changed = replace(row, state="bounced", changed=around.now(), due=None, reply=claim.reason)
            box.put(changed)
            done.bounced.append(changed)
            if claim.status in NO_SUCH_ADDRESS and (not key or row.recipient.casefold() in seen):
                reason = does_not_exist(claim.status)
                done.suppressed += _new(suppress(box, row.recipient, reason, around.now().date()))


def _unsubscribed(claim: Unsubscription, key: bytes, box: Outbox, around: Around, done: Returned) -> str:
    """Why a wish cannot be granted, nothing when it is."""
    if not claim.token:
        return f'{claim.sender!r} wants no more, or somebody in that name; "bulletin unsubscribe ADDRESS" does it'
    if not key or not (address := unsubscribing.address_of(claim.token, key)):
        return f'{claim.sender!r} wants no more, with a token that is not ours; "bulletin unsubscribe ADDRESS" does it'
    done.suppressed += _new(suppress(box, address, BY_MAIL, around.now().date()))
    return ""


def _new(one: Suppressed | None) -> Iterable[Suppressed]:
    return (one,) if one else ()
