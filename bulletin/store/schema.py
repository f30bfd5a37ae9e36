"""The tables of an archive, as numbered migrations: each brings an archive from one version to the next.

A migration that was released never changes; what is new is another one. `PRAGMA user_version` has the number of those
that an archive went through, `PRAGMA application_id` says that it is an archive at all.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache

APPLICATION = 0x62756C6C  # "bull"
OLDEST_SQLITE = (3, 37, 0)  # The first with STRICT tables; the trigram tokenizer came with 3.34.

# Articles and facts share one row of keys, so that both can stand in one search table, and new keys only ever rise:
# FTS5 writes a segment of its own whenever a smaller key follows a larger one. The search tables hold no text, only
# where its words are, folded as `index` does it; their rows have the keys of articles and facts.
_FIRST = """
CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    version TEXT NOT NULL UNIQUE, -- SHA-256 of all that makes it this version: everything but `raw` and the days
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    raw TEXT NOT NULL,            -- of the first input that it was read from
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    published TEXT,               -- ISO 8601, a day or a time, NULL when not known
    source TEXT NOT NULL,
    url TEXT,
    language TEXT NOT NULL,
    sentences TEXT NOT NULL,      -- JSON: [[index, start, end, cuts], …], offsets in characters into `text`
    removed TEXT NOT NULL,        -- JSON: [[role, text], …]
    title TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_id ON articles (id, digest);

CREATE TABLE editions (
    key INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    title TEXT NOT NULL,
    build INTEGER NOT NULL,       -- the highest of a day and title is the current one
    digest TEXT NOT NULL,         -- SHA-256 of the JSON
    stories INTEGER NOT NULL,
    facts INTEGER NOT NULL,
    json BLOB NOT NULL,           -- bulletin.json, deflated
    UNIQUE (day, title, build)
) STRICT;

CREATE TABLE facts (              -- those that current builds print
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    edition INTEGER NOT NULL REFERENCES editions,
    story TEXT NOT NULL,          -- the story's id in that edition
    day TEXT NOT NULL,            -- of that edition
    first_seen TEXT NOT NULL,     -- the day of the first edition that printed it
    article TEXT NOT NULL,        -- the wording's: its id, digest and source, and where the wording stands in it
    digest TEXT NOT NULL,
    source TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL            -- the wording as it is shown
) STRICT;
CREATE INDEX facts_by_id ON facts (id, day);
CREATE INDEX facts_by_edition ON facts (edition);

CREATE TABLE readings (           -- of facts on which their sources disagree, in the edition's order
    fact INTEGER NOT NULL REFERENCES facts ON DELETE CASCADE,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    is_update INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (fact, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE inputs (
    address TEXT NOT NULL PRIMARY KEY,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    day TEXT NOT NULL             -- when these were last seen
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
    day TEXT NOT NULL,
    title TEXT NOT NULL,
    build INTEGER NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (day, title, build, channel, recipient),
    FOREIGN KEY (day, title, build) REFERENCES editions (day, title, build)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = '', tokenize = "unicode61 categories 'L* N* Co M*'"
);
CREATE VIRTUAL TABLE trigrams USING fts5 (
    title, text, content = '', tokenize = 'trigram'
);
"""

_SECOND = """
ALTER TABLE articles ADD COLUMN authors TEXT NOT NULL DEFAULT '[]'; -- JSON: [name, …]
ALTER TABLE articles ADD COLUMN excerpt INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN run INTEGER NOT NULL DEFAULT 0;     -- the number of the intake that brought it first
CREATE INDEX articles_by_run ON articles (run);
ALTER TABLE editions ADD COLUMN run INTEGER;    -- it was made of what intakes up to this brought; NULL: of other inputs
ALTER TABLE editions ADD COLUMN program TEXT NOT NULL DEFAULT '';   -- the version of bulletin that made it
"""

_THIRD = """
CREATE TABLE outbox (             -- an edition on its way to a recipient of a channel
    day TEXT NOT NULL,
    title TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    build INTEGER NOT NULL,       -- the one that was sent last, or is to be sent
    state TEXT NOT NULL,
    reference TEXT NOT NULL,      -- a Message-ID, a page: equal on each try
    attempts INTEGER NOT NULL,
    first_tried TEXT,             -- ISO 8601, UTC, as the next two
    changed TEXT,
    due TEXT,
    reply TEXT NOT NULL,          -- what the other side said last
    taken TEXT NOT NULL,          -- "1/2": of several messages one was taken, and there is more; else nothing
    PRIMARY KEY (day, title, channel, recipient),
    FOREIGN KEY (day, title, build) REFERENCES editions (day, title, build)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_by_reference ON outbox (reference);
INSERT INTO outbox
    SELECT day, title, channel, recipient, max(build),
           CASE state WHEN 'waiting' THEN 'queued' WHEN 'refused' THEN 'bounced' ELSE state END,
           '', 0, NULL, NULL, NULL, '', ''
    FROM deliveries GROUP BY day, title, channel, recipient;
DROP TABLE deliveries;

CREATE TABLE suppressed (         -- addresses that get nothing any more
    address TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

MIGRATIONS = (_FIRST, _SECOND, _THIRD)
VERSION = len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int | None:
    """The version of an archive, 0 of an empty file, None of a database that some other program made."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    if application == APPLICATION:
        return int(number)
    (anything,) = connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").fetchone()
    return None if anything or application or number else 0


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an archive of an earlier version, or an empty file, to the current one: all of it or nothing."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for statement in _statements("".join(MIGRATIONS[version(connection) or 0 :])):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def is_own(connection: sqlite3.Connection) -> bool:
    """Whether a database defines what migrations make and nothing else: no view in a table's place, no trigger."""
    return _objects(connection) == _expected(MIGRATIONS)


def _objects(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The kinds and names of all that a database defines; SQLite's versions word the parts of a search table apart."""
    return set(connection.execute("SELECT type, name FROM main.sqlite_schema"))


@cache
def _expected(migrations: tuple[str, ...]) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in _statements("".join(migrations)):
            connection.execute(statement)
        return _objects(connection)


def _statements(script: str) -> list[str]:
    """The statements of a script one by one: `executescript` would commit the transaction that it runs in."""
    found, waiting = [], ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            found.append(waiting.strip())
            waiting = ""
    return found
