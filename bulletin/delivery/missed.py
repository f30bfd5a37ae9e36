"""What no run sends any more, though somebody may have meant it to: told, and left to people."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from bulletin.delivery.states import is_given_up
from bulletin.parcels import WAITING, Consignment, Delivery
from bulletin.store import opened
from bulletin.store.outbox import Outbox

_MOST_EDITIONS = 7


def unsent(path: Path, box: Outbox, newest: Consignment, begun: Collection[str]) -> Iterator[str]:
    """Words on it, once a day: when the newest edition has `begun` on these channels, and not with each idle run."""
    if begun:
        yield from _missed(path, box, newest, begun)
        yield from _stranded(box, newest)


def _missed(path: Path, box: Outbox, newest: Consignment, begun: Collection[str]) -> Iterator[str]:
    """Editions that a channel has no row of, though it has some of an earlier one: its list could not be read, say."""
    with opened(path) as archive:
        listed = {one.day for one in archive.listing() if one.title == newest.title and one.day < newest.day}
    days = sorted(listed, reverse=True)[:_MOST_EDITIONS]
    having = {day: box.channels(day, newest.title) for day in days}
    for name in sorted(begun):
        last = next((day for day in days if name in having[day]), date.max)
        for day in reversed([day for day in days if day > last]):
            step = f"bulletin deliver {shlex.quote(name)} --edition {day}"
            yield f"{name} never had the edition of {day}; if it should: {step}"


def _stranded(box: Outbox, newest: Consignment) -> Iterator[str]:
    """Rows of other titles, for whom nobody has sent anything in days: perhaps the bulletin has got another name."""
    waiting = defaultdict[str, list[Delivery]](list)
    for row in box.deliveries(WAITING):
        if row.title != newest.title and is_given_up(row, newest.day):
            waiting[row.title].append(row)
    for title, rows in waiting.items():
        since = min(row.day for row in rows)
        step = "with that title in bulletin.toml, deliver or cancel it"
        yield f'{len(rows):,} of "{title}" wait since {since}, and nothing sends them; {step}'
