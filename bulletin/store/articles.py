"""Articles in the archive: each version once, with the days on which it was seen.

Sentences are kept as offsets into the text, so an archived article cannot print what its text does not hold.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.errors import ArchiveError
from bulletin.model import Article, Removed, Sentence
from bulletin.store import index

_COLUMNS = "id, digest, raw, published, source, url, language, sentences, removed, title, text, authors, excerpt"
_INSERT = f"""INSERT INTO articles (key, version, run, first_seen, last_seen, {_COLUMNS})
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SEEN = """UPDATE articles SET first_seen = min(first_seen, :first), last_seen = max(last_seen, :last)
           WHERE version = :version AND (first_seen > :first OR last_seen < :last)"""
# Of several versions of one text (its title or its split into sentences changed) the one seen last counts; the order
# goes by what an export holds, so that it is the same in every copy of the archive.
_LATEST = "ORDER BY last_seen DESC, first_seen DESC, run DESC, published DESC, version"

_Row = tuple[str, str, str, str | None, str, str | None, str, str, str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """An article, the first and last day on which it was seen, and the number of the intake that brought it first."""

    article: Article
    first: date
    last: date
    run: int


def next_key(connection: sqlite3.Connection) -> int:
    """A key that is larger than those of all articles and facts."""
    (key,) = connection.execute(
        "SELECT max(coalesce((SELECT max(key) FROM articles), 0), coalesce((SELECT max(key) FROM facts), 0)) + 1"
    ).fetchone()
    return int(key)


def last_run(connection: sqlite3.Connection, day: date = date.max) -> int:
    """The number of the latest intake that brought something new by a day, 0 when none did."""
    query = "SELECT coalesce(max(run), 0) FROM articles WHERE first_seen <= ?"
    (run,) = connection.execute(query, (day.isoformat(),)).fetchone()
    return int(run)


def add(connection: sqlite3.Connection, seen: Iterable[Seen]) -> int:
    """How many of these articles are versions new to the archive.

    Needs a transaction. Raises ArchiveError for an article whose parts do not follow from its text.
    """
    key = first = next_key(connection)
    for one in seen:
        article, row = one.article, _row(checked(one.article))
        version = _version(row)
        days = {"first": one.first.isoformat(), "last": one.last.isoformat(), "version": version}
        if connection.execute("SELECT 1 FROM articles WHERE version = ?", (version,)).fetchone():
            connection.execute(_SEEN, days)
            continue
        connection.execute(_INSERT, (key, version, one.run, days["first"], days["last"], *row))
        index.add(connection, key, article.language, article.title, article.text)
        key += 1
    return key - first


def get(connection: sqlite3.Connection, id: str, digest: str) -> Article | None:
    """The article of this id and text, in its latest version."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM articles WHERE id = ? AND digest = ? {_LATEST}", (id, digest)
    ).fetchone()
    return _article(row) if row else None


def versions(connection: sqlite3.Connection, id: str) -> Iterator[Article]:
    """All that was seen under an id, latest first."""
    yield from map(_article, connection.execute(f"SELECT {_COLUMNS} FROM articles WHERE id = ? {_LATEST}", (id,)))


def everything(connection: sqlite3.Connection) -> Iterator[Seen]:
    """All versions of all articles, in an order that is the same in every copy."""
    rows = connection.execute(
        f"SELECT first_seen, last_seen, run, {_COLUMNS} FROM articles ORDER BY id, digest, version"
    )
    for first, last, run, *row in rows:
        yield Seen(_article(tuple(row)), date.fromisoformat(first), date.fromisoformat(last), run)


def altered(connection: sqlite3.Connection) -> Iterator[str]:
    """The ids of articles that are not what they were when they were added."""
    for version, *row in connection.execute(f"SELECT version, {_COLUMNS} FROM articles ORDER BY key"):
        id, digest, text = row[0], row[1], row[_COLUMNS.split(", ").index("text")]
        if _version(tuple(row)) != version or hashlib.sha256(text.encode()).hexdigest() != digest:
            yield id


def checked(article: Article) -> Article:
    """The article, when its digest and sentences follow from its text; raises ArchiveError when they do not."""
    if hashlib.sha256(article.text.encode()).hexdigest() != article.digest:
        raise ArchiveError(
            f"article {article.id}", "has a digest that is not of its text; read it from its input again"
        )
    for sentence in article.sentences:
        inside = 0 <= sentence.start <= sentence.end <= len(article.text)
        if sentence.article != article.id or not inside or article.text[sentence.start : sentence.end] != sentence.text:
            problem = f"has a sentence ({sentence.index + 1}) that is not in its text; read it from its input again"
            raise ArchiveError(f"article {article.id}", problem)
    return article


def _row(article: Article) -> _Row:
    return (
        article.id,
        article.digest,
        article.raw,
        article.published.isoformat() if article.published else None,
        article.source,
        article.url,
        article.language,
        _json([[s.index, s.start, s.end, s.cuts] for s in article.sentences]),
        _json([[removed.role, removed.text] for removed in article.removed]),
        article.title,
        article.text,
        _json(article.authors),
        int(article.excerpt),
    )


def _version(row: _Row) -> str:
    """What tells versions apart; the raw input of the same article may change with every advertisement around it."""
    *told, authors, excerpt = row[:2] + row[3:]
    # Archives of the first version knew of neither: what has neither keeps its name.
    without_raw = [*told, authors, excerpt] if excerpt or authors != "[]" else told
    return hashlib.sha256(_json(without_raw).encode()).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _article(row: _Row) -> Article:
    id, digest, raw, published, source, url, language, sentences, removed, title, text, authors, excerpt = row
    made = (
        Sentence(id, index, start, end, text[start:end], tuple((a, b) for a, b in cuts))
        for index, start, end, cuts in json.loads(sentences)
    )
    return Article(
        id=id,
        digest=digest,
        title=title,
        text=text,
        source=source,
        url=url,
        published=_published(published),
        language=language,
        sentences=tuple(made),
        removed=tuple(Removed(role, removed_text) for role, removed_text in json.loads(removed)),
        raw=raw,
        authors=tuple(json.loads(authors)),
        excerpt=bool(excerpt),
    )


def _published(said: str | None) -> datetime | date | None:
    if said is None:
        return None
    return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
