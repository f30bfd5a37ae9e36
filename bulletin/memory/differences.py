"""What came, went and changed from one edition to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bulletin.memory.tellings import key
from bulletin.model import Edition, Fact, Story


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact of the old edition and the one in its place, None where there is none."""

    old: Fact | None
    new: Fact | None


@dataclass(frozen=True, slots=True)
class StoryDifference:
    """A story of the old edition and the one that goes on with it, None where there is none.

    `facts` came, went or read otherwise, those of the new story first; `retitled` when its headline is another.
    """

    old: Story | None
    new: Story | None
    facts: tuple[FactDifference, ...] = ()
    retitled: bool = False


@dataclass(frozen=True, slots=True)
class Differences:
    """The stories that differ: those of the new edition in its order, then those that only the old one tells."""

    stories: tuple[StoryDifference, ...]

    @property
    def came(self) -> tuple[StoryDifference, ...]:
        """The stories that only the new edition tells."""
        return tuple(one for one in self.stories if one.old is None)

    @property
    def went(self) -> tuple[StoryDifference, ...]:
        """The stories that only the old edition tells."""
        return tuple(one for one in self.stories if one.new is None)

    @property
    def changed(self) -> tuple[StoryDifference, ...]:
        """The stories that both tell, with other facts or another headline."""
        return tuple(one for one in self.stories if one.old and one.new)


def differences(old: Edition, new: Edition) -> Differences:
    """What the new edition tells otherwise than the old one; empty when they tell the same.

    A story goes on with the one of its id, the one that it says is earlier, or the one with most of its articles.
    """
    waiting = list(old.stories)
    found: list[StoryDifference] = []
    pairs = _paired(old, new)
    for number, story in enumerate(new.stories):
        before = pairs.get(number)
        if before is None:
            found.append(StoryDifference(None, story, tuple(FactDifference(None, fact) for fact in story.facts)))
            continue
        waiting.remove(before)
        facts, retitled = tuple(_facts(before.facts, story.facts)), before.headline != story.headline
        if facts or retitled:
            found.append(StoryDifference(before, story, facts, retitled))
    gone = (
        StoryDifference(story, None, tuple(FactDifference(fact, None) for fact in story.facts)) for story in waiting
    )
    return Differences((*found, *gone))


def _paired(old: Edition, new: Edition) -> dict[int, Story]:
    """The old story with which each new one (by number) goes on; each is one's only, the surest pairs first."""
    rows = [
        (-score, n, place)
        for n, story in enumerate(new.stories)
        for place, before in enumerate(old.stories)
        if (score := _kinship(before, story, old)) > 0
    ]
    pairs: dict[int, Story] = {}
    taken: set[int] = set()
    for _, n, place in sorted(rows):
        if n not in pairs and place not in taken:
            pairs[n] = old.stories[place]
            taken.add(place)
    return pairs


def _kinship(before: Story, story: Story, old: Edition) -> float:
    """How surely a story goes on with another: 2 when one says so, else the share of the articles that both have."""
    if before.id == story.id or any(one.date == old.date and one.story == before.id for one in story.earlier):
        return 2.0
    first, second = ({article.id for article in one.articles} for one in (before, story))
    return len(first & second) / max(1, len(first | second))


def _facts(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[FactDifference]:
    """The facts that are not the same in both: those of the new story first."""
    waiting = list(old)
    for fact in new:
        before = _before(fact, waiting)
        if before is None:
            yield FactDifference(None, fact)
            continue
        waiting.remove(before)
        if _read(before) != _read(fact):
            yield FactDifference(before, fact)
    yield from (FactDifference(fact, None) for fact in waiting)


def _before(fact: Fact, waiting: Iterable[Fact]) -> Fact | None:
    """The fact of the same id, else one that shares a mention."""
    own = {key(mention) for mention in fact.mentions}
    candidates = list(waiting)
    same = (other for other in candidates if other.id == fact.id)
    sharing = (other for other in candidates if own & {key(mention) for mention in other.mentions})
    return next(same, None) or next(sharing, None)


def _read(fact: Fact) -> tuple[object, ...]:
    """What a reader sees of a fact."""
    points = tuple((d.kind, d.update, tuple(reading.value for reading in d.readings)) for d in fact.disagreements)
    return fact.wording.shown, tuple(a.shown for a in fact.additions), points, len(fact.stating)
