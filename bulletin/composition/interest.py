"""Which stories are told, in which section and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bulletin.composition.terms import Lines
from bulletin.facts import origins
from bulletin.model import Article
from bulletin.rank import rank
from bulletin.settings import Settings, is_from

# What an article is about shows in its title and here: a deck may stand before the lead.
OPENING_SENTENCES = 3
# The share of a story's articles that must be about a thing for the story to be. An editorial choice: with less, one
# source's remark would move a story; with more, one source that words it otherwise would.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """The articles of a story, its section's place in the settings and whether it is about what the reader watches.

    A story that no rule wants has the place behind the last.
    """

    articles: Sequence[Article]
    section: int
    watched: bool


def candidates(groups: Iterable[Sequence[Article]], settings: Settings, day: date) -> list[Candidate]:
    """The stories, the one of the highest rank first."""
    scored = [(-rank(own, origins(own, settings), day).score, own[0].id, own) for own in groups]
    return [_candidate(own, settings) for _, _, own in sorted(scored, key=lambda row: row[:2])]


def divided(found: Sequence[Candidate], places: int, settings: Settings) -> tuple[list[Candidate], list[Candidate]]:
    """Those that are told, in the order of printing, and those that find no place.

    Places go, each time to those about a watched term before others and else in their order, to the first of all, the
    first of each section that a rule makes, and the rest. Printed are sections in the order of their rules, then what
    no rule wants; inside each they keep their order, watched or not.
    """
    firsts = {len(settings.section)}
    waiting: list[tuple[bool, int, int]] = []
    for place, number in enumerate(sorted(range(len(found)), key=lambda n: (not found[n].watched, n))):
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
