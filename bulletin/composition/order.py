"""In which order a story's facts are printed, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bulletin.composition.choice import can_stand_alone
from bulletin.composition.interest import OPENING_SENTENCES
from bulletin.facts.rewording import reworded
from bulletin.facts.traces.tellers import Tellers
from bulletin.facts.wording import Objection, reasons
from bulletin.model import Article, Fact, Sentence

# A lead may be long; it must not be what nobody else bears out, what others have left behind or what they are surer of.
_AGAINST: frozenset[Objection] = frozenset({"behind", "hedged", "first person", "unsupported"})


class Place(NamedTuple):
    """What places a fact behind the story's lead: how many sources state it or disagree on it, then how early.

    `depth` is where the earliest of its mentions stands in its article: 0 at the beginning, near 1 at the end.
    """

    sources: int
    depth: float


def place(fact: Fact, articles: Sequence[Article]) -> Place:
    """The place of a fact among those of a story with these articles."""
    source_of = {a.id: a.source for a in articles}
    length = {a.id: max(1, len(a.sentences)) for a in articles}
    depth = min(m.index / length[m.article] for m in fact.mentions)
    telling = fact.mentions if fact.disagreements else fact.stating
    return Place(len({source_of[m.article] for m in telling}), depth)


def in_reading_order(facts: Iterable[Fact], articles: Sequence[Article], first: Sequence[str] = ()) -> list[Fact]:
    """Those whose ids are `first`, then the most widely reported, among equals what stands early in its article.

    Of two that stand equally early the later report's comes first.
    """
    published = {a.id: str(a.published or "") for a in articles}

    def key(fact: Fact) -> tuple[int, int, float]:
        found = place(fact, articles)
        return first.index(fact.id) if fact.id in first else len(first), -found.sources, found.depth

    latest_first = sorted(sorted(facts, key=lambda f: f.id), key=lambda f: published[f.wording.article], reverse=True)
    return sorted(latest_first, key=key)


def lead_first(facts: Sequence[Fact], article: Article, told_by: Tellers) -> list[Fact]:
    """The facts with the story's lead in front, in the words of the article with the best title.

    The lead is the first of its opening sentences that updates an earlier edition, else that another article states
    too, else its first: a news story opens with its summary, so whatever else states a part of it, the story opens with
    it. Words to which something speaks
    against printing them for the whole fact give way to the fact's own.
    """
    openings = [s for s in article.sentences[:OPENING_SENTENCES] if can_stand_alone(s, article.language)]
    told = [(len({m.article for m in f.stating}) > 1, s, f) for s in openings for f in facts if s in f.mentions]
    if not told:
        return list(facts)
    _, lead, found = max(told, key=lambda row: (row[2].first_seen is not None, row[0], -row[1].index))
    return [_in_words(found, lead, article.language, told_by)] + [f for f in facts if f is not found]


def _in_words(fact: Fact, lead: Sentence, language: str, told_by: Tellers) -> Fact:
    """The fact in these words, unless the other mentions say otherwise or it is told again for what has changed."""
    if lead in fact.partly or fact.first_seen:
        return fact
    reason = next(one for one in reasons(fact.mentions, language, fact.disagreements) if one.mention == lead)
    return fact if _AGAINST.intersection(reason.objections) else reworded(fact, lead, language, told_by)
