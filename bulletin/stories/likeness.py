"""How alike the articles of a batch are: their words, weighed by how near in time and how crowded they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from bulletin.model import Article
from bulletin.stories.blocks import pairs
from bulletin.stories.vectors import Vectors, vectors

# All chosen on the five development sets of stories at one setting for all (tests/benchmarks/tune_stories.py).

# A follow-up comes within a day. Behind that, two reports are ever less likely to be of one event, down to this share.
FOLLOW_UP_DAYS = 1
FADING_DAYS = 4.0
LONG_APART = 0.5

# An article that several others are closer to than this needs more to be one story with any of them: what is said of a
# great affair every day ties its events together.
COMPANY = 3
CLOSE = 0.25  # cosine
CROWDING = 0.125  # power; halving and doubling it costs a tenth of a point

# Two headlines that share a word or two need not be of one event, however rare the words: "Museum opens in Pellworth",
# "Robbery in Pellworth". Chosen on such headlines; the development sets have few texts as short.
FEW_WORDS = 10
SHARED_WORDS = 3


class Batch(NamedTuple):
    """Articles of one language as rows: their vectors, which words they have, and their days (NaN when undated)."""

    rows: csr_array
    words: csr_array
    days: NDArray[np.float64]

    def part(self, members: NDArray[np.intp]) -> Batch:
        """Some of the articles."""
        return Batch(self.rows[members], self.words[members], self.days[members])


def batch(articles: Sequence[Article]) -> tuple[Batch, Vectors]:
    """The articles as rows, and the vectors that they are, with their terms."""
    made = vectors(articles)
    words = made.rows[:, made.single()].astype(bool).astype(np.float64)
    return Batch(made.rows, words, np.array([_day(article) for article in articles])), made


def _day(article: Article) -> float:
    published = article.published
    if published is None:
        return math.nan
    return (published.date() if isinstance(published, datetime) else published).toordinal()


def likeness(some: Batch) -> coo_array:
    """How alike two articles are, 0 to 1, for each pair with heavy terms in common, the earlier article first.

    It is never more than the cosine of their vectors.
    """
    near = pairs(some.rows)
    first, second = near.coords
    alike = np.clip(near.data, 0, 1) * _near(some.days[first], some.days[second])
    alike *= _long_enough(some.words, first, second)
    crowding = _crowding(coo_array((alike, near.coords), shape=near.shape))
    return coo_array((alike / (crowding[first] * crowding[second]), near.coords), shape=near.shape)


def _near(days: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is left of the likeness of articles so many days apart; all of it where one has no day."""
    apart = np.nan_to_num(np.abs(days - others))
    fading = np.exp(-np.clip(apart - FOLLOW_UP_DAYS, 0, None) / FADING_DAYS)
    left: NDArray[np.float64] = LONG_APART + (1 - LONG_APART) * fading
    return left


def _long_enough(words: csr_array, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.bool_]:
    """False for two short texts that share few words, unless one holds all words of the other."""
    lengths = np.diff(words.indptr)
    enough = np.ones(len(first), dtype=bool)
    short = np.flatnonzero((lengths[first] < FEW_WORDS) & (lengths[second] < FEW_WORDS))
    a, b = first[short], second[short]
    enough[short] = words[a].multiply(words[b]).sum(axis=1) >= np.minimum(
        SHARED_WORDS, np.minimum(lengths[a], lengths[b])
    )
    return enough


def _crowding(alike: coo_array) -> NDArray[np.float64]:
    """How much closer than CLOSE the nearest few of each are, at least 1."""
    both = csr_array(alike + alike.T)
    nearest = np.full((both.shape[0], COMPANY), CLOSE)
    order = np.lexsort((-both.data, np.repeat(np.arange(both.shape[0]), np.diff(both.indptr))))
    for place in range(COMPANY):
        has = np.flatnonzero(np.diff(both.indptr) > place)
        nearest[has, place] = np.maximum(both.data[order[both.indptr[has] + place]], CLOSE)
    crowding: NDArray[np.float64] = (nearest.mean(axis=1) / CLOSE) ** CROWDING
    return crowding
