"""An edition against the archived articles: what in it cannot be shown there. Pure.

What settings decide cannot be worked out again from articles: the name that a source is given (checked is that one
source has one name throughout), the families that join sources (taken as the edition has them), which terms are
watched, and what an editor has changed. Nor which facts were chosen, or how many of today's facts were known. What is
said, by whom, on which day, how sources differ and how many origins there are is worked out again; what earlier
editions said is held against them, when there is an archive that has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

from bulletin.model import Article, Edition, Story
from bulletin.proof.again import otherwise
from bulletin.proof.doubt import Doubt
from bulletin.proof.facts import corrected, unproven
from bulletin.proof.origins import mistraced
from bulletin.proof.past import Past, misremembered
from bulletin.proof.sentences import misplaced, out_of_place
from bulletin.proof.versions import versions

Archived = Callable[[str, str], Iterable[Article]]
"""All that is archived under an id and a digest, latest first: one text may have had several titles."""

_LABELS = ("title", "address", "time", "language")

__all__ = ["Archived", "Doubt", "Past", "doubts", "needed"]


def doubts(edition: Edition, archived: Archived, past: Past | None = None) -> tuple[Doubt, ...]:
    """What of the edition the archived articles do not bear out, in the order of print; nothing when it is proven.

    What it says of earlier editions is held against `past`; without that, only against the calendar.
    """
    return tuple(_doubts(edition, archived, past))


def needed(edition: Edition) -> frozenset[str]:
    """The articles (their ids) whose texts the edition's proof needs: those of told stories, and others it quotes."""
    told = {article.id for story in edition.stories for article in story.articles}
    watched = {mention.article for watch in edition.watches for mention in watch.mentions}
    named = {article.id for story in edition.also_reported for article in _opening_with(story)}
    readings = (reading for one in edition.corrections for reading in (one.was, one.now) if reading)
    corrected = {mention.article for reading in readings for mention in reading.mentions}
    return frozenset(told | watched | named | corrected)


def _opening_with(story: Story) -> Iterator[Article]:
    """The first article whose opening is the headline, when that is no title."""
    if all(article.title != story.headline for article in story.articles):
        opened = (a for a in story.articles if a.sentences and a.sentences[0].shown == story.headline)
        yield from islice(opened, 1)


def _doubts(edition: Edition, archived: Archived, past: Past | None) -> Iterator[Doubt]:
    names: dict[str, str] = {}
    quoted = needed(edition)
    for story in (*edition.stories, *edition.also_reported):
        for article in story.articles:
            yield from _altered(article, archived, names, text=article.id in quoted)
        yield from _headline(story)
    readings = (reading for one in edition.corrections for reading in (one.was, one.now) if reading)
    withdrawn = {mention.article for reading in readings for mention in reading.mentions}
    for story in edition.stories:
        yield from unproven(story)
        yield from otherwise(story, edition.date)
        yield from mistraced(story, withdrawn)
    yield from corrected(edition)
    yield from misremembered(edition, past)
    articles = versions((*edition.stories, *edition.also_reported))
    for watch in edition.watches:
        subject = f'watch "{watch.name}"'
        yield from (doubt for mention in watch.mentions for doubt in misplaced(subject, mention, articles))
        if len({mention.article for mention in watch.mentions}) < len(watch.mentions):
            yield Doubt(subject, "counts an article twice")


def _altered(article: Article, archived: Archived, names: dict[str, str], *, text: bool) -> Iterator[Doubt]:
    """Where the article is not as it was archived; `text` says whether its text must be at hand."""
    subject = f"article {article.id}"
    versions = list(archived(article.id, article.digest))
    if not versions:
        yield Doubt(subject, f'"{article.title}" of {article.source or "no named source"} is not in the archive')
        return
    known = next((version for version in versions if _labels(version) == _labels(article)), versions[0])
    for what, (mine, kept) in zip(_LABELS, zip(_labels(article), _labels(known), strict=True), strict=True):
        if mine != kept:
            yield Doubt(subject, f"has another {what}: {_told(mine)}; the archive has {_told(kept)}")
    if names.setdefault(known.source, article.source) != article.source and article.source != known.source:
        yield Doubt(subject, f'has another source: "{article.source}"; the archive has "{known.source}"')
    if text:
        sha256 = hashlib.sha256(article.text.encode(errors="replace")).hexdigest()
        if article.text != known.text or sha256 != article.digest:
            yield Doubt(subject, "has another text than its SHA-256 tells")
        yield from out_of_place(article)


def _labels(article: Article) -> tuple[str, str | None, date | None, str]:
    return article.title, article.url, article.published, article.language


def _told(value: object) -> str:
    return "none" if value is None else f'"{value}"'


def _headline(story: Story) -> Iterator[Doubt]:
    """A headline is a title that one of the sources gave; without any title, an opening sentence or a name."""
    titles = [article.title for article in story.articles]
    if story.headline in titles:
        return
    openings = (article.sentences[0].shown for article in story.articles if article.sentences)
    named = (name for article in story.articles for name in (article.source, article.id))
    if any(title.strip() for title in titles) or story.headline not in {*openings, *named}:
        yield Doubt(f"story {story.id}", f'has the headline "{story.headline}", which none of its articles has')
