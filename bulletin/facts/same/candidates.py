"""The pairs of sentences that may state the same fact, from an index of their stems: never all pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bulletin.facts.same.signals import Profile

# The least coverage of the lighter sentence. Of 24,678 Portuguese and English pairs, `match` scored one below it as the
# same fact, and `context` nine of the 430 that it joins; from 0.2 on there would be a third more pairs to compare.
LEAST_COVERAGE = 0.25
BLOCK = 512

# Of very many sentences, each is compared with the nearest ones only: a million characters of "Team 1 beat team 2" are
# no news. A story of 1,300 sentences by 50 sources has 26,000 such pairs.
MOST_PAIRS = 80_000
FEWEST_PARTNERS = 20


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, in order, of profiles that share enough of their stems' weight."""
    if not profiles:
        return
    rows = _rows(profiles)
    columns = rows.T.tocsr()
    totals = np.array([profile.total for profile in profiles])
    most = max(FEWEST_PARTNERS, MOST_PAIRS // len(profiles))
    for start in range(0, len(profiles), BLOCK):
        shared = (rows[start : start + BLOCK] @ columns).tocoo()
        first, second = shared.coords[0] + start, shared.coords[1]
        later = first < second
        first, second, weight = first[later], second[later], shared.data[later]
        coverage = weight / np.maximum(np.minimum(totals[first], totals[second]), np.finfo(float).tiny)
        alike = coverage >= LEAST_COVERAGE
        yield from _nearest(first[alike], second[alike], coverage[alike], most)


def _nearest(
    first: NDArray[np.intp], second: NDArray[np.intp], coverage: NDArray[np.float64], most: int
) -> Iterator[tuple[int, int]]:
    """The pairs, at most so many for each first, those with the highest coverage."""
    order = np.lexsort((second, -coverage, first))
    first, second = first[order], second[order]
    rank = np.arange(len(first)) - np.searchsorted(first, first)
    kept = rank < most
    yield from sorted(zip(first[kept].tolist(), second[kept].tolist(), strict=True))


def _rows(profiles: Sequence[Profile]) -> csr_array:
    """One row a sentence, one column a stem; with roots of the weights, a dot product is the weight shared."""
    columns: dict[str, int] = {}
    indices = [columns.setdefault(stem, len(columns)) for profile in profiles for stem in profile.weights]
    values = np.sqrt([weight for profile in profiles for weight in profile.weights.values()])
    starts = np.cumsum([0, *(len(profile.weights) for profile in profiles)])
    return csr_array((values, indices, starts), shape=(len(profiles), max(1, len(columns))))
