"""Which of a story's facts are printed: what several sources state first, then what only one adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from bulletin.model import Article, Fact, Sentence
from bulletin.summarizers import summarize
from bulletin.summarizers.cuts import cut
from bulletin.text.openings import leans
from bulletin.text.quotes import closed
from bulletin.text.words import count_words, weighted_stems

# Of a story's words, what agreed facts may take before each source's own facts have their turn.
_AGREED_SHARE = 0.75
# A summary of this many times the budget tells the salient single-source facts from the rest.
_SALIENT = 1.5
_SHORTEST_FACT_WORDS = 5
# What one source adds is worth printing when at least this share of its content, weighed by rarity, is not yet said.
_LEAST_NEWS = 0.5


def choose(facts: Sequence[Fact], articles: Sequence[Article], budget_words: int, method: str) -> list[Fact]:
    """Facts whose wordings fit in the budget: the first, then agreed ones, then each source's own in turn.

    The first that can stand alone is visibly cut when it does not fit: no story with anything to print is empty.
    """
    source_of = {a.id: a.source for a in articles}
    page = _Page({a.id: a.language for a in articles})
    language = {a.id: a.language for a in articles}
    fit = [f for f in facts if can_stand_alone(f.wording, language[f.wording.article])] or list(facts[:1])
    fit[:1] = [_cut(f, budget_words, language[f.wording.article]) for f in fit[:1]]
    agreed = [f for f in fit if len({source_of[m.article] for m in f.mentions}) > 1]
    salient = set(summarize(articles, words=max(1, int(_SALIENT * budget_words)), method=method))
    own = list(_in_turn([f for f in fit if f not in agreed], source_of, salient))
    for fact in (*fit[:1], *agreed):
        page.take(fact, int(_AGREED_SHARE * budget_words))
    for fact in own:
        if page.news(fact) >= _LEAST_NEWS:
            page.take(fact, budget_words)
    for fact in agreed:
        page.take(fact, budget_words)
    return page.taken


@dataclass(slots=True)
class _Page:
    """What is taken so far, and the words that it says."""

    languages: Mapping[str, str]
    taken: list[Fact] = field(default_factory=list)
    words: int = 0
    said: set[str] = field(default_factory=set)

    def take(self, fact: Fact, limit_words: int) -> None:
        """Take the fact unless it is taken already or goes beyond the limit; the first one always fits."""
        cost = count_words(fact.wording.shown, self._language(fact.wording))
        if fact not in self.taken and (not self.taken or self.words + cost <= limit_words):
            self.taken.append(fact)
            self.words += cost
            self.said |= {stem for mention in fact.mentions for stem in self._weights(mention)}

    def news(self, fact: Fact) -> float:
        """The share of the fact's content, weighed by rarity, that nothing taken says yet."""
        weights = self._weights(fact.wording)
        new = sum(weight for stem, weight in weights.items() if stem not in self.said)
        return new / (sum(weights.values()) or 1.0)

    def _weights(self, sentence: Sentence) -> dict[str, float]:
        return dict(weighted_stems(sentence.text, self._language(sentence)))

    def _language(self, sentence: Sentence) -> str:
        return self.languages[sentence.article]


def can_stand_alone(sentence: Sentence, language: str) -> bool:
    """A sentence that needs no other: long enough, no question, no pronoun for a start, no quote left open."""
    return (
        count_words(sentence.shown, language) >= _SHORTEST_FACT_WORDS
        and not sentence.text.endswith(("?", ":"))
        and not leans(sentence.text, language)
        and closed(sentence.text)
    )


def _cut(fact: Fact, budget_words: int, language: str) -> Fact:
    """The fact with its wording visibly cut where it does not fit."""
    wording = cut(fact.wording, budget_words, language)
    return replace(fact, wording=wording, mentions=tuple(wording if m == fact.wording else m for m in fact.mentions))


def _in_turn(facts: Iterable[Fact], source_of: Mapping[str, str], salient: set[Sentence]) -> Iterator[Fact]:
    """The salient facts, one source after the other so that none crowds out the rest; a source without any has one."""
    by_source: dict[str, list[Fact]] = {}
    for fact in facts:
        by_source.setdefault(source_of[fact.wording.article], []).append(fact)
    turns = [[f for f in own if salient & set(f.mentions)] or own[:1] for own in by_source.values()]
    yield from (fact for turn in zip_longest(*turns) for fact in turn if fact is not None)
