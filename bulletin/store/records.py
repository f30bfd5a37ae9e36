"""What the archive knows of inputs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Input:
    """What tells whether an input has changed since `day`: its validators (RFC 9110), empty when it gave none."""

    address: str
    etag: str
    last_modified: str
    sha256: str
    day: date


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
