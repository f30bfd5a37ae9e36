"""One story as it is told: its facts within a budget, its headline, its quotes and what recalls its past."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bulletin import memory
from bulletin.composition.apart import QUOTES_A_STORY, overlap, set_apart
from bulletin.composition.choice import choose, most_words
from bulletin.composition.editing import chosen_title, pinned, without_dropped
from bulletin.composition.headline import headline, leading
from bulletin.composition.interest import OPENING_SENTENCES, Candidate, section_name, story_id
from bulletin.composition.introductions import Introductions
from bulletin.composition.latest import latest_news
from bulletin.composition.order import in_reading_order, lead_first
from bulletin.edits import Edits
from bulletin.facts import quotes, traced
from bulletin.facts.traces.tellers import tellers
from bulletin.memory import History, Retold, background
from bulletin.model import Article, Correction, Dated, Fact, Origin, Quote, Sentence, Story, Summary
from bulletin.settings import Settings
from bulletin.summarizers import summarize
from bulletin.text.words import count_words
from bulletin.timeline import timeline

_SUMMARY_WORDS = 45


@dataclass(frozen=True, slots=True)
class Material:
    """What a story has to tell, at any length: its facts with the lead first, and what goes with them.

    `retold` has what an editor drops, too. `cited` are the articles of earlier days that its facts mention, `told` what
    earlier editions printed of it, `said` its quotes, best first. Of the facts (their ids) those `pinned` are printed
    in any case, and those `first` come before what sources agree on. `bare` is the story without its facts.
    """

    candidate: Candidate
    retold: Retold
    facts: tuple[Fact, ...]
    cited: tuple[Article, ...]
    told: tuple[Sentence, ...]
    said: tuple[Quote, ...]
    pinned: tuple[str, ...]
    first: tuple[str, ...]
    bare: Story
    most_words: int


def material(candidate: Candidate, retold: Retold, settings: Settings, edits: Edits) -> Material:
    """What a candidate has to tell; of a story told before, only what is new in it."""
    articles = candidate.articles
    kept = without_dropped(retold.facts, edits)
    # An update has earlier mentions, too: only their articles' sources and languages are asked for.
    cited = tuple(replace(article, sentences=()) for article in _cited(candidate, kept))
    fresh = _with_news(articles, replace(retold, facts=kept))
    lead = leading(fresh, kept)
    origins = traced(articles, settings)
    facts = lead_first(kept, lead, tellers(articles, origins))
    told = tuple(mention for fact in retold.known for mention in fact.mentions)
    wanted = tuple(fact.id for fact in pinned(facts, edits))
    latest = latest_news(facts, articles, lead)
    title = chosen_title(articles, edits) or headline(fresh, kept)
    summaries = tuple(_summary(article, settings.method) for article in articles)
    return Material(
        candidate=candidate,
        retold=retold,
        facts=tuple(facts),
        cited=cited,
        told=told,
        said=tuple(q for q in quotes(articles, facts) if not any(overlap(q.wording, m) for m in told)),
        pinned=wanted,
        first=(*wanted, latest.id) if latest else wanted,
        bare=replace(_bare(candidate, settings, title, origins), summaries=summaries),
        most_words=most_words(facts, (*cited, *articles)),
    )


def tell(one: Material, method: str, share_words: int) -> Story:
    """The story with the facts that fit in its share."""
    articles = one.candidate.articles
    shelf = (*one.cited, *articles)
    budget = min(share_words, one.most_words)
    kept = words_of((), articles, one.said[:QUOTES_A_STORY])
    chosen = choose(one.facts, shelf, budget, method, one.first, kept, one.told, one.pinned)
    chosen = chosen[:1] + in_reading_order(chosen[1:], shelf, one.first)
    chosen = Introductions(articles, one.told).in_order(chosen)
    left = budget - words_of(chosen, articles)
    return replace(one.bare, facts=tuple(chosen), quotes=set_apart(one.said, chosen, articles, left))


def untold(candidate: Candidate, settings: Settings) -> Story:
    """The story without facts: its articles, and where earlier editions told it."""
    articles = candidate.articles
    return _bare(candidate, settings, headline(articles), traced(articles, settings))


def _bare(candidate: Candidate, settings: Settings, title: str, origins: tuple[Origin, ...]) -> Story:
    return Story(
        id=story_id(candidate.articles),
        headline=title,
        section=section_name(candidate, settings),
        articles=tuple(candidate.articles),
        origins=origins,
        earlier=candidate.history.earlier if candidate.history else (),
        known=len(candidate.retold.known) if candidate.retold else 0,
    )


def corrections(candidate: Candidate, day: date) -> tuple[Correction, ...]:
    """What today's articles of a story correct of what was printed of it."""
    if candidate.history is None:
        return ()
    if candidate.retold is not None:
        return candidate.retold.corrections
    return memory.corrections(candidate.articles, candidate.history, day, story_id(candidate.articles))


def with_past(story: Story, candidate: Candidate, day: date, corrected: Iterable[Correction]) -> Story:
    """The story with what recalls it when it resumes, and with the earlier articles that it or a correction cites."""
    if candidate.history is None:
        return story
    wrong = _mentions(correction for correction in corrected if correction.story == story.id)
    overtaken = [m for fact in story.facts for point in fact.disagreements for m in point.readings[0].mentions]
    again = background(candidate.history, day, (*overtaken, *wrong)) if story.facts else ()
    dated = _timeline(story, candidate.history, day, wrong) if story.facts else ()
    past = _cited(candidate, story.facts, (*again, *(one.sentence for one in dated), *wrong))
    return replace(story, articles=(*past, *story.articles), background=again, timeline=dated)


def _timeline(story: Story, history: History, day: date, wrong: Collection[Sentence]) -> tuple[Dated, ...]:
    """What happened on which day, by today's facts and those printed before that still stand and are not `wrong`."""
    before = (fact for telling in history.tellings for fact in telling.story.facts)
    printed = [fact for fact in before if history.stands(fact.wording) and not any(m in wrong for m in fact.stating)]
    return timeline((*story.facts, *printed), (*history.articles, *story.articles), day)


def words_of(facts: Sequence[Fact], articles: Iterable[Article], apart: Iterable[Quote] = ()) -> int:
    """How many words are printed of these facts and of quotes that are none of them."""
    language = {a.id: a.language for a in articles}
    wordings = {f.wording for f in facts}
    printed = [s for f in facts for s in (f.wording, *f.additions)]
    printed += [q.wording for q in apart if q.wording not in wordings]
    return sum(count_words(s.shown, language[s.article]) for s in printed)


def _cited(candidate: Candidate, facts: Iterable[Fact], others: Iterable[Sentence] = ()) -> tuple[Article, ...]:
    """The articles of earlier days that these facts and other sentences are from."""
    if candidate.history is None:
        return ()
    mentions = (mention for fact in facts if fact.first_seen for mention in fact.mentions)
    return candidate.history.holding((*mentions, *others), candidate.articles)


def _mentions(corrections: Iterable[Correction]) -> list[Sentence]:
    return [m for c in corrections for reading in (c.was, c.now) if reading for m in reading.mentions]


def _with_news(articles: Sequence[Article], retold: Retold) -> Sequence[Article]:
    """The articles that open with something new, of a story told before; all when none does."""
    if not retold.known:
        return articles
    new = {m.article for fact in retold.facts for m in fact.mentions if m.index < OPENING_SENTENCES}
    return [article for article in articles if article.id in new] or articles


def _summary(article: Article, method: str) -> Summary:
    return Summary(article.id, summarize([article], words=_SUMMARY_WORDS, method=method), method)
