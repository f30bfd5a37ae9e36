"""Rows of the outbox, and addresses that get nothing any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from bulletin.errors import ArchiveError
from bulletin.parcels import Delivery, DeliveryState, Suppressed

_KEY = ("day", "title", "channel", "recipient")
_REST = ("build", "state", "reference", "attempts", "first_tried", "changed", "due", "reply", "taken")
_COLUMNS = ", ".join((*_KEY, *_REST))
_ADD = f"INSERT INTO outbox ({_COLUMNS}) VALUES ({', '.join('?' * len((*_KEY, *_REST)))})"
_CHANGE = f" ON CONFLICT ({', '.join(_KEY)}) DO UPDATE SET " + ", ".join(f"{one} = excluded.{one}" for one in _REST)
SELECT = f"SELECT {_COLUMNS} FROM outbox"
ORDER = " ORDER BY day, title, channel, recipient"


def add(connection: sqlite3.Connection, row: Delivery) -> None:
    """Keep a row in place of the one before; raises ArchiveError when there is no such build."""
    _keep(connection, row, _ADD + _CHANGE)


def move(connection: sqlite3.Connection, former: DeliveryState | None, row: Delivery) -> bool:
    """Whether a row, new or in its `former` state as far as is known, could be kept.

    One that somebody else has brought into another state meanwhile stays so, unless it was sent, which is what is so.
    Raises ArchiveError when there is no such build.
    """
    return _keep(connection, row, f"{_ADD}{_CHANGE} WHERE outbox.state = ? OR excluded.state = 'sent'", former)


def _keep(connection: sqlite3.Connection, row: Delivery, statement: str, *more: str | None) -> bool:
    values = (
        row.day.isoformat(), row.title, row.channel, row.recipient,
        row.build, row.state, row.reference, row.attempts,
        _written(row.first_tried), _written(row.changed), _written(row.due), row.reply, row.taken,
    )  # fmt: skip
    try:
        return connection.execute(statement, (*values, *more)).rowcount > 0
    except (sqlite3.IntegrityError, OverflowError) as error:
        problem = f"has no build {row.build} in the archive that could be delivered; add the edition first"
        raise ArchiveError(f"{row.title}, {row.day}", problem) from error


def everything(connection: sqlite3.Connection, states: Collection[DeliveryState] = ()) -> Iterator[Delivery]:
    """All rows, or those in one of these states, by day, title, channel and recipient."""
    where = f" WHERE state IN ({', '.join('?' * len(states))})" if states else ""
    yield from map(read, connection.execute(SELECT + where + ORDER, tuple(states)))


def of(connection: sqlite3.Connection, day: date, title: str) -> Iterator[Delivery]:
    """All rows of an edition, by channel and recipient."""
    where = " WHERE day = ? AND title = ?"
    yield from map(read, connection.execute(SELECT + where + ORDER, (day.isoformat(), title)))


def add_suppressed(connection: sqlite3.Connection, rows: Iterable[Suppressed]) -> None:
    """Keep suppressed addresses, each for the reason that came first."""
    connection.executemany(
        "INSERT OR IGNORE INTO suppressed VALUES (?, ?, ?)",
        [(one.address, one.reason, one.day.isoformat()) for one in rows],
    )


def suppressed(connection: sqlite3.Connection) -> Iterator[Suppressed]:
    """All suppressed addresses, in order."""
    for address, reason, day in connection.execute("SELECT address, reason, day FROM suppressed ORDER BY address"):
        yield Suppressed(address, reason, date.fromisoformat(day))


def read(row: tuple[Any, ...]) -> Delivery:
    """The delivery in a row that SELECT gives."""
    day, title, channel, recipient, build, state, reference, attempts, first_tried, changed, due, reply, taken = row
    times = (_time(first_tried), _time(changed), _time(due))
    return Delivery(
        date.fromisoformat(day), title, build, channel, recipient, state, reference, attempts, *times, reply, taken
    )


def _written(time: datetime | None) -> str | None:
    return time.astimezone(UTC).isoformat() if time else None


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
