"""Which rows may belong together: those with heavy columns in common. Not every row is held against every other.

The heavy columns of a row of weighted words are its rare ones, and each is in few rows: names, places, the words of one
story. The work grows with the rows times how many have a heavy column in common, not with the rows squared.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csc_array, csr_array

# Chosen on made days of 1,000 to 50,000 articles (tests/benchmarks/stream.py). Of the pairs alike enough to be joined,
# all but four in a thousand are found among 2,000 articles. Heads of 0.8 lose four times as many; with heads of 0.88
# next to none are lost and 50,000 articles take a sixth longer. Choose again with `make bench`.
HEAD = 0.84  # of a row's squared length: the heaviest columns up to this are its head
NEAR = 0.03  # the least cosine of what the heads have in common; the rest is not looked at

# No more rows than this are held against each other because of one column, so that thousands of copies don't make
# millions of pairs. Rows come earliest first, so those are the ones nearest in time. So few rows are all compared.
RUN = 500
_SPREAD = 7919  # a prime: runs of different columns begin at different rows, and what one parts another holds

_BLOCK_ROWS = 2048
_CHUNK_PAIRS = 4096

Pairs = tuple[NDArray[np.intp], NDArray[np.intp]]


def pairs(rows: csr_array) -> coo_array:
    """The cosines of rows that have heavy columns in common, each pair once, the earlier row first.

    The rows have length one and no value below zero, and come earliest first.
    """
    shared = _shared(rows)
    nothing = np.zeros(0, dtype=np.intp)
    found = [(nothing, nothing), *_near(_heads(shared))]
    first, second = (np.concatenate(side) for side in zip(*found, strict=True))
    chunks = range(0, len(first), _CHUNK_PAIRS)
    cosines = [_cosines(shared, first[at : at + _CHUNK_PAIRS], second[at : at + _CHUNK_PAIRS]) for at in chunks]
    return coo_array((np.concatenate([np.zeros(0), *cosines]), (first, second)), shape=(rows.shape[0], rows.shape[0]))


def _shared(rows: csr_array) -> csr_array:
    """The rows without the columns that only one of them has: no cosine depends on those."""
    shared = rows[:, np.flatnonzero(np.bincount(rows.indices, minlength=rows.shape[1]) > 1)]
    shared.sort_indices()
    return shared


def _heads(rows: csr_array) -> csr_array:
    """The heaviest columns of each row, parted into runs; all columns of a few rows."""
    if rows.shape[0] <= RUN:
        return rows
    number = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    order = np.argsort(2 * number - rows.data, kind="stable")  # By row, heaviest first: no value is above one.
    squares = np.concatenate([[0.0], np.cumsum(np.square(rows.data[order]))])
    starts = squares[rows.indptr]
    kept = order[squares[:-1] - starts[:-1][number] < HEAD * np.diff(starts)[number]]
    return _in_runs(csr_array((rows.data[kept], (number[kept], rows.indices[kept])), shape=rows.shape).tocsc())


def _in_runs(heads: csc_array) -> csr_array:
    """As many columns of at most RUN rows in place of each that has more."""
    cuts = [
        np.arange(heads.indptr[column] + 1 + column * _SPREAD % RUN, heads.indptr[column + 1], RUN)
        for column in np.flatnonzero(np.diff(heads.indptr) > RUN)
    ]
    starts = np.sort(np.concatenate([heads.indptr, *cuts]))
    return csc_array((heads.data, heads.indices, starts), shape=(heads.shape[0], len(starts) - 1)).tocsr()


def _near(heads: csr_array) -> Iterator[Pairs]:
    """Pairs whose heads have something in common; in blocks, so that memory grows with the pairs kept."""
    for start in range(0, heads.shape[0], _BLOCK_ROWS):
        products = coo_array(heads[start : start + _BLOCK_ROWS] @ heads[start:].T)
        first, second = products.coords
        kept = (products.data >= NEAR) & (first < second)
        yield first[kept] + start, second[kept] + start


def _cosines(rows: csr_array, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.float64]:
    cosines: NDArray[np.float64] = rows[first].multiply(rows[second]).sum(axis=1)
    return cosines
