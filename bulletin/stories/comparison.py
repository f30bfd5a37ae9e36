"""Why two articles of a batch are put together or not: what they share, and what each shared term adds."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from bulletin.model import Article
from bulletin.stories.likeness import CLOSE, Batch, batch, likeness
from bulletin.stories.linkage import needed
from bulletin.stories.vectors import Vectors
from bulletin.text.names import names
from bulletin.text.words import tokens


class Term(NamedTuple):
    """A word, or two side by side, that both articles have; `part` of their cosine comes from it."""

    text: str
    part: float
    is_name: bool


class Comparison(NamedTuple):
    """How alike two articles are, and what they share, heaviest first.

    `cosine` (0 to 1) is the sum of the terms' parts; `score` is what days between the articles and others close to them
    leave of it. `needed` is what groups of articles must score on average to be one story. `days` lie between the two;
    None when one has no date.
    """

    score: float
    needed: float
    cosine: float
    days: int | None
    shared: tuple[Term, ...]


def compare(a: Article, b: Article, articles: Iterable[Article]) -> Comparison:
    """How alike two articles are, weighed among these, of which they are two, and the terms that make them so.

    Articles in different languages share nothing.
    """
    if a.language != b.language:
        return Comparison(0.0, needed(1), 0.0, None, ())
    ((*_, found),) = comparisons([a, b], articles)
    return found


def comparisons(
    story: Sequence[Article], articles: Iterable[Article]
) -> tuple[tuple[Article, Article, Comparison], ...]:
    """Each two articles of a story, all in one language, compared as one of a batch in which they stand."""
    alone = [article for article in articles if article.language == story[0].language]
    together, made = batch(alone)
    places = [alone.index(article) for article in story]
    scores = _scores(together, places)
    names_of = [_words_of_names(article) for article in story]
    found = []
    for n, m in combinations(range(len(story)), 2):
        shared = _shared(together, made, (places[n], places[m]), names_of[n] & names_of[m])
        days = together.days[places[n]] - together.days[places[m]]
        found.append(
            Comparison(
                score=scores[min(places[n], places[m]), max(places[n], places[m])],
                needed=needed(len(alone)),
                cosine=math.fsum(term.part for term in shared),
                days=None if np.isnan(days) else int(abs(days)),
                shared=shared,
            )
        )
    pairs = combinations(story, 2)
    return tuple((a, b, comparison) for (a, b), comparison in zip(pairs, found, strict=True))


def _shared(together: Batch, made: Vectors, pair: tuple[int, int], named: set[str]) -> tuple[Term, ...]:
    products = together.rows[[pair[0]]].multiply(together.rows[[pair[1]]]).tocoo()
    shared = [
        Term(term := made.term(column), float(part), set(term.split(" ")) <= named)
        for column, part in zip(products.coords[1], products.data, strict=True)
    ]
    return tuple(sorted(shared, key=lambda term: (-term.part, term.text)))


def _scores(together: Batch, places: Sequence[int]) -> Mapping[tuple[int, int], float]:
    """The likeness of each two at these places; of the others, only those close to one of them have a say in it."""
    cosines = (together.rows @ together.rows[list(places)].T).toarray().max(axis=1)
    cosines[list(places)] = 1.0
    members = np.flatnonzero(cosines >= CLOSE)
    alike = likeness(together.part(members))
    found = zip(members[alike.coords[0]].tolist(), members[alike.coords[1]].tolist(), alike.data.tolist(), strict=True)
    return defaultdict(float, {(first, second): score for first, second, score in found})


def _words_of_names(article: Article) -> set[str]:
    found = (name for text in (article.title, article.text) for name in names(text, article.language))
    return {word for name in found for word in tokens(name, article.language)}
