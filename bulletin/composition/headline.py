"""The headline of a story: the title, among those its sources gave, that says most of what all of them say."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from bulletin.composition.interest import OPENING_SENTENCES
from bulletin.facts.disagreements import disagreements
from bulletin.model import Article, Fact, Reading
from bulletin.text.quantities import YEAR, quantities
from bulletin.text.words import stems, weighted_stems

# A longer title is a sentence, not a headline; it is used when there is no other.
_LONG_TITLE_CHARACTERS = 110


def leading(articles: Sequence[Article], facts: Iterable[Fact] = ()) -> Article:
    """The article whose first sentence is the story's lead: the one with the best title.

    One whose opening or title a later report has brought up to date comes behind those that say how things stand.
    """
    return _best(articles, _outdated(articles, facts), frozenset())


def headline(articles: Sequence[Article], facts: Sequence[Fact] = ()) -> str:
    """A source's own title, never empty: without any title, the first sentence of the first article that has one.

    A title with a figure that sources dispute gives way to another.
    """
    title = _best(articles, _outdated(articles, facts), _disputed(articles, facts)).title
    if title.strip():
        return title
    return next((a.sentences[0].shown for a in articles if a.sentences), articles[0].source or articles[0].id)


def _best(articles: Sequence[Article], old: Container[str], disputed: Container[str]) -> Article:
    def key(article: Article) -> tuple[bool, bool, bool, int, float, str]:
        against = not article.title.strip(), article.id in old, article.id in disputed
        return *against, _defects(article.title), -_centrality(article, articles), article.id

    return min(articles, key=key)


def _outdated(articles: Iterable[Article], facts: Iterable[Fact]) -> set[str]:
    """The articles (their ids) whose opening sentences or title give what a later report has brought up to date."""
    updates = [point for fact in facts for point in fact.disagreements if point.update]
    earlier = [reading for point in updates for reading in point.readings[:-1]]
    opening = {m.article for reading in earlier for m in reading.mentions if m.index < OPENING_SENTENCES}
    now = [point.readings[-1] for point in updates if point.kind == "number"]
    return opening | {a.id for a in articles if _gives_one_of(a, earlier) or any(_is_behind(a, one) for one in now)}


def _disputed(articles: Iterable[Article], facts: Iterable[Fact]) -> set[str]:
    """The articles (their ids) whose title has a figure that sources dispute."""
    points = (point for fact in facts for point in fact.disagreements if not point.update)
    readings = [reading for point in points if point.kind == "number" for reading in point.readings]
    return {a.id for a in articles if _gives_one_of(a, readings)}


def _gives_one_of(article: Article, readings: Iterable[Reading]) -> bool:
    """Whether a figure of the title is that of one of the readings."""
    language = article.language
    given = {q.value for q in quantities(article.title, language) if q.unit != YEAR}
    return any(q.value in given for reading in readings for q in quantities(reading.value, language))


def _is_behind(article: Article, reading: Reading) -> bool:
    """Whether the title gives another figure than this, the newest reading."""
    if article.id in {mention.article for mention in reading.mentions}:
        return False
    points = disagreements(article.title, reading.mentions[0].text, article.language)
    return any(point.kind == "number" for point in points)


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
