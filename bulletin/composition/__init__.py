"""Articles → Edition: every editorial decision, and no input or output."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from bulletin.composition.choice import LEAST_STORY_WORDS, choose, most_words
from bulletin.composition.headline import headline, leading
from bulletin.composition.interest import Candidate, candidates, divided, section_name
from bulletin.composition.introductions import Introductions
from bulletin.composition.latest import latest_news
from bulletin.composition.order import in_reading_order, lead_first
from bulletin.composition.watching import watches
from bulletin.facts import merge, quotes, traced
from bulletin.facts.speech.wordings import other_wordings
from bulletin.facts.traces.tellers import tellers
from bulletin.model import Article, Edition, Fact, Quote, Sentence, Story, Summary
from bulletin.settings import Settings, about
from bulletin.stories import group
from bulletin.summarizers import summarize
from bulletin.text.words import count_words

_QUOTES_A_STORY = 2
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

    Sections come in the order of the settings. When there are too many stories, those about a watched term and the
    first of each section win their places before others. `issued` is an aware datetime, by default the first moment of
    `date` in UTC. Facts that an edition in `past` dated before `date` has printed are left out. No articles make a
    valid, empty edition.
    """
    known = {f.id for e in past if e.date < date for s in e.stories for f in s.facts}
    found = candidates(group(_named(a, settings) for a in articles), settings, date)
    told, untold = divided(found, min(settings.stories, max(1, settings.words // LEAST_STORY_WORDS)), settings)
    stories = tuple(_stories(told, settings, known))
    said_before = [one for one, story in zip(told, stories, strict=True) if not story.facts]
    stories = tuple(story for story in stories if story.facts)
    also = tuple(_untold(one, settings) for one in (*said_before, *untold))
    return Edition(
        title=settings.title,
        date=date,
        issued=issued or datetime.combine(date, time(), UTC),
        language=settings.language or _main_language(a for one in found for a in one.articles),
        stories=stories,
        also_reported=also,
        watches=watches((*stories, *also), settings),
    )


def _stories(told: Sequence[Candidate], settings: Settings, known: set[str]) -> list[Story]:
    """The stories told, within the budget: the first may take twice as much as each of the others."""
    stories: list[Story] = []
    words_left = settings.words
    for candidate in told:
        waiting = len(told) - len(stories)
        share = words_left // waiting if stories else 2 * words_left // (waiting + 1)
        stories.append(_story(candidate, settings, share, known))
        words_left -= _words(stories[-1].facts, candidate.articles, stories[-1].quotes)
    return stories


def _named(article: Article, settings: Settings) -> Article:
    """The article with its source's name as the settings have it."""
    return replace(article, source=about(article, settings).name or article.source)


def _story(candidate: Candidate, settings: Settings, share: int, known: set[str]) -> Story:
    articles = candidate.articles
    merged = merge(articles, settings)
    origins = traced(articles, settings)
    lead = leading(articles, merged)
    facts = lead_first([f for f in merged if f.id not in known], lead, tellers(articles, origins))
    budget = min(share, most_words(facts, articles))
    said = quotes(articles, facts)
    kept = _words((), articles, said[:_QUOTES_A_STORY])
    news = latest_news(facts, articles, lead)
    chosen = choose(facts, articles, budget, settings.method, news, kept)
    chosen = Introductions(articles).in_order(chosen[:1] + in_reading_order(chosen[1:], articles, news))
    return Story(
        id=_story_id(articles),
        headline=headline(articles, merged),
        section=section_name(candidate, settings),
        articles=tuple(articles),
        summaries=tuple(_summary(a, settings.method) for a in articles),
        facts=tuple(chosen),
        quotes=_apart(said, chosen, articles, budget - _words(chosen, articles)),
        origins=origins,
    )


def _untold(candidate: Candidate, settings: Settings) -> Story:
    articles, section = candidate.articles, section_name(candidate, settings)
    return Story(_story_id(articles), headline(articles), section, tuple(articles), origins=traced(articles, settings))


def _story_id(articles: Sequence[Article]) -> str:
    return hashlib.sha256(min(a.id for a in articles).encode()).hexdigest()[:16]


def _summary(article: Article, method: str) -> Summary:
    return Summary(article.id, summarize([article], words=_SUMMARY_WORDS, method=method), method)


def _apart(found: Sequence[Quote], facts: Sequence[Fact], articles: Iterable[Article], words: int) -> tuple[Quote, ...]:
    """The best quotes, set apart: those that printed facts say, then those that none does, in so many words at most.

    A quote that is a printed fact takes that fact's wording. The lead and what is disputed are not set apart.
    """
    language = {a.id: a.language for a in articles}
    said = {mention for fact in facts for mention in (fact.wording, *fact.mentions)}
    printed, others = [], []
    for quote in found:
        if own := _as_printed(quote, found, facts, language):
            printed.append(own)
        elif not any(_overlap(quote.wording, mention) for mention in said):
            others.append(quote)
    fit = printed[:_QUOTES_A_STORY]
    for quote in others[: _QUOTES_A_STORY - len(fit)]:
        cost = count_words(quote.wording.shown, language[quote.wording.article])
        if cost <= words:
            fit.append(_with_repeats(quote, language))
            words -= cost
    return tuple(fit)


def _as_printed(
    quote: Quote, found: Iterable[Quote], facts: Sequence[Fact], languages: Mapping[str, str]
) -> Quote | None:
    """The quote in the words of the printed fact that has it, None when no fact has or the fact is not set apart.

    What else the fact's sources quote of the speaker there are variants, too. Only other words are: those who print the
    same are among the fact's mentions.
    """
    versions = dict.fromkeys((quote.wording, *quote.variants))
    for fact in facts[1:]:
        if fact.wording in versions and not fact.disagreements:
            others = (v for q in found if q.speaker == quote.speaker for v in (q.wording, *q.variants))
            versions |= dict.fromkeys(v for v in others if any(_overlap(v, mention) for mention in fact.mentions))
            return Quote(quote.speaker, fact.wording, other_wordings(fact.wording, versions, languages))
    return None


def _with_repeats(quote: Quote, languages: Mapping[str, str]) -> Quote:
    """The quote with those of its variants that print the same words set apart."""
    other = other_wordings(quote.wording, quote.variants, languages)
    return replace(quote, variants=other, repeats=tuple(v for v in quote.variants if v not in other))


def _overlap(one: Sentence, other: Sentence) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _words(facts: Sequence[Fact], articles: Iterable[Article], apart: Iterable[Quote] = ()) -> int:
    """How many words are printed of these facts and of quotes that are none of them."""
    language = {a.id: a.language for a in articles}
    wordings = {f.wording for f in facts}
    printed = [s for f in facts for s in (f.wording, *f.additions)]
    printed += [q.wording for q in apart if q.wording not in wordings]
    return sum(count_words(s.shown, language[s.article]) for s in printed)


def _main_language(articles: Iterable[Article]) -> str:
    counts = Counter(a.language for a in articles)
    return min(counts, key=lambda language: (-counts[language], language), default="en")
