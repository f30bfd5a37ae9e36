"""How much two sentences share of what is rare in their two articles: there, the names of the story tell nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from bulletin.facts.same.signals import Profile

# What is left of a word that only tells who speaks: `tests/benchmarks/tune_context.py` joins 386 pairs with 0.3, 378
# with 0 and 382 with 1, of which the same share is of one fact.
SPEAKING = 0.3


class Uses:
    """In how many sentences of an article each stem is used."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        said = list(profiles)
        self.sentences = len(said)
        self.of = Counter(key for profile in said for key in profile.weights)


class Said(NamedTuple):
    """A sentence beside another article: its stems with what they weigh there, and the sum of that."""

    profile: Profile
    weights: Mapping[str, float]
    total: float


def said(profile: Profile, own: Uses, other: Uses) -> Said:
    """What a sentence of one article says beside another article.

    A word weighs the less the more sentences of the two articles use it, nothing when half of them do, and little
    where it only tells who speaks.
    """
    sentences = own.sentences + other.sentences
    weights = {
        key: weight * _telling(own.of[key] + other.of[key], sentences) * (SPEAKING if key in profile.speaking else 1.0)
        for key, weight in profile.weights.items()
    }
    return Said(profile, weights, math.fsum(weights.values()))


def shared(a: Said, b: Said) -> tuple[float, float]:
    """The weight that two sentences of two articles share, and what share it is of the heavier's (0–1).

    A word that the other sentence has in another form counts in part.
    """
    same = math.fsum(min(weight, b.weights[key]) for key, weight in a.weights.items() if key in b.weights)
    left = [key for key, weight in a.weights.items() if weight and key not in b.weights]
    forms = math.fsum(
        share * (a.weights[key] + b.weights[other]) / 2
        for key, other, share in b.profile.spellings.alike(left, a.weights)
        if b.weights[other]
    )
    weight = same + forms
    heavier = max(a.total, b.total)
    return weight, min(1.0, weight / heavier) if heavier else 0.0


@lru_cache(maxsize=50_000)
def _telling(used: int, sentences: int) -> float:
    """From 1 for a word that two sentences use to 0 for one that half of them do or all."""
    return max(0.0, math.log(sentences / used) / math.log(sentences / 2)) if sentences > 2 else 1.0
