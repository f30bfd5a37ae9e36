"""The past of one story: what was printed of it, and what of that is overtaken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bulletin.memory.novelty import says_more
from bulletin.memory.tellings import Key, Printed, Telling, key
from bulletin.model import Article, Earlier, Fact, Sentence, holds

# The wording and as many other mentions as tell what else a fact is called. With all of them a day whose stories are
# all continued takes a sixth longer.
MOST_OF_A_FACT = 3


@dataclass(frozen=True, slots=True)
class History:
    """What earlier editions told of a story.

    `articles` are the versions that they cite, `printed` what they printed, by article and words, each as it was
    printed first: of the mentions that are only cited, those that say no more than their fact; `outdated` are those of
    it that a later report overtook or withdrew. All oldest first.
    """

    tellings: tuple[Telling, ...]
    articles: tuple[Article, ...]
    printed: Mapping[Key, Printed]
    outdated: frozenset[Key]

    @property
    def earlier(self) -> tuple[Earlier, ...]:
        """Where the story was told."""
        return tuple(telling.earlier for telling in self.tellings if telling.story.facts)

    def unread(self, articles: Iterable[Article]) -> frozenset[str]:
        """The ids of the articles that no earlier edition had in this story, or not in this version."""
        read = {(article.id, article.digest) for telling in self.tellings for article in telling.story.articles}
        return frozenset(article.id for article in articles if (article.id, article.digest) not in read)

    def compared(self) -> tuple[Printed, ...]:
        """The printed sentences that others are held against: of a fact that very many state, the first few."""
        met: Counter[tuple[date, str]] = Counter()
        found: list[Printed] = []
        for one in self.printed.values():
            met[one.day, one.fact] += 1
            if not one.fact or met[one.day, one.fact] <= MOST_OF_A_FACT:
                found.append(one)
        return tuple(found)

    def stands(self, sentence: Sentence) -> bool:
        """Whether no later report overtook or withdrew it."""
        return key(sentence) not in self.outdated

    def read_on(self, article: Article) -> date:
        """The day of the first edition that cites this version."""
        return next(t.day for t in self.tellings if article in t.story.articles)

    def holding(self, sentences: Iterable[Sentence], today: Iterable[Article]) -> tuple[Article, ...]:
        """The articles of earlier days in which these sentences stand and none of today's versions has them."""
        wanted = [s for s in sentences if not any(holds(article, s) for article in today)]
        needed: list[Article] = []
        for sentence in wanted:
            if not any(holds(article, sentence) for article in needed):
                needed += [article for article in self.articles if holds(article, sentence)][-1:]
        return tuple(article for article in self.articles if article in needed)


def history(tellings: Iterable[Telling]) -> History:
    """The history that tellings of one story make, oldest first."""
    told = tuple(tellings)
    printed: dict[Key, Printed] = {}
    for one in (one for telling in told for one in _read(telling)):
        before = printed.setdefault(key(one.sentence), one)
        if one.fact and not before.fact:
            printed[key(one.sentence)] = one
    return History(told, tuple(_cited(told)), printed, frozenset(_outdated(told)))


def _read(telling: Telling) -> Iterator[Printed]:
    """What readers of an edition were told: a mention that says more than the fact behind which it is cited was not."""
    language = telling.story.articles[0].language
    only_cited = {key(mention) for fact in telling.story.facts for mention in _only_cited(fact, language)}
    yield from (one for one in telling.printed if not one.fact or key(one.sentence) not in only_cited)


def _only_cited(fact: Fact, language: str) -> Iterator[Sentence]:
    readings = [reading for point in fact.disagreements for reading in point.readings]
    shown = {fact.wording, *(mention for reading in readings for mention in reading.mentions)}
    printed = [part.shown for part in (fact.wording, *fact.additions)] + [reading.value for reading in readings]
    yield from (m for m in fact.stating if m not in shown and says_more(m.text, printed, language))


def _outdated(told: Iterable[Telling]) -> Iterator[Key]:
    """What later tellings overtook: the mentions that they name, and all else that was printed of the same facts."""
    of_fact: dict[str, list[Key]] = {}
    fact_of: dict[Key, str] = {}
    for telling in told:
        for gone in map(key, telling.outdated()):
            yield gone
            yield from of_fact.pop(fact_of.get(gone, ""), ())
        for one in telling.printed:
            if one.fact:
                of_fact.setdefault(one.fact, []).append(key(one.sentence))
                fact_of[key(one.sentence)] = one.fact


def _cited(told: Sequence[Telling]) -> Iterator[Article]:
    """Each version of an article that has one of the sentences printed or cited, once."""
    of_article: dict[str, list[Sentence]] = {}
    for one in (one for telling in told for one in telling.printed):
        of_article.setdefault(one.sentence.article, []).append(one.sentence)
    seen: set[tuple[str, str]] = set()
    for article in (article for telling in told for article in telling.story.articles):
        version = (article.id, article.digest)
        if version not in seen and any(holds(article, s) for s in of_article.get(article.id, ())):
            seen.add(version)
            yield article
