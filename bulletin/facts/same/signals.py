"""What two sentences have in common, and what each says that the other does not: signals of 0–1 for `match`."""

from __future__ import annotations

import itertools
import math
import operator
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bulletin.facts.same.attributions import attributions
from bulletin.facts.same.likeness import Spellings
from bulletin.facts.same.negation import negations
from bulletin.text.names import names
from bulletin.text.quantities import quantities
from bulletin.text.words import rarity, stem, stop_words, tokens

NAMES = (
    "coverage", "most covered", "characters", "same end", "words left over", "run left over", "name left over",
    "numbers differ", "number in one only", "negation in one only",
)  # fmt: skip

NGRAM = 4  # characters, where two texts may be one utterance
BIGRAM = 2  # in what two sentences say, half a point of average precision ahead of three or four

# Names say who, which all sentences of a story share, not what. Between 0.3 and 1 average precision does not change,
# but false pairs that have nothing but names in common drop behind.
NAME_WEIGHT = 0.5
PREFIX = 4  # characters that two forms of a word share which no stemmer brings together

# Where the signals bend: cross-validation is flat between 0.5 and 0.7, and best at three words.
MOST = 0.6
FEW_LEFT = 3
BRIEF = 10  # content words: below it, the more a number or name weighs the fewer they are
NUMBER_WEIGHT = 8.0  # of a number, as much as a word of middling rarity

# Where the logarithms reach 1.
MANY_LEFT = 40
LONG_RUN = 400.0  # nats: as many words of middling rarity as the longest sentences have


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A sentence as the signals see it.

    `weights` are the content stems with their rarity, `order` the same stems as they come; `length` counts all words.
    `speaking` are those stems that only tell who says it.
    """

    weights: Mapping[str, float]
    total: float
    order: tuple[str, ...]
    spellings: Spellings
    length: int
    ngrams: Counter[str]
    norm: float
    bigrams: Counter[str]
    bigrams_norm: float
    names: tuple[frozenset[str], ...]
    numbers: frozenset[float]
    negative: bool
    speaking: frozenset[str]


@lru_cache(maxsize=20_000)
def profile(text: str, language: str) -> Profile:
    """The profile of a sentence."""
    words = tokens(text, language)
    named = [tokens(name, language) for name in names(text, language)]
    weights = _weights(words, {part for name in named for part in name}, language)
    ngrams, bigrams = (_ngrams(" ".join(words), size) for size in (NGRAM, BIGRAM))
    stems = (stem(word, language) for word in words)
    return Profile(
        weights=weights,
        total=math.fsum(weights.values()),
        order=tuple(key for key in stems if key in weights),
        spellings=Spellings(weights),
        length=len(words),
        ngrams=ngrams,
        norm=_norm(ngrams),
        bigrams=bigrams,
        bigrams_norm=_norm(bigrams),
        names=tuple(frozenset(stem(part, language) for part in name) for name in named),
        numbers=frozenset(quantity.value for quantity in quantities(text, language)),
        negative=negations(text, language) % 2 == 1,
        speaking=_speaking(words, text, language),
    )


def _speaking(words: Sequence[str], text: str, language: str) -> frozenset[str]:
    """The stems of the words that stand nowhere in the sentence but where it tells who speaks."""
    saying = Counter(word for part in attributions(text, language) for word in tokens(part, language))
    if not saying:
        return frozenset()
    elsewhere = Counter(words) - saying
    return frozenset(stem(word, language) for word in saying) - {stem(word, language) for word in elsewhere}


def _weights(words: Iterable[str], named: Collection[str], language: str) -> dict[str, float]:
    dull = stop_words(language)
    weights: dict[str, float] = {}
    for word in words:
        if word not in dull:
            key = stem(word, language)
            weight = rarity(word, language) * (NAME_WEIGHT if word in named else 1.0)
            weights[key] = max(weights.get(key, 0.0), weight)
    return weights


def signals(a: Profile, b: Profile) -> tuple[float, ...]:
    """The signals of a pair, in the order of NAMES; the same whichever sentence comes first."""
    less, more = sorted((a, b), key=lambda one: (one.total, one.length, one.order))
    left = [key for key in less.weights if key not in more.weights]
    shared = math.fsum(min(less.weights[key], more.weights[key]) for key in less.weights if key in more.weights)
    likely = math.fsum(less.weights[key] * share for key, _, share in more.spellings.alike(left, less.weights))
    coverage = _ratio(shared + likely, less.total)
    brief = max(0.0, 1 - math.log1p(max(len(a.weights), len(b.weights))) / math.log1p(BRIEF))
    common = len(a.numbers & b.numbers)
    fewer, most = sorted((len(a.numbers) - common, len(b.numbers) - common))
    return (
        coverage,
        max(0.0, coverage - MOST),
        _ratio(_dot(a.bigrams, b.bigrams), a.bigrams_norm * b.bigrams_norm),
        float(_ends_alike(a, b)),
        min(1.0, max(0.0, math.log((1 + len(left)) / (1 + FEW_LEFT)) / math.log(MANY_LEFT))),
        min(1.0, math.log1p(_longest_run(more, less)) / math.log1p(LONG_RUN)),
        brief * _has_other_name(less, more),
        _ratio(NUMBER_WEIGHT * fewer, less.total),
        brief * (most > 0),
        float(a.negative != b.negative),
    )


def _ends_alike(a: Profile, b: Profile) -> bool:
    return bool(a.order and b.order) and a.order[-1] in b.weights and b.order[-1] in a.weights


def _longest_run(of: Profile, other: Profile) -> float:
    """The weight of the most that one sentence says in a row without a word of the other's."""
    longest = run = 0.0
    for key in of.order:
        run = 0.0 if key in other.weights else run + of.weights[key]
        longest = max(longest, run)
    return longest


def _has_other_name(of: Profile, other: Profile) -> bool:
    return any(other.weights.keys().isdisjoint(name) for name in of.names)


def _ngrams(text: str, size: int) -> Counter[str]:
    return Counter(text[at : at + size] for at in range(max(1, len(text) - size + 1)))


def _norm(counts: Counter[str]) -> float:
    return math.sqrt(sum(count * count for count in counts.values()))


def _dot(a: Counter[str], b: Counter[str]) -> int:
    return sum(map(operator.mul, a.values(), map(b.get, a, itertools.repeat(0))))


def _ratio(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole else 0.0
