"""Which sentences of a story state the same fact, given all the others that they might have matched."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.facts.candidates import candidates
from bulletin.facts.match import SAME_FACT, logit, probability
from bulletin.facts.signals import Profile, profile
from bulletin.model import Article, Sentence

# Reports of one event tell the same facts, so a pair may differ more in words than two sentences from anywhere, and the
# more so the further it is ahead of what else either sentence could match in the other's article. From a logistic
# regression on 17,653 Portuguese sentence pairs from reports of one story, with pairs that people called the same,
# contradicting or overlapping: three in four of the pairs joined are, and nine in ten are related.
IN_ONE_STORY = 0.5
LEAD_WEIGHT = 0.3
LARGEST_LEAD = 3.0

# Two neighbouring sentences may tell together what one sentence tells elsewhere, so beside a match less is asked: of 23
# such pairs in the same data 18 were the same or overlapping and 21 related.
BESIDE_A_MATCH = 0.5

# Within one article a writer rarely says a thing twice, except in deck and body: only near-repetition is the same fact.
SAME_IN_ONE_ARTICLE = 0.9

# Fewer content words than this ("He shot from afar.") are covered by almost anything.
LEAST_WORDS = 4
NEARLY_ALL = 0.8

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A sentence with its article and profile."""

    sentence: Sentence
    article: Article
    profile: Profile


def mentions(articles: Sequence[Article]) -> list[Mention]:
    """All sentences of the articles, in order."""
    return [Mention(s, a, profile(s.text, a.language)) for a in articles for s in a.sentences]


def scores(story: Sequence[Mention]) -> dict[Pair, float]:
    """The probability that two mentions (their numbers, i < j) are of one fact, for the pairs that may be."""
    across: dict[Pair, float] = {}
    found: dict[Pair, float] = {}
    for i, j in candidates([mention.profile for mention in story]):
        a, b = story[i], story[j]
        if a.article.language != b.article.language or not _comparable(a.profile, b.profile):
            continue
        value = logit(a.profile, b.profile)
        if a.article is not b.article:
            across[i, j] = value
        elif probability(value) >= SAME_IN_ONE_ARTICLE:
            found[i, j] = probability(value)
    found.update(_ahead_of_rivals(story, across))
    return found | dict(_told_together(story, across, found))


def _comparable(a: Profile, b: Profile) -> bool:
    lighter, heavier = sorted((a.total, b.total))
    return min(len(a.weights), len(b.weights)) >= LEAST_WORDS or lighter >= NEARLY_ALL * heavier


def _ahead_of_rivals(story: Sequence[Mention], logits: Mapping[Pair, float]) -> Iterator[tuple[Pair, float]]:
    rivals: dict[tuple[int, str], list[float]] = {}
    for (i, j), value in logits.items():
        rivals.setdefault((i, story[j].article.id), []).append(value)
        rivals.setdefault((j, story[i].article.id), []).append(value)
    for own in rivals.values():
        own.sort(reverse=True)
    for (i, j), value in logits.items():
        others = [
            own[own[0] == value]
            for own in (rivals[i, story[j].article.id], rivals[j, story[i].article.id])
            if len(own) > 1
        ]
        lead = min(LARGEST_LEAD, max(0.0, value - max(others, default=-math.inf)))
        yield (i, j), probability(value + IN_ONE_STORY + LEAD_WEIGHT * lead)


def _told_together(
    story: Sequence[Mention], logits: Mapping[Pair, float], found: Mapping[Pair, float]
) -> Iterator[tuple[Pair, float]]:
    """Neighbours that match one sentence of another article: each with that sentence, and with one another."""
    for pair in logits:
        if found[pair] < SAME_FACT:
            continue
        for one, other in (pair, pair[::-1]):
            for neighbour in (one - 1, one + 1):
                beside = _pair(neighbour, other)
                in_article = 0 <= neighbour < len(story) and story[neighbour].article is story[one].article
                score = probability(logits.get(beside, -math.inf) + IN_ONE_STORY + BESIDE_A_MATCH)
                if in_article and score >= SAME_FACT:
                    yield beside, max(score, found[beside])
                    yield _pair(neighbour, one), score


def _pair(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)
