"""The pictures of a story and of the edition: who reported when, what goes back to whom, what happened on which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from bulletin.model import Article, Basis, Dated, Edition, Origin, Story
from bulletin.renderers.clean import printable
from bulletin.renderers.pictures import coverage as strip
from bulletin.renderers.pictures.axis import Dated as Calendar
from bulletin.renderers.pictures.axis import span
from bulletin.renderers.pictures.coverage import Report, Row
from bulletin.renderers.pictures.dots import Dot, dots
from bulletin.renderers.pictures.drawing import Kind, Picture
from bulletin.renderers.pictures.sections import sections as bar
from bulletin.renderers.pictures.tree import Branch, tree
from bulletin.renderers.view import counts
from bulletin.renderers.view.passages import Teller, teller
from bulletin.renderers.view.pictured import of_sources
from bulletin.renderers.view.values import OriginView, SectionView, StoryView
from bulletin.renderers.words import Words, message

_BASES: dict[Basis, str] = {
    "source": message("same source"),
    "family": message("same publisher"),
    "agency": message("agency credited"),
    "attribution": message("source named"),
    "words": message("same words"),
}
# More origins than this are no picture any more; those with most articles come first.
_MOST_ORIGINS = 5
# So many reports are told one by one in words; of more, only the first and the last.
_MOST_TOLD = 12
# More dots than this run together.
_MOST_DAYS = 30
Window = tuple[datetime, datetime]


def illustrated(sections: Sequence[SectionView], edition: Edition, frame: Words) -> tuple[SectionView, ...]:
    """The sections with their pictures and those of their stories."""
    between, reporting = window(edition), len(counts.sources(edition.stories))
    most = max((len(one.stories) for one in sections), default=0)

    def story(view: StoryView) -> StoryView:
        told = edition.stories[view.number - 1]
        tell = teller(told, frame)
        found = replace(view, calendar=timeline(told.timeline, edition.date, frame))
        if view.number == 1:
            return replace(found, coverage=coverage(told, tell), origins=origins(told, tell))
        return replace(found, line=line(told, reporting, between, tell))

    return tuple(
        replace(
            one,
            stories=tuple(story(view) for view in one.stories),
            bar=section(len(one.stories), most, frame) if one.name and len(sections) > 1 else None,
        )
        for one in sections
    )


def window(edition: Edition) -> Window | None:
    """From the first to the last report of the edition's stories: what every short line of time is as long as."""
    spans = [span(a.published) for story in edition.stories for a in counts.reporting(story) if a.published]
    if not spans:
        return None
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    return (low, high) if low < high else None


def line(story: Story, numbers: int, between: Window | None, tell: Teller) -> Picture | None:
    """When the story was reported, on a line that is as long as that of every story; `numbers` counts all sources."""
    reporting = counts.reporting(story)
    if between is None:
        return None
    said = of_sources(len(counts.sources([story])), numbers, tell.frame)
    times = sorted((a.published for a in reporting if a.published), key=lambda when: when.isoformat())
    ends = " – ".join(dict.fromkeys(tell.frame.moment(when) for when in (*times[:1], *times[-1:])))
    reports = [Report(article.published, "own") for article in reporting]
    return strip.line(reports, between, f"{said}, {ends}")


def coverage(story: Story, tell: Teller) -> Picture | None:
    """Which source reported when; nothing for a single article, which has its time beside it."""
    reporting = sorted(counts.reporting(story), key=lambda a: (a.published.isoformat() if a.published else "~", a.id))
    if len(reporting) < 2:
        return None
    copied = copies(story)
    by_source: dict[str, list[Article]] = {}
    for article in reporting:
        by_source.setdefault(counts.source_name(article), []).append(article)
    rows = [
        Row(" ".join(tell.letter(a) for a in own), tuple(Report(a.published, _kind(a, copied)) for a in own))
        for _, own in sorted(by_source.items(), key=lambda row: min(story.articles.index(a) for a in row[1]))
    ]
    return strip.coverage(rows, Calendar(tell.frame.day_in_digits, tell.frame.month_in_digits), _told(reporting, tell))


