"""A story that earlier editions told, told again: what is new, what is known, what has changed, what was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bulletin.facts import merge
from bulletin.facts.disagreements import among
from bulletin.facts.rewording import limited, updated
from bulletin.facts.traces.tellers import Tellers, independent
from bulletin.facts.wording import best_wording
from bulletin.memory.changes import Change, changes, corrections
from bulletin.memory.history import History
from bulletin.memory.novelty import says_more
from bulletin.memory.page import Met, Page
from bulletin.memory.tellings import key
from bulletin.memory.withdrawals import once, withdrawn
from bulletin.model import Article, Correction, Disagreement, Fact, Reading, Sentence
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
    found = list(_named(met for fact in merge(page.articles, settings) if (met := page.met(fact))))
    told = [(met, list(changes(met.before, met.fresh, page, met.counted))) for met in found]
    corrected = corrections((change for _, differing in told for change in differing), story, page.language)
    changed = [(met, again) for met, differing in told if (again := [c for c in differing if not c.corrects])]
    rest = [(met, _not_told(met, differing, page)) for met, differing in told if all(c.corrects for c in differing)]
    unread = history.unread(articles)
    facts = [
        *(_printed_again(mets, page, told_by) for mets in _by_change(changed)),
        *(_new(met, more, page, told_by) for met, more in rest if any(m.article in unread for m in more)),
    ]
    known = tuple(met.fact for met, differing in told if not differing and len(met.more) < len(met.fact.mentions))
    printed = {key(one.sentence) for met in found for one in met.before}
    return Retold(tuple(facts), known, once((*corrected, *withdrawn(articles, history, story, printed))))


def _not_told(met: Met, differing: Iterable[Change], page: Page) -> tuple[Sentence, ...]:
    """The mentions that say what nothing printed does, nor a correction of today."""
    now = [mention for change in differing for mention in change.point.readings[-1].mentions]
    return tuple(
        mention
        for mention in met.more
        if not now or (mention not in now and says_more(mention.text, [one.text for one in now], page.language))
    )


def _new(met: Met, more: Sequence[Sentence], page: Page, told_by: Tellers) -> Fact:
    """The fact, or that of its mentions that say more than was printed of it, with all others that say the same."""
    if not met.before:
        return replace(met.fact, origins=independent(met.fact.stating, told_by))
    wording = best_wording(more, page.language)
    others = [mention for mention in met.fact.mentions if mention not in more]
    silent = [mention for mention in others if says_more(wording.text, [mention.text], page.language)]
    return limited(met.fact.mentions, more, silent, page.language, told_by)


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
