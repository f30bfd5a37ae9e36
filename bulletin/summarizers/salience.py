"""The `auto` method: the sentences that together say most of what matters in the story.

Budgeted coverage (Gillick & Favre 2009; Lin & Bilmes 2011): words and pairs of words have weights, each counts once
however often it is said, and sentences, with those they lean on, are taken greedily by what they add.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bulletin.model import Article, Sentence
from bulletin.summarizers.balance import BALANCE, Balance
from bulletin.summarizers.budget import Budget, fill
from bulletin.summarizers.concepts import Concept, Concepts, extract
from bulletin.summarizers.coverage import Coverage, Pick, Room, passages
from bulletin.summarizers.lead import in_turn
from bulletin.summarizers.places import Place, in_reading_order, together
from bulletin.summarizers.printable import Printable, candidates, rejoined
from bulletin.text import words

MOST_SENTENCES = 5000  # The first of each article in turn; nobody reads a summary of what stands behind them.

# The words that may be printed, and those that should be when there is so much to say, over the budget's. Sentences
# rarely add up to a budget; up to 1.05 adds 0.3 to the mean ROUGE-2 over at most 1.
MOST, LEAST = 1.05, 0.9

# Of the lighter one's content (words weighed by rarity), what two sentences must share to be read one after the other.
# ROUGE-L is the same with and without, and falls where less is enough.
TOGETHER = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen sentence as it is printed, and the concepts that it is the first to cover, heaviest first.

    `score` is that of its passage when it was chosen; `leans_on` is the sentence of the passage, or of one chosen
    before, that must stand in front of it.
    """

    sentence: Sentence
    score: float
    concepts: tuple[Concept, ...]
    leans_on: Sentence | None


def summarize(articles: Sequence[Article], budget: Budget, balance: Balance = BALANCE) -> tuple[Sentence, ...]:
    """The sentences that together cover most of the weight of the story's concepts."""
    if not any(article.sentences for article in articles):
        return ()
    story = _Story.of(articles, balance)
    picks = story.picks(budget)
    if not picks:
        return _something(story, budget)
    rows = {story.places[row]: row for pick in picks for row in pick.rows}
    leaning = {place for place, row in rows.items() if story.printable.before[row] is not None}
    places = together(
        in_reading_order(articles, list(rows), leaning), leaning, lambda a, b: story.alike(rows[a], rows[b])
    )
    return story.joined([story.printable.sentences[rows[place]] for place in places], budget)


def explain(articles: Sequence[Article], budget: Budget) -> tuple[Choice, ...]:
    """Why `summarize` chooses what it chooses, first choice first; nothing where no sentence fits."""
    if not any(article.sentences for article in articles):
        return ()
    story = _Story.of(articles, BALANCE)
    return tuple(choice for pick in story.picks(budget) for choice in story.reasons(pick))


@dataclass(frozen=True, slots=True)
class _Story:
    """The sentences of a story by row, as they may be printed, and what they say."""

    articles: Sequence[Article]
    places: Sequence[Place]
    printable: Printable
    lengths: Sequence[int]
    concepts: Concepts
    coverage: Coverage
    balance: Balance

    @classmethod
    def of(cls, articles: Sequence[Article], balance: Balance) -> _Story:
        places = sorted(islice(in_turn(articles), MOST_SENTENCES))
        printable = candidates(articles, places)
        lengths = [
            words.count_words(sentence.shown, articles[place.article].language)
            for place, sentence in zip(places, printable.sentences, strict=True)
        ]
        concepts = extract(articles, places, printable.sentences, balance)
        bonus = [1 + balance.lead * math.exp(-place.sentence / balance.lead_scale) for place in places]
        coverage = Coverage(concepts, passages(printable.allowed, printable.before), lengths, bonus)
        return cls(articles, places, printable, lengths, concepts, coverage, balance)

    def picks(self, budget: Budget) -> list[Pick]:
        """The chosen passages, best first; those of a second try where the first leaves too much of the budget."""
        if budget.words is None:
            return list(self.coverage.greedy(Room(math.inf, budget.sentences or math.inf), self.balance))
        room = Room(math.floor(MOST * budget.words), budget.sentences or math.inf)
        first = fullest = list(self.coverage.greedy(room, self.balance))
        for skipped in reversed(first):
            if self._words(fullest) >= LEAST * budget.words:
                break
            other = list(self.coverage.greedy(room, self.balance, without=skipped.rows))
            fullest = max(fullest, other, key=self._words)
        return fullest

    def alike(self, row: int, other: int) -> bool:
        """Whether the two sentences share so much of what they say that one is read after the other."""
        a, b = self.concepts.content_of(row), self.concepts.content_of(other)
        shared = sum(a[word] for word in a.keys() & b.keys())
        return shared > TOGETHER * min(sum(a.values()), sum(b.values()))

    def reasons(self, pick: Pick) -> list[Choice]:
        """A choice for every sentence of the passage."""
        found = []
        covered: set[int] = set()
        for row in pick.rows:
            held = self.concepts.concepts[self.concepts.rows == row].tolist()
            new = [number for number in pick.concepts.tolist() if number in held and number not in covered]
            covered.update(new)
            before = self.printable.before[row]
            found.append(
                Choice(
                    self.printable.sentences[row],
                    pick.score,
                    tuple(sorted(map(self.concepts.concept, new), key=lambda one: (-one.weight, one.words))),
                    None if before is None else self.printable.sentences[before],
                )
            )
        return found

    def joined(self, ordered: Sequence[Sentence], budget: Budget) -> tuple[Sentence, ...]:
        """The sentences, each with the connective back that was cut from it where the one before is in front again."""
        language = {article.id: article.language for article in self.articles}
        length = sum(words.count_words(one.shown, language[one.article]) for one in ordered)
        printed = list(ordered[:1])
        for sentence in ordered[1:]:
            whole = rejoined(printed[-1], sentence)
            longer = words.count_words(whole.shown, language[whole.article]) - words.count_words(
                sentence.shown, language[sentence.article]
            )
            fits = budget.words is None or length + longer <= MOST * budget.words
            length += longer if fits else 0
            printed.append(whole if fits else sentence)
        return tuple(printed)

    def _words(self, picks: Sequence[Pick]) -> int:
        return sum(self.lengths[row] for pick in picks for row in pick.rows)


def _something(story: _Story, budget: Budget) -> tuple[Sentence, ...]:
    """What there is, best first, of a story in which no good sentence fits; the best one cut if it is too long."""
    ranked = story.coverage.alone() or list(range(len(story.places)))
    if ranked and budget.words is not None and story.lengths[ranked[0]] > budget.words:
        ranked = ranked[:1]
    return fill(story.articles, [story.places[row] for row in ranked], budget)
