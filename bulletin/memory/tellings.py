"""Stories as earlier editions told them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bulletin.model import Correction, Disagreement, Earlier, Edition, Fact, Sentence, Story, holds

Key = tuple[str, str]
"""The id of a sentence's article, and its words as they stand there."""


def key(sentence: Sentence) -> Key:
    """What a sentence is known by from one edition to the next: its place may change with the article."""
    return sentence.article, sentence.text


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence that an edition of `day` printed or counted; `fact` is the id of its fact, empty for a quote."""

    sentence: Sentence
    fact: str
    day: date
    first_seen: date


@dataclass(frozen=True, slots=True)
class Telling:
    """A story as the edition of `day` told it, what that corrected in it, and all that it printed, fact by fact."""

    day: date
    story: Story
    corrections: tuple[Correction, ...]
    printed: tuple[Printed, ...]

    @property
    def earlier(self) -> Earlier:
        """How later editions refer to it."""
        return Earlier(self.day, self.story.id)

    def outdated(self) -> Iterator[Sentence]:
        """What it printed as overtaken by a later report, or as withdrawn."""
        points = (point for fact in self.story.facts for point in fact.disagreements if point.update)
        yield from (mention for point in points for mention in _overtaken(point))
        yield from (mention for one in self.corrections for mention in one.was.mentions)


def tellings(past: Iterable[Edition], day: date) -> tuple[Telling, ...]:
    """The stories that editions before `day` told or corrected, oldest first."""
    found: list[Telling] = []
    for edition in sorted((e for e in past if e.date < day), key=lambda e: e.date):
        for story in (*edition.stories, *edition.also_reported):
            corrections = tuple(one for one in edition.corrections if one.story == story.id)
            if story.facts or corrections:
                printed = tuple(_printed(edition.date, story, corrections))
                found.append(Telling(edition.date, story, corrections, printed))
    return tuple(found)


def _printed(day: date, story: Story, corrections: Iterable[Correction]) -> Iterator[Printed]:
    """What an edition printed of a story; what tells of a fact only in part was not told by that."""
    for fact in story.facts:
        for sentence in dict.fromkeys(_sentences(fact)):
            yield Printed(sentence, fact.id, day, fact.first_seen or day)
    now = (mention for one in corrections if one.now for mention in one.now.mentions)
    for sentence in (*_quoted(story), *now):
        yield Printed(sentence, "", day, day)


def _quoted(story: Story) -> Iterator[Sentence]:
    """The sentences of quotes that are set apart."""
    spans = [s for quote in story.quotes for s in (quote.wording, *quote.variants, *quote.repeats)]
    for article in story.articles if spans else ():
        own = [span for span in spans if holds(article, span)]
        yield from (s for s in article.sentences if any(s.start < o.end and o.start < s.end for o in own))


def _sentences(fact: Fact) -> Iterator[Sentence]:
    yield fact.wording
    yield from fact.stating
    yield from (mention for point in fact.disagreements for reading in point.readings for mention in reading.mentions)


def _overtaken(point: Disagreement) -> Iterator[Sentence]:
    yield from (mention for reading in point.readings[:-1] for mention in reading.mentions)
