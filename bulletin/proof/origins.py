"""Who first reported what, worked out again from the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from urllib.parse import urlsplit

from bulletin.facts.origins import traced
from bulletin.facts.traces.tellers import independent, tellers
from bulletin.model import Article, Origin, Sentence, Story
from bulletin.proof.doubt import Doubt
from bulletin.proof.versions import todays
from bulletin.settings import Settings, SourceSettings


def mistraced(story: Story, corrected: Set[str]) -> Iterator[Doubt]:
    """Where the origins of a story and of its facts are not those that its articles show.

    Articles that no origin has are earlier days': they are there because the story recalls them, or because what they
    say is `corrected`, and no fact of today may rest on them.
    """
    traceable = {id for origin in story.origins for id in origin.articles}
    recalled = corrected | {sentence.article for sentence in _recalling(story)}
    for article in story.articles:
        if article.id not in traceable | recalled:
            yield Doubt(f"story {story.id}", f"has article {article.id}, which no origin has and nothing recalls")
    yield from min(([*_mistraced(story, today)] for today in todays(story)), key=len)


def _mistraced(story: Story, today: Sequence[Article]) -> Iterator[Doubt]:
    """Where the origins are not those of these articles."""
    at_hand = {article.id: article for article in today}
    found = {origin.articles: origin for origin in traced(today, _families(story.origins, at_hand))}
    mine = {origin.articles: origin for origin in story.origins}
    if len(mine) < len(story.origins) or mine.keys() != found.keys():
        yield Doubt(f"story {story.id}", f"counts {len(story.origins)} origins; its articles show {len(found)}")
        return
    for articles, origin in mine.items():
        yield from _misnamed(story, origin, found[articles])
    yield from _counted(story, today)


def _recalling(story: Story) -> Iterator[Sentence]:
    yield from story.background
    yield from (dated.sentence for dated in story.timeline)
    yield from (mention for fact in story.facts for mention in fact.partly)


def _misnamed(story: Story, origin: Origin, found: Origin) -> Iterator[Doubt]:
    if origin.links != found.links:
        yield Doubt(f"story {story.id}", f'origin "{origin.name}" has other evidence than its articles show')
    # A family of which one source reports leaves no link; only settings know its name.
    sources = {article.source for article in story.articles if article.id in origin.articles}
    if origin.name != found.name and found.name not in sources:
        yield Doubt(f"story {story.id}", f'names the origin "{origin.name}"; its articles show "{found.name}"')


def _counted(story: Story, today: Sequence[Article]) -> Iterator[Doubt]:
    """The facts whose origins are other than those of the mentions that bear them out."""
    told_by = tellers(today, story.origins)
    for fact in story.facts:
        known = [mention for mention in fact.stating if mention in told_by]
        if len(known) < len(fact.stating):
            yield Doubt(f"fact {fact.id}", "rests on a sentence that no origin of the story has")
        elif (count := independent(known, told_by)) != fact.origins:
            yield Doubt(f"fact {fact.id}", f"counts {fact.origins} origins; its sentences show {count}")


def _families(origins: Sequence[Origin], articles: Mapping[str, Article]) -> Settings:
    """Settings with the families that the origins' evidence names."""
    links = (link for origin in origins for link in origin.links if link.basis == "family")
    families = {id: link.detail for link in links for id in link.articles if id in articles}
    return Settings(sources={_key(articles[id]): SourceSettings(family=name) for id, name in families.items()})


def _key(article: Article) -> str:
    """What settings call the article's source: its host name, else its name."""
    try:
        host = (urlsplit(article.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    return host if "." in host else article.source
