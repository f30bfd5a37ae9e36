"""Which of a story's facts are printed: what several sources state first, then what only one adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from bulletin.composition.introductions import Introductions
from bulletin.model import Article, Fact, Sentence
from bulletin.summarizers import summarize
from bulletin.summarizers.cuts import cut
from bulletin.text.openings import leans
from bulletin.text.quotes import closed
from bulletin.text.words import count_words, weighted_stems

# A story shorter than this says too little to be told; with a small budget fewer stories are told instead.
LEAST_STORY_WORDS = 60
# The most of what single sources state that is printed: beyond that, read the articles. An editorial choice.
_MOST_OWN_SHARE = 0.5
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


def most_words(facts: Sequence[Fact], articles: Iterable[Article]) -> int:
    """How many words a story may take at most: all that several sources state, and a part of what single ones do."""
    agreed, own = _lengths(facts, articles)
    return max(LEAST_STORY_WORDS, agreed + int(_MOST_OWN_SHARE * own))


def choose(
    facts: Sequence[Fact],
    articles: Sequence[Article],
    budget_words: int,
    method: str,
    wanted: Sequence[str] = (),
    kept_words: int = 0,
    told: Iterable[Sentence] = (),
    pinned: Sequence[str] = (),
) -> list[Fact]:
    """Facts that fit in the budget: the first, what sources disagree on, what they agree on, each source's own in turn.

    Facts whose ids are `pinned` are taken in any case, those `wanted` go before what sources agree on. What is not
    salient fills what then is left of the budget but for `kept_words`. Of what sources add to an agreed fact the
    shortest parts stay, as far as they fit, too. The first that can stand alone is visibly cut when it does not fit: no
    story with anything to print is empty.
    Nothing is taken that takes for known what no other fact taken introduces, nor `told`, what earlier editions printed
    of the story.
    """
    language = {a.id: a.language for a in articles}
    page = _Page(language, Introductions(articles, told))
    fit = [f for f in facts if can_stand_alone(f.wording, language[f.wording.article])] or list(facts[:1])
    fit[:1] = [_cut(f, budget_words, language[f.wording.article]) for f in fit[:1]]
    agreed = _agreed(fit, articles)
    disputed = [fact for fact in agreed if fact.disagreements]
    news = [f for id in wanted for f in fit if f.id == id]
    page.take(fit[:1], budget_words)
    page.put(fact for id in pinned for fact in facts if fact.id == id)
    page.take((*disputed, *news, *agreed), budget_words - _kept_for_own(facts, articles, budget_words))
    page.add(agreed, min(page.words + int(_ADDED_SHARE * budget_words), budget_words))
    own = [f for f in fit if f not in agreed and page.news(f) >= _LEAST_NEWS]
    salient = set(summarize(articles, words=max(1, int(_SALIENT * budget_words)), method=method))
    first, rest = _in_turns(own, {a.id: a.source for a in articles}, salient)
    page.take(first, budget_words, _LEAST_NEWS)
    page.take(agreed, budget_words)
    page.take(rest, budget_words - kept_words, _LEAST_NEWS)
    return page.taken


def _agreed(facts: Iterable[Fact], articles: Iterable[Article]) -> list[Fact]:
    """The facts that several sources state, or tell of and disagree on."""
    source_of = {a.id: a.source for a in articles}
    told = ((fact, fact.mentions if fact.disagreements else fact.stating) for fact in facts)
    return [fact for fact, mentions in told if len({source_of[m.article] for m in mentions}) > 1]


def _kept_for_own(facts: Sequence[Fact], articles: Sequence[Article], budget_words: int) -> int:
    """How many words wait for what single sources state until what several agree on has had its turn."""
    _, own = _lengths(facts, articles)
    return min(int(_MOST_OWN_SHARE * own), budget_words - int(_AGREED_SHARE * budget_words))


def _lengths(facts: Iterable[Fact], articles: Iterable[Article]) -> tuple[int, int]:
    """The words of the facts that several sources state, and of those that one does."""
    articles, facts = tuple(articles), tuple(facts)
    language, agreed = {a.id: a.language for a in articles}, {f.id for f in _agreed(facts, articles)}
    lengths = [(f.id in agreed, count_words(f.wording.shown, language[f.wording.article])) for f in facts]
    return sum(n for is_agreed, n in lengths if is_agreed), sum(n for is_agreed, n in lengths if not is_agreed)


@dataclass(slots=True)
class _Page:
    """What is taken so far, and the words that it says."""

    languages: Mapping[str, str]
    introductions: Introductions
    taken: list[Fact] = field(default_factory=list)
    words: int = 0
    ids: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    introduced: set[str] = field(default_factory=set)

    def take(self, facts: Sequence[Fact], limit_words: int, least_news: float = 0.0) -> None:
        """Take those that fit and of which enough is not yet said, and then those that they introduce."""
        before = -1
        while before < len(self.taken):
            before = len(self.taken)
            for fact in facts:
                if not least_news or self.news(fact) >= least_news:
                    self._take(fact, limit_words)

    def _take(self, fact: Fact, limit_words: int) -> None:
        """Take the fact unless it is taken already or goes beyond the limit; the first one always fits."""
        if not self.taken or self._can_follow(fact.wording, limit_words):
            self.put([fact])

    def put(self, facts: Iterable[Fact]) -> None:
        """Take the facts, whatever else is taken."""
        for fact in facts:
            if fact.id in self.ids:
                continue
            self.ids.add(fact.id)
            self.taken.append(replace(fact, additions=()))
            self.words += self._length(fact.wording)
            self.said |= {stem for mention in fact.mentions for stem in self._weights(mention.text, mention)}
            self.printed |= set(self._weights(fact.wording.shown, fact.wording))
            self.introduced |= self.introductions.said([fact.wording])

    def _can_follow(self, sentence: Sentence, limit_words: int) -> bool:
        return self._fits(sentence, limit_words) and self.introductions.assumed(sentence) <= self.introduced

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
                    and share_of_new(weights, self.printed) >= _LEAST_NEWS
                    and self._fits(part, limit_words)
                ):
                    kept.append(part)
                    self.words += self._length(part)
                    self.printed |= set(weights)
            self.taken[place] = replace(fact, additions=tuple(kept))

    def news(self, fact: Fact) -> float:
        """The share of the fact's content, weighed by rarity, that nothing taken says yet."""
        return share_of_new(self._weights(fact.wording.text, fact.wording), self.said)

    def _fits(self, sentence: Sentence, limit_words: int) -> bool:
        return self.words + self._length(sentence) <= limit_words

    def _length(self, sentence: Sentence) -> int:
        return count_words(sentence.shown, self._language(sentence))

    def _weights(self, text: str, sentence: Sentence) -> dict[str, float]:
        return dict(weighted_stems(text, self._language(sentence)))

    def _language(self, sentence: Sentence) -> str:
        return self.languages[sentence.article]


