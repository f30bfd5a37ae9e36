"""What follows from the articles alone, worked out again: disagreements, speakers, days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bulletin.facts.disagreements import among
from bulletin.facts.happened import happened_on
from bulletin.facts.points.counts import counts
from bulletin.facts.quotes import full_name
from bulletin.facts.speech.utterances import Utterance, utterances
from bulletin.facts.speech.variants import variants
from bulletin.model import Correction, Dated, Disagreement, Fact, Quote, Reading, Sentence, Story, holds
from bulletin.proof.doubt import Doubt
from bulletin.proof.versions import Versions, todays, versions
from bulletin.text.people import same_person

_Point = tuple[str, tuple[str, ...], bool]


def otherwise(story: Story, day: date) -> Iterator[Doubt]:
    """What a story of the edition of `day` tells otherwise than its articles have it."""
    articles = versions([story])
    today = todays(story)[0]
    said = [one for article in today for one in utterances(article)]
    for fact in story.facts:
        yield from _disputed(fact, articles, said, day, goes_on=bool(story.earlier))
    for quote in story.quotes:
        yield from _spoken(quote, said)
    for dated in story.timeline:
        yield from _dated(dated, articles, f"story {story.id}")


def miscorrected(found: Correction, articles: Versions) -> Iterator[Doubt]:
    """Why the readings of a correction do not follow from their sentences."""
    subject = f"correction of {found.date}"
    mentions = [mention for one in (found.was, found.now) if one for mention in one.mentions]
    if found.now is None:
        latest = articles.get(found.was.mentions[0].article, ()) if found.was.mentions else ()
        if not latest or any(mention.text in latest[0].text for mention in found.was.mentions):
            yield Doubt(subject, f"says “{found.was.value}” is withdrawn, which its article still has")
        elif found.was.value not in {*_figures(mentions, articles), *(mention.shown for mention in mentions)}:
            yield Doubt(subject, f"gives the reading “{found.was.value}”, which is neither a figure nor its sentence")
    elif not _are_at_odds(found.kind, (found.was, found.now), articles):
        yield Doubt(subject, f"sets “{found.was.value}” against “{found.now.value}”, which its sentences do not")


def _disputed(
    fact: Fact, articles: Versions, said: Sequence[Utterance], day: date, *, goes_on: bool
) -> Iterator[Doubt]:
    """The disagreements of a fact that are not those of its mentions.

    Of a fact that an earlier edition printed, some readings are from then: each point then has to follow by itself. In
    a story that goes on, what repeats in part what was printed is told without what it is at odds with.
    """
    if fact.first_seen is not None:
        yield from (doubt for point in fact.disagreements for doubt in _updated(fact, point, articles))
        return
    mine = {_told(point) for point in fact.disagreements}
    if goes_on and not mine:
        return
    if not any(mine == {_told(point) for point in found} for found in _worked_out(fact, articles, said, day)):
        yield Doubt(f"fact {fact.id}", f"has {len(mine)} disagreements, which are not those of its mentions")


def _updated(fact: Fact, point: Disagreement, articles: Versions) -> Iterator[Doubt]:
    if not _are_at_odds(point.kind, point.readings, articles):
        values = " and ".join(f"“{reading.value}”" for reading in point.readings)
        yield Doubt(f"fact {fact.id}", f"sets {values} against each other, which its sentences do not")


def _worked_out(
    fact: Fact, articles: Versions, said: Sequence[Utterance], day: date
) -> Iterator[tuple[Disagreement, ...]]:
    """What the mentions disagree on, with what could be known: who speaks, and when undated reports appeared."""
    mentions = [_whole(mention) for mention in fact.mentions]
    language = _language(mentions, articles)
    speakers = {(one.article.id, n): one.speaker for one in said for n in one.indices}
    dated = {id: held[0].published for id, held in articles.items()}
    known = {id: published or day for id, published in dated.items()}
    for published in (dated, known):
        for spoke in (speakers, {}):
            yield among(mentions, language, published, spoke)


def _told(point: Disagreement) -> _Point:
    values = tuple(reading.value for reading in point.readings)
    return point.kind, values if point.update else tuple(sorted(values)), point.update


def _are_at_odds(kind: str, readings: Sequence[Reading], articles: Versions) -> bool:
    """Whether the sentences of the readings differ in these values, or give these figures of one thing."""
    mentions = [_whole(mention) for reading in readings for mention in reading.mentions]
    values = {reading.value for reading in readings}
    own = {mention.article: n for n, mention in enumerate(mentions)}
    apart = [Sentence(f"{m.article} {n}", 0, 0, len(m.text), m.text) for n, m in enumerate(mentions)]
    language = _language(mentions, articles)
    found = among(apart, language) if own else ()
    if any(point.kind == kind and values <= {r.value for r in point.readings} for point in found):
        return True
    return kind == "number" and all(reading.value in _figures(reading.mentions, articles) for reading in readings)


def _figures(mentions: Iterable[Sentence], articles: Versions) -> set[str]:
    """The figures of sentences, as they are written."""
    return {one.written for mention in mentions for one in counts(mention.text, _language([mention], articles))}


def _spoken(quote: Quote, said: Sequence[Utterance]) -> Iterator[Doubt]:
    """Which words of a quote are not shown to be this speaker's."""
    theirs = [one for one in said if one.speaker and full_name(one.speaker, said) == quote.speaker]
    wanted = (quote.wording, *quote.variants, *quote.repeats)
    strays = [words for words in wanted if not any(_is_at(one, words) for one in theirs)]
    alike = variants(said) if strays else {}
    told = {one for pair in alike for one in pair if any(said[n] in theirs for n in pair)}
    told |= {n for n, one in enumerate(said) if not one.speaker or same_person(one.speaker, quote.speaker)}
    for words in strays:
        if not theirs or not any(_is_at(said[n], words) for n in sorted(told)):
            yield Doubt(f"quote of {quote.speaker}", f"has “{words.shown}”, which is not shown to be theirs")


def _is_at(utterance: Utterance, sentence: Sentence) -> bool:
    own = utterance.sentence
    return (own.article, own.start, own.end) == (sentence.article, sentence.start, sentence.end)


def _dated(dated: Dated, articles: Versions, subject: str) -> Iterator[Doubt]:
    found = [article for article in articles.get(dated.sentence.article, ()) if holds(article, dated.sentence)]
    if all(happened_on(dated.sentence, article) != dated.day for article in found):
        yield Doubt(subject, f"says that “{dated.sentence.shown}” happened on {dated.day}, which it does not tell")


def _whole(sentence: Sentence) -> Sentence:
    """The sentence without its cuts."""
    return Sentence(sentence.article, sentence.index, sentence.start, sentence.end, sentence.text)


def _language(mentions: Sequence[Sentence], articles: Versions) -> str:
    held = articles.get(mentions[0].article, ()) if mentions else ()
    return held[0].language if held else "en"
