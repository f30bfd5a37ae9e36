"""Which articles report the same story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin.model import Article, earliest_first
from bulletin.stories.comparison import Comparison, Term, compare, comparisons
from bulletin.stories.likeness import batch
from bulletin.stories.linkage import linked

__all__ = ["Comparison", "Term", "compare", "comparisons", "group"]


def group(articles: Iterable[Article]) -> tuple[tuple[Article, ...], ...]:
    """Articles that report the same story, largest story first; each article is in exactly one.

    Articles in different languages are never in one story. A story's articles come earliest first; stories of one
    size come by their earliest article.
    """
    by_language: dict[str, list[Article]] = {}
    for article in sorted(articles, key=earliest_first):
        by_language.setdefault(article.language, []).append(article)
    stories = [story for batch_of_one in by_language.values() for story in _of_one_language(batch_of_one)]
    return tuple(sorted(stories, key=lambda story: (-len(story), earliest_first(story[0]))))


def _of_one_language(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    together, _ = batch(articles)
    return [tuple(articles[row] for row in rows) for rows in linked(together)]
