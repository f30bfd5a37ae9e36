"""Editions in the archive: one per day and title, with its earlier builds, and the facts that it prints."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bulletin.errors import ArchiveError, RenderError
from bulletin.model import Edition, Fact, Story
from bulletin.serialized import edition_from_json, edition_to_json
from bulletin.store import articles, index

# An edition of 1,208 articles has 11 MB; what unpacks to more than this is no edition.
LONGEST_EDITION_BYTES = 1 << 28

CURRENT = "build = (SELECT max(build) FROM editions AS e WHERE e.day = editions.day AND e.title = editions.title)"
_INSERT = """INSERT INTO editions (day, title, build, run, program, digest, stories, facts, json)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key"""
_INSERT_FACT = """INSERT INTO facts (key, id, edition, story, day, first_seen, article, digest, source, start, "end",
                                     language, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True, slots=True)
class Build:
    """A making of an edition: of what intakes up to `run` brought (None: of other inputs), by which `program` version.

    `number` is its place among the builds, which a copy of another archive gives.
    """

    edition: Edition
    run: int | None
    program: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition in the list of all: its day and title, how often it was built, and how much it tells."""

    day: date
    title: str
    builds: int
    stories: int
    facts: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a fact was printed, in which words, and what its sources gave where they disagree."""

    day: date
    title: str
    story: str
    text: str
    readings: tuple[str, ...]


def add(connection: sqlite3.Connection, made: Build) -> Edition | None:
    """The current edition of the same day and title that this one replaces, None when it is the first.

    An edition equal to the current one makes no build of its own. Needs a transaction. A build with a number takes that
    place among the builds, or is refused with ArchiveError when another is there.
    """
    edition, build = made.edition, made.number
    key = (edition.date.isoformat(), edition.title)
    (latest,) = connection.execute(
        "SELECT coalesce(max(build), 0) FROM editions WHERE day = ? AND title = ?", key
    ).fetchone()
    current = _build(connection, *key, latest)
    there = current if build is None else _build(connection, *key, build)
    if there == edition:
        _made_again(connection, key, build or latest, made.run)
        return current
    if build is not None and there is not None:
        problem = f"is in the archive as build {build} with another content; leave that line out to keep what is there"
        raise ArchiveError(f"{edition.title}, {edition.date}", problem)
    number = build or latest + 1
    place = _insert(connection, made, number)
    if number > latest:
        _forget_facts(connection, *key)
        facts = [(story, fact) for story in edition.stories for fact in story.facts]
        for fact_key, (story, fact) in enumerate(facts, articles.next_key(connection)):
            _add_fact(connection, fact_key, place, edition, story, fact)
    return current


def _made_again(connection: sqlite3.Connection, key: tuple[str, str], number: int, run: int | None) -> None:
    """Note that nothing was new in what later intakes brought."""
    connection.execute(
        "UPDATE editions SET run = max(coalesce(run, 0), ?) WHERE day = ? AND title = ? AND build = ? AND ? NOT NULL",
        (run, *key, number, run),
    )


def _build(connection: sqlite3.Connection, day: str, title: str, build: int) -> Edition | None:
    """One build of an edition, None when there is no such build."""
    row = connection.execute(
        "SELECT json FROM editions WHERE day = ? AND title = ? AND build = ?", (day, title, build)
    ).fetchone()
    return _edition(row[0], day) if row else None


def _insert(connection: sqlite3.Connection, made: Build, number: int) -> int:
    """The key of the edition's row."""
    edition = made.edition
    content = edition_to_json(edition)
    counts = (len(edition.stories), sum(len(story.facts) for story in edition.stories))
    digest = hashlib.sha256(content).hexdigest()
    about = (edition.date.isoformat(), edition.title, number, made.run, made.program)
    row = (*about, digest, *counts, zlib.compress(content))
    (key,) = connection.execute(_INSERT, row).fetchone()
    return int(key)


def _forget_facts(connection: sqlite3.Connection, day: str, title: str) -> None:
    """Take out the facts of what is replaced."""
    of_it = "edition IN (SELECT key FROM editions WHERE day = ? AND title = ?)"
    gone = connection.execute(f"SELECT key, language, '', text FROM facts WHERE {of_it} ORDER BY key", (day, title))
    for row in gone.fetchall():
        index.remove(connection, *row)
    connection.execute(f"DELETE FROM facts WHERE {of_it}", (day, title))


def _add_fact(
    connection: sqlite3.Connection, key: int, edition_key: int, edition: Edition, story: Story, fact: Fact
) -> None:
    wording = fact.wording
    article = next(article for article in story.articles if article.id == wording.article)
    days = (edition.date.isoformat(), (fact.first_seen or edition.date).isoformat())
    place = (article.id, article.digest, article.source, wording.start, wording.end, article.language)
    connection.execute(_INSERT_FACT, (key, fact.id, edition_key, story.id, *days, *place, wording.shown))
    index.add(connection, key, article.language, "", wording.shown)
    readings = [(d.kind, d.update, reading.value) for d in fact.disagreements for reading in d.readings]
    connection.executemany(
        "INSERT INTO readings (fact, place, kind, is_update, value) VALUES (?, ?, ?, ?, ?)",
        [(key, number, *reading) for number, reading in enumerate(readings)],
    )


