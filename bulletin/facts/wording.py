"""Which mention of a fact is printed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bulletin.facts.match import logit
from bulletin.facts.signals import profile
from bulletin.model import Disagreement, Sentence
from bulletin.text.openings import leans
from bulletin.text.quotes import closed

# A mention of which less than a third is in any other says mostly something else, which only its source vouches for.
LEAST_SUPPORT = 0.33

# Beyond this many words a sentence says more than one fact, or was split badly.
LONG_WORDS = 45
SHORT_WORDS = 5

# Mentions whose mean log-odds with the others are in one step of this width are equally well supported.
AS_LIKELY = 1.0


def best_wording(mentions: Sequence[Sentence], language: str, disagreements: Sequence[Disagreement] = ()) -> Sentence:
    """The mention that stands on its own and that the others support most; of equals the fullest, then the first.

    A mention with a reading that fewer share, or that came later, is not taken where there is another.
    """
    behind = {m for point in disagreements for reading in point.readings[1:] for m in reading.mentions}
    ahead = [mention for mention in mentions if mention not in behind]
    return min(ahead or mentions, key=lambda mention: _reluctance(mention, mentions, language))


def _reluctance(mention: Sentence, mentions: Sequence[Sentence], language: str) -> tuple[int, int, float]:
    own = profile(mention.text, language)
    others = [profile(other.text, language) for other in mentions if other is not mention]
    alike = math.fsum(logit(own, other) for other in others) / max(1, len(others))
    supported = math.fsum(own.weights[stem] for stem in own.weights if any(stem in other.weights for other in others))
    lonely = bool(others) and supported < LEAST_SUPPORT * own.total
    return (_defects(mention.text, own.length, language) + lonely, -math.floor(alike / AS_LIKELY), -own.total)


def _defects(text: str, words: int, language: str) -> int:
    """How many reasons speak against printing a sentence away from its place."""
    return (
        leans(text, language)
        + text.rstrip("\"'”’»").endswith("?")
        + (words > LONG_WORDS)
        + (words < SHORT_WORDS)
        + (not closed(text))
    )
