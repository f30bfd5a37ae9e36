"""Which articles repeat each other: runs of five words, outside quotation marks, that nobody shares by chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_array

from bulletin.model import Article
from bulletin.text.quotes import quotes
from bulletin.text.words import tokens

RUN_WORDS = 5

# The share of the shorter article's runs that the other one has too.
COPIED = 0.25
LEAST_RUNS = 12  # shared: two sentences; less than that is a phrase in common


def copies(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, in order, of articles of which one repeats much of the other."""
    runs = [_runs(article) for article in articles]
    columns: dict[str, int] = {}
    indices = [columns.setdefault(run, len(columns)) for own in runs for run in own]
    starts = np.cumsum([0, *map(len, runs)])
    rows = csr_array((np.ones(len(indices)), indices, starts), shape=(len(runs), max(1, len(columns))))
    shared = (rows @ rows.T.tocsr()).tocoo()
    for i, j, common in sorted(zip(*(axis.tolist() for axis in shared.coords), shared.data.tolist(), strict=True)):
        if i < j and common >= max(LEAST_RUNS, COPIED * min(len(runs[i]), len(runs[j]))):
            yield i, j


def _runs(article: Article) -> list[str]:
    words = tokens(_outside_quotes(article), article.language)
    return list(dict.fromkeys(" ".join(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)))


def _outside_quotes(article: Article) -> str:
    """What somebody said is the same in every independent report of it."""
    kept, at = [], 0
    for quoted in quotes(article.text, article.language):
        kept.append(article.text[at : quoted.start])
        at = max(at, quoted.end)
    return " ¶ ".join([*kept, article.text[at:]])
