"""Which sentences of a story state the same fact, given all the others that they might have matched."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.facts.match import SAME_FACT, logit, probability
from bulletin.facts.same.apart import of_two_events
from bulletin.facts.same.candidates import candidates
from bulletin.facts.same.signals import Profile, profile
from bulletin.facts.same.telling import Said, Uses, said, shared
from bulletin.facts.same.tolls import only_one_gives_the_toll
from bulletin.model import Article, Sentence

# Reports of one event tell the same facts, so a pair may differ more in words than two sentences from anywhere: what
# counts is the weight of what both say and few others do, what share of the longer one it is, and the lead over
# what else either sentence could match in the other's article. Logistic regression on 17,653 Portuguese sentence pairs
# from reports of one story, with pairs that people called the same, contradicting or overlapping; fitted again by
# `make tune` (tests/benchmarks/tune_context.py). Of the pairs that end up in one fact there, nearly four in five are,
# and nine in ten are related.
WEIGHTS = {"alike": 0.26, "share of the longer": 1.222, "told by both": 1.849, "lead": 0.285}
INTERCEPT = -5.12
LARGEST_LEAD = 3.0

# However much they share, sentences as unlike as this are two facts on one subject. In the same data as many of the
# same end up in one fact without it, and 39 unrelated pairs instead of 23.
LEAST_LOGIT = -3.5

# Two neighbouring sentences may tell together what one sentence tells elsewhere. So less is asked beside a match of a
# sentence that shares this much of its weight with the other one beyond what the match does: the 7 such pairs in the
# same data that nearly match were all related, 3 the same or overlapping; of 13 others, 5 were related.
BESIDE_A_MATCH = 0.8
TELLS_MORE = 0.3

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
    across, found = _logits(story)
    logits = {pair: INTERCEPT + _weighed(seen) for pair, seen in evidence(story, across).items()}
    found.update((pair, probability(value)) for pair, value in logits.items())
    together: dict[Pair, float] = {}
    for pair, score in _told_together(story, logits):
        together[pair] = max(score, together.get(pair, 0.0))
    return found | together


def evidence(story: Sequence[Mention], across: Mapping[Pair, float]) -> dict[Pair, tuple[float, ...]]:
    """What speaks for each pair of mentions from two articles, in the order of WEIGHTS, given their logits."""
    uses = _uses(story)
    leads = _leads(story, across)
    beside: dict[tuple[int, str], Said] = {}

    def told(number: int, other: Article) -> Said:
        mention = story[number]
        if (number, other.id) not in beside:
            beside[number, other.id] = said(mention.profile, uses[mention.article.id], uses[other.id])
        return beside[number, other.id]

    found: dict[Pair, tuple[float, ...]] = {}
    for (i, j), value in across.items():
        if value >= LEAST_LOGIT:
            weight, share = shared(told(i, story[j].article), told(j, story[i].article))
            found[i, j] = (value, share, math.log1p(weight), leads[i, j])
    return found


def _weighed(evidence: Sequence[float]) -> float:
    return math.fsum(map(operator.mul, WEIGHTS.values(), evidence))


def _logits(story: Sequence[Mention]) -> tuple[dict[Pair, float], dict[Pair, float]]:
    """The logits of pairs from two articles, and the probabilities of near-repetitions within one."""
    across: dict[Pair, float] = {}
    within: dict[Pair, float] = {}
    known: dict[tuple[Profile, Profile], float] = {}
    for i, j in candidates([mention.profile for mention in story]):
        a, b = story[i], story[j]
        language = a.article.language
        if language != b.article.language or not comparable(a.profile, b.profile):
            continue
        if only_one_gives_the_toll(a.sentence.text, b.sentence.text, language):
            continue
        both = (a.profile, b.profile)
        if both not in known:
            known[both] = logit(*both)
        value = known[both]
        if a.article is not b.article:
            across[i, j] = value
        elif probability(value) >= SAME_IN_ONE_ARTICLE:
            within[i, j] = probability(value)
    return across, within


def comparable(a: Profile, b: Profile) -> bool:
    """Whether what two sentences have in common says anything: they are long enough and not of two events."""
    lighter, heavier = sorted((a.total, b.total))
    enough = min(len(a.weights), len(b.weights)) >= LEAST_WORDS or lighter >= NEARLY_ALL * heavier
    return enough and not of_two_events(a, b)


def _uses(story: Sequence[Mention]) -> dict[str, Uses]:
    said: dict[str, list[Profile]] = {}
    for mention in story:
        said.setdefault(mention.article.id, []).append(mention.profile)
    return {article: Uses(profiles) for article, profiles in said.items()}


def _leads(story: Sequence[Mention], logits: Mapping[Pair, float]) -> dict[Pair, float]:
    """How far each pair is ahead of the next best that either sentence has in the other's article, or behind it.

    The neighbours of a sentence are no rivals to it: they may tell together what the other one tells.
    """
    rivals: dict[tuple[int, str], list[tuple[float, int]]] = {}
    for (i, j), value in logits.items():
        rivals.setdefault((i, story[j].article.id), []).append((value, j))
        rivals.setdefault((j, story[i].article.id), []).append((value, i))
    for own in rivals.values():
        own.sort(reverse=True)
    leads = {}
    for (i, j), value in logits.items():
        best = max(_best_but(j, rivals[i, story[j].article.id]), _best_but(i, rivals[j, story[i].article.id]))
        leads[i, j] = max(-LARGEST_LEAD, min(LARGEST_LEAD, value - best))
    return leads


def _best_but(number: int, rivals: Sequence[tuple[float, int]]) -> float:
    return next((value for value, other in rivals if abs(other - number) > 1), -math.inf)


def _told_together(story: Sequence[Mention], logits: Mapping[Pair, float]) -> Iterator[tuple[Pair, float]]:
    """Neighbours that match one sentence of another article: each with that sentence, and with one another."""
    for pair, value in logits.items():
        if probability(value) < SAME_FACT:
            continue
        for one, other in (pair, pair[::-1]):
            for neighbour in (one - 1, one + 1):
                beside = _pair(neighbour, other)
                score = probability(logits.get(beside, -math.inf) + BESIDE_A_MATCH)
                if score >= SAME_FACT and _tells_more(story, neighbour, one, other):
                    yield beside, score
                    yield _pair(neighbour, one), score


def _tells_more(story: Sequence[Mention], neighbour: int, one: int, other: int) -> bool:
    """Whether a neighbour of one sentence shares enough with the other that this one lacks."""
    if not 0 <= neighbour < len(story) or story[neighbour].article is not story[one].article:
        return False
    own, match, told = (story[n].profile for n in (neighbour, one, other))
    says = {key: weight for key, weight in own.weights.items() if key not in own.speaking}
    more = math.fsum(weight for key, weight in says.items() if key in told.weights and key not in match.weights)
    return 0 < more >= TELLS_MORE * math.fsum(says.values())


def _pair(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)
