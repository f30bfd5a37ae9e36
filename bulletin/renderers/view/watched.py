"""What the reader is on the lookout for, as it is printed: how often it is mentioned, and where."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin.model import Edition, Sentence, Watch
from bulletin.renderers.clean import link, printable
from bulletin.renderers.view import counts
from bulletin.renderers.view.passages import Teller, teller
from bulletin.renderers.view.values import MentionView, WatchView
from bulletin.renderers.words import Words

# The mentions that are printed; the others are counted.
_MOST_MENTIONS = 4


def watched(edition: Edition, frame: Words) -> tuple[WatchView, ...]:
    """What is watched, in the edition's order, each with its first few mentions."""
    if not edition.watches:
        return ()
    tellers: dict[str, tuple[int, Teller]] = {}
    told = len(edition.stories)
    for place, story in enumerate((*edition.stories, *edition.also_reported), 1):
        tell = teller(story, frame, str(place) if place <= told else None)
        for article in story.articles:
            tellers.setdefault(article.id, (place if place <= told else 0, tell))
    return tuple(_watch(watch, tellers, frame) for watch in edition.watches)


def _watch(watch: Watch, tellers: Mapping[str, tuple[int, Teller]], frame: Words) -> WatchView:
    articles = {m.article: tellers[m.article][1].article(m) for m in watch.mentions}
    sources = {counts.source_name(article) for article in articles.values()}
    counted = (frame.count("article", "articles", len(articles)), frame.count("source", "sources", len(sources)))
    more = len(watch.mentions) - _MOST_MENTIONS
    return WatchView(
        name=printable(watch.name),
        counted=counted if articles else (frame.say("no mention today"),),
        mentions=tuple(_mention(m, *tellers[m.article]) for m in watch.mentions[:_MOST_MENTIONS]),
        more=frame.say("and {n} more", n=frame.number(more)) if more > 0 else "",
    )


def _mention(mention: Sentence, number: int, tell: Teller) -> MentionView:
    """Marks have the story's number in front; a story that is not told has no marks, so the place is said in words."""
    line, article, note = tell.line(mention), tell.article(mention), tell.frame.say("in {source}:")
    if not number:
        return MentionView(line, 0, note.format(source=tell.where(mention)), link(article.url))
    return MentionView(line, number, note.format(source=tell.name(article)), "")
