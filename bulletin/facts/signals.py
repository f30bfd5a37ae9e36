"""What two sentences have in common: cheap signals, each cut to 0–1, from which `match` decides."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bulletin.facts.negation import negations
from bulletin.text.names import names
from bulletin.text.quantities import quantities
from bulletin.text.words import rarity, stem, stop_words, tokens

NAMES = (
    "coverage", "coverage squared", "mutual", "mutual squared", "word forms", "words", "characters",
    "numbers shared", "numbers differ", "numbers in one only", "negation in one only", "length",
)  # fmt: skip

NGRAM = 4  # characters

# Names say who, which all sentences of a story share, not what. Between 0.3 and 1 average precision does not change,
# but false pairs that have nothing but names in common drop behind.
NAME_WEIGHT = 0.5
PREFIX = 4  # characters that two forms of a word share which no stemmer brings together


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A sentence as the signals see it: content stems with their rarity, all stems, character n-grams, numbers."""

    weights: dict[str, float]
    total: float
    stems: Counter[str]
    length: int
    ngrams: Counter[str]
    norm: float
    numbers: frozenset[float]
    negative: bool


@lru_cache(maxsize=20_000)
def profile(text: str, language: str) -> Profile:
    """The profile of a sentence."""
    words = tokens(text, language)
    weights = _weights(words, text, language)
    ngrams = _ngrams(" ".join(words))
    return Profile(
        weights=weights,
        total=sum(weights.values()),
        stems=Counter(stem(word, language) for word in words),
        length=len(words),
        ngrams=ngrams,
        norm=math.sqrt(sum(count * count for count in ngrams.values())),
        numbers=frozenset(quantity.value for quantity in quantities(text, language)),
        negative=negations(text, language) % 2 == 1,
    )


def _weights(words: Iterable[str], text: str, language: str) -> dict[str, float]:
    dull = stop_words(language)
    named = {part for name in names(text, language) for part in tokens(name, language)}
    weights: dict[str, float] = {}
    for word in words:
        if word not in dull:
            key = stem(word, language)
            weight = rarity(word, language) * (NAME_WEIGHT if word in named else 1.0)
            weights[key] = max(weights.get(key, 0.0), weight)
    return weights


def signals(a: Profile, b: Profile) -> tuple[float, ...]:
    """The signals of a pair, in the order of NAMES; the same whichever sentence comes first."""
    shared = sum(min(weight, b.weights[key]) for key, weight in a.weights.items() if key in b.weights)
    lighter, heavier = sorted((a.total, b.total))
    coverage, mutual = _ratio(shared, lighter), _ratio(shared, heavier)
    fewer = min(len(a.numbers), len(b.numbers))
    common = len(a.numbers & b.numbers)
    return (
        coverage,
        coverage * coverage,
        mutual,
        mutual * mutual,
        _ratio(_other_forms(a, b), lighter),
        _ratio(2 * (a.stems & b.stems).total(), a.length + b.length),
        _ratio(_dot(a.ngrams, b.ngrams), a.norm * b.norm),
        _ratio(common, fewer),
        float(common < fewer),
        float(bool(a.numbers) != bool(b.numbers)),
        float(a.negative != b.negative),
        min(1.0, math.log1p(min(len(a.weights), len(b.weights))) / math.log1p(_LONG)),
    )


_LONG = 40  # content words of a long sentence


def _ngrams(text: str) -> Counter[str]:
    return Counter(text[at : at + NGRAM] for at in range(max(1, len(text) - NGRAM + 1)))


def _dot(a: Counter[str], b: Counter[str]) -> int:
    return sum(count * b[key] for key, count in a.items() if key in b)


def _other_forms(a: Profile, b: Profile) -> float:
    """Weight of stems that begin alike without being the same: "proposal" and "propose", "Zelensky" and "Zelenskyy"."""
    beginnings: dict[str, float] = {}
    for key, weight in b.weights.items():
        if key not in a.weights and len(key) >= PREFIX:
            beginnings[key[:PREFIX]] = max(weight, beginnings.get(key[:PREFIX], 0.0))
    alike = 0.0
    for key, weight in a.weights.items():
        if key not in b.weights:
            alike += min(weight, beginnings.pop(key[:PREFIX], 0.0))
    return alike


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
