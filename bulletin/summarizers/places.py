"""Where sentences stand in a story, and in which order they are read."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from bulletin.model import Article, Sentence


class Place(NamedTuple):
    """Where a sentence stands: its article's position in the story and its own in the article.

    A tuple, because a story has thousands.
    """

    article: int
    sentence: int


def sentence_at(articles: Sequence[Article], place: Place) -> Sentence:
    """The sentence that stands there."""
    return articles[place.article].sentences[place.sentence]


def in_reading_order(
    articles: Sequence[Article], places: Sequence[Place], leaning: Container[Place] = ()
) -> list[Place]:
    """The places by how far down in their articles they stand; of equals the one that comes first in `places`.

    A leaning one stays behind the one before it, which must be there.
    """
    rank = {place: n for n, place in enumerate(places)}

    def key(place: Place) -> tuple[float, int, int]:
        start = place
        while start in leaning:
            start = Place(start.article, start.sentence - 1)
        return start.sentence / len(articles[place.article].sentences), rank[start], place.sentence

    return sorted(places, key=key)


def together(places: Sequence[Place], leaning: Container[Place], alike: Callable[[Place, Place], bool]) -> list[Place]:
    """The places in their order, but what another article says alike right behind the first that says it.

    A leaning one moves with the one before it.
    """
    passages: list[list[Place]] = []
    for place in places:
        if place in leaning:
            passages[-1].append(place)
        else:
            passages.append([place])
    found: list[Place] = []
    while passages:
        first, *rest = passages
        moved = [
            passage
            for passage in rest
            if passage[0].article != first[0].article and any(alike(a, b) for a in first for b in passage)
        ]
        found += [place for passage in (first, *moved) for place in passage]
        passages = [passage for passage in rest if passage not in moved]
    return found
