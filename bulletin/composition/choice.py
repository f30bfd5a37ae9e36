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
# What one source adds to a fact that others state, too, is printed behind it when it can be read in passing: so many a
# fact, of so many words, and of the story's words this share. Editorial choices.
_MOST_ADDITIONS = 2
_SHORTEST_ADDITION_WORDS, _LONGEST_ADDITION_WORDS = 4, 25
_ADDED_SHARE = 0.1


def choose(facts: Sequence[Fact], articles: Sequence[Article], budget_words: int, method: str) -> list[Fact]:
    """Facts that fit in the budget: the first, what sources disagree on, what they agree on, each source's own in turn.

    Of what sources add to an agreed fact the shortest parts stay, as far as they fit, too. The first that can stand
    alone is visibly cut when it does not fit: no story with anything to print is empty.
    """
    source_of = {a.id: a.source for a in articles}
    page = _Page({a.id: a.language for a in articles})
    language = {a.id: a.language for a in articles}
    fit = [f for f in facts if can_stand_alone(f.wording, language[f.wording.article])] or list(facts[:1])
    fit[:1] = [_cut(f, budget_words, language[f.wording.article]) for f in fit[:1]]
    agreed = [f for f in fit if len({source_of[m.article] for m in f.mentions}) > 1]
    salient = set(summarize(articles, words=max(1, int(_SALIENT * budget_words)), method=method))
    own = list(_in_turn([f for f in fit if f not in agreed], source_of, salient))
    disputed = [fact for fact in agreed if fact.disagreements]
    for fact in (*fit[:1], *disputed, *agreed):
        page.take(fact, int(_AGREED_SHARE * budget_words))
    page.add(agreed, min(page.words + int(_ADDED_SHARE * budget_words), budget_words))
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
    ids: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)

    def take(self, fact: Fact, limit_words: int) -> None:
        """Take the fact unless it is taken already or goes beyond the limit; the first one always fits."""
        if fact.id not in self.ids and (not self.taken or self._fits(fact.wording, limit_words)):
            self.ids.add(fact.id)
            self.taken.append(replace(fact, additions=()))
            self.words += self._length(fact.wording)
            self.said |= {stem for mention in fact.mentions for stem in self._weights(mention.text, mention)}
            self.printed |= set(self._weights(fact.wording.shown, fact.wording))

    def add(self, facts: Iterable[Fact], limit_words: int) -> None:
        """Take what single sources add to these facts, when they are taken, up to the limit."""
        added = {fact.id: fact.additions for fact in facts}
        for place, fact in enumerate(self.taken):
            kept: list[Sentence] = []
            for part in sorted(added.get(fact.id, ()), key=lambda s: (self._length(s), s.article, s.start)):
                weights = self._weights(part.shown, part)
                if (
                    len(kept) < _MOST_ADDITIONS
                    and part.article not in {other.article for other in kept}
                    and _SHORTEST_ADDITION_WORDS <= self._length(part) <= _LONGEST_ADDITION_WORDS
                    and _share_of_new(weights, self.printed) >= _LEAST_NEWS
                    and self._fits(part, limit_words)
                ):
                    kept.append(part)
                    self.words += self._length(part)
                    self.printed |= set(weights)
            self.taken[place] = replace(fact, additions=tuple(kept))

    def news(self, fact: Fact) -> float:
        """The share of the fact's content, weighed by rarity, that nothing taken says yet."""
        return _share_of_new(self._weights(fact.wording.text, fact.wording), self.said)

    def _fits(self, sentence: Sentence, limit_words: int) -> bool:
        return self.words + self._length(sentence) <= limit_words

    def _length(self, sentence: Sentence) -> int:
        return count_words(sentence.shown, self._language(sentence))

    def _weights(self, text: str, sentence: Sentence) -> dict[str, float]:
        return dict(weighted_stems(text, self._language(sentence)))

    def _language(self, sentence: Sentence) -> str:
        return self.languages[sentence.article]


def _share_of_new(weights: Mapping[str, float], said: set[str]) -> float:
    """The share of these weights that is on words not yet said."""
    new = sum(weight for stem, weight in weights.items() if stem not in said)
    return new / (sum(weights.values()) or 1.0)


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
