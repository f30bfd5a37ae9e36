"""The facts and quotes of a story as printed passages, each sentence with the marks of where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from bulletin.model import Article, Disagreement, DisagreementKind, Fact, Quote, Reading, Sentence, Story
from bulletin.renderers.clean import anchor, link, printable
from bulletin.renderers.view import counts, pictured
from bulletin.renderers.view.letters import letters
from bulletin.renderers.view.values import (
    DisagreementView,
    Evidence,
    Line,
    Mark,
    Passage,
    ReadingView,
    SourceView,
    Version,
    Voice,
)
from bulletin.renderers.words import Words, message

_KINDS: Mapping[DisagreementKind, str] = {
    "number": message("figure"),
    "date": message("date"),
    "name": message("name"),
    "polarity": message("whether it is so"),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[0-9A-Za-z]{2,8})*")


class _Stand(NamedTuple):
    """Where something stands: the place of its article, and the indexes of its first and its last sentence."""

    place: int
    first: int
    last: int

    def is_inside(self, other: _Stand) -> bool:
        """Whether the other takes it in and is longer."""
        return self != other and self.place == other.place and other.first <= self.first and self.last <= other.last


@dataclass(frozen=True, slots=True)
class Teller:
    """Prints sentences of one story: it knows the places of each article (by its id) and the words of the frame.

    An article has a second place when an earlier version of it is cited, too. `prefix` stands in front of its marks,
    outside the story its number; None is for a story without marks.
    """

    story: Story
    frame: Words
    places: Mapping[str, tuple[int, ...]]
    prefix: str | None

    def article(self, sentence: Sentence) -> Article:
        """The article that the sentence stands in."""
        return self.story.articles[self._place(sentence)]

    def _place(self, sentence: Sentence) -> int:
        """Where the version of the article that has the sentence stands; today's is the last."""
        places = self.places[sentence.article]
        texts = ((place, self.story.articles[place].text) for place in places)
        return next(
            (place for place, text in texts if text[sentence.start : sentence.end] == sentence.text), places[-1]
        )

    def letter(self, article: Article) -> str:
        """What marks the article in this story: A to Z, then AA, AB and so on."""
        return letters(next(p for p in self.places[article.id] if self.story.articles[p] is article))

    def name(self, article: Article) -> str:
        """The source's name, or the words for none."""
        return printable(article.source) or self.frame.say("unnamed source")

    def language(self, article: Article) -> str:
        """The article's language when it is known and not that of the frame."""
        known = _LANGUAGE.fullmatch(article.language) and article.language != self.frame.language
        return article.language if known else ""

    def anchor(self, article: Article) -> str:
        """The name of the article's place in the story's list of sources."""
        return f"{anchor('story', self.story.id)}-{self.letter(article).lower()}"

    def source(self, article: Article) -> SourceView:
        """The article as the story's list of sources has it."""
        published = article.published
        return SourceView(
            anchor=self.anchor(article),
            letter=self.letter(article),
            source=self.name(article),
            title=printable(article.title),
            language=self.language(article),
            date=self.frame.moment(published) if published else "",
            iso=published.isoformat(timespec="minutes") if isinstance(published, datetime) else str(published or ""),
            url=link(article.url),
            note=self.frame.say("summary only") if article.excerpt else "",
        )

    def numbered(self, kind: str, number: int) -> str:
        """The name of the place of something in the story that is no fact: its quotes, its summary's sentences."""
        return f"{anchor('story', self.story.id)}-{kind}{number}"

    def line(self, sentence: Sentence, mentions: Iterable[Sentence] = ()) -> Line:
        """The sentence as printed, with its own mark and those of other mentions."""
        return Line(printable(sentence.shown), self.language(self.article(sentence)), self.marks([sentence, *mentions]))

    def marks(self, sentences: Iterable[Sentence]) -> tuple[Mark, ...]:
        """The marks of these sentences, each once, in the order of the story's articles."""
        if self.prefix is None:
            return ()
        return tuple(self._mark(self.story.articles[one.place], one.first, one.last) for one in self._stands(sentences))

    def _stands(self, sentences: Iterable[Sentence]) -> list[_Stand]:
        return sorted({_Stand(self._place(s), s.index, self._last(s)) for s in sentences})

    def evidence(self, stating: Iterable[Sentence], partly: Iterable[Sentence] = ()) -> tuple[Evidence, ...]:
        """What each source says, in the order of the marks; what tells of it only in part comes last and says so."""
        noted = dict.fromkeys(self._stands(partly), self.frame.say("in part"))
        noted = dict.fromkeys(self._stands(stating), "") | noted
        whole = [one for one in noted if not any(one.is_inside(other) for other in noted)]
        return tuple(self._evidence(one, noted[one]) for one in whole)

    def _evidence(self, stand: _Stand, note: str) -> Evidence:
        article = self.story.articles[stand.place]
        own = article.sentences[stand.first : stand.last + 1]
        before, after = article.sentences[: stand.first][-1:], article.sentences[stand.last + 1 :][:1]
        return Evidence(
            source=self.source(article),
            number=self.frame.say("sentence {n}", n=_numbers(stand.first, stand.last)),
            note=note,
            before=printable(" ".join(s.text for s in before)),
            text=printable(article.text[own[0].start : own[-1].end] if own else ""),
            after=printable(" ".join(s.text for s in after)),
        )

    def where(self, sentence: Sentence) -> str:
        """The source and the number of the sentence, in words."""
        return self._hint(self.article(sentence), _numbers(sentence.index, self._last(sentence)))

    def _last(self, sentence: Sentence) -> int:
        """The index of the last sentence that a quote which runs over several of them reaches into."""
        behind = (s.index for s in self.article(sentence).sentences[sentence.index + 1 :] if s.start < sentence.end)
        return max(behind, default=sentence.index)

    def _mark(self, article: Article, first: int, last: int) -> Mark:
        letter, number = self.letter(article), _numbers(first, last)
        return Mark(
            f"{self.prefix}{letter}{number}",
            letter,
            self._hint(article, number),
            self.anchor(article),
            link(article.url),
        )

    def _hint(self, article: Article, number: str) -> str:
        return self.frame.say("{source}, sentence {n}", source=self.name(article), n=number)


