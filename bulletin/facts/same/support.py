"""Which mentions of a fact bear out the wording that is printed for it, and which tell of it only in part."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bulletin.facts.same.figures import differ_in_figures
from bulletin.facts.same.signals import Profile, profile
from bulletin.model import Sentence

# How much of the wording's weight a mention must have. Of the Portuguese pairs that end up in one fact, 85% of those
# above it are of one fact by those who marked them and 70% of the others, which tell of it in part; in English magazine
# stories, where reports are less alike, most of the wrong ones are below it.
LEAST_BORNE_OUT = 0.4


def loose(wording: Sentence, mentions: Sequence[Sentence], language: str) -> tuple[Sentence, ...]:
    """The mentions that bear out too little of the wording or have another figure in its place, in order."""
    printed = profile(wording.text, language)
    return tuple(
        m
        for m in mentions
        if m != wording
        and (
            _covered(printed, profile(m.text, language)) < LEAST_BORNE_OUT
            or differ_in_figures(wording.text, m.text, language)
        )
    )


def _covered(wording: Profile, mention: Profile) -> float:
    """The share of the wording's weight, who says it left out, that the mention has, if in another spelling."""
    weights = {key: weight for key, weight in wording.weights.items() if key not in wording.speaking}
    left = [key for key in weights if key not in mention.weights]
    shared = math.fsum(weight for key, weight in weights.items() if key in mention.weights)
    likely = math.fsum(weights[key] * share for key, _, share in mention.spellings.alike(left, weights))
    return (shared + likely) / (math.fsum(weights.values()) or 1.0)