def _kind(article: Article, copied: frozenset[str]) -> Kind:
    return "copy" if article.id in copied else "own"


def _told(reporting: Sequence[Article], tell: Teller) -> str:
    """Each source and its time, in words."""

    def one(article: Article) -> str:
        when = tell.frame.moment(article.published) if article.published else tell.frame.say("time unknown")
        return f"{tell.name(article)}: {when}"

    if len(reporting) <= _MOST_TOLD:
        return "; ".join(one(article) for article in reporting)
    known = [article for article in reporting if article.published]
    counted = tell.frame.count("article", "articles", len(reporting))
    return "; ".join([counted, *(one(article) for article in (*known[:1], *known[-1:]))])


def copies(story: Story) -> frozenset[str]:
    """The articles (their ids) whose report is not their own: an origin's others, or all of them when it is no source
    of the story.
    """
    found: set[str] = set()
    for origin in story.origins:
        own = set(_own(origin, story))
        found.update(id for id in origin.articles if id not in own)
    return frozenset(found)


def _own(origin: Origin, story: Story) -> tuple[str, ...]:
    """The articles of the origin that the origin itself wrote."""
    sources = {article.id: article.source for article in story.articles}
    own = tuple(id for id in origin.articles if sources.get(id) == origin.name)
    credited = any(link.basis in ("agency", "attribution") for link in origin.links)
    return own or (() if credited else origin.articles[:1])


def origins(story: Story, tell: Teller) -> tuple[OriginView, ...]:
    """What goes back to whom, an origin a row, those behind one article together in the last; for copied stories."""
    copied = copies(story)
    if not copied:
        return ()
    shared = [origin for origin in story.origins if copied & set(origin.articles)]
    alone = [id for origin in story.origins if origin not in shared for id in origin.articles]
    rows = [_origin(origin, story, tell) for origin in shared[:_MOST_ORIGINS]]
    if alone:
        letters = _letters(alone, story, tell)
        rows.append(OriginView(tell.frame.say("on their own"), tree(letters, (), ", ".join(letters)), ()))
    return tuple(rows)


def _origin(origin: Origin, story: Story, tell: Teller) -> OriginView:
    own = _own(origin, story)
    sure = {id for link in origin.links if link.basis == "words" for id in link.articles}
    others = [id for id in origin.articles if id not in own]
    branches = [Branch(letter, id in sure) for id in others for letter in _letters([id], story, tell)]
    letters = _letters(own, story, tell)
    alt = ", ".join([*letters, *(branch.letter for branch in branches)])
    how = dict.fromkeys(tell.frame.say(_BASES[link.basis]) for link in origin.links)
    name = printable(origin.name) or tell.frame.say("unnamed source")
    return OriginView(name, tree(letters, branches, alt), tuple(how))


def _letters(ids: Iterable[str], story: Story, tell: Teller) -> list[str]:
    wanted = set(ids)
    return [tell.letter(article) for article in story.articles if article.id in wanted]


def timeline(days: Sequence[Dated], today: date, frame: Words) -> Picture | None:
    """What happened on which day, on an axis; days to come are hollow."""
    distinct = sorted({one.day for one in days})
    if not 1 < len(distinct) <= _MOST_DAYS:
        return None
    near = (distinct[-1] - distinct[0]).days < 365
    label = frame.day_in_digits if near else frame.month_in_digits
    placed = [Dot(day.toordinal(), label(day), hollow=day > today) for day in distinct]
    told = "; ".join(frame.short_date(day, today.year) for day in distinct)
    return dots(placed, f"{frame.say('Timeline')}: {told}")


def section(stories: int, most: int, frame: Words) -> Picture:
    """The bar of a section."""
    return bar(stories, most, frame.count("story", "stories", stories))
