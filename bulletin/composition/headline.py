"""The headline of a story: the title, among those its sources gave, that says most of what all of them say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin.composition.interest import OPENING_SENTENCES
from bulletin.model import Article, Fact
from bulletin.text.words import stems, weighted_stems

# A longer title is a sentence, not a headline; it is used when there is no other.
_LONG_TITLE_CHARACTERS = 110


def leading(articles: Sequence[Article], facts: Iterable[Fact] = ()) -> Article:
    """The article whose title is the story's headline and whose first sentence is its lead.

    One whose opening a later report has brought up to date comes behind those that say how things stand.
    """
    old = _outdated(facts)
    return min(
        articles, key=lambda a: (not a.title.strip(), a.id in old, _defects(a.title), -_centrality(a, articles), a.id)
    )


def _outdated(facts: Iterable[Fact]) -> set[str]:
    """The articles (their ids) whose opening sentences give the earlier readings of an update."""
    updates = (point for fact in facts for point in fact.disagreements if point.update)
    earlier = (mention for point in updates for reading in point.readings[:-1] for mention in reading.mentions)
    return {mention.article for mention in earlier if mention.index < OPENING_SENTENCES}


def headline(articles: Sequence[Article], facts: Iterable[Fact] = ()) -> str:
    """A source's own title, never empty: without any title, the first sentence of the first article that has one."""
    title = leading(articles, facts).title
    if title.strip():
        return title
    return next((a.sentences[0].shown for a in articles if a.sentences), articles[0].source or articles[0].id)


def _defects(title: str) -> int:
    return (len(title) > _LONG_TITLE_CHARACTERS) + title.isupper() + title.rstrip().endswith("?")


def _centrality(article: Article, articles: Sequence[Article]) -> float:
    """How much of the title the other articles' titles and first sentences share, rare words weighing more."""
    title = dict(weighted_stems(article.title, article.language))
    openings = [
        set(stems(f"{other.title} {other.sentences[0].text if other.sentences else ''}", other.language))
        for other in articles
        if other.id != article.id
    ]
    return sum(weight for opening in openings for stem, weight in title.items() if stem in opening)
