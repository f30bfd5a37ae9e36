"""Looking after an archive: how much it holds, whether all of it is sound, and room given back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from bulletin.store import articles, editions, index, schema
from bulletin.store.place import beside

_MEND = 'run "bulletin archive vacuum"'
_RESTORE = "restore a copy or an export"


@dataclass(frozen=True, slots=True)
class Info:
    """How much an archive holds; `first` and `last` are the earliest and latest day of an article or edition."""

    path: str
    version: int
    size_bytes: int
    articles: int
    article_versions: int
    editions: int
    builds: int
    facts: int
    inputs: int
    deliveries: int
    first: str | None
    last: str | None


def info(connection: sqlite3.Connection, path: Path) -> Info:
    """What stands in the tables of the archive at `path`, counted."""
    counts = connection.execute(
        """SELECT (SELECT count(DISTINCT id) FROM articles), (SELECT count(*) FROM articles),
                  (SELECT count(*) FROM (SELECT DISTINCT day, title FROM editions)), (SELECT count(*) FROM editions),
                  (SELECT count(*) FROM facts), (SELECT count(*) FROM inputs), (SELECT count(*) FROM outbox)"""
    ).fetchone()
    days = connection.execute(
        """SELECT min(first), max(last) FROM (SELECT min(first_seen) AS first, max(last_seen) AS last FROM articles
                                              UNION ALL SELECT min(day), max(day) FROM editions)"""
    ).fetchone()
    files = (path, beside(path, "-wal"))
    size_bytes = sum(file.stat().st_size for file in files if file.exists())
    return Info(str(path), schema.VERSION, size_bytes, *counts, *days)


def check(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong, and what mends it; needs a connection that may write, as FTS5 checks itself on an INSERT."""
    pages = [row for (row,) in connection.execute("PRAGMA integrity_check") if row != "ok"]
    if pages:
        return tuple(f"the file is damaged ({' '.join(page.split())}); {_RESTORE}" for page in pages)
    wrong = [f"a row of {table} has lost what it belongs to; {_RESTORE}" for table in _orphans(connection)]
    wrong += [f"article {id} is not as it was put in; {_RESTORE}" for id in articles.altered(connection)]
    wrong += [f"the edition {name} is not as it was put in; {_RESTORE}" for name in editions.altered(connection)]
    wrong += [f"the search table {table} is damaged; {_MEND}" for table in index.TABLES if _broken(connection, table)]
    if count := index.missing(connection):
        wrong.append(f"the search tables are out of step in {count} places; {_MEND}")
    return tuple(wrong)


def _orphans(connection: sqlite3.Connection) -> list[str]:
    return [table for table, *_ in connection.execute("PRAGMA foreign_key_check")]


def _broken(connection: sqlite3.Connection, table: str) -> bool:
    try:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if not error.sqlite_errorname.startswith("SQLITE_CORRUPT"):
            raise
        return True
    return False


def vacuum(connection: sqlite3.Connection) -> None:
    """The file is as small as it can be, with nothing in its log."""
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
