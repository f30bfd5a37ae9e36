"""How many sources and origins stand behind some stories."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from bulletin.model import Article, Fact, Story


def source_name(article: Article) -> str:
    """What tells one source from another: its name, or the article itself when the source is not named."""
    return article.source or article.id


def fact_sources(fact: Fact, story: Story) -> tuple[str, ...]:
    """The sources that state a fact, in the order of the story's articles."""
    stated = {mention.article for mention in fact.mentions}
    return tuple(dict.fromkeys(source_name(a) for a in story.articles if a.id in stated))


def sources(stories: Iterable[Story]) -> tuple[str, ...]:
    """The sources of these stories, each once, in order."""
    return tuple(dict.fromkeys(source_name(a) for story in stories for a in story.articles))


def origins(stories: Iterable[Story]) -> int:
    """How many of the sources report on their own, as far as the facts show it.

    Sources that state a fact of one origin between them are one origin, unless another fact shows them apart.
    """
    stories = tuple(stories)
    stated = [(fact, fact_sources(fact, story)) for story in stories for fact in story.facts]
    apart = {pair for fact, names in stated if fact.origins >= len(names) for pair in combinations(sorted(names), 2)}
    origin = {name: name for name in sources(stories)}
    for fact, names in stated:
        for one, other in combinations(sorted(names), 2):
            if fact.origins == 1 and (one, other) not in apart and origin[one] != origin[other]:
                joined = origin[other]
                origin = {name: origin[one] if first == joined else first for name, first in origin.items()}
    return max([len(set(origin.values())), *(fact.origins for fact, _ in stated)])
