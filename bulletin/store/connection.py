"""A connection to the file of an archive: what it must be before anything is read, and what can go wrong in words."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from bulletin.errors import ArchiveError
from bulletin.store import schema
from bulletin.store.place import beside

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES, _VERSION_AT, _APPLICATION_AT = 100, 60, 68

_NO_ARCHIVE_NEXT = "name another file with --archive"
_NO_ARCHIVE = f"is no archive of bulletin; {_NO_ARCHIVE_NEXT}"
_NEWER = "was written by a newer bulletin (version {} of archives, this one knows {}); update bulletin"
_DAMAGED = 'is damaged; restore a copy of it, or make a new one of an export with "bulletin archive import"'
_NO_LOG = ("SQLITE_CANTOPEN", "SQLITE_READONLY")
# How many connections this process has to which file. Who closes a file drops all locks that his process has on it, for
# that is what POSIX says: SQLite's, too, and then another process removes the log under whoever still writes it.
_HELD: Counter[Path] = Counter()
_HOLDING = threading.Lock()
_PROBLEMS = {
    "SQLITE_FULL": "has no room left on its disk; free some space and run it again",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _NO_ARCHIVE,
    "SQLITE_READONLY": "may not be written; check its permissions or name another file with --archive",
    "SQLITE_PERM": "may not be opened; check its permissions or name another file with --archive",
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder is there and its permissions",
    "SQLITE_BUSY": "is locked by another program; close that and try again",
    "SQLITE_TOOBIG": "was given a text that is longer than a database can hold",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Whatever the database reports inside is raised as an ArchiveError that names the archive."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        known = (problem for start, problem in _PROBLEMS.items() if name.startswith(start))
        problem = next(known, f"cannot be used ({error}); check the disk, and try again")
        raise ArchiveError(str(path), problem) from error
    except UnicodeEncodeError as error:
        problem = f"takes no characters that are half of a pair ({error.reason}); mend the input"
        raise ArchiveError(str(path), problem) from error
    except ValueError as error:  # A day that is none, sentences that are no JSON: nothing that was written here.
        raise ArchiveError(str(path), _DAMAGED) from error


def inspect(path: Path) -> bool:
    """Whether there is something in the file, which is then an archive that this program knows.

    Looks at the file's first bytes only: a database of another program, or a newer version, stays untouched. One that
    this process has a connection to was looked at before.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            kind = "a folder" if path.is_dir() else "no ordinary file"
            raise ArchiveError(str(path), f"is {kind}, and an archive is a file; name another with --archive")
        with _HOLDING:
            if _HELD[path.resolve()]:
                return True
            with path.open("rb") as file:
                header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise ArchiveError(
            str(path), f"cannot be read ({error.strerror}); check the path and its permissions"
        ) from error
    if not header:
        return False
    number, application = (int.from_bytes(header[at : at + 4]) for at in (_VERSION_AT, _APPLICATION_AT))
    if not header.startswith(_MAGIC) or (application and application != schema.APPLICATION):
        raise ArchiveError(str(path), _NO_ARCHIVE)
    if application and number > schema.VERSION:
        raise ArchiveError(str(path), _NEWER.format(number, schema.VERSION))
    return True


@contextmanager
def connected(path: Path, *, writing: bool, busy_s: float) -> Iterator[sqlite3.Connection]:
    """A connection to a file that is there or, for writing, is made.

    A reader needs no place to write to: in a folder that may not be written SQLite could not make its index of the log,
    so an archive there that has no log is read as one that does not change.
    """
    _require_sqlite(path)
    real = path.resolve()
    with _HOLDING:
        _HELD[real] += 1
    try:
        with closing(_connection(path, writing, busy_s)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA trusted_schema = OFF")
            yield connection
    finally:
        with _HOLDING:
            _HELD[real] -= 1


def _connection(path: Path, writing: bool, busy_s: float) -> sqlite3.Connection:
    name = f"file:{quote(str(path.absolute()))}?mode={'rwc' if writing else 'rw'}"
    connection = sqlite3.connect(name, timeout=busy_s, isolation_level=None, uri=True)
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        connection.close()
        if writing or not error.sqlite_errorname.startswith(_NO_LOG) or beside(path, "-wal").exists():
            raise
        connection = sqlite3.connect(f"{name}&immutable=1", isolation_level=None, uri=True)
    return connection


def _require_sqlite(path: Path) -> None:
    if sqlite3.sqlite_version_info < schema.OLDEST_SQLITE:
        oldest = ".".join(map(str, schema.OLDEST_SQLITE))
        problem = f"needs SQLite {oldest}, and this Python has {sqlite3.sqlite_version}; use a newer Python"
        raise ArchiveError(str(path), problem)


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make an archive of an empty file, and of an earlier version one of the current; needs the lock."""
    if (found := version(connection, path)) == schema.VERSION:
        return
    if found == 0:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            problem = "lies where SQLite cannot keep a log beside it (a network share?); name another with --archive"
            raise ArchiveError(str(path), problem)
    schema.migrate(connection)


def require_own_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Raises ArchiveError when there are other tables, views or triggers than migrations make."""
    if not schema.is_own(connection):
        raise ArchiveError(str(path), f"holds tables, views or triggers that are not ours; {_NO_ARCHIVE_NEXT}")


def version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of an archive, at most the current one."""
    if (found := schema.version(connection)) is None:
        raise ArchiveError(str(path), _NO_ARCHIVE)
    if found > schema.VERSION:
        raise ArchiveError(str(path), _NEWER.format(found, schema.VERSION))
    return found
