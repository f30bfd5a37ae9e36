"""Edition → EditionView: what is printed, in which order, with which marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import groupby

from bulletin.model import Article, Edit, Edition, Story
from bulletin.renderers import counts
from bulletin.renderers.clean import anchor, link, printable
from bulletin.renderers.passages import Teller, passages, teller
from bulletin.renderers.remembered import background, corrections, day, earlier, known, timeline
from bulletin.renderers.view import (
    AlsoView,
    Counts,
    EditionView,
    SectionView,
    SourceView,
    StoryView,
)
from bulletin.renderers.watched import watched
from bulletin.renderers.words import Counted, Words, words

# More boxes than this say less than the number beside them.
_MOST_BOXES = 12


def lay_out(edition: Edition) -> EditionView:
    """The edition as all text formats print it."""
    frame = words(edition.language)
    numbers = Counts(
        stories=len(edition.stories),
        articles=sum(len(counts.reporting(story)) for story in edition.stories),
        sources=len(counts.sources(edition.stories)),
        origins=len(counts.origins(edition.stories)),
    )
    sections = _sections(edition, numbers, frame)
    view = EditionView(
        title=printable(edition.title),
        language=frame.language,
        date=frame.full_date(edition.date),
        iso=edition.date.isoformat(),
        counts=numbers,
        counted=_counted(numbers, frame) if sections else (),
        glance=_glance(edition.stories, frame),
        watches=watched(edition, frame),
        corrections=corrections(edition, frame),
        contents=sections if numbers.stories > 1 else (),
        sections=sections,
        also=tuple(_also(story, frame) for story in edition.also_reported),
        method=(),
        edits=tuple(_edit(edit, frame) for edit in edition.edits),
        issued_iso=edition.issued.isoformat(),
        words=frame.phrases,
    )
    memory = (frame.phrases["memory_text"],) if view.remembers else ()
    return replace(view, method=(frame.phrases["method_text"], *memory))


def _edit(edit: Edit, frame: Words) -> str:
    """An editor's decision in the frame's words, with what it is about and its reason."""
    said: str = frame.phrases[f"edited_{edit.kind}"]  # type: ignore[literal-required]
    said += f": “{printable(edit.text)}”" if edit.text else ""
    return f"{said} ({printable(edit.reason)})" if edit.reason.strip() else said


def _counted(numbers: Counts, frame: Words) -> tuple[str, ...]:
    return (
        frame.count("story", numbers.stories),
        frame.count("article", numbers.articles),
        frame.count("source", numbers.sources),
        frame.count("origin", numbers.origins),
    )


def _glance(stories: tuple[Story, ...], frame: Words) -> tuple[tuple[str, str], ...]:
    """How many facts several sources state, how many points are disputed or updated, how many facts only one has."""
    facts = [(fact, counts.fact_sources(fact, story)) for story in stories for fact in story.facts]
    numbers: dict[Counted, int] = {
        "agreed": sum(len(stated) > 1 for _, stated in facts),
        "disputed": sum(not point.update for fact, _ in facts for point in fact.disagreements),
        "updated": sum(point.update for fact, _ in facts for point in fact.disagreements),
        "single": sum(len(stated) < 2 for _, stated in facts),
    }
    return tuple((frame.number(n), frame.noun(counted, n)) for counted, n in numbers.items() if n)


def _sections(edition: Edition, numbers: Counts, frame: Words) -> tuple[SectionView, ...]:
    """The stories by section; those without one have a heading of their own when others have one."""
    stories = edition.stories
    rest = frame.phrases["other"] if any(printable(story.section) for story in stories) else ""
    numbered = groupby(enumerate(stories), key=lambda row: printable(row[1].section) or rest)
    return tuple(
        SectionView(name, tuple(_story(story, place, edition, numbers, frame) for place, story in own))
        for name, own in numbered
    )


def _story(story: Story, place: int, edition: Edition, numbers: Counts, frame: Words) -> StoryView:
    tell = teller(story, frame)
    titled = _titled(story)
    reporting = len(counts.sources([story]))
    return StoryView(
        anchor=anchor("story", story.id),
        number=place + 1,
        kicker=frame.phrases["lead"] if place == 0 and numbers.stories > 1 else "",
        headline=printable(story.headline),
        language=tell.language(titled or story.articles[0]),
        counted=_reported(story, reporting, frame),
        titled=frame.phrases["headline"].format(source=tell.name(titled)) if titled else "",
        coverage=_coverage(reporting, numbers.sources),
        passages=passages(story, tell),
        sources=tuple(_source(article, tell) for article in story.articles),
        day=day(story, edition, frame),
        earlier=earlier(story, frame),
        known=known(story, frame),
        background=background(story, tell),
        timeline=timeline(story, edition, tell),
    )


def _titled(story: Story) -> Article | None:
    """The article whose title is the story's headline."""
    return next((article for article in story.articles if article.title == story.headline), None)


def _reported(story: Story, reporting: int, frame: Words) -> tuple[str, ...]:
    origins = (frame.count("origin", len(story.origins)),) if story.origins and reporting > 1 else ()
    return (frame.count("source", reporting), *origins)


def _coverage(reporting: int, sources: int) -> tuple[bool, ...]:
    return (True,) * reporting + (False,) * (sources - reporting) if sources <= _MOST_BOXES else ()


def _source(article: Article, tell: Teller) -> SourceView:
    published = article.published
    moment = published.isoformat(timespec="minutes") if isinstance(published, datetime) else str(published or "")
    return SourceView(
        anchor=tell.anchor(article),
        letter=tell.letter(article),
        source=tell.name(article),
        title=printable(article.title),
        language=tell.language(article),
        date=tell.frame.moment(published) if published else "",
        iso=moment,
        url=link(article.url),
        note=tell.frame.phrases["excerpt"] if article.excerpt else "",
    )


def _also(story: Story, frame: Words) -> AlsoView:
    tell = teller(story, frame)
    titled = _titled(story)
    readable = [article for article in (titled, *story.articles) if article and link(article.url)]
    return AlsoView(
        headline=printable(story.headline),
        language=tell.language(titled or story.articles[0]),
        sources=tuple(dict.fromkeys(tell.name(article) for article in story.articles)),
        url=link(readable[0].url) if readable else "",
    )
