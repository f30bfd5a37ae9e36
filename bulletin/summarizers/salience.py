"""The `auto` method: the sentences that together say most of what matters in the story.

Budgeted coverage (Gillick & Favre 2009; Lin & Bilmes 2011): stems and pairs of stems have weights, each counts once
however often it is said, and sentences are taken greedily by what they add.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy

from bulletin.model import Article, Sentence
from bulletin.summarizers.budget import Budget, Place, fill, in_reading_order, sentence_at
from bulletin.summarizers.concepts import Concept, Concepts, extract
from bulletin.summarizers.coverage import Candidates, greedy, standing
from bulletin.summarizers.lead import in_turn
from bulletin.text import words
from bulletin.text.openings import leans
from bulletin.text.quotes import closed

SHORTEST, LONGEST = 4, 80  # Words. What is shorter is a fragment, what is longer a list or a splitting error.
MOST_SENTENCES = 5000  # The first of each article in turn; nobody reads a summary of what stands behind them.

# Chosen together with the weights of concepts, on the same data and in the same way.
LENGTH_EXPONENT = 0.5  # A sentence costs this power of its words: between gain and gain per word.
# What a first sentence adds over a late one beside its words, and the sentences over which that fades. Without it the
# mean ROUGE-2 of the sets falls by 1.6, most of it in Vietnamese.
LEAD_BONUS, LEAD_SCALE = 0.5, 2.0


# A caption or a heading has no full stop, unless the texts use none, as in Thai.
MOSTLY = 0.5

_QUESTIONS = tuple("?:？：;؟")
_STOPS = tuple(".!…。！｡।॥۔።။។")
_CLOSING = " \"'”’»」』)]"


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen sentence, its score when it was chosen, and the concepts it was first to cover, heaviest first."""

    sentence: Sentence
    score: float
    concepts: tuple[Concept, ...]


def summarize(articles: Sequence[Article], budget: Budget) -> tuple[Sentence, ...]:
    """The sentences that together cover most of the weight of the story's concepts."""
    places = _places(articles)
    if not places:
        return ()
    candidates, concepts = _candidates(articles, places, budget), extract(articles, places)
    chosen = [places[pick.row] for pick in greedy(concepts, candidates, budget)]
    if not chosen:
        return _something(articles, places, candidates, concepts, budget)
    leaning = frozenset(place for place, leans_back in zip(places, candidates.leaning, strict=True) if leans_back)
    return in_reading_order(articles, chosen, leaning)


def explain(articles: Sequence[Article], budget: Budget) -> tuple[Choice, ...]:
    """Why `summarize` chooses what it chooses, first choice first; nothing where no sentence fits."""
    places = _places(articles)
    if not places:
        return ()
    concepts = extract(articles, places)
    return tuple(
        Choice(
            sentence_at(articles, places[pick.row]),
            pick.score,
            tuple(sorted(map(concepts.concept, pick.concepts.tolist()), key=lambda c: (-c.weight, c.stems))),
        )
        for pick in greedy(concepts, _candidates(articles, places, budget), budget)
    )


def _places(articles: Sequence[Article]) -> list[Place]:
    return sorted(islice(in_turn(articles), MOST_SENTENCES))


def _candidates(articles: Sequence[Article], places: Sequence[Place], budget: Budget) -> Candidates:
    texts = [(sentence_at(articles, place).shown, articles[place.article].language) for place in places]
    lengths = numpy.array([words.count_words(text, language) for text, language in texts])
    sound = numpy.array([_is_sound(text) for text, _ in texts])
    ended = numpy.array([text.rstrip(_CLOSING).endswith(_STOPS) for text, _ in texts])
    position = numpy.array([place.sentence for place in places])
    leaning = numpy.array([leans(text, language) for text, language in texts])
    printable = sound & (ended | (ended.mean() < MOSTLY)) & (lengths >= SHORTEST) & (lengths <= LONGEST)
    cost = numpy.maximum(lengths, 1) ** LENGTH_EXPONENT if budget.words is not None else 1.0
    return Candidates(
        words=lengths,
        factor=(1 + LEAD_BONUS * numpy.exp(-position / LEAD_SCALE)) / cost,
        open=printable & ~(leaning & (position == 0)),
        leaning=leaning,
    )


def _is_sound(text: str) -> bool:
    """False for a question, an announcement of what follows, and half a quotation."""
    return not text.rstrip(_CLOSING).endswith(_QUESTIONS) and closed(text)


def _something(
    articles: Sequence[Article], places: Sequence[Place], candidates: Candidates, concepts: Concepts, budget: Budget
) -> tuple[Sentence, ...]:
    """What there is, best first, of a story in which no good sentence fits; the best one cut if it is too long."""
    scores, fit = standing(concepts, candidates), candidates.open if candidates.open.any() else candidates.words > 0
    ranked = sorted(numpy.flatnonzero(fit).tolist(), key=lambda row: (-scores[row], row))
    if budget.words is not None and candidates.words[ranked[0]] > budget.words:
        ranked = ranked[:1]
    return fill(articles, [places[row] for row in ranked], budget)
