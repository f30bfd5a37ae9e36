"""Whether one sentence gives the toll of something of which the other does not tell."""

from __future__ import annotations

from functools import lru_cache

from bulletin.facts.points.counts import counts
from bulletin.facts.points.fates import FATES, fates, tolls


def only_one_gives_the_toll(a: str, b: str, language: str) -> bool:
    """Whether a sentence counts the dead, say, and the other tells of nobody's death, however much else they share."""
    first, second = tolls_given(a, language), tolls_given(b, language)
    return bool((first and first - _told(b, language)) or (second and second - _told(a, language)))


@lru_cache(maxsize=20_000)
def tolls_given(text: str, language: str) -> frozenset[str]:
    """The fates of which the text gives the toll, in such words."""
    if tolls(language).search(text) is None:
        return frozenset()
    return frozenset(count.of for count in counts(text, language) if count.of in FATES)


def _told(text: str, language: str) -> frozenset[str]:
    return frozenset(name for *_, name in fates(text, language))
