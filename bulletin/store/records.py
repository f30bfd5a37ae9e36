"""What the archive knows of inputs and of deliveries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bulletin.errors import ArchiveError

State = Literal["waiting", "sending", "sent", "refused"]


@dataclass(frozen=True, slots=True)
class Input:
    """What tells whether an input has changed since `day`: its validators (RFC 9110), empty when it gave none."""

    address: str
    etag: str
    last_modified: str
    sha256: str
    day: date


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a build of an edition got on its way to a recipient of a channel."""

    day: date
    title: str
    build: int
    channel: str
    recipient: str
    state: State


def add_input(connection: sqlite3.Connection, known: Input) -> None:
    """Keep what is known of an input, in place of what was."""
    row = (known.address, known.etag, known.last_modified, known.sha256, known.day.isoformat())
    connection.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)", row)


def inputs(connection: sqlite3.Connection) -> Iterator[Input]:
    """What is known of all inputs, by address."""
    yield from map(_input, connection.execute("SELECT * FROM inputs ORDER BY address"))


def get_input(connection: sqlite3.Connection, address: str) -> Input | None:
    """What is known of an input."""
    row = connection.execute("SELECT * FROM inputs WHERE address = ?", (address,)).fetchone()
    return _input(row) if row else None


def _input(row: tuple[str, str, str, str, str]) -> Input:
    address, etag, last_modified, sha256, day = row
    return Input(address, etag, last_modified, sha256, date.fromisoformat(day))


def add_delivery(connection: sqlite3.Connection, made: Delivery) -> None:
    """Keep the state of a delivery, in place of the one it had; raises ArchiveError when there is no such build."""
    row = (made.day.isoformat(), made.title, made.build, made.channel, made.recipient, made.state)
    try:
        connection.execute("INSERT OR REPLACE INTO deliveries VALUES (?, ?, ?, ?, ?, ?)", row)
    except (sqlite3.IntegrityError, OverflowError) as error:
        problem = f"has no build {made.build} in the archive that could be delivered; add the edition first"
        raise ArchiveError(f"{made.title}, {made.day}", problem) from error


def deliveries(connection: sqlite3.Connection) -> Iterator[Delivery]:
    """All deliveries, by day, title, build, channel and recipient."""
    for day, *row in connection.execute("SELECT * FROM deliveries ORDER BY day, title, build, channel, recipient"):
        yield Delivery(date.fromisoformat(day), *row)
