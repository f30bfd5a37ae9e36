"""Edition → EditionView: what is printed, in which order, with which marks."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from bulletin.model import Article, Edit, Edition, Story
from bulletin.renderers import themes
from bulletin.renderers.clean import anchor, link, printable
from bulletin.renderers.look import Look
from bulletin.renderers.view import counts
from bulletin.renderers.view.annex import annex
from bulletin.renderers.view.directions import direction
from bulletin.renderers.view.index import index
from bulletin.renderers.view.passages import passages, teller
from bulletin.renderers.view.remembered import background, corrections, day, earlier, known, timeline
from bulletin.renderers.view.same import Same
from bulletin.renderers.view.sources import outlets, shortened, sources
from bulletin.renderers.view.traced import illustrated
from bulletin.renderers.view.values import (
    AlsoView,
    Counts,
    EditionView,
    SectionView,
    StoryView,
)
from bulletin.renderers.view.watched import watched
from bulletin.renderers.words import Words, message, plural, words

_METHOD = message(
    "Every sentence stands in its source as it is printed here; “…” marks what was left out. A4 is "
    "sentence 4 of source A, 2A4 that of story 2. Where sources disagree, every reading is shown. An "
    "origin is whoever reported something first: a wire story that five sources copy is one origin. “See "
    "also” names sentences that tell of it only in part."
)
_MEMORY = message(
    "“Day 3” counts from the edition that first told the story. What an earlier edition printed is not "
    "printed again as news; a figure that has moved is marked, and what a source has withdrawn is "
    "corrected."
)
_MADE = message("Edition of {date}, made with bulletin in the theme “{theme}”; no sentence was written by a machine.")
_PART = message("This is a part of the edition: {sections}.")
_CHECK = message("“{command}” compares every word of this document with the articles that it was made from.")
_EDITED = {
    "drop": message("left out"),
    "pin": message("put first"),
    "headline": message("headline chosen"),
}


def lay_out(edition: Edition, look: Look = Look()) -> EditionView:
    """The edition as all text formats print it; that of the last edition is remembered, for formats come in a row."""
    frame = words(edition.language, themes.named(look.theme).words)
    return _laid_out(Same(edition), Same(frame), look)


@lru_cache(maxsize=1)
def _laid_out(printed: Same[Edition], speaking: Same[Words], look: Look) -> EditionView:
    edition, frame = printed.value, speaking.value
    numbers = Counts(
        stories=len(edition.stories),
        articles=sum(len(counts.reporting(story)) for story in edition.stories),
        sources=len(counts.sources(edition.stories)),
        origins=len(counts.origins(edition.stories)),
    )
    sections = illustrated(_sections(edition, numbers, frame, look), edition, frame)
    stories = tuple(story for section in sections for story in section.stories)
    view = EditionView(
        title=printable(edition.title),
        language=frame.language,
        direction=direction(edition.language),
        number=frame.say("No. {n}", n=frame.number(edition.number)) if edition.number else "",
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
        index=index(edition, stories),
        outlets=outlets(stories),
        annex=annex(edition, stories, frame) if look.annex else (),
        method=(),
        made=_made(edition, look, frame),
        edits=tuple(_edit(edit, frame) for edit in edition.edits),
        issued_iso=edition.issued.isoformat(),
        words=frame,
        generator=look.generator,
        paper=look.paper,
    )
    memory = (frame.say(_MEMORY),) if view.remembers else ()
    return replace(view, method=(frame.say(_METHOD), *memory, *_left_out(edition, frame), *_part(look, frame)))


def _left_out(edition: Edition, frame: Words) -> tuple[str, ...]:
    """How many stories are not even listed, when any are not."""
    more = frame.count("more story found no place", "more stories found no place", edition.unlisted)
    return (f"{more}.",) if edition.unlisted else ()


def _part(look: Look, frame: Words) -> tuple[str, ...]:
    """Which sections are printed, when not all are."""
    named = ", ".join(map(printable, look.sections))
    return (frame.say(_PART, sections=named),) if named else ()


def _made(edition: Edition, look: Look, frame: Words) -> tuple[str, ...]:
    """How the document was made, and how to check it."""
    return (
        frame.say(_MADE, date=frame.day(edition.date), theme=printable(look.theme)),
        frame.say(_CHECK, command="bulletin verify"),
    )


def _edit(edit: Edit, frame: Words) -> str:
    """An editor's decision in the frame's words, with what it is about and its reason."""
    said = frame.say(_EDITED[edit.kind])
    if edit.text:
        said = frame.say("{decision}: “{text}”", decision=said, text=printable(edit.text))
    return f"{said} ({printable(edit.reason)})" if edit.reason.strip() else said


def _counted(numbers: Counts, frame: Words) -> tuple[str, ...]:
    return (
        frame.count("story", "stories", numbers.stories),
        frame.count("article", "articles", numbers.articles),
        frame.count("source", "sources", numbers.sources),
        frame.count("origin", "origins", numbers.origins),
    )


def _glance(stories: tuple[Story, ...], frame: Words) -> tuple[tuple[str, str], ...]:
    """How many facts several sources state, how many points are disputed or updated, how many facts only one has."""
    facts = [(fact, counts.fact_sources(fact, story)) for story in stories for fact in story.facts]
    disputes = [point for fact, _ in facts for point in fact.disagreements]
    numbers = (
        (sum(len(stated) > 1 for _, stated in facts), plural("fact in several sources", "facts in several sources")),
        (sum(not point.update for point in disputes), plural("disagreement", "disagreements")),
        (sum(point.update for point in disputes), plural("update", "updates")),
        (sum(len(stated) < 2 for _, stated in facts), plural("fact in one source only", "facts in one source only")),
    )
    return tuple((frame.number(n), frame.noun(*forms, n)) for n, forms in numbers if n)


def _sections(edition: Edition, numbers: Counts, frame: Words, look: Look) -> tuple[SectionView, ...]:
    """The stories by section; those without one have a heading of their own when others have one."""
    stories = edition.stories
    rest = frame.say("Other") if any(printable(story.section) for story in stories) else ""
    numbered = groupby(enumerate(stories), key=lambda row: printable(row[1].section) or rest)
    return tuple(
        SectionView(name, tuple(_story(story, place, edition, numbers, frame, look) for place, story in own))
        for name, own in numbered
    )


def _story(story: Story, place: int, edition: Edition, numbers: Counts, frame: Words, look: Look) -> StoryView:
    tell = teller(story, frame)
    told = passages(story, tell)
    titled = _titled(story)
    reporting = len(counts.sources([story]))
    return StoryView(
        anchor=anchor("story", story.id),
        number=place + 1,
        kicker=frame.say("Lead story") if place == 0 and numbers.stories > 1 else "",
        headline=printable(story.headline),
        short=shortened(printable(story.headline)),
        language=tell.language(titled or story.articles[0]),
        counted=_reported(story, reporting, frame),
        titled=frame.say("headline: {source}", source=tell.name(titled)) if titled else "",
        passages=told,
        sources=sources(story.articles, told, tell, look.annex),
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
    origins = (frame.count("origin", "origins", len(story.origins)),) if story.origins and reporting > 1 else ()
    return (frame.count("source", "sources", reporting), *origins)


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
