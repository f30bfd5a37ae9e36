"""Articles → Edition: every editorial decision, and no input or output."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from bulletin.composition.choice import can_stand_alone, choose
from bulletin.composition.headline import headline, leading
from bulletin.facts import merge, origins, quotes
from bulletin.model import Article, Edition, Fact, Quote, Sentence, Story, Summary
from bulletin.rank import rank
from bulletin.settings import Settings, about
from bulletin.stories import group
from bulletin.summarizers import summarize
from bulletin.text.words import count_words

# A story shorter than this says too little to be told; with a small budget fewer stories are told instead.
_LEAST_STORY_WORDS = 60
# The most that one story may take, and the most of what its articles say: beyond that, read the articles.
_MOST_STORY_WORDS = 420
_MOST_STORY_SHARE = 0.5
_QUOTES_A_STORY = 2
# A deck may stand before the lead.
_OPENING_SENTENCES = 3
_SUMMARY_WORDS = 45


def compose(
    articles: Iterable[Article],
    settings: Settings = Settings(),
    *,
    date: date,
    issued: datetime | None = None,
    past: Iterable[Edition] = (),
) -> Edition:
    """The edition of a day: stories ranked, each with the facts that fit the budget and the sources that state them.

    `issued` is an aware datetime, by default the first moment of `date` in UTC. Facts that an edition in `past`
    dated before `date` has printed are left out. No articles make a valid, empty edition.
    """
    known = {f.id for e in past if e.date < date for s in e.stories for f in s.facts}
    ranked = _ranked(group(_named(a, settings) for a in articles), settings, date)
    places = min(settings.stories, max(1, settings.words // _LEAST_STORY_WORDS))
    told, untold = ranked[:places], ranked[places:]
    stories: list[Story] = []
    words_left = settings.words
    for members in told:
        waiting = len(told) - len(stories)
        # The lead story may take twice as much as each of the others.
        share = words_left // waiting if stories else 2 * words_left // (waiting + 1)
        stories.append(_story(members, settings, share, known))
        words_left -= _words(stories[-1].facts, members)
    return Edition(
        title=settings.title,
        date=date,
        issued=issued or datetime.combine(date, time(), UTC),
        language=settings.language or _main_language(a for members in ranked for a in members),
        stories=tuple(s for s in stories if s.facts),
        also_reported=tuple(_untold(members) for members in (*(s.articles for s in stories if not s.facts), *untold)),
    )


def _named(article: Article, settings: Settings) -> Article:
    """The article with its source's name as the settings have it."""
    return replace(article, source=about(article, settings).name or article.source)


def _ranked(groups: Iterable[Sequence[Article]], settings: Settings, day: date) -> list[Sequence[Article]]:
    scored = [(-rank(members, origins(members, settings), day).score, members[0].id, members) for members in groups]
    return [members for _, _, members in sorted(scored, key=lambda row: row[:2])]


def _story(articles: Sequence[Article], settings: Settings, share: int, known: set[str]) -> Story:
    facts = _lead_first([f for f in merge(articles, settings) if f.id not in known], leading(articles))
    said = _words(facts, articles)
    budget = min(share, _MOST_STORY_WORDS, max(_LEAST_STORY_WORDS, int(_MOST_STORY_SHARE * said)))
    chosen = choose(facts, articles, budget, settings.method)
    chosen = chosen[:1] + _in_reading_order(chosen[1:], articles)
    return Story(
        id=_story_id(articles),
        headline=headline(articles),
        section="",
        articles=tuple(articles),
        summaries=tuple(_summary(a, settings.method) for a in articles),
        facts=tuple(chosen),
        quotes=_apart(quotes(articles, chosen), chosen),
    )


def _untold(articles: Sequence[Article]) -> Story:
    return Story(_story_id(articles), headline(articles), "", tuple(articles))


def _story_id(articles: Sequence[Article]) -> str:
    return hashlib.sha256(min(a.id for a in articles).encode()).hexdigest()[:16]


def _summary(article: Article, method: str) -> Summary:
    return Summary(article.id, summarize([article], words=_SUMMARY_WORDS, method=method), method)


def _lead_first(facts: Sequence[Fact], article: Article) -> list[Fact]:
    """The facts with the story's lead in front, in the words of the article that gives the headline.

    The lead is the first of its opening sentences that another article states too, else its first: a news story opens
    with its summary, so whatever else states a part of it, the story opens with it.
    """
    language = article.language
    openings = [s for s in article.sentences[:_OPENING_SENTENCES] if can_stand_alone(s, language)]
    told = [
        (len({m.article for m in f.mentions}) > 1, s, f)
        for s in openings
        for f in facts
        if s in f.mentions and s not in _outvoted(f)
    ]
    if not told:
        return list(facts)
    _, lead, found = max(told, key=lambda row: (row[0], -row[1].index))
    return [replace(found, wording=lead)] + [f for f in facts if f is not found]


def _outvoted(fact: Fact) -> set[Sentence]:
    """The mentions whose reading fewer sources give."""
    return {m for point in fact.disagreements for reading in point.readings[1:] for m in reading.mentions}


def _in_reading_order(facts: Iterable[Fact], articles: Sequence[Article]) -> list[Fact]:
    """Most widely reported first; among equals, as early as any of their sentences stands in its article."""
    sources = {a.id: a.source for a in articles}
    length = {a.id: max(1, len(a.sentences)) for a in articles}

    def place(fact: Fact) -> tuple[int, float, str]:
        told_by = len({sources[m.article] for m in fact.mentions})
        return -told_by, min(m.index / length[m.article] for m in fact.mentions), fact.id

    return sorted(facts, key=place)


def _apart(found: Iterable[Quote], facts: Sequence[Fact]) -> tuple[Quote, ...]:
    """The quotes that are set apart: the wording of a printed fact that nobody disputes, best fact first."""
    place = {f.wording: n for n, f in enumerate(facts) if not f.disagreements}
    lead = facts[0].wording if facts else None
    fit = [q for q in found if q.wording in place and q.wording != lead]
    return tuple(sorted(fit, key=lambda q: place[q.wording])[:_QUOTES_A_STORY])


def _words(facts: Iterable[Fact], articles: Iterable[Article]) -> int:
    language = {a.id: a.language for a in articles}
    return sum(count_words(f.wording.shown, language[f.wording.article]) for f in facts)


def _main_language(articles: Iterable[Article]) -> str:
    counts = Counter(a.language for a in articles)
    return min(counts, key=lambda language: (-counts[language], language), default="en")
