"""The outbox: for each edition, channel and recipient one row with one state.

One sender at a time holds it, by a lock of its own: who builds an edition meanwhile neither waits nor is waited for.
Every change is safely on disk before its function returns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from bulletin.parcels import Delivery, DeliveryState
from bulletin.store import deliveries as rows
from bulletin.store import lock
from bulletin.store.archive import opened as archive_opened
from bulletin.store.connection import connected, told
from bulletin.store.suppression import BUSY_S, Suppression

Step = tuple[DeliveryState | None, Delivery]
"""The state that a row is known to be in, None when it is new, and the row as it is to be."""


class Outbox(Suppression):
    """The outbox of the archive at `path`."""

    def put(self, *made: Delivery) -> None:
        """Keep these rows in place of those of the same edition, channel and recipient: all, or none."""
        with self._writing():
            for row in made:
                rows.add(self._connection, row)

    def move(self, *steps: Step) -> tuple[Delivery, ...]:
        """The rows of these steps that were taken: what was cancelled meanwhile stays so, unless it was sent."""
        with self._writing():
            return tuple(row for former, row in steps if rows.move(self._connection, former, row))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def get(self, like: Delivery) -> Delivery | None:
        """The row of the same edition, channel and recipient."""
        key = (like.day.isoformat(), like.title, like.channel, like.recipient)
        with told(self.path):
            where = " WHERE day = ? AND title = ? AND channel = ? AND recipient = ?"
            row = self._connection.execute(rows.SELECT + where, key).fetchone()
        return rows.read(row) if row else None

    def deliveries(self, states: Collection[DeliveryState] = ()) -> tuple[Delivery, ...]:
        """All rows, or those in one of these states, by day, title, channel and recipient."""
        with told(self.path):
            return tuple(rows.everything(self._connection, states))

    def of(self, day: date, title: str) -> tuple[Delivery, ...]:
        """All rows of an edition, by channel and recipient."""
        with told(self.path):
            return tuple(rows.of(self._connection, day, title))

    def channels(self, day: date, title: str) -> frozenset[str]:
        """The channels that have rows of an edition."""
        where = "SELECT DISTINCT channel FROM outbox WHERE day = ? AND title = ?"
        with told(self.path):
            return frozenset(name for (name,) in self._connection.execute(where, (day.isoformat(), title)))

    def by_reference(self, reference: str) -> tuple[Delivery, ...]:
        """The rows that a reference (a Message-ID) belongs to."""
        with told(self.path):
            found = self._connection.execute(rows.SELECT + " WHERE reference = ?" + rows.ORDER, (reference,))
            return tuple(map(rows.read, found))


@contextmanager
def opened(path: Path, wait: float = 0.0) -> Iterator[Outbox]:
    """The outbox of the archive at `path`; raises LockError when somebody sends from it for longer than `wait` seconds.

    Raises ArchiveError when there is no archive.
    """
    _require(path)
    with lock.held(path, wait, ".sending", "is sending from it"), _connected(path) as box:
        yield box


@contextmanager
def opened_beside(path: Path) -> Iterator[Outbox]:
    """The outbox of the archive at `path`, whoever sends from it: rows are only moved there; raises ArchiveError."""
    _require(path)
    with _connected(path) as box:
        yield box


def _require(path: Path) -> None:
    with archive_opened(path):
        pass  # it is there, is one of ours, and is of the current version


@contextmanager
def _connected(path: Path) -> Iterator[Outbox]:
    with ExitStack() as stack:
        with told(path):
            connection = stack.enter_context(connected(path, writing=True, busy_s=BUSY_S))
        yield Outbox(path, connection)
