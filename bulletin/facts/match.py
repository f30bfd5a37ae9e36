"""Do two sentences state the same fact?"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable

from bulletin.facts.signals import Profile, profile, signals

SAME_FACT = 0.5
LARGEST = 50.0  # beyond it the probability is 0 to more digits than matter

# Logistic regression on 17,653 sentence pairs from several reports of one story (Portuguese; weight 3) and 7,025
# English paraphrase pairs (weight 0.3); fitted again by `make tune` (tests/benchmarks/tune_match.py).
WEIGHTS = {
    "coverage": 14.61,
    "coverage squared": -8.90,
    "mutual": -2.70,
    "mutual squared": 2.51,
    "word forms": 6.60,
    "words": 3.14,
    "characters": 2.95,
    "numbers shared": 0.46,
    "numbers differ": -1.02,
    "numbers in one only": -0.31,
    "negation in one only": -0.80,
    "length": -2.77,
}
INTERCEPT = -5.55


def similarity(pairs: Iterable[tuple[str, str]], language: str = "en") -> list[float]:
    """A score between 0 and 1 for each pair of sentences; 0.5 or more means that they state the same fact."""
    return [probability(logit(profile(a, language), profile(b, language))) for a, b in pairs]


def logit(a: Profile, b: Profile) -> float:
    """The logarithm of the odds that two sentences state the same fact: 0 where it is as likely as not."""
    return INTERCEPT + math.fsum(map(operator.mul, WEIGHTS.values(), signals(a, b)))


def probability(logit: float) -> float:
    """The probability with these odds."""
    return 1 / (1 + math.exp(-logit)) if logit > -LARGEST else 0.0
