"""What an edition prints, in the order of all text formats, and what a hostile corpus is made into."""

from __future__ import annotations

from dataclasses import replace

from tests.editions import edition, hostile


def printed(view):
    """The texts that a document of this view has to show, in their order."""
    yield from (view.title, view.number, view.date, *view.counted)
    for watch in view.watches:
        yield from (watch.name, *watch.counted)
        for mention in watch.mentions:
            yield from (mention.note, *_line(mention.line))
        yield watch.more
    for correction in view.corrections:
        yield from (correction.edition.title, correction.kind)
        for reading in correction.readings:
            yield from _reading(reading)
    for section in view.contents:
        yield section.name
        for story in section.stories:
            yield from (story.headline, story.day, *story.counted)
    for number, noun in view.glance:
        yield from (number, noun)
    for section in view.sections:
        yield section.name
        for story in section.stories:
            yield from _story(story)
    for also in view.also:
        yield from (also.headline, *also.sources)
    yield from (*view.method, *view.edits)


def _story(story):
    yield from (story.headline, story.day, *story.counted, story.titled)
    yield from (edition.title for edition in story.earlier)
    for version in story.background:
        yield from (version.note, *_line(version.line))
    for passage in story.passages:
        yield from (*passage.alerts, passage.before, passage.note, *_line(passage.line))
        for added in passage.additions:
            yield from (added.note, *_line(added.line))
        yield passage.speaker
        for version in passage.versions:
            yield from (version.note, *_line(version.line))
        for disagreement in passage.disagreements:
            yield disagreement.title
            for reading in disagreement.readings:
                yield from _reading(reading)
    yield story.known
    for dated in story.timeline:
        yield from (dated.day, *_line(dated.line))
    for source in story.sources:
        yield from (source.letter, source.source, source.title, source.date, source.note)


def _reading(reading):
    yield from (reading.when, reading.value)
    for voice in reading.voices:
        yield from (voice.source, *(mark.label for mark in voice.marks))
    if reading.line:
        yield from _line(reading.line)


def _line(line):
    yield from (line.text, *(mark.label for mark in (*line.marks, *line.loosely)))


def hostile_day(texts):
    """An edition of one hostile story a text, with everything else that can be hostile."""
    days = [replace(hostile(text)) for text in texts]
    stories = [story for day in days for story in day.stories[1:2]]
    made = edition(
        *stories,
        title=texts[0],
        also=[story for day in days for story in day.also_reported],
        watches=[watch for day in days for watch in day.watches[:2]],
    )
    return replace(
        made,
        corrections=tuple(one for day in days for one in day.corrections),
        edits=tuple(edit for day in days for edit in day.edits),
        number=47,
    )
