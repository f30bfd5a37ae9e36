"""Which mention of a fact is printed, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bulletin.facts.certainty import certainty
from bulletin.facts.match import logit
from bulletin.facts.same.signals import Profile, profile
from bulletin.model import Disagreement, Reading, Sentence
from bulletin.text.openings import leans
from bulletin.text.quotes import closed
from bulletin.text.speakers import narrated

# A mention of which less than a third is in any other says mostly something else, which only its source vouches for.
LEAST_SUPPORT = 0.33

# Beyond this many words a sentence says more than one fact, or was split badly.
LONG_WORDS = 45
SHORT_WORDS = 5

# Mentions whose mean log-odds with the others are in one step of this width are equally well supported.
AS_LIKELY = 1.0

# With how many others each mention is compared, so that a fact of a hundred mentions takes no hundred times as long as
# one of ten. The mean of so many is well inside the step above.
MOST_COMPARED = 12

Objection = Literal["leans", "question", "short", "open", "behind", "first person", "unsupported", "hedged", "long"]
"""What speaks against printing a mention: it leans on the sentence before it; it is a question, a fragment, or leaves
a quotation or bracket open; fewer or older reports give its reading; somebody unnamed says "I"; no other mention has
most of what it says; it is less sure than most others; it is long."""

# With one of these a sentence cannot be printed away from its place; with one of the others it says something else than
# most of the mentions, or more than one fact.
_UNPRINTABLE: frozenset[Objection] = frozenset({"leans", "question", "short", "open"})
_UNFIT: frozenset[Objection] = _UNPRINTABLE | {"unsupported", "long"}


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for and against a mention as the wording of its fact.

    `support` is the mean of its log-odds of stating the same as each other mention, `fullness` the weight of what it
    says, by rarity.
    """

    mention: Sentence
    objections: tuple[Objection, ...]
    support: float
    fullness: float


def best_wording(mentions: Sequence[Sentence], language: str, disagreements: Sequence[Disagreement] = ()) -> Sentence:
    """The mention that stands on its own and that the others support most; of equals the fullest, then the first."""
    return reasons(mentions, language, disagreements)[0].mention if len(mentions) > 1 else mentions[0]


def reasons(
    mentions: Sequence[Sentence], language: str, disagreements: Sequence[Disagreement] = ()
) -> tuple[Reason, ...]:
    """The reason of each mention, in the order in which they would be taken for the wording."""
    profiles = [profile(mention.text, language) for mention in mentions]
    outvoted, lonely, hedged = behind(disagreements), _lonely(profiles), _less_sure(mentions, language)
    found = []
    for n, (mention, own, support) in enumerate(zip(mentions, profiles, _support(profiles), strict=True)):
        against = _defects(mention.text, own.length, language)
        against += ["behind"] if mention in outvoted else []
        against += ["unsupported"] if n in lonely else []
        against += ["hedged"] if n in hedged else []
        found.append(Reason(mention, tuple(against), support, own.total))
    return tuple(sorted(found, key=_reluctance))


def behind(disagreements: Iterable[Disagreement]) -> frozenset[Sentence]:
    """The mentions with a reading that fewer give than another, or that a later report takes back."""
    return frozenset(mention for point in disagreements for reading in _behind(point) for mention in reading.mentions)


def _behind(point: Disagreement) -> Iterable[Reading]:
    if point.update:
        return point.readings[:-1]
    most = max(len(reading.mentions) for reading in point.readings)
    return (reading for reading in point.readings if len(reading.mentions) < most)


def _reluctance(reason: Reason) -> tuple[int, int, bool, int, int, float]:
    """Sorting is stable, so of equals the first stays first."""
    against = reason.objections
    unfit, unprintable = (sum(map(kind.__contains__, against)) for kind in (_UNFIT, _UNPRINTABLE))
    step = math.floor(reason.support / AS_LIKELY)
    return unfit, unprintable, "behind" in against, len(against) - unfit, -step, -reason.fullness


def _support(profiles: Sequence[Profile]) -> Iterator[float]:
    """The mean log-odds of each with the others, or with some of very many, evenly spread."""
    step = math.ceil(len(profiles) / MOST_COMPARED)
    for n, own in enumerate(profiles):
        others = [other for i, other in enumerate(profiles) if i % step == n % step and i != n]
        yield math.fsum(logit(own, other) for other in others) / max(1, len(others))


def _lonely(profiles: Sequence[Profile]) -> set[int]:
    """The numbers of those of which the others say too little."""
    saying = Counter(stem for own in profiles for stem in own.weights)
    shared = [math.fsum(weight for stem, weight in own.weights.items() if saying[stem] > 1) for own in profiles]
    return {n for n, own in enumerate(profiles) if len(profiles) > 1 and shared[n] < LEAST_SUPPORT * own.total}


def _less_sure(mentions: Sequence[Sentence], language: str) -> set[int]:
    """The numbers of those than which most others are surer: what most call possible may be printed as possible."""
    sure = [certainty(mention.text, language) for mention in mentions]
    return {n for n, own in enumerate(sure) if 2 * sum(other > own for other in sure) > len(sure) - 1}


def _defects(text: str, words: int, language: str) -> list[Objection]:
    """What speaks against printing a sentence away from its place."""
    found: dict[Objection, bool] = {
        "leans": leans(text, language),
        "question": text.rstrip("\"'”’»").endswith("?"),
        "short": words < SHORT_WORDS,
        "open": not closed(text) or text.count("(") != text.count(")"),
        "first person": narrated(text, language),
        "long": words > LONG_WORDS,
    }
    return [objection for objection, holds in found.items() if holds]
