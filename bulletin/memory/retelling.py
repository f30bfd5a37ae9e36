"""A story that earlier editions told, told again: what is new, what is known, what has changed, what was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bulletin.facts import merge
from bulletin.facts.disagreements import among
from bulletin.facts.rewording import limited, updated
from bulletin.facts.traces.tellers import Tellers, independent
from bulletin.memory.changes import Change, changes
from bulletin.memory.history import History
from bulletin.memory.page import Met, Page
from bulletin.memory.tellings import key
from bulletin.memory.withdrawals import once, withdrawn
from bulletin.model import Article, Correction, Disagreement, Fact, Reading
from bulletin.settings import Settings


@dataclass(frozen=True, slots=True)
class Retold:
    """What today's articles say of a story: `facts` to print, best first, and those `known` from earlier editions.

    Facts that are printed again have their `first_seen`.
    """

    facts: tuple[Fact, ...]
    known: tuple[Fact, ...]
    corrections: tuple[Correction, ...]


def retell(
    articles: Sequence[Article], history: History, day: date, story: str, told_by: Tellers, settings: Settings
) -> Retold:
    """What is new, updated and corrected in today's `articles` of a story with this `history`.

    A fact is known when one of its mentions was printed: it keeps the id that it had then. It is printed again only
    when today's reports differ from what was printed. What only articles say that an earlier edition has read and not
    printed is no news any more. `story` is the id of the story in the edition of `day`, `told_by`
    tells the origins of today's sentences.
    """
    page = Page(articles, history, day)
    found = [met for fact in merge(page.articles, settings) if (met := page.met(fact))]
    facts: list[Fact] = []
    known: list[Fact] = []
    corrections: list[Correction] = []
    changed: list[tuple[Met, list[Change]]] = []
    for met in _named(found):
        differing = list(changes(met.before, met.fresh, page))
        corrections += (change.correction(story) for change in differing if change.corrects)
        again = [change for change in differing if not change.corrects]
        if again:
            changed.append((met, again))
        elif met.more and not differing:
            facts.append(_new(met, page, told_by))
        if not again and (differing or len(met.more) < len(met.fact.mentions)):
            known.append(met.fact)
    unread = history.unread(articles)
    facts = [fact for fact in facts if any(mention.article in unread for mention in fact.mentions)]
    facts[:0] = [_printed_again(mets, page, told_by) for mets in _by_change(changed)]
    told = {key(one.sentence) for met in found for one in met.before}
    corrections += withdrawn(articles, history, story, told)
    return Retold(tuple(facts), tuple(known), once(corrections))


def _new(met: Met, page: Page, told_by: Tellers) -> Fact:
    """The fact, or those of its mentions that say more than was printed of it."""
    if met.before:
        return limited(met.more, page.language, told_by)
    return replace(met.fact, origins=independent(met.fact.stating, told_by))


def _named(found: Iterable[Met]) -> Iterator[Met]:
    """The facts with the ids under which they were printed first, no id twice, and since when."""
    taken: set[str] = set()
    for met in found:
        fact = met.fact
        if met.before:
            since = min(one.first_seen for one in met.before)
            ids = [one.fact for one in sorted(met.before, key=lambda one: one.first_seen) if one.fact]
            fact = replace(fact, id=next((id for id in ids if id not in taken), fact.id), first_seen=since)
        taken.add(fact.id)
        yield replace(met, fact=fact)


def _by_change(changed: Iterable[tuple[Met, list[Change]]]) -> list[list[tuple[Met, list[Change]]]]:
    """The changed facts, those that tell the same change together: `merge` keeps apart what is worded otherwise."""
    groups: list[list[tuple[Met, list[Change]]]] = []
    for met, differing in changed:
        kinds = {change.kind for change in differing}
        home = next((g for g in groups if kinds & {change.kind for _, others in g for change in others}), None)
        if home is None:
            groups.append([(met, differing)])
        else:
            home.append((met, differing))
    return groups


def _printed_again(told: Sequence[tuple[Met, list[Change]]], page: Page, told_by: Tellers) -> Fact:
    """The fact with what has changed since it was printed, and what today's reports disagree on."""
    mentions = tuple(dict.fromkeys(m for met, _ in told for m in met.fact.mentions))
    points = _joined([change for _, differing in told for change in differing])
    earlier = dict.fromkeys(m for p in points for m in p.readings[0].mentions if m not in mentions)
    changed = {(point.kind, reading.value) for point in points for reading in point.readings}
    today = [
        point
        for point in among(mentions, page.language, {a.id: a.published for a in page.today})
        if not any((point.kind, reading.value) in changed for reading in point.readings)
    ]
    return updated(told[0][0].fact, mentions, tuple(earlier), (*points, *today), page.language, told_by)


def _joined(differing: Iterable[Change]) -> list[Disagreement]:
    """The points of changes, those of one thing as one: its first values, with all that give them."""
    points: dict[tuple[str, str], Disagreement] = {}
    for change in differing:
        before = points.setdefault(change.kind, change.point)
        if before is not change.point:
            readings = tuple(
                Reading(one.value, tuple(dict.fromkeys((*one.mentions, *other.mentions))))
                for one, other in zip(before.readings, change.point.readings, strict=True)
            )
            points[change.kind] = replace(before, readings=readings)
    return list(points.values())
