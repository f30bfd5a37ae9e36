"""Rows that belong together, by average link: two groups join when all their pairs are alike on average."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import linkage
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

# Both chosen on the five development sets of stories at one setting for all.
ALIKE = 0.12  # mean cosine of the pairs between two groups
COHESION = 0.4  # of the looser group: what tells one event of a long affair from the next one

LARGEST = 2000  # rows linked at once: 4 million pairs, 32 MB
STEP = 1.25  # by which the threshold is raised
COPIES = 0.999  # the cosine of articles that say the same, but for how sums are rounded
BLOCK = 512


def linked(rows: csr_array) -> list[tuple[int, ...]]:
    """The numbers of the rows (of length one) that belong together, each group in order, each row in one group."""
    parts = _parts(rows, np.arange(rows.shape[0]), ALIKE)
    return sorted(group for part in parts for group in _average_link(rows, part))


def _parts(rows: csr_array, members: NDArray[np.intp], least: float) -> Iterator[NDArray[np.intp]]:
    """Rows connected by pairs that are alike: average link at the same threshold never joins two such parts.

    A part too large to link at once is parted again at a higher threshold.
    """
    count, labels = connected_components(_alike(rows[members], least), directed=False)
    for label in range(count):
        part = members[labels == label]
        if len(part) <= LARGEST or least >= COPIES:
            yield part
        else:
            yield from _parts(rows, part, min(COPIES, least * STEP))


def _alike(rows: csr_array, least: float) -> csr_array:
    """The pairs of rows with at least this cosine; in blocks, so that memory grows with the pairs kept."""
    firsts, seconds = [], []
    columns = rows.T.tocsr()
    for start in range(0, rows.shape[0], BLOCK):
        cosines = coo_array(rows[start : start + BLOCK] @ columns)
        kept = cosines.data >= least
        firsts.append(cosines.coords[0][kept] + start)
        seconds.append(cosines.coords[1][kept])
    first, second = np.concatenate(firsts), np.concatenate(seconds)
    return csr_array((np.ones(len(first)), (first, second)), shape=(rows.shape[0], rows.shape[0]))


def _average_link(rows: csr_array, part: NDArray[np.intp]) -> Iterator[tuple[int, ...]]:
    if len(part) == 1 or len(part) > LARGEST:
        yield tuple(part.tolist())
        return
    cosines = (rows[part] @ rows[part].T).toarray()
    distances = np.clip(1 - (cosines + cosines.T) / 2, 0, None)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average")
    for leaves in _cut(tree, len(part)):
        yield tuple(sorted(int(part[leaf]) for leaf in leaves))


def _cut(tree: NDArray[np.float64], leaves: int) -> list[list[int]]:
    """The largest subtrees in which every join is of groups alike enough, given how alike each is within."""
    members = [[leaf] for leaf in range(leaves)]
    cohesion = [0.0] * leaves
    whole = [True] * leaves
    apart: list[list[int]] = []
    for first, second, distance, _ in tree:
        a, b, alike = int(first), int(second), 1 - float(distance)
        joins = whole[a] and whole[b] and alike >= max(ALIKE, COHESION * min(cohesion[a], cohesion[b]))
        if not joins:
            apart += [members[child] for child in (a, b) if whole[child]]
        cohesion.append(_mean_within(members[a], members[b], cohesion[a], cohesion[b], alike))
        members.append(members[a] + members[b])
        whole.append(joins)
    return [*apart, members[-1]] if whole[-1] else apart


def _mean_within(first: list[int], second: list[int], in_first: float, in_second: float, between: float) -> float:
    a, b, across = len(first) * (len(first) - 1) / 2, len(second) * (len(second) - 1) / 2, len(first) * len(second)
    return (a * in_first + b * in_second + across * between) / (a + b + across)
