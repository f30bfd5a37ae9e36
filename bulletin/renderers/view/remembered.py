"""What an edition with a memory says of earlier ones: where a story was told, what was known, what is corrected."""

from __future__ import annotations

from datetime import date

from bulletin.model import Correction, Earlier, Edition, Story
from bulletin.renderers.clean import anchor
from bulletin.renderers.view.passages import Teller, kind, read, teller
from bulletin.renderers.view.values import CorrectionView, DatedView, EditionLink, ReadingView, Version
from bulletin.renderers.words import Words

# Of the earlier editions a story links to the first and the latest.
_LATEST = 2


def day(story: Story, edition: Edition, frame: Words) -> str:
    """Which day of a story this is, counted from the first edition that told it; nothing for a new one."""
    if not story.earlier:
        return ""
    return frame.say("day {n}", n=frame.number((edition.date - story.earlier[0].date).days + 1))


def earlier(story: Story, frame: Words) -> tuple[EditionLink, ...]:
    """The first and the latest editions that told the story before, oldest first."""
    told = dict.fromkeys((*story.earlier[:1], *story.earlier[-_LATEST:]))
    return tuple(_link(one.date, one, frame) for one in told)


def _link(day: date, told: Earlier | None, frame: Words) -> EditionLink:
    """Editions lie side by side, each in a folder named by its date."""
    return EditionLink(frame.day(day), f"../{day.isoformat()}/bulletin", anchor("story", told.story) if told else "")


def known(story: Story, frame: Words) -> str:
    """How many facts are not repeated because earlier editions printed them."""
    return (
        frame.count("fact printed before is not repeated", "facts printed before are not repeated", story.known)
        if story.known
        else ""
    )


def background(story: Story, tell: Teller) -> tuple[Version, ...]:
    """What earlier editions printed of a story that resumes, each with the day of its report."""
    made = []
    for sentence in story.background:
        published = tell.article(sentence).published
        on = [tell.frame.day(published)] if published else []
        made.append(Version(" · ".join([tell.frame.say("Background"), *on]), tell.line(sentence)))
    return tuple(made)


def timeline(story: Story, edition: Edition, tell: Teller) -> tuple[DatedView, ...]:
    """What happened on which day."""
    return tuple(
        DatedView(tell.frame.short_date(one.day, edition.date.year), one.day.isoformat(), tell.line(one.sentence))
        for one in story.timeline
    )


def corrections(edition: Edition, frame: Words) -> tuple[CorrectionView, ...]:
    """What earlier editions printed and is withdrawn."""
    places = {story.id: place for place, story in enumerate((*edition.stories, *edition.also_reported))}
    return tuple(_correction(found, places[found.story], edition, frame) for found in edition.corrections)


def _correction(found: Correction, place: int, edition: Edition, frame: Words) -> CorrectionView:
    """Marks have the story's number in front; a story that is not told has no marks."""
    told = place < len(edition.stories)
    story = (*edition.stories, *edition.also_reported)[place]
    tell = teller(story, frame, str(place + 1) if told else None)
    was = read(found.was, frame.say("printed"), None, tell)
    if found.now is None:
        now = ReadingView(frame.say("withdrawn by the source"), frame.say("now"), (), None)
    else:
        now = read(found.now, frame.say("now"), None, tell)
    told_there = next((one for one in story.earlier if one.date == found.date), None)
    link = _link(found.date, told_there, frame)
    title = frame.say("Edition of {date}", date=link.title)
    return CorrectionView(
        edition=EditionLink(title, link.path, link.anchor),
        kind=kind(found.kind, frame),
        number=place + 1 if told else 0,
        readings=(was, now),
    )
