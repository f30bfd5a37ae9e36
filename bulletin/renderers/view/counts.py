"""Which sources and origins stand behind some stories."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.model import Article, Fact, Story


def reporting(story: Story) -> tuple[Article, ...]:
    """The articles that report a story today; those of earlier days, which are only cited, have no origin."""
    traced = {id for origin in story.origins for id in origin.articles}
    return tuple(article for article in story.articles if article.id in traced or not traced)


def source_name(article: Article) -> str:
    """What tells one source from another: its name, or the article itself when the source is not named."""
    return article.source or article.id


def fact_sources(fact: Fact, story: Story) -> tuple[str, ...]:
    """The sources that state a fact, in the order of the story's articles."""
    stated = {mention.article for mention in fact.stating}
    return tuple(dict.fromkeys(source_name(a) for a in story.articles if a.id in stated))


def sources(stories: Iterable[Story]) -> tuple[str, ...]:
    """The sources that report these stories, each once, in order."""
    return tuple(dict.fromkeys(source_name(a) for story in stories for a in reporting(story)))


def origins(stories: Iterable[Story]) -> tuple[str, ...]:
    """Who first reported these stories, each once, in order; of a story whose origins are not known, its sources."""
    names = (name for story in stories for name in (_origins(story) or sources([story])))
    return tuple(dict.fromkeys(names))


def _origins(story: Story) -> list[str]:
    """An origin without a name is told from others by its articles."""
    return [origin.name or " ".join(origin.articles) for origin in story.origins]
