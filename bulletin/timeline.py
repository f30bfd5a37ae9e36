"""What happened on which day of a story, in sentences that say so themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from bulletin.facts.happened import happened_on
from bulletin.model import Article, Dated, Fact

MOST_DAYS = 6
"""As many lines as are read at a glance."""

# What is farther from a story's first report or from the edition is none of its days: births, laws, anniversaries.
_REACH = timedelta(days=60)


def timeline(facts: Iterable[Fact], articles: Iterable[Article], day: date) -> tuple[Dated, ...]:
    """The best fact of each day that a story tells of, earliest first; nothing for a story of one day.

    `facts` come best first, `articles` hold their sentences, today's and those of earlier days; `day` is the edition's.
    A fact counts when its sentence names one day, that on which it happened or will happen, and all its mentions that
    name one agree. Days of saying, bounds ("until Tuesday"), days of what is only mentioned and announcements that
    time has overtaken do not count.
    """
    known = {article.id: article for article in articles}
    published = [_day(article.published) for article in known.values() if article.published]
    if len({*published}) < 2:
        return ()
    found: dict[date, Dated] = {}
    for fact in facts:
        dated = _dated(fact, known, day)
        if dated is not None and min(published) - _REACH <= dated.day <= day + _REACH:
            found.setdefault(dated.day, dated)
    chosen = list(found.values())[:MOST_DAYS]
    return tuple(sorted(chosen, key=lambda dated: dated.day)) if len(chosen) > 1 else ()


def _day(published: date) -> date:
    return published.date() if isinstance(published, datetime) else published


def _dated(fact: Fact, articles: Mapping[str, Article], day: date) -> Dated | None:
    """The day of a fact, and the first of its sentences that names it."""
    if any(point.kind == "date" for point in fact.disagreements):
        return None
    sentences = (fact.wording, *(mention for mention in fact.stating if mention != fact.wording))
    days = ((sentence, happened_on(sentence, articles[sentence.article])) for sentence in sentences)
    found = [Dated(on, sentence) for sentence, on in days if on]
    if len({dated.day for dated in found}) != 1:
        return None
    published = articles[found[0].sentence.article].published
    overtaken = published is not None and _day(published) < found[0].day < day
    return None if overtaken else found[0]