def share_of_new(weights: Mapping[str, float], said: set[str]) -> float:
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

    def printed(mentions: Iterable[Sentence]) -> tuple[Sentence, ...]:
        return tuple(wording if mention == fact.wording else mention for mention in mentions)

    disagreements = tuple(
        replace(found, readings=tuple(replace(r, mentions=printed(r.mentions)) for r in found.readings))
        for found in fact.disagreements
    )
    return replace(fact, wording=wording, mentions=printed(fact.mentions), disagreements=disagreements)


def _in_turns(
    facts: Iterable[Fact], source_of: Mapping[str, str], salient: set[Sentence]
) -> tuple[list[Fact], list[Fact]]:
    """The salient facts, one source after the other so that none crowds out the rest, and likewise all others.

    A source without any salient fact has its first among them.
    """
    by_source: dict[str, list[Fact]] = {}
    for fact in facts:
        by_source.setdefault(source_of[fact.wording.article], []).append(fact)
    turns = [[f for f in own if salient & set(f.mentions)] or own[:1] for own in by_source.values()]
    others = [[f for f in own if f not in turn] for own, turn in zip(by_source.values(), turns, strict=True)]
    return _in_turn(turns), _in_turn(others)


def _in_turn(turns: Iterable[Sequence[Fact]]) -> list[Fact]:
    return [fact for turn in zip_longest(*turns) for fact in turn if fact is not None]
