"""The archive as the rest of the program sees it: values in, values out, each change committed before it returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import BinaryIO

from bulletin.errors import ArchiveError
from bulletin.model import Article, Edition, Failure
from bulletin.parcels import Delivery, DeliveryState, Suppressed
from bulletin.store import arrivals, articles, care, deliveries, editions, exchange, index, lock, records, schema
from bulletin.store.connection import connected, inspect, prepare, require_own_schema, told, version
from bulletin.store.editions import Listed, Sighting
from bulletin.store.place import made_ready
from bulletin.store.search import HITS, Hit, search

WAIT_S = 10.0
"""How long a second writer waits for the first: a build holds the archive for as long as it takes to make."""


class Archive:
    """An open archive: `path` is its file, `connection` the way to it for this room, which may be `writable`."""

    def __init__(self, path: Path, connection: sqlite3.Connection, writable: bool) -> None:
        self.path = path
        self.connection = connection
        self._writable = writable

    def add_articles(self, read: Iterable[Article], day: date) -> int:
        """How many of the articles read on this day are versions new to the archive; all are kept, or none."""
        with self._writing() as connection:
            run = articles.last_run(connection) + 1
            return articles.add(connection, (articles.Seen(article, day, day, run) for article in read))

    def arrived(self, title: str, day: date, since: date | None = None) -> arrivals.Arrived:
        """The articles for an edition of `day`: those that came in after the last edition of this title was made."""
        with told(self.path), self._still():
            return arrivals.arrived(self.connection, title, day, since)

    def article(self, id: str, digest: str) -> Article | None:
        """The article of this id whose text has this SHA-256, in its latest version."""
        with told(self.path):
            return articles.get(self.connection, id, digest)

    def versions(self, id: str) -> tuple[Article, ...]:
        """All that was seen under an id, latest first."""
        with told(self.path):
            return tuple(articles.versions(self.connection, id))

    def add_edition(self, edition: Edition, run: int | None = None) -> Edition | None:
        """The edition of the same day and title that this one replaces, if there is one; it stays as a build.

        `run` is the number of the last intake that it was made of, None when it was made of other inputs.
        """
        with self._writing() as connection:
            return editions.add(connection, editions.Build(edition, run, metadata.version("bulletin")))

    def program(self, day: date, title: str) -> str:
        """The version of bulletin that made the current edition, empty when nobody knows."""
        with told(self.path):
            return editions.program(self.connection, day, title)

    def edition(self, day: date, title: str | None = None) -> Edition | None:
        """The current edition of a day; raises ArchiveError when there are several and no title is given."""
        with told(self.path):
            return editions.get(self.connection, day, title)

    def builds(self, day: date, title: str) -> tuple[Edition, ...]:
        """All builds of an edition, newest first."""
        with told(self.path):
            return editions.builds(self.connection, day, title)

    def editions(self, title: str, before: date, since: date | None = None) -> tuple[Edition, ...]:
        """The current editions of a title from the day `since` on and of days before `before`, oldest first."""
        with told(self.path):
            return editions.between(self.connection, title, before, since)

    def listing(self) -> tuple[Listed, ...]:
        """All current editions in short, oldest first."""
        with told(self.path):
            return editions.listing(self.connection)

    def sightings(self, fact: str) -> tuple[Sighting, ...]:
        """Where current editions print a fact (its id), and with which readings, oldest first."""
        with told(self.path):
            return editions.sightings(self.connection, fact)

    def search(
        self, query: str, since: date | None = None, source: str | None = None, limit: int = HITS
    ) -> tuple[Hit, ...]:
        """Articles and facts in which the terms of a query stand, best first."""
        return search(self, query, since, source, limit)

    def add_input(self, known: records.Input) -> None:
        """Keep the validators of an input."""
        with self._writing() as connection:
            records.add_input(connection, known)

    def input(self, address: str) -> records.Input | None:
        """What was kept of an input."""
        with told(self.path):
            return records.get_input(self.connection, address)

    def deliveries(self, states: Collection[DeliveryState] = ()) -> tuple[Delivery, ...]:
        """How far all deliveries got, or those in one of these states."""
        with told(self.path):
            return tuple(deliveries.everything(self.connection, states))

    def deliveries_of(self, day: date, title: str) -> tuple[Delivery, ...]:
        """How far all deliveries of an edition got."""
        with told(self.path):
            return tuple(deliveries.of(self.connection, day, title))

    def suppressed(self) -> tuple[Suppressed, ...]:
        """The addresses that get nothing any more."""
        with told(self.path):
            return tuple(deliveries.suppressed(self.connection))

    def info(self) -> care.Info:
        """How much the archive holds."""
        with told(self.path):
            return care.info(self.connection, self.path)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the archive, in words; nothing when all is well."""
        with told(self.path):
            return care.check(self.connection)

    def vacuum(self) -> None:
        """Fill the search tables anew, and give back the room that nothing needs any more."""
        with self._writing() as connection:
            index.rebuild(connection)
        with told(self.path):
            care.vacuum(self.connection)

    def export(self, file: BinaryIO) -> int:
        """How many lines of JSON were written: all that the archive holds, the same bytes for the same content."""
        with told(self.path), self._still():
            return exchange.export(self.connection, file)

    def import_(
        self, lines: BinaryIO, name: str = "import", report: Callable[[int], None] = lambda _: None
    ) -> tuple[int, tuple[Failure, ...]]:
        """How many lines an export had that could be taken in, and what was set aside, by the number of its line.

        `report` is told how many lines are safely in the archive, as often as there are more.
        """
        done, failures = 0, list[Failure]()
        for batch in exchange.batches(lines, name):
            with self._writing() as connection:
                taken, refused = exchange.take(connection, batch)
            done += taken
            failures += refused
            report(done)
        return done, tuple(failures)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: everything that is done inside is safely on disk afterwards, or none of it is kept."""
        if not self._writable:
            raise ArchiveError(str(self.path), "was opened to be read only; open it for writing")
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    @contextmanager
    def _still(self) -> Iterator[None]:
        """What is read inside is of one moment, whoever writes."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")


@contextmanager
def opened(path: Path, *, writing: bool = False, making: bool = True, wait: float = WAIT_S) -> Iterator[Archive]:
    """The archive at `path`; for writing, it is made (if `making`) when it is not there, and nobody else writes.

    Raises ArchiveError when it cannot be opened, LockError when another run keeps it for longer than `wait` seconds.
    """
    with ExitStack() as stack:
        if not inspect(path) and not (writing and making):
            raise ArchiveError(str(path), 'is not there; "bulletin build" makes one, or name another with --archive')
        if writing:
            made_ready(path)
            stack.enter_context(lock.held(path, wait))
        with told(path):
            connection = stack.enter_context(connected(path, writing=writing, busy_s=wait))
            if writing:
                prepare(connection, path)
            elif version(connection, path) < schema.VERSION:
                _upgrade(path, wait)
            require_own_schema(connection, path)
        yield Archive(path, connection, writing)


def _upgrade(path: Path, wait: float) -> None:
    """Bring an archive of an earlier version to the current one, which whoever reads it needs too."""
    with lock.held(path, wait), connected(path, writing=True, busy_s=wait) as connection:
        prepare(connection, path)
