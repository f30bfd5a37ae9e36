"""What leads the edition, and why: more origins, more sources, fresher, larger."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.model import Article

# Origins weigh most: five copies of one wire story are one report. The weights are editorial choices, not fitted.
_ORIGINS_WEIGHT = 3.0
_SOURCES_WEIGHT = 1.5
_SIZE_WEIGHT = 0.5
_FRESHNESS_WEIGHT = 1.0
_HALF_LIFE_DAYS = 2.0
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


def rank(articles: Sequence[Article], origin_of: Mapping[str, str], day: date) -> Rank:
    """How high a story stands in the edition of `day`; `origin_of` gives each article's origin by its id."""
    return Rank(
        origins=_ORIGINS_WEIGHT * math.log2(len({origin_of[a.id] for a in articles}) + 1),
        sources=_SOURCES_WEIGHT * math.log2(len({a.source for a in articles}) + 1),
        size=_SIZE_WEIGHT * math.log10(sum(len(a.sentences) for a in articles) + 1),
        freshness=_FRESHNESS_WEIGHT * max((_freshness(a, day) for a in articles), default=0.0),
    )


def _freshness(article: Article, day: date) -> float:
    if article.published is None:
        return _UNDATED_FRESHNESS
    published = article.published.date() if isinstance(article.published, datetime) else article.published
    return float(0.5 ** (max(0, (day - published).days) / _HALF_LIFE_DAYS))
