"""How much two sentences share of what is rare in their two articles: there, the names of the story tell nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from bulletin.facts.signals import Profile


class Uses:
    """In how many sentences of an article each stem is used."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        said = list(profiles)
        self.sentences = len(said)
        self.of = Counter(key for profile in said for key in profile.weights)


def shared(a: Profile, b: Profile, in_a: Uses, in_b: Uses) -> tuple[float, float]:
    """The weight that two sentences of two articles share, and what share it is of the heavier's (0–1).

    A word weighs the less the more sentences of the two articles use it, and nothing when half of them do. A word
    that the other sentence has in another form counts in part.
    """
    sentences = in_a.sentences + in_b.sentences
    first, second = (
        {k: w * _telling(in_a.of[k] + in_b.of[k], sentences) for k, w in p.weights.items()} for p in (a, b)
    )
    same = math.fsum(min(weight, second[key]) for key, weight in first.items() if key in second)
    forms = math.fsum(
        share * (first[key] + second[other]) / 2 for key, other, share in b.spellings.alike(_only(a, b), a.weights)
    )
    weight = same + forms
    heavier = max(math.fsum(first.values()), math.fsum(second.values()))
    return weight, min(1.0, weight / heavier) if heavier else 0.0


@lru_cache(maxsize=50_000)
def _telling(used: int, sentences: int) -> float:
    """From 1 for a word that two sentences use to 0 for one that half of them do or all."""
    return max(0.0, math.log(sentences / used) / math.log(sentences / 2)) if sentences > 2 else 1.0


def _only(one: Profile, other: Profile) -> list[str]:
    return [key for key in one.weights if key not in other.weights]
