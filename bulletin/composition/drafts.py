"""A day's stories worked out as far as no length decides, and the edition that they make at any length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Self

from bulletin.composition.choice import LEAST_STORY_WORDS
from bulletin.composition.editing import done, sorted_out
from bulletin.composition.interest import Candidate, candidates, divided, in_order, recalled
from bulletin.composition.telling import Material, corrections, material, tell, untold, with_past, words_of
from bulletin.composition.watching import found_in, watches
from bulletin.edits import Edits
from bulletin.facts import merge
from bulletin.memory import Retold, tellings
from bulletin.model import Article, Correction, Edition, Story
from bulletin.settings import Settings, about
from bulletin.stories import group

# The most stories of an edition whose settings name no number: two or three pages of the words that they name.
USUAL_STORIES = 12


@dataclass(frozen=True, slots=True)
class Length:
    """How much an edition prints: the words of its facts, the most stories told, and the most of the others listed.

    Listed in any case is what a correction or a watch needs.
    """

    words: int
    stories: int
    listed: int | None = None

    @classmethod
    def usual(cls, settings: Settings) -> Self:
        """The length that settings ask for, with as many listed as there are."""
        return cls(settings.words, settings.stories or USUAL_STORIES)


class Draft:
    """The stories of a day, from which editions of any length are made.

    What no length decides is worked out once for each story, when an edition first needs it: an edition is the same
    whatever others were made before it.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        settings: Settings = Settings(),
        *,
        date: date,
        issued: datetime | None = None,
        past: Iterable[Edition] = (),
        edits: Edits = Edits(),
        number: int = 0,
    ) -> None:
        self._settings, self._day, self._edits, self._number = settings, date, edits, number
        self._issued = issued or datetime.combine(date, time(), UTC)
        grouped = group(_named(article, settings) for article in articles)
        self._found = candidates(grouped, settings, date, tellings(past, date))
        self._kept = sorted_out(self._found, edits)
        self._recalled = cache(lambda one: recalled(one, settings, date))
        self._material = cache(self._worked_out)
        self._told = cache(lambda one, share_words: tell(self._material(one), settings.method, share_words))
        self._untold = cache(lambda one: untold(one, settings))
        self._corrections = cache(lambda one: corrections(one, date))
        self._watched = cache(lambda one: found_in(one.articles, settings))

    @property
    def stories(self) -> int:
        """How many stories there are that an edition may tell or list."""
        return len(self._kept)

    @property
    def characters(self) -> int:
        """How many characters the texts of their articles have."""
        return sum(len(article.text) for one in self._kept for article in one.articles)

    def edition(self, length: Length) -> Edition:
        """The edition of that length."""
        told, rest = self._chosen(length)
        rows = list(zip(told, self._stories(told, length.words), strict=True))
        silent = [one for one, story in rows if not story.facts]
        rows = [row for row in rows if row[1].facts]
        reporting = [one for one in (*silent, *rest) if _brings_reports(one)]
        listed = [one for place, one in enumerate(reporting) if self._is_listed(one, place, length)]
        also = [(one, self._untold(one)) for one in listed]
        corrected = tuple(correction for one in (*told, *rest) for correction in self._corrections(one))
        return Edition(
            title=self._settings.title,
            date=self._day,
            issued=self._issued,
            language=self._settings.language or _main_language(a for one in self._found for a in one.articles),
            stories=self._with_past(rows, corrected),
            also_reported=self._with_past(also, corrected),
            watches=watches((self._watched(one) for one, _ in (*rows, *also)), self._settings),
            corrections=corrected,
            edits=done(
                self._found,
                (fact for one in told for fact in self._material(one).retold.facts),
                (story for _, story in rows),
                self._edits,
            ),
            number=self._number,
            unlisted=len(reporting) - len(listed),
        )

    def _chosen(self, length: Length) -> tuple[Sequence[Candidate], Sequence[Candidate]]:
        """The stories told, in the order of printing, and all others, those with nothing new last.

        What is new in a story told before is worked out only when it would be told: that can but lower its rank.
        """
        found: Sequence[Candidate] = self._kept
        places = min(length.stories, max(1, length.words // LEAST_STORY_WORDS))
        while True:
            news, silent = ([one for one in found if one.has_news == wanted] for wanted in (True, False))
            told, rest = divided(news, places, self._settings)
            if all(one.history is None or one.retold for one in told):
                return told, (*rest, *silent)
            waiting = set(told)
            found = in_order(self._recalled(one) if one in waiting else one for one in found)

    def _stories(self, told: Sequence[Candidate], words: int) -> list[Story]:
        """The stories told, within the budget: the first may take twice as much as each of the others."""
        stories: list[Story] = []
        words_left = words
        for candidate in told:
            waiting = len(told) - len(stories)
            share = words_left // waiting if stories else 2 * words_left // (waiting + 1)
            stories.append(self._told(candidate, min(share, self._material(candidate).most_words)))
            words_left -= words_of(stories[-1].facts, candidate.articles, stories[-1].quotes)
        return stories

    def _worked_out(self, candidate: Candidate) -> Material:
        retold = candidate.retold or Retold(merge(candidate.articles, self._settings), (), ())
        return material(candidate, retold, self._settings, self._edits)

    def _is_listed(self, candidate: Candidate, place: int, length: Length) -> bool:
        """Whether a story that is not told has its place among those also reported."""
        if length.listed is None or place < length.listed or self._corrections(candidate):
            return True
        return any(self._watched(candidate))

    def _with_past(
        self, rows: Iterable[tuple[Candidate, Story]], corrected: tuple[Correction, ...]
    ) -> tuple[Story, ...]:
        return tuple(with_past(story, one, self._day, corrected) for one, story in rows)


def _brings_reports(candidate: Candidate) -> bool:
    """Whether any of the articles was not read for an earlier edition of the story."""
    return candidate.history is None or bool(candidate.history.unread(candidate.articles))


def _named(article: Article, settings: Settings) -> Article:
    """The article with its source's name as the settings have it."""
    return replace(article, source=about(article, settings).name or article.source)


def _main_language(articles: Iterable[Article]) -> str:
    counts = Counter(a.language for a in articles)
    return min(counts, key=lambda language: (-counts[language], language), default="en")
