"""The first sentences of each source in turn: what a summary must beat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from bulletin.model import Article, Sentence
from bulletin.summarizers.budget import Budget, fill
from bulletin.summarizers.places import Place


def summarize(articles: Sequence[Article], budget: Budget) -> tuple[Sentence, ...]:
    """The first sentences of each source in turn, as many as fit."""
    return fill(articles, in_turn(articles), budget)


def in_turn(articles: Sequence[Article]) -> Iterator[Place]:
    """Every sentence: first sentences first, each source in its turn; articles of one source share its turns."""
    sources: dict[str, list[list[Place]]] = {}
    for n, article in enumerate(articles):
        places = [Place(n, i) for i in range(len(article.sentences))]
        sources.setdefault(article.source or article.id, []).append(places)
    return _round_robin([list(_round_robin(queues)) for queues in sources.values()])


def _round_robin(queues: Iterable[Sequence[Place]]) -> Iterator[Place]:
    return (place for layer in zip_longest(*queues) for place in layer if place is not None)
