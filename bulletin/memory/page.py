"""Today's articles of a story beside what was printed of it, as one story for `merge`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bulletin.memory.history import History
from bulletin.memory.repeats import Repeats
from bulletin.memory.tellings import Printed, key
from bulletin.model import Article, Fact, Sentence, holds


@dataclass(frozen=True, slots=True)
class Met:
    """A fact with its mentions of today, and what was printed of it.

    Of the mentions the `fresh` ones were not printed word for word, and `more` says what nothing printed does. Of what
    was printed, `counted` shares no more with it than a toll.
    """

    fact: Fact
    fresh: tuple[Sentence, ...]
    more: tuple[Sentence, ...]
    before: tuple[Printed, ...]
    counted: frozenset[Printed] = frozenset()


class Page:
    """Today's articles of a story, and earlier ones with nothing but what was printed of them and is like today's.

    An earlier article has a name of its own here, as there may be several versions of it. Articles without a date have
    that of the edition that read them first, and a version is older than the one that took its place.
    """

    def __init__(
        self, today: Sequence[Article], history: History, day: date, looked_at: Iterable[Sentence] | None = None
    ) -> None:
        """`looked_at` are the sentences of today that matter, by default all."""
        self.today, self.history, self.day, self.language = today, history, day, today[0].language
        self._words = {_words(one.sentence): one for one in reversed(tuple(history.printed.values()))}
        self._printed: dict[Sentence, Printed] = {}
        self._stand_ins: dict[Sentence, Sentence] = {}
        self.repeats = Repeats(history.compared(), self.language)
        dated = [article if article.published else replace(article, published=day) for article in today]
        self._days = {article.id: _day(article.published or day) for article in today}
        self.articles: tuple[Article, ...] = (*dated, *self._earlier(looked_at))

    def met(self, fact: Fact) -> Met | None:
        """The fact as today's articles state it, None when none does."""
        own = tuple(mention for mention in fact.mentions if mention not in self._printed)
        if not own:
            return None
        found = [self._printed[mention] for mention in fact.mentions if mention in self._printed]
        repeated = {mention: one for mention in own if (one := self._again(mention))}
        found += repeated.values()
        if len(own) < len(fact.mentions):
            wording = fact.wording if fact.wording in own else own[0]
            partly = tuple(mention for mention in fact.partly if mention in own)
            fact = replace(fact, wording=wording, mentions=own, partly=partly, disagreements=())
        fresh = tuple(mention for mention in own if mention not in repeated)
        counted = dict.fromkeys(one for mention in fresh for one in self.repeats.same_toll(mention) if one not in found)
        before = tuple(dict.fromkeys((*found, *counted))) or self.repeats.alike(fact.wording)
        more = tuple(mention for mention in fresh if not self.repeats.repeats(mention, before))
        return Met(fact, fresh, more, before, frozenset(counted))

    def stand_in(self, printed: Printed) -> Sentence:
        """The printed sentence under the name that its article has here."""
        return self._stand_ins.get(printed.sentence, printed.sentence)

    def real(self, sentence: Sentence) -> Sentence:
        """The sentence under its article's own name."""
        return self._printed[sentence].sentence if sentence in self._printed else sentence

    def article(self, sentence: Sentence) -> Article:
        """The version of the article in which a printed sentence or one of today's stands."""
        return next(a for a in (*self.today, *self.history.articles) if holds(a, sentence))

    def behind(self, sentence: Sentence) -> str:
        """The sentence after one of today's, empty behind the last."""
        sentences = next(article.sentences for article in self.today if holds(article, sentence))
        return next((s.text for s in sentences if s.index == sentence.index + 1), "")

    def published(self, standing: Sequence[Sentence]) -> Mapping[str, date]:
        """The days of the articles: whoever is no older than what these sentences were printed from comes after it."""
        last = max(self._days[mention.article] for mention in standing)
        before = self.day - timedelta(days=1)
        earlier = {sentence.article for sentence in (*self._printed, *standing)}
        return {
            id: min(own, before) if id in earlier else self.day if own >= min(last, before) else own
            for id, own in self._days.items()
        }

    def _again(self, mention: Sentence) -> Printed | None:
        """What was printed in these words."""
        return self.history.printed.get(key(mention)) or self._words.get(_words(mention))

    def _earlier(self, looked_at: Iterable[Sentence] | None) -> Iterator[Article]:
        own = [sentence for article in self.today for sentence in article.sentences]
        said = {key(sentence) for sentence in own}
        version_of = {article.id: article for article in self.today}
        near = {one for s in (own if looked_at is None else looked_at) for one in self.repeats.near(s)}
        waiting = [one for one in self.history.printed.values() if key(one.sentence) not in said]
        for article in self.history.articles:
            name = f"{article.id} {article.digest}"
            held = sorted((one for one in waiting if holds(article, one.sentence)), key=lambda one: one.sentence.start)
            waiting = [one for one in waiting if one not in held]
            for n, one in enumerate(held):
                stand_in = replace(one.sentence, article=name, index=n, cuts=(), shown="")
                self._stand_ins[one.sentence], self._printed[stand_in] = stand_in, one
            published = _before(article.published or self.history.read_on(article), version_of.get(article.id))
            self._days[name] = _day(published)
            sentences = tuple(self._stand_ins[one.sentence] for one in held if one in near)
            if sentences:
                yield replace(article, id=name, sentences=sentences, published=published)


def _before(published: datetime | date, later: Article | None) -> datetime | date:
    """When an article appeared, the day before the version that took its place at the latest."""
    if later is None or later.published is None:
        return published
    return min(published, later.published - timedelta(days=1), key=_day)


def _day(when: datetime | date) -> date:
    return when.date() if isinstance(when, datetime) else when


def _words(sentence: Sentence) -> str:
    return " ".join(sentence.text.casefold().split())
