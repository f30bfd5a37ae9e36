"""The facts and quotes of a story as printed passages, each sentence with the marks of where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bulletin.model import Article, Disagreement, Fact, Quote, Reading, Sentence, Story
from bulletin.renderers import counts
from bulletin.renderers.clean import anchor, link, printable
from bulletin.renderers.view import DisagreementView, Line, Mark, Passage, ReadingView, Version, Voice
from bulletin.renderers.words import Words

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[0-9A-Za-z]{2,8})*")


@dataclass(frozen=True, slots=True)
class Teller:
    """Prints sentences of one story: it knows the place of each article (by its id) and the words of the frame."""

    story: Story
    frame: Words
    places: Mapping[str, int]

    def article(self, sentence: Sentence) -> Article:
        """The article that the sentence stands in."""
        return self.story.articles[self.places[sentence.article]]

    def letter(self, article: Article) -> str:
        """What marks the article in this story: A to Z, then AA, AB and so on."""
        return _letters(self.places[article.id])

    def name(self, article: Article) -> str:
        """The source's name, or the words for none."""
        return printable(article.source) or self.frame.phrases["unnamed"]

    def language(self, article: Article) -> str:
        """The article's language when it is known and not that of the frame."""
        known = _LANGUAGE.fullmatch(article.language) and article.language != self.frame.language
        return article.language if known else ""

    def anchor(self, article: Article) -> str:
        """The name of the article's place in the story's list of sources."""
        return f"{anchor('story', self.story.id)}-{self.letter(article).lower()}"

    def line(self, sentence: Sentence, mentions: Iterable[Sentence] = ()) -> Line:
        """The sentence as printed, with its own mark and those of other mentions."""
        return Line(printable(sentence.shown), self.language(self.article(sentence)), self.marks([sentence, *mentions]))

    def marks(self, sentences: Iterable[Sentence]) -> tuple[Mark, ...]:
        """The marks of these sentences, each once, in the order of the story's articles."""
        stands = sorted({(self.places[sentence.article], sentence.index) for sentence in sentences})
        return tuple(self._mark(self.story.articles[place], index + 1) for place, index in stands)

    def _mark(self, article: Article, number: int) -> Mark:
        letter = self.letter(article)
        hint = self.frame.phrases["sentence"].format(source=self.name(article), n=number)
        return Mark(f"{letter}{number}", letter, hint, self.anchor(article), link(article.url))


def _letters(place: int) -> str:
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def teller(story: Story, frame: Words) -> Teller:
    """The teller of a story."""
    return Teller(story, frame, {article.id: place for place, article in enumerate(story.articles)})


def passages(story: Story, tell: Teller) -> tuple[Passage, ...]:
    """The facts in their order, set apart in place when somebody says them, then the quotes that no fact holds.

    A story without facts is told by its summaries.
    """
    if not story.facts:
        sentences = [sentence for summary in story.summaries for sentence in summary.sentences]
        told = [Passage("", "", tell.line(sentence), False, "", (), ()) for sentence in sentences]
        return (*told, *(_quote(quote, tell) for quote in story.quotes))
    said = {_place(mention): fact.id for fact in story.facts for mention in fact.mentions}
    quotes = {said[_place(q.wording)]: q for q in reversed(story.quotes) if _place(q.wording) in said}
    others = [quote for quote in story.quotes if _place(quote.wording) not in said]
    return (*(_fact(fact, quotes.get(fact.id), tell) for fact in story.facts), *(_quote(q, tell) for q in others))


def _place(sentence: Sentence) -> tuple[str, int]:
    return sentence.article, sentence.index


def _fact(fact: Fact, quote: Quote | None, tell: Teller) -> Passage:
    return Passage(
        anchor=anchor("fact", fact.id),
        note=_only(fact, tell),
        line=tell.line(fact.wording, fact.mentions),
        quoted=quote is not None,
        speaker=printable(quote.speaker) if quote else "",
        versions=_versions([quote.wording, *quote.variants], fact.wording, tell) if quote else (),
        disagreements=tuple(_disagreement(d, fact.wording, tell) for d in fact.disagreements),
    )


def _only(fact: Fact, tell: Teller) -> str:
    """The note that one source alone states the fact, in a story that has several."""
    everyone = counts.sources([tell.story])
    if len(everyone) < 2 or len(counts.fact_sources(fact, tell.story)) > 1:
        return ""
    return tell.frame.phrases["only"].format(source=tell.name(tell.article(fact.wording)))


def _quote(quote: Quote, tell: Teller) -> Passage:
    versions = _versions(quote.variants, quote.wording, tell)
    return Passage("", "", tell.line(quote.wording), True, printable(quote.speaker), versions, ())


def _versions(sentences: Iterable[Sentence], printed: Sentence, tell: Teller) -> tuple[Version, ...]:
    other = dict.fromkeys(s for s in sentences if _place(s) != _place(printed))
    note = tell.frame.phrases["variant"]
    return tuple(Version(note.format(source=tell.name(tell.article(s))), tell.line(s)) for s in other)


def _disagreement(disagreement: Disagreement, printed: Sentence, tell: Teller) -> DisagreementView:
    title = f"{tell.frame.phrases['disagree']} · {tell.frame.phrases[disagreement.kind]}"
    return DisagreementView(title, tuple(_reading(reading, printed, tell) for reading in disagreement.readings))


def _reading(reading: Reading, printed: Sentence, tell: Teller) -> ReadingView:
    by_source: dict[str, list[Sentence]] = {}
    for mention in reading.mentions:
        by_source.setdefault(tell.name(tell.article(mention)), []).append(mention)
    voices = tuple(Voice(source, tell.marks(mentions)) for source, mentions in by_source.items())
    if not reading.mentions or printed in reading.mentions:
        return ReadingView(printable(reading.value), voices, None)
    line = tell.line(reading.mentions[0])
    return ReadingView(printable(reading.value), voices, line if len(reading.mentions) > 1 else replace(line, marks=()))