def get(connection: sqlite3.Connection, day: date, title: str | None = None) -> Edition | None:
    """The current edition of a day, None when there is none; raises ArchiveError when several titles are meant."""
    row = connection.execute(
        f"SELECT title, json FROM editions WHERE day = ? AND title = coalesce(?, title) AND {CURRENT} ORDER BY title",
        (day.isoformat(), title),
    ).fetchall()
    if len(row) > 1:
        titles = ", ".join(f'"{name}"' for name, _ in row)
        raise ArchiveError(str(day), f"has several bulletins: {titles}; name one with --title")
    return _edition(row[0][1], day.isoformat()) if row else None


def builds(connection: sqlite3.Connection, day: date, title: str) -> tuple[Edition, ...]:
    """All builds of an edition, newest first."""
    rows = connection.execute(
        "SELECT json FROM editions WHERE day = ? AND title = ? ORDER BY build DESC", (day.isoformat(), title)
    )
    return tuple(_edition(json, day.isoformat()) for (json,) in rows)


def between(connection: sqlite3.Connection, title: str, before: date, since: date | None) -> tuple[Edition, ...]:
    """The current editions of a title of the days from `since` until the one before `before`, oldest first."""
    rows = connection.execute(
        f"SELECT day, json FROM editions WHERE title = ? AND day < ? AND day >= ? AND {CURRENT} ORDER BY day",
        (title, before.isoformat(), (since or date.min).isoformat()),
    )
    return tuple(_edition(json, day) for day, json in rows)


def listing(connection: sqlite3.Connection) -> tuple[Listed, ...]:
    """All current editions, oldest first."""
    rows = connection.execute(
        f"""SELECT day, title, (SELECT count(*) FROM editions AS e WHERE e.day = editions.day AND
            e.title = editions.title), stories, facts FROM editions WHERE {CURRENT} ORDER BY day, title"""
    )
    return tuple(Listed(date.fromisoformat(day), *rest) for day, *rest in rows)


def program(connection: sqlite3.Connection, day: date, title: str) -> str:
    """The version of bulletin that made the current build of an edition, empty when nobody knows."""
    row = connection.execute(
        f"SELECT program FROM editions WHERE day = ? AND title = ? AND {CURRENT}", (day.isoformat(), title)
    ).fetchone()
    return row[0] if row else ""


def everything(connection: sqlite3.Connection) -> Iterator[tuple[int, Build]]:
    """All builds of all editions with their numbers, oldest first."""
    rows = connection.execute("SELECT build, day, run, program, json FROM editions ORDER BY day, title, build")
    for number, day, run, made_by, json in rows:
        yield number, Build(_edition(json, day), run, made_by)


def altered(connection: sqlite3.Connection) -> Iterator[str]:
    """The days and titles of editions that are not what they were when they were added."""
    for day, title, digest, json in connection.execute("SELECT day, title, digest, json FROM editions ORDER BY key"):
        try:
            content = _unpacked(json)
        except zlib.error:
            content = b""
        if hashlib.sha256(content).hexdigest() != digest:
            yield f"{title}, {day}"


def sightings(connection: sqlite3.Connection, fact: str) -> tuple[Sighting, ...]:
    """Where current editions print a fact (its id), oldest first."""
    rows = connection.execute(
        """SELECT facts.key, facts.day, editions.title, story, text FROM facts
           JOIN editions ON editions.key = facts.edition WHERE facts.id = ?
           ORDER BY facts.day, editions.title, facts.key""",
        (fact,),
    )
    return tuple(
        Sighting(date.fromisoformat(day), title, story, text, _readings(connection, key))
        for key, day, title, story, text in rows.fetchall()
    )


def _readings(connection: sqlite3.Connection, key: int) -> tuple[str, ...]:
    rows = connection.execute("SELECT value FROM readings WHERE fact = ? ORDER BY place", (key,))
    return tuple(value for (value,) in rows)


def _edition(json: bytes, day: str) -> Edition:
    try:
        return edition_from_json(_unpacked(json))
    except (zlib.error, RenderError) as error:
        problem = f'cannot be read from the archive ({error}); run "bulletin archive check", and restore an export'
        raise ArchiveError(f"edition of {day}", problem) from error


def _unpacked(json: bytes) -> bytes:
    """The JSON of an edition; raises zlib.error when it is damaged, or more than any edition has."""
    stream = zlib.decompressobj()
    content = stream.decompress(json, LONGEST_EDITION_BYTES)
    if not stream.eof:
        raise zlib.error("it ends too early, or never")
    return content
