"""What was printed and has gone from its article, with nothing in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from bulletin.facts.points.counts import counts
from bulletin.facts.same.support import loose
from bulletin.memory.history import History
from bulletin.memory.tellings import Key, key
from bulletin.model import Article, Correction, DisagreementKind, Fact, Reading, Sentence, holds

# A new version that keeps this share of the old sentences is the same report, edited: what is missing was taken out. An
# editorial choice; what is written anew leaves things out for want of room.
SAME_REPORT = 0.6


def withdrawn(articles: Sequence[Article], history: History, story: str, told: Collection[Key]) -> Iterator[Correction]:
    """A correction for each printed wording that its article no longer has and no other source states.

    `told` are the printed sentences of which today's articles tell.
    """
    for telling in history.tellings:
        for fact in telling.story.facts:
            wording = fact.wording
            if key(wording) in told or key(wording) in history.outdated:
                continue
            version = next((article for article in articles if article.id == wording.article), None)
            if (
                version
                and _taken_out(wording, version, history)
                and not _stated_elsewhere(fact, telling.story.articles)
            ):
                kind, value = _value(wording, version.language)
                yield Correction(telling.day, story, kind, Reading(value, (wording,)))


def _taken_out(wording: Sentence, version: Article, history: History) -> bool:
    if wording.text in version.text:
        return False
    old = next((article for article in reversed(history.articles) if holds(article, wording)), None)
    if old is None or not old.sentences:
        return False
    kept = sum(sentence.text in version.text for sentence in old.sentences)
    left = loose(wording, version.sentences, version.language)
    return kept >= SAME_REPORT * len(old.sentences) and len(left) == len(version.sentences)


def _stated_elsewhere(fact: Fact, articles: Iterable[Article]) -> bool:
    source_of = {article.id: article.source for article in articles}
    return len({source_of[mention.article] for mention in fact.stating}) > 1


def _value(wording: Sentence, language: str) -> tuple[DisagreementKind, str]:
    """What the sentence said: its first figure, or all of it."""
    found = counts(wording.text, language)
    return ("number", found[0].written) if found else ("polarity", wording.shown)


def once(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Each once, though two facts may tell of what was wrong."""
    seen: set[Key] = set()
    kept: list[Correction] = []
    for correction in corrections:
        keys = {key(mention) for mention in correction.was.mentions}
        if not keys & seen:
            seen |= keys
            kept.append(correction)
    return tuple(kept)
