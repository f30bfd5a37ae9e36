"""Articles → Edition: every editorial decision, and no input or output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from bulletin.composition.choice import LEAST_STORY_WORDS
from bulletin.composition.editing import done, sorted_out
from bulletin.composition.interest import Candidate, candidates, divided, in_order, recalled
from bulletin.composition.telling import corrections, tell, untold, with_past, words_of
from bulletin.composition.watching import watches
from bulletin.edits import Edits
from bulletin.facts import merge
from bulletin.memory import Retold, tellings
from bulletin.model import Article, Edition, Story
from bulletin.settings import Settings, about
from bulletin.stories import group


def compose(
    articles: Iterable[Article],
    settings: Settings = Settings(),
    *,
    date: date,
    issued: datetime | None = None,
    past: Iterable[Edition] = (),
    edits: Edits = Edits(),
    number: int = 0,
) -> Edition:
    """The edition of a day: stories ranked, each with the facts that fit the budget and the sources that state them.

    Sections come in the order of the settings. When there are too many stories, those about a watched term and the
    first of each section win their places before others. `issued` is an aware datetime, by default the first moment of
    `date` in UTC; `number` counts editions. No articles make a valid, empty edition.

    `edits` are an editor's: what is dropped is not printed, what is pinned comes first or in any case.

    What an edition in `past` dated before `date` has printed is not printed again, unless today's reports say
    otherwise; a story that has nothing else to say is among those also reported, if it has a report that is new.
    """
    found = candidates(group(_named(a, settings) for a in articles), settings, date, tellings(past, date))
    told, rest = _chosen(sorted_out(found, edits), settings, date)
    merged = [one.retold or Retold(merge(one.articles, settings), (), ()) for one in told]
    stories = list(zip(told, _stories(told, merged, settings, edits), strict=True))
    silent = [one for one, story in stories if not story.facts]
    stories = [row for row in stories if row[1].facts]
    also = [(one, untold(one, settings)) for one in (*silent, *rest) if _brings_reports(one)]
    corrected = tuple(correction for one in (*told, *rest) for correction in corrections(one, date))
    return Edition(
        title=settings.title,
        date=date,
        issued=issued or datetime.combine(date, time(), UTC),
        language=settings.language or _main_language(a for one in found for a in one.articles),
        stories=tuple(with_past(story, one, date, corrected) for one, story in stories),
        also_reported=tuple(with_past(story, one, date, corrected) for one, story in also),
        watches=watches((story for _, story in (*stories, *also)), settings),
        corrections=corrected,
        edits=done(found, (f for one in merged for f in one.facts), (story for _, story in stories), edits),
        number=number,
    )


def _chosen(
    found: Sequence[Candidate], settings: Settings, day: date
) -> tuple[Sequence[Candidate], Sequence[Candidate]]:
    """The stories told, in the order of printing, and all others, those with nothing new last.

    What is new in a story told before is worked out only when it would be told: that can but lower its rank.
    """
    places = min(settings.stories, max(1, settings.words // LEAST_STORY_WORDS))
    while True:
        news, silent = ([one for one in found if one.has_news == wanted] for wanted in (True, False))
        told, rest = divided(news, places, settings)
        if all(one.history is None or one.retold for one in told):
            return told, (*rest, *silent)
        waiting = {id(one) for one in told}
        found = in_order(recalled(one, settings, day) if id(one) in waiting else one for one in found)


def _brings_reports(candidate: Candidate) -> bool:
    """Whether any of the articles was not read for an earlier edition of the story."""
    return candidate.history is None or bool(candidate.history.unread(candidate.articles))


def _stories(told: Sequence[Candidate], merged: Sequence[Retold], settings: Settings, edits: Edits) -> list[Story]:
    """The stories told, within the budget: the first may take twice as much as each of the others."""
    stories: list[Story] = []
    words_left = settings.words
    for candidate, retold in zip(told, merged, strict=True):
        waiting = len(told) - len(stories)
        share = words_left // waiting if stories else 2 * words_left // (waiting + 1)
        stories.append(tell(candidate, retold, settings, share, edits))
        words_left -= words_of(stories[-1].facts, candidate.articles, stories[-1].quotes)
    return stories


def _named(article: Article, settings: Settings) -> Article:
    """The article with its source's name as the settings have it."""
    return replace(article, source=about(article, settings).name or article.source)


def _main_language(articles: Iterable[Article]) -> str:
    counts = Counter(a.language for a in articles)
    return min(counts, key=lambda language: (-counts[language], language), default="en")
