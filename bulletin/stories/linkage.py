"""Rows that belong together, by average link: two groups join when all their pairs are alike on average."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from bulletin.stories.likeness import Batch, likeness

# All chosen on the five development sets of stories at one setting for all (tests/benchmarks/tune_stories.py).
ALIKE = 0.09  # mean likeness of the pairs between two groups
# Among few articles, what is common to the day's affairs is still taken for rare, so any two are more alike.
FEW_ARTICLES = 50.0
AMONG_FEW = 0.8  # how much more is needed there
COHESION = 0.4  # of the looser group: what tells one event of a long affair from the next one

# The likeness of a pair that `likeness` leaves out. From 0.01 to 0.03 the stories of the development sets are next to
# those of all pairs (B-cubed F1 0.1 of a point less to 0.1 more).
DISTANT = 0.02
# Articles this alike are joined before all others: of thousands of copies not all pairs are known. Copies come down to
# 0.7 by the company that they are to each other.
COPIES = 0.65


class Group(NamedTuple):
    """Rows, and the mean likeness of the pairs among them."""

    rows: list[int]
    cohesion: float


class Join(NamedTuple):
    """Two groups by number, and the mean likeness of the pairs between them; the joined group gets the next number."""

    first: int
    second: int
    alike: float


def linked(batch: Batch) -> list[tuple[int, ...]]:
    """The numbers of the rows (of length one) that belong together, each group in order, each row in one group.

    The rows come earliest first.
    """
    groups, between = _copies(likeness(batch))
    joins = _Between([len(group.rows) for group in groups], between, needed(batch.rows.shape[0])).joins()
    return sorted(tuple(sorted(group.rows)) for group in _cut(groups, joins))


def needed(articles: int) -> float:
    """How alike two groups must be to be one, in a batch of so many articles."""
    return ALIKE * (1 + AMONG_FEW * math.exp(-articles / FEW_ARTICLES))


def _copies(near: coo_array) -> tuple[list[Group], coo_array]:
    """Each row with its copies, and the mean likeness within and between those groups, of the pairs that are known."""
    first, second = near.coords
    alike = near.data >= COPIES
    graph = coo_array((near.data[alike], (first[alike], second[alike])), shape=near.shape)
    count, label = connected_components(graph, directed=False)
    rows: list[list[int]] = [[] for _ in range(count)]
    for row, group in enumerate(label.tolist()):
        rows[group].append(row)
    places = tuple(np.sort(np.stack([label[first], label[second]]), axis=0))
    means, known = (csr_array((data, places), shape=(count, count)) for data in (near.data, np.ones(near.nnz)))
    means.data /= known.data
    return [Group(*group) for group in zip(rows, means.diagonal().tolist(), strict=True)], coo_array(means)


class _Between:
    """What is known of the pairs between groups: by how much they are more alike than distant ones, summed."""

    def __init__(self, sizes: Sequence[int], means: coo_array, needed: float) -> None:
        self._sizes, self._needed = list(sizes), needed
        self._excess: list[dict[int, float]] = [{} for _ in sizes]
        self._heap: list[tuple[float, int, int]] = []
        for a, b, mean in zip(*(side.tolist() for side in means.coords), means.data.tolist(), strict=True):
            if a != b:
                self._excess[a][b] = self._excess[b][a] = (mean - DISTANT) * sizes[a] * sizes[b]
                self._offer(a, b)

    def joins(self) -> Iterator[Join]:
        """Joins by average link, most alike first, as long as groups are alike."""
        numbers = list(range(len(self._sizes)))
        following = len(numbers)
        while self._heap:
            key, a, b = heappop(self._heap)
            if b not in self._excess[a]:
                continue
            if self._mean(a, b) != -key:  # One of the two has grown since.
                self._offer(a, b)
                continue
            if len(self._excess[a]) < len(self._excess[b]):
                a, b = b, a
            yield Join(numbers[a], numbers[b], -key)
            numbers[a], following = following, following + 1
            self._add(a, b)

    def _add(self, a: int, b: int) -> None:
        """Adds b, the one known with fewer others, to a."""
        del self._excess[a][b], self._excess[b][a]
        others, self._excess[b] = self._excess[b], {}
        self._sizes[a] += self._sizes[b]
        for c, excess in others.items():
            del self._excess[c][b]
            self._excess[a][c] = self._excess[c][a] = self._excess[a].get(c, 0.0) + excess
            self._offer(a, c)

    def _mean(self, a: int, b: int) -> float:
        return DISTANT + self._excess[a][b] / (self._sizes[a] * self._sizes[b])

    def _offer(self, a: int, b: int) -> None:
        mean = self._mean(a, b)
        if mean >= self._needed:
            heappush(self._heap, (-mean, a, b))


def _cut(groups: Sequence[Group], joins: Iterable[Join]) -> list[Group]:
    """The largest groups in which every join is of groups alike enough, given how alike each is within."""
    made, whole = list(groups), [True] * len(groups)
    for join in joins:
        first, second = made[join.first], made[join.second]
        enough = join.alike >= COHESION * min(first.cohesion, second.cohesion)
        joined = enough and whole[join.first] and whole[join.second]
        if joined:
            whole[join.first] = whole[join.second] = False
        made.append(Group(first.rows + second.rows, _mean_within(first, second, join.alike)))
        whole.append(joined)
    return [group for group, top in zip(made, whole, strict=True) if top]


def _mean_within(first: Group, second: Group, between: float) -> float:
    a, b = (len(group.rows) * (len(group.rows) - 1) / 2 for group in (first, second))
    across = len(first.rows) * len(second.rows)
    return (a * first.cohesion + b * second.cohesion + across * between) / (a + b + across)
