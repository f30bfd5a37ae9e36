"""What an editor has decided about an edition's stories and facts, carried out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from bulletin.composition.interest import Candidate, in_order, story_id
from bulletin.edits import Edits
from bulletin.facts.merge import key
from bulletin.model import Article, Edit, Fact, Story


def sorted_out(found: Sequence[Candidate], edits: Edits) -> list[Candidate]:
    """The candidates without those that an edit drops, those that one pins before all others.

    A story that has a pinned fact wins its place as one that is watched does.
    """
    dropped = {pick.story for pick in edits.drop if pick.story}
    pinned = {pick.story: len(edits.pin) - place for place, pick in enumerate(edits.pin) if pick.story}
    facts = {pick.fact for pick in edits.pin if pick.fact}
    kept = ((one, story_id(one.articles)) for one in found)
    return in_order(
        replace(one, pinned=pinned.get(id, 0), watched=one.watched or _has_any(one, facts))
        for one, id in kept
        if id not in dropped
    )


def _has_any(candidate: Candidate, facts: Collection[str]) -> bool:
    """Whether a sentence of today's articles, or a fact printed before, gives a fact one of these ids."""
    if not facts:
        return False
    today = (key(sentence) for article in candidate.articles for sentence in article.sentences)
    before = (f.id for one in (candidate.history.tellings if candidate.history else ()) for f in one.story.facts)
    return any(id in facts for id in chain(today, before))


def without_dropped(facts: Iterable[Fact], edits: Edits) -> tuple[Fact, ...]:
    """The facts that no edit drops."""
    dropped = {pick.fact for pick in edits.drop if pick.fact}
    return tuple(fact for fact in facts if fact.id not in dropped)


def pinned(facts: Iterable[Fact], edits: Edits) -> list[Fact]:
    """The facts that an edit pins, in the order of the edits."""
    by_id = {fact.id: fact for fact in facts}
    return [by_id[pick.fact] for pick in edits.pin if pick.fact in by_id]


def chosen_title(articles: Sequence[Article], edits: Edits) -> str | None:
    """The title that an edit chooses for a story; None when none does or no article of the story has it."""
    titles = {article.title for article in articles}
    id = story_id(articles)
    return next((one.title for one in edits.headline if one.story == id and one.title in titles), None)


def done(found: Iterable[Candidate], facts: Iterable[Fact], stories: Iterable[Story], edits: Edits) -> tuple[Edit, ...]:
    """What edits have done: of what was left out no word, or it would be printed after all.

    `found` are all stories of the day, `facts` all of those that are told, `stories` what is printed.
    """
    return tuple(_done({story_id(one.articles) for one in found}, {f.id for f in facts}, list(stories), edits))


def _done(known: set[str], facts: set[str], stories: Sequence[Story], edits: Edits) -> Iterator[Edit]:
    there = known | facts
    yield from (Edit("drop", "", p.reason, id) for p in edits.drop if (id := p.story or p.fact) in there)
    printed = {story.id: story.headline for story in stories}
    printed |= {fact.id: fact.wording.shown for story in stories for fact in story.facts}
    yield from (Edit("pin", printed[id], p.reason, id) for p in edits.pin if (id := p.story or p.fact) in printed)
    for one in edits.headline:
        if printed.get(one.story) == one.title:
            yield Edit("headline", one.title, one.reason, one.story)
