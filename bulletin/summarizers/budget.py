"""How much may be printed, and what of a ranked list fits into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.model import Article, Sentence
from bulletin.summarizers.cuts import cut
from bulletin.summarizers.places import Place, in_reading_order, sentence_at
from bulletin.text import words


@dataclass(frozen=True, slots=True)
class Budget:
    """The length of a summary: `words` as printed, `sentences`; None is no limit. `auto` may print 1.05 × `words`."""

    words: int | None = None
    sentences: int | None = None


def fill(articles: Sequence[Article], ranked: Iterable[Place], budget: Budget) -> tuple[Sentence, ...]:
    """The best sentences that fit, in reading order; the best one visibly cut when none fits.

    What doesn't fit is passed over for what does; what another chosen sentence already says in the same words, too.
    """
    chosen: list[Place] = []
    printed: set[str] = set()
    left = budget.words
    best: Place | None = None
    for place in ranked:
        if left == 0 or len(chosen) == budget.sentences:
            break
        sentence = sentence_at(articles, place)
        best = best or place
        if sentence.shown in printed:
            continue
        if left is not None:
            length = words.count_words(sentence.shown, articles[place.article].language)
            if length > left:
                continue
            left -= length
        printed.add(sentence.shown)
        chosen.append(place)
    if not chosen and best and budget.words is not None:
        return (cut(sentence_at(articles, best), budget.words, articles[best.article].language),)
    return tuple(sentence_at(articles, place) for place in in_reading_order(articles, chosen))


def story_language(articles: Sequence[Article]) -> str:
    """The language of most of the articles (ISO 639-1)."""
    return Counter(article.language for article in articles).most_common(1)[0][0]
