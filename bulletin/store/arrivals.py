"""The articles that an edition is made of when no inputs are named: what came in since the last one."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import NamedTuple

from bulletin.model import Article
from bulletin.store import articles
from bulletin.store.editions import CURRENT

# The first edition of a title takes what is from its day or the day before.
FIRST_TAKES_DAYS = 1
# What is dated ahead waits for its day, but for those that are a day ahead by their time zone.
_AHEAD_DAYS = 1
# What comes in late is news still; an input that was added today brings weeks of old reports. An editorial choice.
_LATE_DAYS = 3

_WANTED = """
    SELECT id, digest FROM articles AS own
    WHERE first_seen <= :day AND (run > :run OR substr(published, 1, 10) > :waited)
    AND coalesce(substr(published, 1, 10), first_seen) BETWEEN :since AND :tomorrow
    AND NOT EXISTS (SELECT 1 FROM articles AS other
                    WHERE other.id = own.id AND other.source = own.source AND other.first_seen <= :day
                    AND (-other.excerpt, other.last_seen, other.run, coalesce(other.published, ''), own.version)
                        > (-own.excerpt, own.last_seen, own.run, coalesce(own.published, ''), other.version))
    ORDER BY coalesce(published, first_seen), id"""


class Arrived(NamedTuple):
    """Articles, each in its latest version, and the number of the last intake of that day or before."""

    articles: tuple[Article, ...]
    run: int


def arrived(connection: sqlite3.Connection, title: str, day: date, since: date | None) -> Arrived:
    """What came in by `day` after the last edition of this title was made; with `since`, what is of that day or later.

    Without either, what is of the day before, or later. A late arrival is taken, though it keeps its own date.
    """
    last = connection.execute(
        f"SELECT run, day FROM editions WHERE title = ? AND day < ? AND run NOT NULL AND {CURRENT} ORDER BY day DESC",
        (title, day.isoformat()),
    ).fetchone()
    if since or last is None:
        after, waited, earliest = -1, day, since or day - timedelta(FIRST_TAKES_DAYS)
    else:
        after, waited = last[0], date.fromisoformat(last[1])
        earliest = waited - timedelta(_LATE_DAYS)
    ahead = timedelta(_AHEAD_DAYS)
    days = {"since": earliest, "day": day, "waited": waited + ahead, "tomorrow": day + ahead}
    wanted = {"run": after, **{name: str(one) for name, one in days.items()}}
    rows = connection.execute(_WANTED, wanted)
    found = (articles.get(connection, *row) for row in rows.fetchall())
    return Arrived(tuple(article for article in found if article), articles.last_run(connection, day))
