"""Articles of a story, of which there may be two versions: today's, and an earlier one that is recalled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bulletin.model import Article, Story

Versions = Mapping[str, tuple[Article, ...]]
"""The articles at hand by their ids, the latest version of each first."""


def versions(stories: Iterable[Story]) -> Versions:
    """All versions in these stories: a story has earlier articles before today's."""
    found: dict[str, tuple[Article, ...]] = {}
    for story in stories:
        for article in story.articles:
            found[article.id] = (article, *found.get(article.id, ()))
    return found


def todays(story: Story) -> tuple[tuple[Article, ...], ...]:
    """Today's articles, of which the story tells the origins: the latest versions only, or all when all are today's."""
    traced = {id for origin in story.origins for id in origin.articles}
    every = tuple(article for article in story.articles if article.id in traced)
    latest = tuple({article.id: article for article in every}.values())
    return (latest,) if len(latest) == len(every) else (latest, every)
