"""docs/performance.md: what was measured, on what, and how to measure again."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from typing import NamedTuple

from speed_timing import Spread

TASKS = {
    "auto": "bulletin's `auto`",
    "readme": "sumy's LexRank with a new `Tokenizer` a text, as its readme and command line do",
    "made once": "sumy's LexRank with everything made once",
    "lexrank": "sumy's LexRank on bulletin's sentences and words",
}
LIBRARIES = ("numpy", "scipy", "sumy", "nltk", "weasyprint")

_PAGE = """\
# How fast `bulletin` is

Measured on {date} with `make bench`: CPU time of one process, one thread, on {machine}; Python {python}, {libraries}.
Wall time is given of the archive's intake and opening and of mail, for the disk is part of them, and of feeds, which
several processes read.
Every figure is a median, with the lowest and the highest in brackets. Only ratios of one run mean something elsewhere.

| | median (lowest–highest) | floor |
|---|---|---|
{rows}

## What was done

- **Texts.** 200 English articles of about 600 words and 30 sentences, made by `tests/benchmarks/speed_articles.py` from
  word frequencies; the same in every run. "Real" are 200 news articles of 400 to 900 words, which are no part of the
  project; without them those rows are missing.
- **All included.** bulletin begins with a text, finds its lines' roles, its sentences and words, ranks and
  chooses 120 words; sumy begins with the same text and its `PlaintextParser`, `Tokenizer`, `Stemmer` and stop words,
  and chooses five sentences, which have about 120 words. What bulletin makes or loads once a process is left out.
- **What the floor is set against** is sumy as its readme and its command line use it: a new `Tokenizer`, `Stemmer` and
  summarizer for each text. Making them takes longer than the rest, and a program may make them once for all texts: sumy
  is then three times as fast, and no floor is set against that figure, which stands beside it.
- **In turn.** The texts come in ten batches; each is done by all methods before the next begins, and a ratio is that of
  one batch. No text comes twice: what a method remembers of words it has learnt from other texts.
- **A long text** is 200 or 1,000 sentences of the same making, five of each.
- **A story** is 50 articles of about 600 words on one subject, in a process of its own, whose peak memory counts all
  that it holds.
- **Days** are made by `tests/benchmarks/stream.py` from the news articles of a development set, which are no part of
  the project; without them those rows are missing. Sentences are dropped and reordered, and words, names, numbers and
  sources replaced, story by story. Two stories in three have one article, the largest have hundreds. Two articles of a
  day of 1,212 are about as alike as two of the set's 1,212; how many stories of a larger day sound alike is a guess.
  Each day is grouped in a process of its own, whose peak memory counts the articles too.
- **All pairs**: `group` with every article held against every other.
- **Merging** is `merge` on a story made in the same way; what it loads once a process is left out.
- **Feeds** are made from the same texts, six sentences an entry, and declare their language. They are fetched from a
  server on this machine, a host each, and read in children; feedparser parses the same bytes in one process. The peak
  memory is the sum of the peaks of all processes that read.
- **Mail** goes from an archive with its outbox, by STARTTLS and in one session, to a Postfix of its own on this
  machine that delivers to a mailbox; each message has a PDF of 100 kB attached and is not signed. `smtp-source`, which
  comes with Postfix, sends the same message as often in one session, in the clear, keeps no books and repeats one
  recipient. Making what all have in common is part of bulletin's time, setting the type is not.
- **A PDF** is that of an edition of invented stories, three sources each, made in one process as the child of a build
  makes it: view, templates, layout, tags and writing. WeasyPrint alone gets the same texts as paragraphs and headings
  with the same fonts, a style of a few lines and no links, marks, pictures or tags. Columns of equal length cost it
  several layouts, so it is timed with two columns a story, as ours has, and with two that run through the page. Times
  are compared for the whole text, for it takes more pages there. What is loaded once a process is left out; memory is
  all that the process held, and it has made the view in all three.
- **The archive** is filled with 1,000 articles of about 250 words a day, each day one commit to the disk. Plain SQLite
  writes the same rows to the same tables, search tables included, with `executemany`, in turn with it.
- **Search** is among articles of about 700 words grown from `seeds/`. A bare FTS5 query asks for the row numbers of the
  first 20; `search` also reads their texts, and finds and marks the best sentence. For a word that few articles have,
  reading the texts is nearly all of the time, and no floor is set.

To measure again: `make bench`. It exits with 1 when a floor is missed.
"""


class Row(NamedTuple):
    """A figure, and the floor that it has to keep to."""

    name: str
    figure: Spread
    at_least: float | None = None
    at_most: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the median is on the wrong side."""
        low = self.at_least is not None and self.figure.median < self.at_least
        return low or (self.at_most is not None and self.figure.median > self.at_most)

    @property
    def floor(self) -> str:
        """What is asked for, in words."""
        if self.at_least is not None:
            return f"at least {self.at_least:g}" + (", missed" if self.missed else "")
        return (f"at most {self.at_most:g}" if self.at_most is not None else "") + (", missed" if self.missed else "")

    def __str__(self) -> str:
        return f"{self.name}: {self.figure}" + (f" [{self.floor}]" if self.floor else "")


def page(rows: Sequence[Row], date: str) -> str:
    """The page in Markdown."""
    return _PAGE.format(
        date=date,
        machine=f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()})",
        python=platform.python_version(),
        libraries=", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        rows="\n".join(f"| {row.name} | {row.figure} | {row.floor} |" for row in rows),
    )