def _numbers(first: int, last: int) -> str:
    return f"{first + 1}–{last + 1}" if last > first else str(first + 1)


def teller(story: Story, frame: Words, prefix: str | None = "") -> Teller:
    """The teller of a story."""
    places: dict[str, tuple[int, ...]] = {}
    for place, article in enumerate(story.articles):
        places[article.id] = (*places.get(article.id, ()), place)
    return Teller(story, frame, places, prefix)


def passages(story: Story, tell: Teller) -> tuple[Passage, ...]:
    """The facts in their order, set apart in place when somebody says them, then the quotes that no fact holds.

    A story without facts is told by its summaries.
    """
    if not story.facts:
        sentences = [sentence for summary in story.summaries for sentence in summary.sentences]
        told = [
            Passage(tell.line(sentence), anchor=tell.numbered("s", number), evidence=tell.evidence([sentence]))
            for number, sentence in enumerate(sentences, 1)
        ]
        return (*told, *_quotes(story.quotes, tell))
    quotes = {_place(version): q for q in reversed(story.quotes) for version in (q.wording, *q.variants)}
    printed = [(fact, quotes.get(_place(fact.wording))) for fact in story.facts]
    others = [quote for quote in story.quotes if all(quote is not own for _, own in printed)]
    return (*(_fact(fact, quote, tell) for fact, quote in printed), *_quotes(others, tell))


def _place(sentence: Sentence) -> tuple[str, int, int]:
    return sentence.article, sentence.start, sentence.end


def _fact(fact: Fact, quote: Quote | None, tell: Teller) -> Passage:
    quoted = (quote.wording, *quote.variants) if quote else ()
    said = {(s.article, s.index) for s in quoted}
    return Passage(
        replace(tell.line(fact.wording, fact.stating), loosely=tell.marks(fact.partly)),
        anchor=anchor("fact", fact.id),
        alerts=tuple(dict.fromkeys(_alert(point, tell) for point in fact.disagreements)),
        before=_before(fact, tell),
        note=_note(fact, tell),
        quoted=quote is not None,
        speaker=printable(quote.speaker) if quote else "",
        versions=_versions(quoted, fact.wording, tell),
        additions=tuple(_addition(p, tell) for p in fact.additions if (p.article, p.index) not in said),
        disagreements=tuple(_disagreement(d, fact.wording, tell) for d in fact.disagreements),
        evidence=tell.evidence((*fact.stating, *quoted), fact.partly),
        agreement=pictured.agreement(fact, tell),
    )


