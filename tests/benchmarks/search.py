"""Measures how long ranked search takes, against a bare FTS5 query for the same words in the same run.

    python tests/benchmarks/search.py --articles 100000

Exits with 1 when a floor is missed. The archive is grown from the articles in seeds/, day by day, and not kept.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

import speed_page
import stream
from speed_timing import ratios, spread

from bulletin.model import Article, Sentence
from bulletin.readers import read
from bulletin.store import Archive, opened

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST_DAY = date(2026, 8, 1)
ARTICLES, A_DAY = 100_000, 1_000
QUERIES, REPEATS = 10, 5  # of a kind, and how often each is asked

BARE = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20"
SLOWEST = 3.0
"""The floor: as many times as long as the bare query."""
# Shares of the articles that a word may be in. Rarer words are asked for too, but no floor is set: the bare query finds
# row numbers in less time than it takes to read a single text.
OFTEN = {"three in ten or more": (0.3, 1.0), "3 to 30%": (0.03, 0.3), "1 to 3%": (0.01, 0.03)}
SELDOM = {"0.05 to 0.2%": (0.0005, 0.002)}


def articles(count: int) -> Iterator[list[Article]]:
    """Days of articles of about 700 words, the same in every run."""
    known = [a for a in read([str(SEEDS)])[0] if a.language == stream.LANGUAGE]
    told = [stream.Told(a.title, tuple(s.text for s in a.sentences)) for a in known]
    pairs = [[stream.Told(one.title, one.sentences + other.sentences)] for one, other in pairwise([*told, told[0]])]
    for number in range(-(-count // A_DAY)):
        yield [with_sentences(a) for a in stream.day(pairs, min(A_DAY, count), stream.SEED + number).articles]


def with_sentences(article: Article) -> Article:
    """The article with each paragraph a sentence, and no date, so that the day it is added on counts."""
    sentences, at = [], 0
    for index, part in enumerate(article.text.split("\n\n")):
        sentences.append(Sentence(article.id, index, at, at + len(part), part))
        at += len(part) + 2
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    return replace(article, digest=digest, sentences=tuple(sentences), published=None)


def words(archive: Archive, low: float, high: float) -> list[str]:
    """Some of the words that are in such a share of the articles."""
    archive.connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.known USING fts5vocab(main, words, row)")
    (total,) = archive.connection.execute("SELECT count(*) FROM articles").fetchone()
    rows = archive.connection.execute(
        "SELECT term FROM temp.known WHERE doc BETWEEN ? AND ? AND term GLOB '[a-z]*' ORDER BY term",
        (low * total, high * total),
    )
    found = [term for (term,) in rows]
    return random.Random(stream.SEED).sample(found, min(QUERIES, len(found)))


def together(archive: Archive) -> list[tuple[str, str]]:
    """Pairs of words that stand side by side in some article."""
    rng, found = random.Random(stream.SEED), []
    keys = [key for (key,) in archive.connection.execute("SELECT key FROM articles ORDER BY key")]
    for key in rng.sample(keys, min(QUERIES, len(keys))):
        (text,) = archive.connection.execute("SELECT text FROM articles WHERE key = ?", (key,)).fetchone()
        found.append(rng.choice(re.findall(r"\b([a-z]{4,}) ([a-z]{4,})\b", text)))
    return found


def measured(archive: Archive, queries: Sequence[tuple[str, str]]) -> tuple[list[float], list[float]]:
    """Seconds for all queries once, repeated: bare ones, and ours; each query is asked in both ways in turn."""
    bare, ours = [0.0] * REPEATS, [0.0] * REPEATS
    for repeat in range(REPEATS):
        for asked, query in queries:
            bare[repeat] += _seconds(lambda asked=asked: archive.connection.execute(BARE, (asked,)).fetchall())
            re.purge()  # Ours makes patterns, which Python would keep from one repeat to the next.
            ours[repeat] += _seconds(lambda query=query: archive.search(query))
    return bare, ours


def _seconds(task: Callable[[], object]) -> float:
    started = time.process_time()
    task()
    return time.process_time() - started


def kinds(archive: Archive) -> Iterator[tuple[str, list[tuple[str, str]], float | None]]:
    """Kinds of queries, as FTS5 and as `search` is asked, and their floors."""
    for name, bounds in {**OFTEN, **SELDOM}.items():
        queries = [(f'"{word}"', word) for word in words(archive, *bounds)]
        yield f"a word in {name} of the articles", queries, SLOWEST if name in OFTEN else None
    pairs = together(archive)
    yield "two words", [(f'"{one}" AND "{other}"', f"{one} {other}") for one, other in pairs], SLOWEST
    yield "a phrase", [(f'"{one} {other}"', f'"{one} {other}"') for one, other in pairs], None
    beginnings = [word[:3] for word in words(archive, *OFTEN["1 to 3%"])]
    yield "a beginning of three letters", [(f'"{word}"*', f"{word}*") for word in beginnings], SLOWEST


def rows(count: int) -> Iterator[speed_page.Row]:
    """The rows of the page."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "archive.db", writing=True) as archive:
        for number, day in enumerate(articles(count)):
            archive.add_articles(day, FIRST_DAY + timedelta(number))
        for name, queries, floor in filter(itemgetter(1), kinds(archive)):
            bare, ours = measured(archive, queries)
            what = f"search of {count:,} articles, {name}"
            each = [1000 * seconds / len(queries) for seconds in ours]
            yield speed_page.Row(f"{what}: milliseconds", spread(each))
            yield speed_page.Row(f"{what}: as many times as long as bare FTS5", ratios(ours, bare), at_most=floor)


def main() -> int:
    """The exit code: 1 when a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    missed = False
    for row in rows(parser.parse_args().articles):
        print(row, flush=True)
        missed |= row.missed
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
