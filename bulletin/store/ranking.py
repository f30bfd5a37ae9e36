"""The order in which articles and facts are found: BM25, with a word in a title weighing more than one in the text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin.store.terms import Term

Filters = Mapping[str, str | None]
"""`since`, a day, and `source`, a folded name; None lets everything pass."""

# How much a word in a title counts beside one in the text. Chosen on stories of the English development set: two
# words of one report's title find the others equally well with 2 to 20, one word best from 4 on. To choose again,
# compare the average precision of such queries.
TITLE_WEIGHT = 4.0
# Of a term of one or two characters at most so many places are looked at, which takes less than a second.
MOST_PLACES = 200_000
_TRIGRAM = 3
_K1 = 1.2  # As in the BM25 of FTS5.

# What a found row stands for, in its latest version: an article as it was seen last, a fact as it was printed last.
_KEPT = """
    LEFT JOIN articles AS article ON article.key = found.rowid LEFT JOIN facts AS fact ON fact.key = found.rowid
    WHERE coalesce(article.key, fact.key) IS NOT NULL
    AND (:since IS NULL OR coalesce(article.published, article.first_seen, fact.day) >= :since)
    AND (:source IS NULL OR folded(coalesce(article.source, fact.source)) = :source)
    AND NOT EXISTS (SELECT 1 FROM articles AS other WHERE other.id = article.id AND other.key <> article.key
                    AND (other.last_seen, other.first_seen, other.run, article.version)
                        > (article.last_seen, article.first_seen, article.run, other.version))
    AND NOT EXISTS (SELECT 1 FROM facts AS other WHERE other.id = fact.id
                    AND (other.day, other.key) > (fact.day, fact.key))"""
_IS_KEPT = f"SELECT 1 FROM (SELECT :key AS rowid) AS found {_KEPT}"
# FTS5 hands the rows over in the order of their rank, so no more are looked at than are wanted.
_RANKED = f"""SELECT found.rowid, found.rank FROM {{table}} AS found {_KEPT}
    AND {{table}} MATCH :asked AND rank MATCH 'bm25({TITLE_WEIGHT}, 1.0)' ORDER BY rank"""
_LONG = f"SELECT rowid, bm25(trigrams, {TITLE_WEIGHT}, 1.0) FROM trigrams WHERE trigrams MATCH ?"
_SHORT = f"""SELECT doc, sum(weight) FROM (
        SELECT doc, iif(col = 'title', {TITLE_WEIGHT}, 1.0) AS weight FROM temp.places
        WHERE term > ? AND term < ? LIMIT {MOST_PLACES}
    ) GROUP BY doc"""


def by_words(connection: sqlite3.Connection, wanted: Sequence[Term], filters: Filters) -> Iterable[tuple[int, float]]:
    """Keys and ranks of what has all terms as words of their own, lowest rank first."""
    asked = " AND ".join(f'"{" ".join(term.words)}"{"*" if term.prefix else ""}' for term in wanted)
    return connection.execute(_RANKED.format(table="words"), {"asked": asked, **filters})


def by_trigrams(
    connection: sqlite3.Connection, wanted: Sequence[Term], filters: Filters
) -> Iterable[tuple[int, float]]:
    """Keys and ranks of what has the words of all terms anywhere, lowest rank first."""
    words = dict.fromkeys(word for term in wanted for word in term.words)
    asked = " AND ".join(f'"{word}"' for word in words if len(word) >= _TRIGRAM)
    short = [word for word in words if len(word) < _TRIGRAM]
    if not short:
        return connection.execute(_RANKED.format(table="trigrams"), {"asked": asked, **filters})
    return _with_short(connection, asked, short, filters)


def _with_short(
    connection: sqlite3.Connection, asked: str, short: Sequence[str], filters: Filters
) -> Iterator[tuple[int, float]]:
    """The same for words too short to have a trigram: each is where the trigrams are that begin with it.

    How rare they are does not count, only how often they are there.
    """
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.places USING fts5vocab(main, trigrams, instance)")
    ranks = dict(connection.execute(_LONG, (asked,))) if asked else None
    for word in short:
        rows = connection.execute(_SHORT, (word, word + "\U0010ffff"))
        found = {key: -weight * (_K1 + 1) / (weight + _K1) for key, weight in rows}
        ranks = found if ranks is None else {key: ranks[key] + rank for key, rank in found.items() if key in ranks}
    for key, rank in sorted((ranks or {}).items(), key=lambda one: (one[1], -one[0])):
        if connection.execute(_IS_KEPT, {"key": key, **filters}).fetchone():
            yield key, rank