def _before(fact: Fact, tell: Teller) -> str:
    """How the figures of a fact that an earlier edition printed have moved, and when it was first printed."""
    if fact.first_seen is None:
        return ""
    moved = [" → ".join(printable(r.value) for r in point.readings) for point in fact.disagreements if point.update]
    return " · ".join([*moved, tell.frame.say("first printed {date}", date=tell.frame.day(fact.first_seen))])


def _note(fact: Fact, tell: Teller) -> str:
    """The note that one source alone states the fact, in a story that has several, or that some of them copied it."""
    everyone, stated = counts.sources([tell.story]), counts.fact_sources(fact, tell.story)
    if len(everyone) > 1 and len(stated) < 2:
        if fact.partly:
            return ""
        return tell.frame.say("only in {source}", source=tell.name(tell.article(fact.wording)))
    if fact.origins < len(stated):
        stating = tell.frame.count("source", "sources", len(stated))
        return f"{stating} · {tell.frame.count('origin', 'origins', fact.origins)}"
    return ""


def _addition(part: Sentence, tell: Teller) -> Version:
    """A part of a mention, printed with marks for what is left out around it."""
    article = tell.article(part)
    whole = next((s for s in article.sentences if s.start <= part.start and part.end <= s.end), part)
    end = part.end if any(map(str.isalnum, article.text[part.end : whole.end])) else whole.end
    cuts = tuple(span for span in ((whole.start, part.start), (end, whole.end)) if span[0] < span[1])
    note = tell.frame.say("{source} adds:", source=tell.name(article))
    return Version(note, tell.line(replace(whole, cuts=cuts, shown="")))


def _quotes(quotes: Iterable[Quote], tell: Teller) -> Iterator[Passage]:
    for number, quote in enumerate(quotes, 1):
        yield replace(_quote(quote, tell), anchor=tell.numbered("q", number))


def _quote(quote: Quote, tell: Teller) -> Passage:
    versions = _versions(quote.variants, quote.wording, tell)
    line = tell.line(quote.wording, quote.repeats)
    evidence = tell.evidence((quote.wording, *quote.variants, *quote.repeats))
    speaker = printable(quote.speaker)
    return Passage(line, quoted=True, speaker=speaker, versions=versions, evidence=evidence, is_fact=False)


def _versions(sentences: Iterable[Sentence], printed: Sentence, tell: Teller) -> tuple[Version, ...]:
    other = dict.fromkeys(s for s in sentences if _place(s) != _place(printed))
    note = tell.frame.say("in {source}:")
    return tuple(Version(note.format(source=tell.name(tell.article(s))), tell.line(s)) for s in other)


def _disagreement(found: Disagreement, printed: Sentence, tell: Teller) -> DisagreementView:
    title = f"{_alert(found, tell)} · {kind(found.kind, tell.frame)}"
    last = len(found.readings) - 1
    whens = [
        _when(reading, place == last, tell) if found.update else "" for place, reading in enumerate(found.readings)
    ]
    readings = (read(reading, when, printed, tell) for reading, when in zip(found.readings, whens, strict=True))
    return DisagreementView(title, found.update, tuple(readings), pictured.disagreement(found, tell))


def kind(kind: DisagreementKind, frame: Words) -> str:
    """What sources disagree on, in the frame's words."""
    return frame.say(_KINDS[kind])


def _alert(found: Disagreement, tell: Teller) -> str:
    return tell.frame.say(message("Updated") if found.update else message("Sources disagree"))


def _when(reading: Reading, last: bool, tell: Teller) -> str:
    """Whether the reading is the earlier or the later one, and when the first report that gives it came out."""
    dates = [published for mention in reading.mentions if (published := tell.article(mention).published)]
    moment = [tell.frame.moment(min(dates, key=lambda when: when.isoformat()))] if dates else []
    return ", ".join([tell.frame.say(message("later") if last else message("earlier")), *moment])


def read(reading: Reading, when: str, printed: Sentence | None, tell: Teller) -> ReadingView:
    """The reading with its sources, and its sentence unless that is the one `printed` just above."""
    by_source: dict[str, list[Sentence]] = {}
    for mention in reading.mentions:
        by_source.setdefault(tell.name(tell.article(mention)), []).append(mention)
    voices = tuple(Voice(source, tell.marks(mentions)) for source, mentions in by_source.items())
    value = printable(reading.value)
    if not reading.mentions or printed in reading.mentions:
        return ReadingView(value, when, voices, None)
    line = tell.line(reading.mentions[0])
    return ReadingView(value, when, voices, line if len(reading.mentions) > 1 else replace(line, marks=()))
