"""Words that are written alike without being the same: "proposal" and "propose", "Zelensky" and "Zelenskyy"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

LEAST_LIKENESS = 0.3

# Hostile text may be all words of one letter; in news few content words of a sentence share their first one.
MOST_SHARING = 12


class Spellings:
    """The words of a sentence by their first letter: words alike that differ in it are too few to look for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._with: dict[str, list[str]] = {}
        for word in words:
            sharing = self._with.setdefault(word[:1], [])
            if len(sharing) < MOST_SHARING:
                sharing.append(word)

    def alike(self, words: Iterable[str], but: Collection[str]) -> Iterator[tuple[str, str, float]]:
        """Pairs of a word and one here that is written alike, each taken once, the most alike first (likeness 0–1).

        Words in `but` are matched already.
        """
        found = []
        for word in words:
            for other in self._with.get(word[:1], ()):
                if other not in but and (share := likeness(word, other)) >= LEAST_LIKENESS:
                    found.append((-share, word, other))
        taken: set[str] = set()
        matched: set[str] = set()
        for negative, word, other in sorted(found):
            if word not in matched and other not in taken:
                matched.add(word)
                taken.add(other)
                yield word, other, -negative


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str) -> float:
    """The share of the runs of three characters, edges marked, that two words have in common (Dice)."""
    first, second = _trigrams(a), _trigrams(b)
    return 2 * len(first & second) / (len(first) + len(second))


@lru_cache(maxsize=50_000)
def _trigrams(word: str) -> frozenset[str]:
    edged = f"^{word}$"
    return frozenset(edged[at : at + 3] for at in range(len(edged) - 2))
