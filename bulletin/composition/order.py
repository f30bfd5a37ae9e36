"""In which order a story's facts are printed, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from bulletin.composition.choice import can_stand_alone
from bulletin.composition.interest import OPENING_SENTENCES
from bulletin.facts.wording import Objection, reasons
from bulletin.model import Article, Fact, Sentence

# A lead may be long; it must not be what nobody else bears out, what others have left behind or what they are surer of.
_AGAINST: frozenset[Objection] = frozenset({"behind", "hedged", "first person", "unsupported"})


class Place(NamedTuple):
    """What places a fact behind the story's lead: how many sources state it, then how early.

    `depth` is where the earliest of its mentions stands in its article: 0 at the beginning, near 1 at the end.
    """

    sources: int
    depth: float


def place(fact: Fact, articles: Sequence[Article]) -> Place:
    """The place of a fact among those of a story with these articles."""
    source_of = {a.id: a.source for a in articles}
    length = {a.id: max(1, len(a.sentences)) for a in articles}
    depth = min(m.index / length[m.article] for m in fact.mentions)
    return Place(len({source_of[m.article] for m in fact.mentions}), depth)


def in_reading_order(facts: Iterable[Fact], articles: Sequence[Article]) -> list[Fact]:
    """Most widely reported first; among equals, as early as any of their sentences stands in its article."""

    def key(fact: Fact) -> tuple[int, float, str]:
        found = place(fact, articles)
        return -found.sources, found.depth, fact.id

    return sorted(facts, key=key)


def lead_first(facts: Sequence[Fact], article: Article) -> list[Fact]:
    """The facts with the story's lead in front, in the words of the article that gives the headline.

    The lead is the first of its opening sentences that another article states too, else its first: a news story opens
    with its summary, so whatever else states a part of it, the story opens with it. Words to which something speaks
    against printing them for the whole fact give way to the fact's own.
    """
    openings = [s for s in article.sentences[:OPENING_SENTENCES] if can_stand_alone(s, article.language)]
    told = [(len({m.article for m in f.mentions}) > 1, s, f) for s in openings for f in facts if s in f.mentions]
    if not told:
        return list(facts)
    _, lead, found = max(told, key=lambda row: (row[0], -row[1].index))
    return [_in_words(found, lead, article.language)] + [f for f in facts if f is not found]


def _in_words(fact: Fact, lead: Sentence, language: str) -> Fact:
    """The fact in these words, unless the other mentions say otherwise."""
    (reason,) = [reason for reason in reasons(fact.mentions, language, fact.disagreements) if reason.mention == lead]
    if _AGAINST.intersection(reason.objections):
        return fact
    kept = tuple(part for part in fact.additions if (part.article, part.index) != (lead.article, lead.index))
    return replace(fact, wording=lead, additions=kept)
