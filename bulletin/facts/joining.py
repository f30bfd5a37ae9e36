"""Groups without chains: two groups of sentences join only when they are alike on average, and no two are far apart."""

from __future__ import annotations

from collections.abc import Mapping

# A~B and B~C do not make one fact of three when A and C are further apart than this.
APART = 0.15


def joined(count: int, scores: Mapping[tuple[int, int], float], same: float) -> list[list[int]]:
    """The numbers 0 to count - 1 in groups, each in order, by first member. Pairs that have no score are apart.

    The best pair is taken first; its groups join when the mean score between them is at least `same`.
    """
    group_of = list(range(count))
    groups = {number: [number] for number in range(count)}
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < same:
            break
        a, b = group_of[i], group_of[j]
        if a != b and _alike(groups[a], groups[b], scores, same):
            for member in groups[b]:
                group_of[member] = a
            groups[a] += groups.pop(b)
    return sorted(sorted(group) for group in groups.values())


def _alike(first: list[int], second: list[int], scores: Mapping[tuple[int, int], float], same: float) -> bool:
    across = [scores.get((min(i, j), max(i, j)), 0.0) for i in first for j in second]
    return min(across) >= APART and sum(across) >= same * len(across)
