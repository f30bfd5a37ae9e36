"""Search: the articles, and the facts of editions, in which the terms of a query stand, best first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from bulletin.store.connection import told
from bulletin.store.folding import folded
from bulletin.store.ranking import Filters, by_trigrams, by_words
from bulletin.store.terms import Finder, Marks, Term, terms

if TYPE_CHECKING:
    from bulletin.store.archive import Archive

HITS = 20

_ARTICLE = """
    SELECT id, id, digest, source, coalesce(published, first_seen), title, url, text, sentences
    FROM articles WHERE key = ?"""
_FACT = """
    SELECT fact.id, article, fact.digest, fact.source, day, coalesce(title, ''), url, fact.text, start, "end"
    FROM facts AS fact LEFT JOIN articles ON articles.key = (
        SELECT key FROM articles AS own WHERE own.id = article AND own.digest = fact.digest
        ORDER BY last_seen DESC, first_seen DESC, run DESC, version LIMIT 1)
    WHERE fact.key = ?"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article, or a fact that an edition printed, and its sentence that matches best.

    `id` is the article's or fact's, `article` and `digest` name the text in which the sentence stands from `start` to
    `end` (offsets in characters). `day` is that of publication, else the first on which the article was seen; a fact's
    is that of the latest edition that prints it. `marks` and `title_marks` are spans of what was looked for.
    """

    kind: Literal["article", "fact"]
    id: str
    article: str
    digest: str
    source: str
    day: date
    title: str
    url: str | None
    sentence: str
    start: int
    end: int
    marks: Marks
    title_marks: Marks


def search(
    archive: Archive, query: str, since: date | None = None, source: str | None = None, limit: int = HITS
) -> tuple[Hit, ...]:
    """The best hits of all terms of a query from a day on and of one source, best first; none when it has no terms.

    Of equally good ones, what was added later comes first.
    """
    wanted = terms(query)
    if not wanted:
        return ()
    filters = {"since": since.isoformat() if since else None, "source": folded(source) if source else None}
    connection = archive.connection
    with told(archive.path):
        connection.create_function("folded", 1, folded, deterministic=True)
        connection.execute("BEGIN")  # What is read is of one moment, whoever writes.
        try:
            return tuple(_hits(connection, wanted, filters, limit))
        finally:
            connection.execute("ROLLBACK")


def _hits(connection: sqlite3.Connection, wanted: Sequence[Term], filters: Filters, limit: int) -> Iterator[Hit]:
    """The hits of the table that suits the terms, and then, when those are too few, of the other one."""
    unspaced = any(term.unspaced for term in wanted)
    for ranked in (by_trigrams, by_words) if unspaced else (by_words, by_trigrams):
        finder = Finder(wanted, anywhere=ranked is by_trigrams)
        for key in _best(ranked(connection, wanted, filters) if limit else (), limit):
            yield _hit(connection, key, finder)
            limit -= 1


def _best(rows: Iterable[tuple[int, float]], limit: int) -> list[int]:
    """The keys of so many rows that come in the order of their ranks; of equal ranks, higher keys first."""
    keys: list[int] = []
    for _, equal in groupby(rows, itemgetter(1)):
        if len(keys) >= limit:
            break
        keys += sorted((key for key, _ in equal), reverse=True)
    return keys[:limit]


def _hit(connection: sqlite3.Connection, key: int, finder: Finder) -> Hit:
    """The article or fact of this key, and its best sentence."""
    if row := connection.execute(_ARTICLE, (key,)).fetchone():
        *about, text, sentences = row
        start, end = finder.best(text, [(start, end) for _, start, end, _ in json.loads(sentences)])
        return _made("article", about, " ".join(text[start:end].split()), start, end, finder)
    *about, text, start, end = connection.execute(_FACT, (key,)).fetchone()
    return _made("fact", about, text, start, end, finder)


def _made(
    kind: Literal["article", "fact"], about: Sequence[str], sentence: str, start: int, end: int, finder: Finder
) -> Hit:
    id, article, digest, source, day, title, url = about
    spans = finder.marks(sentence), finder.marks(title)
    seen = date.fromisoformat(day[: len("2026-11-22")])
    return Hit(kind, id, article, digest, source, seen, title, url, sentence, start, end, *spans)
