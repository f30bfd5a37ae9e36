"""The search tables: words for languages that put spaces between them, trigrams for the others, kept in step by hand.

A row has the key of the article or fact that it stands for. The tables hold folded text, and no copy of it, so what is
taken out must be folded as it was when it was put in; `rebuild` mends what a change of the folding would leave behind.
"""

from __future__ import annotations

import sqlite3

from bulletin.store.folding import indexed

TRIGRAM_LANGUAGES = ("zh", "ja", "ko", "th", "km", "lo", "my")
"""Languages (ISO 639-1) without spaces between words, and Korean, which writes particles onto its nouns."""

TABLES = ("words", "trigrams")


def table(language: str) -> str:
    """The search table in which a language stands."""
    return "trigrams" if language in TRIGRAM_LANGUAGES else "words"


def add(connection: sqlite3.Connection, key: int, language: str, title: str, text: str) -> None:
    """Put an article or a fact (without a title) into its search table."""
    row = (key, indexed(title), indexed(text))
    connection.execute(f"INSERT INTO {table(language)} (rowid, title, text) VALUES (?, ?, ?)", row)


def remove(connection: sqlite3.Connection, key: int, language: str, title: str, text: str) -> None:
    """Take out what `add` put in; everything must be as it was then."""
    name = table(language)
    row = (key, indexed(title), indexed(text))
    connection.execute(f"INSERT INTO {name} ({name}, rowid, title, text) VALUES ('delete', ?, ?, ?)", row)


def rebuild(connection: sqlite3.Connection) -> None:
    """Fill the search tables anew from all articles and facts."""
    for name in TABLES:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")
    rows = """SELECT key, language, title, text FROM articles
              UNION ALL SELECT key, language, '', text FROM facts ORDER BY key"""
    for row in connection.execute(rows):
        add(connection, *row)
    for name in TABLES:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")


def missing(connection: sqlite3.Connection) -> int:
    """How many articles and facts are not in the search tables, or are there and nowhere else; 0 is in step."""
    indexed = "SELECT id FROM words_docsize UNION ALL SELECT id FROM trigrams_docsize"
    known = "SELECT key FROM articles UNION ALL SELECT key FROM facts"
    (count,) = connection.execute(
        f"""SELECT (SELECT count(*) FROM (SELECT * FROM ({known}) EXCEPT SELECT * FROM ({indexed})))
                 + (SELECT count(*) FROM (SELECT * FROM ({indexed}) EXCEPT SELECT * FROM ({known})))"""
    ).fetchone()
    return int(count)
