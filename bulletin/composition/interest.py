"""Which stories are told, in which section and in which order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bulletin.composition.choice import can_stand_alone
from bulletin.composition.terms import Lines
from bulletin.facts import origins, traced
from bulletin.facts.traces.tellers import tellers
from bulletin.memory import History, Retold, Telling, continued, retell
from bulletin.model import Article
from bulletin.rank import rank
from bulletin.settings import Settings, is_from, tiers

# What an article is about shows in its title and here: a deck may stand before the lead.
OPENING_SENTENCES = 3
# The share of a story's articles that must be about a thing for the story to be. An editorial choice: with less, one
# source's remark would move a story; with more, one source that words it otherwise would.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """The articles of a story, its section's place in the settings and whether it is about what the reader watches.

    A story that no rule wants has the place behind the last. One that earlier editions told has its `history` and, once
    that is worked out, what today's articles add to it (`retold`). One that an editor pins is `pinned` the higher the
    earlier it comes. It is equal to itself alone, and can so be a key of what is worked out for it.
    """

    articles: Sequence[Article]
    section: int
    watched: bool
    score: float = 0.0
    pinned: int = 0
    history: History | None = None
    retold: Retold | None = None

    @property
    def has_news(self) -> bool:
        """Whether it may say anything that earlier editions have not printed and that can be read by itself."""
        language = self.articles[0].language
        return self.retold is None or any(can_stand_alone(fact.wording, language) for fact in self.retold.facts)


def candidates(
    groups: Iterable[Sequence[Article]], settings: Settings, day: date, told: Sequence[Telling] = ()
) -> list[Candidate]:
    """The stories, the one of the highest rank first; `told` are those of earlier editions."""
    stories = list(groups)
    found = [
        replace(_candidate(own, settings), score=_score(own, own, settings, day), history=history)
        for own, history in zip(stories, continued(stories, told), strict=True)
    ]
    return in_order(found)


def in_order(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, those that are pinned, then the one of the highest rank first."""
    return sorted(found, key=lambda one: (-one.pinned, -one.score, one.articles[0].id))


def recalled(candidate: Candidate, settings: Settings, day: date) -> Candidate:
    """The candidate with what is new in it, by which it ranks from now on: never higher than before."""
    if candidate.history is None or candidate.retold is not None:
        return candidate
    articles = candidate.articles
    told_by = tellers(articles, traced(articles, settings))
    retold = retell(articles, candidate.history, day, story_id(articles), told_by, settings)
    fresh = _fresh(articles, retold)
    # Without anything new it is not told, so its rank does not matter any more.
    score = _score(fresh, articles, settings, day) if fresh else 0.0
    return replace(candidate, retold=retold, score=score)


def _score(some: Sequence[Article], articles: Sequence[Article], settings: Settings, day: date) -> float:
    """The rank of some of a story's articles."""
    return rank(some, origins(articles, settings), day, tiers(some, settings)).score


def _fresh(articles: Iterable[Article], retold: Retold) -> Sequence[Article]:
    """The articles that say something new, with nothing but that."""
    new = {mention for fact in retold.facts for mention in fact.mentions}
    left = [replace(a, sentences=tuple(s for s in a.sentences if s in new)) for a in articles]
    return [article for article in left if article.sentences]


def story_id(articles: Iterable[Article]) -> str:
    """The id of the story that these articles of a day make."""
    return hashlib.sha256(min(a.id for a in articles).encode()).hexdigest()[:16]


def divided(found: Sequence[Candidate], places: int, settings: Settings) -> tuple[list[Candidate], list[Candidate]]:
    """Those that are told, in the order of printing, and those that find no place.

    Places go, each time to those that are pinned and those about a watched term before others and else in their order,
    to the first of all, the first of each section that a rule makes, and the rest. Printed are sections in the order
    of their rules, then what no rule wants; inside each they keep their order, watched or not.
    """
    firsts = {len(settings.section)}
    waiting: list[tuple[bool, int, int]] = []
    for place, number in enumerate(
        sorted(range(len(found)), key=lambda n: (not found[n].pinned, not found[n].watched, n))
    ):
        section = found[number].section
        waiting.append((place > 0 and section in firsts, place, number))
        firsts.add(section)
    told = {number for *_, number in sorted(waiting)[:places]}
    printed = sorted(told, key=lambda number: (found[number].section, number))
    return [found[n] for n in printed], [one for n, one in enumerate(found) if n not in told]


def section_name(candidate: Candidate, settings: Settings) -> str:
    """The name of the candidate's section, empty when no rule wants it."""
    return settings.section[candidate.section].name if candidate.section < len(settings.section) else ""


def openings(articles: Iterable[Article]) -> list[Lines]:
    """The titles and first sentences of articles."""
    return [Lines([a.title, *(s.text for s in a.sentences[:OPENING_SENTENCES])], a.language) for a in articles]


def are_about(opened: Sequence[Lines], terms: Sequence[str]) -> bool:
    """Whether enough of the articles with these openings use one of the terms in them."""
    using = sum(bool(opening.using(terms)) for opening in opened)
    return using > 0 and using >= ENOUGH * len(opened)


def _candidate(articles: Sequence[Article], settings: Settings) -> Candidate:
    if not settings.section and not settings.watch:
        return Candidate(articles, 0, False)
    opened = openings(articles)
    wanting = (
        number
        for number, rule in enumerate(settings.section)
        if are_about(opened, rule.match) or any(is_from(a, rule.sources, settings) for a in articles)
    )
    watched = any(are_about(opened, rule.terms) for rule in settings.watch)
    return Candidate(articles, next(wanting, len(settings.section)), watched)
