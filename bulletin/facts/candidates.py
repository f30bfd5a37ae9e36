"""The pairs of sentences that may state the same fact, from an index of their stems: never all pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_array

from bulletin.facts.signals import Profile

# The least coverage of the lighter sentence. Of 24,678 Portuguese and English pairs, none below 0.39 was scored as
# the same fact by `match`, but for a few of one or two words.
LEAST_COVERAGE = 0.33
BLOCK = 512


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, in order, of profiles that share enough of their stems' weight."""
    if not profiles:
        return
    rows = _rows(profiles)
    columns = rows.T.tocsr()
    totals = np.array([profile.total for profile in profiles])
    for start in range(0, len(profiles), BLOCK):
        shared = (rows[start : start + BLOCK] @ columns).tocoo()
        first, second = shared.coords[0] + start, shared.coords[1]
        alike = (first < second) & (shared.data >= LEAST_COVERAGE * np.minimum(totals[first], totals[second]))
        yield from sorted(zip(first[alike].tolist(), second[alike].tolist(), strict=True))


def _rows(profiles: Sequence[Profile]) -> csr_array:
    """One row a sentence, one column a stem; with roots of the weights, a dot product is the weight shared."""
    columns: dict[str, int] = {}
    indices = [columns.setdefault(stem, len(columns)) for profile in profiles for stem in profile.weights]
    values = np.sqrt([weight for profile in profiles for weight in profile.weights.values()])
    starts = np.cumsum([0, *(len(profile.weights) for profile in profiles)])
    return csr_array((values, indices, starts), shape=(len(profiles), max(1, len(columns))))
