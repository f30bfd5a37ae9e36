"""Do two sentences state the same fact?"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable

from bulletin.facts.same.signals import Profile, profile, signals

SAME_FACT = 0.5
LARGEST = 50.0  # beyond it the probability is 0 to more digits than matter

# Logistic regression on 17,653 sentence pairs from several reports of one story (Portuguese; weight 3), 4,076 English
# paraphrase pairs (weight 0.2) and 2,949 of rated similarity (0.4); fitted again by `make tune`
# (tests/benchmarks/tune_match.py).
WEIGHTS = {
    "coverage": 6.99,
    "most covered": -7.08,
    "characters": 5.20,
    "same end": 0.53,
    "words left over": -8.92,
    "run left over": -3.42,
    "name left over": -2.11,
    "numbers differ": -4.69,
    "number in one only": -6.06,
    "negation in one only": -0.61,
}
INTERCEPT = -5.20


def similarity(pairs: Iterable[tuple[str, str]], language: str = "en") -> list[float]:
    """A score between 0 and 1 for each pair of sentences; 0.5 or more means that they state the same fact."""
    return [probability(logit(profile(a, language), profile(b, language))) for a, b in pairs]


def logit(a: Profile, b: Profile) -> float:
    """The logarithm of the odds that two sentences state the same fact: 0 where it is as likely as not."""
    return INTERCEPT + math.fsum(map(operator.mul, WEIGHTS.values(), signals(a, b)))


def parts(a: Profile, b: Profile) -> tuple[tuple[str, float], ...]:
    """What each signal of a pair adds to its logit (INTERCEPT is the rest), by name, in the order of WEIGHTS."""
    return tuple((name, weight * value) for (name, weight), value in zip(WEIGHTS.items(), signals(a, b), strict=True))


def probability(logit: float) -> float:
    """The probability with these odds."""
    return 1 / (1 + math.exp(-logit)) if logit > -LARGEST else 0.0
