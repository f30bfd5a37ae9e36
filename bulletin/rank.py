"""What leads the edition, and why: more origins, more sources, those of a higher tier, fresher, larger."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.model import Article

# Origins weigh most: five copies of one wire story are one report. The weights are editorial choices, not fitted.
_ORIGINS_WEIGHT = 3.0
_SOURCES_WEIGHT = 1.5
_SIZE_WEIGHT = 0.5
_FRESHNESS_WEIGHT = 1.0
_HALF_LIFE_DAYS = 2.0
# What a source of each tier counts: an editorial choice, by which two of a tier are worth one of the tier above.
_SOURCE_COUNTS = {1: 1.0, 2: 0.5, 3: 0.25}
_UNDATED_FRESHNESS = 0.5


@dataclass(frozen=True, slots=True)
class Rank:
    """The parts of a story's rank, each already weighted; `score` is their sum."""

    origins: float
    sources: float
    size: float
    freshness: float

    @property
    def score(self) -> float:
        """The sum of the parts: a higher score leads."""
        return self.origins + self.sources + self.size + self.freshness


def rank(articles: Sequence[Article], origin_of: Mapping[str, str], day: date, tier_of: Mapping[str, int] = {}) -> Rank:
    """How high a story stands in the edition of `day`.

    By an article's id, `origin_of` gives its origin and `tier_of` the tier of its source, 1 when it is not there: an
    origin counts as much as the best of the sources that print it.
    """
    return Rank(
        origins=_ORIGINS_WEIGHT * math.log2(_counted(((origin_of[a.id], a.id) for a in articles), tier_of) + 1),
        sources=_SOURCES_WEIGHT * math.log2(_counted(((a.source, a.id) for a in articles), tier_of) + 1),
        size=_SIZE_WEIGHT * math.log10(sum(len(a.sentences) for a in articles) + 1),
        freshness=_FRESHNESS_WEIGHT * max((_freshness(a, day) for a in articles), default=0.0),
    )


def _counted(tellers: Iterable[tuple[str, str]], tier_of: Mapping[str, int]) -> float:
    """How many tellers (each with the id of an article) there are, those of a lower tier counting less."""
    counts: dict[str, float] = {}
    for teller, article in tellers:
        counts[teller] = max(counts.get(teller, 0.0), _SOURCE_COUNTS[tier_of.get(article, 1)])
    return sum(counts.values())


def _freshness(article: Article, day: date) -> float:
    if article.published is None:
        return _UNDATED_FRESHNESS
    published = article.published.date() if isinstance(article.published, datetime) else article.published
    return float(0.5 ** (max(0, (day - published).days) / _HALF_LIFE_DAYS))
