"""What an edition says of earlier ones, against the calendar and against those that are archived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from bulletin.model import Correction, Edition, Fact, Sentence, Story
from bulletin.proof.doubt import Doubt
from bulletin.proof.versions import todays

Past = Callable[[date, str], Iterable[Edition]]
"""All builds of the edition of a day and title, in any order."""


def misremembered(edition: Edition, past: Past | None) -> Iterator[Doubt]:
    """What the edition says of earlier ones that cannot be, or that no build of theirs says."""
    builds: dict[date, tuple[Edition, ...]] = {}

    def told(day: date) -> tuple[Edition, ...]:
        """The builds of a day; none when it is not an earlier one."""
        if past is None or day >= edition.date:
            return ()
        return builds.setdefault(day, tuple(past(day, edition.title)))

    for story in (*edition.stories, *edition.also_reported):
        yield from _impossible(story, edition)
        if past is not None:
            yield from _untold(story, told)
    for found in edition.corrections:
        subject = f"correction of {found.date}"
        if found.date >= edition.date:
            yield Doubt(subject, "corrects what was not printed yet")
        elif past is not None and not any(_printed(found.was.mentions, one) for one in told(found.date)):
            yield Doubt(subject, f"corrects “{found.was.value}”, which no archived edition of that day prints")


def _impossible(story: Story, edition: Edition) -> Iterator[Doubt]:
    """What contradicts itself."""
    subject = f"story {story.id}"
    days = [*(one.date for one in story.earlier), edition.date]
    if days != sorted(days) or edition.date in days[:-1]:
        yield Doubt(subject, "was told on days that are not before its own, or not in order")
    if not story.earlier and (story.known or story.background):
        yield Doubt(subject, "recalls what was printed, but no earlier edition told it")
    sentences = sum(len(article.sentences) for article in todays(story)[0])
    if story.known > sentences:
        yield Doubt(subject, f"counts {story.known} known facts in {sentences} sentences")
    for fact in story.facts:
        if fact.first_seen is not None and fact.first_seen >= edition.date:
            yield Doubt(f"fact {fact.id}", f"was first printed on {fact.first_seen}, which is not before its edition")


def _untold(story: Story, told: Callable[[date], tuple[Edition, ...]]) -> Iterator[Doubt]:
    """What the archived editions do not say of the story."""
    subject = f"story {story.id}"
    for one in story.earlier:
        if not any(before.id == one.story and before.facts for build in told(one.date) for before in build.stories):
            yield Doubt(subject, f"was told on {one.date} as {one.story}, which no archived edition of that day has")
    for fact in story.facts:
        if fact.first_seen and not _was_seen(fact, fact.first_seen, story, told):
            problem = f"was first printed on {fact.first_seen}; no archived edition has it from then"
            yield Doubt(f"fact {fact.id}", problem)
    for sentence in story.background:
        if not any(_printed([sentence], build) for one in story.earlier for build in told(one.date)):
            yield Doubt(subject, f"recalls “{sentence.shown}”, which no archived edition printed")
    before = sum(_facts(one.date, one.story, told) for one in story.earlier)
    if story.known and not before:
        yield Doubt(subject, f"counts {story.known} known facts, where archived editions print none")


def _facts(day: date, id: str, told: Callable[[date], tuple[Edition, ...]]) -> int:
    """The most facts that a build of a day prints of a story."""
    return max((len(story.facts) for build in told(day) for story in build.stories if story.id == id), default=0)


def _was_seen(fact: Fact, day: date, story: Story, told: Callable[[date], tuple[Edition, ...]]) -> bool:
    """Whether an edition of the day prints a fact, or one that told the story has a fact from that day.

    The words of a fact change when its figures do, and two facts of today may go on with one.
    """
    if any(_has(fact, build) for build in told(day)):
        return True
    before = (
        own.first_seen or one.date
        for one in story.earlier
        for build in told(one.date)
        for known in build.stories
        if known.id == one.story
        for own in known.facts
    )
    return day in before


def _has(fact: Fact, edition: Edition) -> bool:
    """Whether an edition prints a fact, by its id or by the words of one of its mentions."""
    ids = {own.id for story in edition.stories for own in story.facts}
    return fact.id in ids or _printed(fact.mentions, edition)


def _printed(sentences: Iterable[Sentence], edition: Edition) -> bool:
    """Whether an edition prints one of these sentences, or counts it for what it prints."""
    said = {_flat(sentence.text) for sentence in _sentences(edition)}
    return any(_flat(sentence.text) in said for sentence in sentences)


def _sentences(edition: Edition) -> Iterator[Sentence]:
    for story in edition.stories:
        for fact in story.facts:
            yield from (fact.wording, *fact.mentions)
            yield from (m for point in fact.disagreements for reading in point.readings for m in reading.mentions)
        yield from _quoted(story)
    yield from _corrected(edition.corrections)


def _quoted(story: Story) -> Iterator[Sentence]:
    """The sentences of quotes that are set apart."""
    spoken = [one for quote in story.quotes for one in (quote.wording, *quote.variants, *quote.repeats)]
    for article in story.articles if spoken else ():
        own = [span for span in spoken if span.article == article.id]
        yield from (s for s in article.sentences if any(s.start < span.end and span.start < s.end for span in own))


def _corrected(corrections: Iterable[Correction]) -> Iterator[Sentence]:
    yield from (mention for one in corrections if one.now for mention in one.now.mentions)


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())
