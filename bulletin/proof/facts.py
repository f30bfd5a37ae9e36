"""Facts, quotes, readings and what stands around them, against the articles of their story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin.facts.same.support import loose
from bulletin.model import Article, Edition, Fact, Quote, Reading, Sentence, Story, holds
from bulletin.proof.again import miscorrected
from bulletin.proof.doubt import Doubt
from bulletin.proof.sentences import misplaced
from bulletin.proof.versions import Versions, todays, versions


def unproven(story: Story) -> Iterator[Doubt]:
    """What a story prints that its articles do not bear out; who first reported it is told elsewhere."""
    articles = versions([story])
    today = todays(story)
    for fact in story.facts:
        yield from _fact(fact, articles)
        if not any(_is_partly_as_told(fact, some, articles, goes_on=bool(story.earlier)) for some in today):
            yield Doubt(f"fact {fact.id}", "tells otherwise than its words which mentions bear it out in part only")
    for quote in story.quotes:
        yield from _quote(quote, articles)
    others = [sentence for summary in story.summaries for sentence in summary.sentences]
    others += [*story.background, *(dated.sentence for dated in story.timeline)]
    for sentence in others:
        yield from misplaced(f"story {story.id}", sentence, articles)


def corrected(edition: Edition) -> Iterator[Doubt]:
    """What the corrections cite that the articles of their stories do not say."""
    stories = {story.id: story for story in (*edition.stories, *edition.also_reported)}
    for found in edition.corrections:
        subject = f"correction of {found.date}"
        if found.story not in stories:
            yield Doubt(subject, f"belongs to story {found.story}, which is not there")
            continue
        articles = versions([stories[found.story]])
        for reading in (found.was, found.now) if found.now else (found.was,):
            yield from _reading(subject, reading, articles)
        yield from miscorrected(found, articles)


def _fact(fact: Fact, articles: Versions) -> Iterator[Doubt]:
    subject = f"fact {fact.id}"
    places = {_place(mention) for mention in fact.mentions}
    for sentence in (fact.wording, *fact.mentions, *fact.additions, *fact.partly):
        yield from misplaced(subject, sentence, articles)
    if _place(fact.wording) not in places:
        yield Doubt(subject, f"is worded “{fact.wording.shown}”, which none of its mentions says")
    if len(places) < len(fact.mentions):
        yield Doubt(subject, "counts a sentence twice")
    if any(not _is_part(part, fact) for part in fact.additions):
        yield Doubt(subject, "adds words that stand in none of its mentions")
    for point in fact.disagreements:
        for reading in point.readings:
            yield from _reading(subject, reading, articles)
            if not {_place(mention) for mention in reading.mentions} <= places:
                yield Doubt(subject, f"gives “{reading.value}” by a sentence that is none of its mentions")


def _is_partly_as_told(fact: Fact, today: Sequence[Article], articles: Versions, *, goes_on: bool) -> bool:
    """Whether those mentions tell of it only in part that do by their words, and all that are not of today's articles.

    Of one that two versions of its article have, either may be meant; in a story that goes on, mentions that only
    repeat what was printed tell in part of what is new.
    """
    mentions = [mention for mention in fact.mentions if any(holds(article, mention) for article in today)]
    languages = {article.id: article.language for article in today}
    partly = {*loose(fact.wording, mentions, languages.get(fact.wording.article, ""))}
    partly |= {mention for mention in fact.mentions if mention not in mentions}
    beyond = [mention for mention in fact.partly if mention not in partly]
    if goes_on:
        return partly <= {*fact.partly} < {*fact.mentions}
    return partly <= {*fact.partly} and all(
        sum(holds(version, mention) for version in articles.get(mention.article, ())) > 1 for mention in beyond
    )


def _reading(subject: str, reading: Reading, articles: Versions) -> Iterator[Doubt]:
    for mention in reading.mentions:
        yield from misplaced(subject, mention, articles)
    value = _flat(reading.value)
    if not value or not any(value in _flat(mention.text) for mention in reading.mentions):
        yield Doubt(subject, f"gives the reading “{reading.value}”, which none of its sentences has")


def _quote(quote: Quote, articles: Versions) -> Iterator[Doubt]:
    subject = f"quote of {quote.speaker}"
    for sentence in (quote.wording, *quote.variants, *quote.repeats):
        yield from misplaced(subject, sentence, articles)


def _is_part(part: Sentence, fact: Fact) -> bool:
    return any(
        mention.article == part.article and mention.start <= part.start and part.end <= mention.end
        for mention in fact.mentions
    )


def _place(sentence: Sentence) -> tuple[str, int, int]:
    return sentence.article, sentence.start, sentence.end


def _flat(text: str) -> str:
    return " ".join(text.split())
