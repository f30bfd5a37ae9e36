"""What the reader is on the lookout for: where an edition's articles mention it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from bulletin.composition.choice import can_stand_alone
from bulletin.composition.interest import OPENING_SENTENCES, are_about, openings
from bulletin.composition.terms import Lines
from bulletin.model import Article, Sentence, Watch
from bulletin.settings import Settings
from bulletin.summarizers.cuts import cut

# A mention is read in passing; a longer sentence is visibly cut.
MOST_WORDS = 45


class Found(NamedTuple):
    """A mention of a watched term: the how many-th of its story, and whether that is about something else."""

    number: int
    in_passing: bool
    sentence: Sentence


def found_in(articles: Iterable[Article], settings: Settings) -> tuple[tuple[Found, ...], ...]:
    """What each watched term finds in the articles of a story: a sentence for each article that mentions it."""
    if not settings.watch:
        return ()
    articles = tuple(articles)
    found: list[list[Found]] = [[] for _ in settings.watch]
    about = _are_about(articles, settings)
    for article in articles:
        lines = Lines([article.title, *(s.text for s in article.sentences)], article.language)
        for n, rule in enumerate(settings.watch):
            if sentence := _mention(article, lines.using(rule.terms), rule.terms):
                found[n].append(Found(len(found[n]), not about[n], sentence))
    return tuple(map(tuple, found))


def watches(stories: Iterable[Sequence[Sequence[Found]]], settings: Settings) -> tuple[Watch, ...]:
    """What each watched term finds in these stories.

    First comes one of each story, in the order of the stories, then a second of each, and so on; each time those about
    the term before those that only mention it.
    """
    told = tuple(stories)
    placed = [
        [(one.number, one.in_passing, place, one.sentence) for place, story in enumerate(told) for one in story[n]]
        for n in range(len(settings.watch))
    ]
    return tuple(
        Watch(rule.name, tuple(row[-1] for row in sorted(rows, key=itemgetter(0, 1, 2))))
        for rule, rows in zip(settings.watch, placed, strict=True)
    )


def _are_about(articles: Iterable[Article], settings: Settings) -> list[bool]:
    opened = openings(articles)
    return [are_about(opened, rule.terms) for rule in settings.watch]


def _mention(article: Article, lines: Sequence[int], terms: Sequence[str]) -> Sentence | None:
    """The first sentence that shows the term and can stand alone, as far as there is one.

    An article that mentions it only in its title is represented by its opening.
    """
    numbers = [line - 1 for line in lines if line > 0]
    mentioning = [article.sentences[n] for n in numbers] or list(article.sentences[:OPENING_SENTENCES] if lines else ())
    short = [cut(sentence, MOST_WORDS, article.language) for sentence in mentioning]

    def rank(sentence: Sentence) -> tuple[bool, bool, int]:
        lost = bool(sentence.cuts) and not Lines([sentence.shown], article.language).using(terms)
        return lost, not can_stand_alone(sentence, article.language), sentence.index

    return min(short, key=rank, default=None)
