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
    apart: dict[int, set[int]] = {number: set() for number in range(count)}
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < same:
            break
        a, b = group_of[i], group_of[j]
        if a == b or b in apart[a]:
            continue
        across = [scores.get((min(m, n), max(m, n)), 0.0) for m in groups[a] for n in groups[b]]
        if min(across) < APART:
            # For good: what is far apart now is no nearer when the groups grow.
            apart[a].add(b)
            apart[b].add(a)
        elif sum(across) >= same * len(across):
            for member in groups[b]:
                group_of[member] = a
            groups[a] += groups.pop(b)
            apart[a] |= apart.pop(b)
            for other in apart[a]:
                apart[other].discard(b)
                apart[other].add(a)
    return sorted(sorted(group) for group in groups.values())
