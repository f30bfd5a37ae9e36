"""What comes back from readers and their servers → the outbox and the list of who gets nothing any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bulletin.parcels import Suppressed
from bulletin.store import suppression
from bulletin.store.suppression import Suppression

BY_HAND = "unsubscribed by hand"
BY_LINK = "unsubscribed by the link in a mail"
BY_MAIL = "unsubscribed by mail"


def suppress(kept: Suppression, address: str, reason: str, day: date) -> Suppressed | None:
    """The address as it is suppressed from now on; None when it was before."""
    one = Suppressed(address.casefold(), reason, day)
    return one if kept.suppress(one) else None


def left(path: Path, today: Callable[[], date], address: str) -> None:
    """Suppress whoever followed a link, in the archive at `path`; raises ArchiveError when that is not kept."""
    with suppression.opened(path) as kept:
        suppress(kept, address, BY_LINK, today())
