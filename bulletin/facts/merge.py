"""Sentences that say the same thing become one fact."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bulletin.facts.additions import Told, additions
from bulletin.facts.disagreements import among
from bulletin.facts.match import SAME_FACT
from bulletin.facts.origins import traced
from bulletin.facts.same.context import Mention, mentions, scores
from bulletin.facts.same.joining import joined
from bulletin.facts.same.support import loose
from bulletin.facts.speech.utterances import utterances
from bulletin.facts.traces.tellers import Tellers, independent, tellers
from bulletin.facts.wording import best_wording
from bulletin.model import Article, Disagreement, Fact, Sentence, earliest_first
from bulletin.settings import Settings

_DEFAULTS = Settings()
_MARK = re.compile('["“”„«»]')


def merge(articles: Iterable[Article], settings: Settings = _DEFAULTS) -> tuple[Fact, ...]:
    """The facts that the articles of one story state, best first; every sentence is a mention of exactly one.

    Best are those with the most origins, then sources, then the words that most of the story's articles use.
    Only mentions that bear the wording out count as its sources. Mentions come earliest first. The id is that of the
    earliest mention's words, so it stays the same in a later edition with more mentions. Each fact has its best
    wording, and the clauses that only one mention has.
    """
    story = sorted(articles, key=earliest_first)
    said = mentions(story)
    groups = [[said[n] for n in group] for group in joined(len(said), scores(said), SAME_FACT)]
    told_by = tellers(story, traced(story, settings))
    common = _commonness(said, len(story))
    everything = Told((mention.sentence, mention.profile) for mention in said)
    speakers = _speakers(groups)
    facts = [_fact(group, key, told_by, everything, speakers) for group, key in zip(groups, _keys(groups), strict=True)]
    ranks = [(-_sources(fact, group), -_salience(group, common)) for fact, group in zip(facts, groups, strict=True)]
    order = sorted(range(len(facts)), key=lambda n: (-facts[n].origins, *ranks[n], n))
    return tuple(facts[n] for n in order)


def _fact(
    group: Sequence[Mention], key: str, told_by: Tellers, story: Told, speakers: Mapping[tuple[str, int], str]
) -> Fact:
    sentences = tuple(mention.sentence for mention in group)
    language = group[0].article.language
    disagreements = among(sentences, language, {m.article.id: m.article.published for m in group}, speakers)
    wording = best_wording(sentences, language, disagreements)
    partly = loose(wording, sentences, language)
    return Fact(
        id=key,
        wording=wording,
        mentions=sentences,
        origins=independent([sentence for sentence in sentences if sentence not in partly], told_by),
        disagreements=disagreements,
        additions=_undisputed(additions(sentences, wording, language, disagreements, story), disagreements),
        partly=partly,
    )


def _speakers(groups: Iterable[Sequence[Mention]]) -> dict[tuple[str, int], str]:
    """Who says the words of a mention (its article and index), in articles that several quote from."""
    shared = (group for group in groups if len({mention.article.id for mention in group}) > 1)
    quoting = {m.article.id: m.article for group in shared for m in group if _MARK.search(m.sentence.text)}
    return {(a.id, n): said.speaker for a in quoting.values() for said in utterances(a) for n in said.indices}


def _sources(fact: Fact, group: Sequence[Mention]) -> int:
    return len({mention.article.source for mention in group if mention.sentence not in fact.partly})


def _undisputed(parts: Iterable[Sentence], disagreements: Iterable[Disagreement]) -> tuple[Sentence, ...]:
    """The parts of mentions that take no side: "when it will also …" would tell of the other side's day."""
    readings = (reading for point in disagreements for reading in point.readings)
    sides = {(mention.article, mention.index) for reading in readings for mention in reading.mentions}
    return tuple(part for part in parts if (part.article, part.index) not in sides)


def _keys(groups: Iterable[Sequence[Mention]]) -> list[str]:
    """The id of each first mention's words; a repetition that is a fact of its own is numbered."""
    seen: Counter[str] = Counter()
    keys = []
    for group in groups:
        first = key(group[0].sentence)
        keys.append(key(group[0].sentence, seen[first]))
        seen[first] += 1
    return keys


def key(sentence: Sentence, repetitions: int = 0) -> str:
    """The id of the fact whose earliest mention a sentence is: the SHA-256 of its words, 16 hex digits."""
    words = " ".join(sentence.text.casefold().split())
    return hashlib.sha256((words + "\n" * repetitions).encode()).hexdigest()[:16]


def _commonness(said: Sequence[Mention], articles: int) -> dict[tuple[str, str], float]:
    """The share of the story's articles that use a stem."""
    used = {(m.article.id, m.article.language, stem) for m in said for stem in m.profile.weights}
    return {key: count / articles for key, count in Counter((language, stem) for _, language, stem in used).items()}


def _salience(group: Sequence[Mention], common: Mapping[tuple[str, str], float]) -> float:
    """How much a fact says of what the story's articles have in common, early facts more: news opens with its news."""
    said = [math.fsum(common[m.article.language, s] * weight for s, weight in m.profile.weights.items()) for m in group]
    lengths = [max(1, len(m.profile.weights)) for m in group]
    early = max(1 / (1 + math.log1p(m.sentence.index)) for m in group)
    return early * max(total / math.sqrt(length) for total, length in zip(said, lengths, strict=True))
