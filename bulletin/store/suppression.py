"""Addresses that get nothing any more: whoever leaves need not wait until what is being sent has been sent."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bulletin.parcels import Suppressed
from bulletin.store import deliveries as rows
from bulletin.store.archive import opened as archive_opened
from bulletin.store.connection import connected, told

# A build holds the database for as long as its last transaction takes, a large import for a batch.
BUSY_S = 60.0


class Suppression:
    """The suppressed addresses of the archive at `path`, in small letters as they are compared."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def suppress(self, one: Suppressed) -> bool:
        """Whether an address was not suppressed before; it is now, for the reason that came first."""
        with told(self.path):
            row = (one.address.casefold(), one.reason, one.day.isoformat())
            return self._connection.execute("INSERT OR IGNORE INTO suppressed VALUES (?, ?, ?)", row).rowcount > 0

    def release(self, address: str) -> bool:
        """Whether an address was suppressed; it is no more."""
        with told(self.path):
            gone = self._connection.execute("DELETE FROM suppressed WHERE address = ?", (address.casefold(),))
            return gone.rowcount > 0

    def is_suppressed(self, address: str) -> bool:
        """Whether an address gets nothing, as of now."""
        return self.reason(address) is not None

    def reason(self, address: str) -> str | None:
        """Why an address gets nothing, as of now; None when it may have mail."""
        with told(self.path):
            key = (address.casefold(),)
            found = self._connection.execute("SELECT reason FROM suppressed WHERE address = ?", key).fetchone()
            return str(found[0]) if found else None

    def suppressed(self) -> tuple[Suppressed, ...]:
        """All suppressed addresses, in order."""
        with told(self.path):
            return tuple(rows.suppressed(self._connection))


@contextmanager
def opened(path: Path) -> Iterator[Suppression]:
    """The suppressed addresses of the archive at `path`, whoever sends from it; raises ArchiveError without one."""
    with archive_opened(path):
        pass  # it is there, is one of ours, and is of the current version
    with ExitStack() as stack:
        with told(path):
            connection = stack.enter_context(connected(path, writing=True, busy_s=BUSY_S))
        yield Suppression(path, connection)
