"""Measures how fast the archive takes articles in, against plain SQLite on the same rows, and how fast it is opened.

python tests/benchmarks/store.py --articles 100000
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import speed_articles
import speed_page
from speed_timing import ratios, spread

from bulletin.model import Article, Sentence
from bulletin.store import opened
from bulletin.store.connection import connected, prepare
from bulletin.store.folding import indexed

FIRST_DAY = date(2026, 1, 1)
ARTICLES, A_DAY = 100_000, 1_000
OPENINGS = 50
PARAGRAPHS_FROM, PARAGRAPHS = 300, 6
SLOWEST = 0.333
"""The floor: the share of plain SQLite's rate."""
GROWTH = 2.0
"""The most times that opening a full archive may take as long as opening one of a single day; it should be 1."""


def articles(count: int, seed: int = speed_articles.SEED) -> Iterator[Article]:
    """Articles of about 250 words, put together from the paragraphs of a few; the same in every run."""
    rng = random.Random(seed)
    paragraphs = [p for text in speed_articles.articles(PARAGRAPHS_FROM, seed) for p in text.split("\n\n")]
    for number in range(count):
        parts = [f"This is report {number} of the day.", *rng.sample(paragraphs, PARAGRAPHS)]
        yield article(f"source {number % 97}", number, parts)


def article(source: str, number: int, paragraphs: list[str]) -> Article:
    """An article whose paragraphs are its sentences."""
    id, text = f"{number:016x}", "\n\n".join(paragraphs)
    made, at = [], 0
    for index, part in enumerate(paragraphs):
        made.append(Sentence(id, index, at, at + len(part), part))
        at += len(part) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id, digest, paragraphs[1][:60], text, source, None, FIRST_DAY, "en", tuple(made))


def inserted(count: int, folder: Path) -> Iterator[tuple[float, float]]:
    """Seconds for each day's articles: `executemany` of the rows, then `add_articles`, each committed to a disk file.

    The rows are read back from the archive, so both write the same, search tables included.
    """
    made = articles(count)
    with plain(folder / "plain.db") as connection, opened(folder / "archive.db", writing=True) as archive:
        for number in range(-(-count // A_DAY)):
            read = list(islice(made, A_DAY))
            started = time.perf_counter()
            archive.add_articles(read, FIRST_DAY + timedelta(number))
            ours = time.perf_counter() - started
            yield _executemany(connection, archive.connection, number * A_DAY), ours


def _executemany(connection: sqlite3.Connection, source: sqlite3.Connection, after: int) -> float:
    rows = source.execute("SELECT * FROM articles WHERE key > ? ORDER BY key", (after,)).fetchall()
    texts = source.execute("SELECT key, title, text FROM articles WHERE key > ? ORDER BY key", (after,))
    words = [(key, indexed(title), indexed(text)) for key, title, text in texts]
    marks = ",".join("?" * len(rows[0]))
    started = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(f"INSERT INTO articles VALUES ({marks})", rows)
    connection.executemany("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", words)
    connection.execute("COMMIT")
    return time.perf_counter() - started


@contextmanager
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to an empty database with the archive's tables and settings."""
    with connected(path, writing=True, busy_s=1) as connection:
        prepare(connection, path)
        yield connection


def opening_seconds(path: Path) -> list[float]:
    """How long it takes to open an archive for writing and to close it, again and again."""
    taken = []
    for _ in range(OPENINGS):
        started = time.perf_counter()
        with opened(path, writing=True):
            pass
        taken.append(time.perf_counter() - started)
    return taken


def rows(count: int) -> Iterator[speed_page.Row]:
    """The rows of the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with opened(folder / "small.db", writing=True) as archive:
            archive.add_articles(articles(A_DAY), FIRST_DAY)
        bare, ours = zip(*inserted(count, folder), strict=True)
        small, large = opening_seconds(folder / "small.db"), opening_seconds(folder / "archive.db")
    what = f"archive of {count:,} articles"
    yield speed_page.Row(f"{what}: plain SQLite, articles a second", spread([A_DAY / s for s in bare]))
    yield speed_page.Row(f"{what}: `add_articles`, articles a second", spread([A_DAY / s for s in ours]))
    yield speed_page.Row(f"{what}: rate as a share of plain SQLite's", ratios(bare, ours), SLOWEST)
    yield speed_page.Row(f"{what}: opened and closed, seconds", spread(large))
    grown = ratios(sorted(large), sorted(small))
    yield speed_page.Row(f"{what}: opening takes as many times as long as with {A_DAY:,}", grown, None, GROWTH)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    for row in rows(parser.parse_args().articles):
        print(row)


if __name__ == "__main__":
    main()
