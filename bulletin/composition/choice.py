"""Which of a story's facts are printed: what several sources state first, then what only one adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from bulletin.model import Article, Fact, Sentence
from bulletin.summarizers import summarize
from bulletin.text.openings import leans
from bulletin.text.words import count_words

# Of a story's words, what agreed facts may take before each source's own facts have their turn.
_AGREED_SHARE = 0.75
# A summary of this many times the budget tells the salient single-source facts from the rest.
_SALIENT = 1.5
_SHORTEST_FACT_WORDS = 5


def choose(facts: Sequence[Fact], articles: Sequence[Article], budget_words: int, method: str) -> list[Fact]:
    """Facts whose wordings fit in the budget, agreed ones first, then each source's own in turn.

    The first fact is taken whatever its length, so a story with anything to print is never empty.
    """
    source_of = {a.id: a.source for a in articles}
    language = {a.id: a.language for a in articles}
    fit = [f for f in facts if _can_stand_alone(f.wording, language[f.wording.article])] or list(facts[:1])
    agreed = [f for f in fit if len({source_of[m.article] for m in f.mentions}) > 1]
    salient = set(summarize(articles, words=max(1, int(_SALIENT * budget_words)), method=method))
    own = list(_in_turn([f for f in fit if f not in agreed], source_of, salient))
    chosen: list[Fact] = []
    left = budget_words
    for wanted, limit in ((agreed, int(_AGREED_SHARE * budget_words)), (own, budget_words), (agreed, budget_words)):
        for fact in wanted:
            cost = count_words(fact.wording.shown, language[fact.wording.article])
            if fact not in chosen and (not chosen or budget_words - left + cost <= limit):
                chosen.append(fact)
                left -= cost
    return chosen


def _can_stand_alone(sentence: Sentence, language: str) -> bool:
    long_enough = count_words(sentence.shown, language) >= _SHORTEST_FACT_WORDS
    return long_enough and not sentence.text.endswith("?") and not leans(sentence.text, language)


def _in_turn(facts: Iterable[Fact], source_of: Mapping[str, str], salient: set[Sentence]) -> Iterator[Fact]:
    """Salient facts before the others, and in each part one source after the other, so that none crowds out the rest."""
    facts = list(facts)
    for part in ([f for f in facts if salient & set(f.mentions)], [f for f in facts if not salient & set(f.mentions)]):
        by_source: dict[str, list[Fact]] = {}
        for fact in part:
            by_source.setdefault(source_of[fact.wording.article], []).append(fact)
        yield from (fact for turn in zip_longest(*by_source.values()) for fact in turn if fact is not None)
