"""Which utterances of a story are one: the same words of one speaker, in other translations or in part."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.facts.match import logit
from bulletin.facts.same.candidates import candidates
from bulletin.facts.same.signals import Profile, profile
from bulletin.facts.speech.utterances import Utterance
from bulletin.text.people import same_person

# Chosen by reading the pairs of one speaker's utterances with a cosine between 0.25 and 0.65 in 162 stories (English,
# Portuguese, Vietnamese); of the 57 variants found there, 56 are the same utterance. To choose again: read such pairs.
ALIKE_CHARACTERS = 0.5  # cosine of character n-grams
CONTAINED = 0.8  # share of the shorter one's character n-grams that the longer one has
FEWEST_WORDS = 4  # shorter ones ("fake news") are said again and again
FEWEST_CONTENT_WORDS = 2
# Translations differ in most words: only long enough ones, and far ahead of whatever else the speaker says there.
TRANSLATED = 0.5
FEWEST_TRANSLATED_CONTENT_WORDS = 5
LEAD_WEIGHT, LARGEST_LEAD = 0.3, 3.0
# So alike, it is the same utterance whoever is said to have made it.
IDENTICAL = 0.85

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of the utterance with this number."""

    utterance: int
    profile: Profile


def variants(said: Sequence[Utterance]) -> dict[Pair, float]:
    """How alike utterances (their numbers, i < j) of different articles are, for those that are one utterance."""
    found: dict[Pair, float] = {}
    logits: dict[Pair, float] = {}
    for (i, j), alike, score in _pairs(said):
        if alike > 0:
            found[i, j] = max(alike, found.get((i, j), 0.0))
        logits[i, j] = max(score, logits.get((i, j), -math.inf))
    for pair, score in _ahead_of_rivals(said, logits):
        if pair not in found and score >= TRANSLATED:
            found[pair] = 0.0
    return found


def _pairs(said: Sequence[Utterance]) -> Iterator[tuple[Pair, float, float]]:
    """Pairs of utterances with how alike a part of each is (0 where they differ) and the odds that they are one."""
    parts = [_Part(n, profile(words, u.article.language)) for n, u in enumerate(said) for words in u.parts]
    parts = [part for part in parts if part.profile.length >= FEWEST_WORDS]
    for a, b in candidates([part.profile for part in parts]):
        i, j = parts[a].utterance, parts[b].utterance
        first, second = said[i], said[j]
        if first.article is second.article or first.article.language != second.article.language:
            continue
        alike = _alikeness(parts[a].profile, parts[b].profile)
        if alike >= IDENTICAL or _may_be_one_speakers(first, second):
            enough = _fewest(parts[a], parts[b]) >= FEWEST_TRANSLATED_CONTENT_WORDS
            score = logit(parts[a].profile, parts[b].profile) if enough else -math.inf
            yield (i, j), alike, score


def _fewest(a: _Part, b: _Part) -> int:
    return min(len(a.profile.weights), len(b.profile.weights))


def _alikeness(a: Profile, b: Profile) -> float:
    """How many characters two parts have in common, or one of them with the other; 0 when too few."""
    if min(len(a.weights), len(b.weights)) < FEWEST_CONTENT_WORDS:
        return 0.0
    shorter, longer = sorted((a, b), key=lambda part: part.ngrams.total())
    contained = (shorter.ngrams & longer.ngrams).total() / max(1, shorter.ngrams.total())
    cosine = _cosine(a, b)
    return max(cosine, contained) if cosine >= ALIKE_CHARACTERS or contained >= CONTAINED else 0.0


def _cosine(a: Profile, b: Profile) -> float:
    shared = sum(count * b.ngrams[key] for key, count in a.ngrams.items() if key in b.ngrams)
    return shared / (a.norm * b.norm) if a.norm and b.norm else 0.0


def _may_be_one_speakers(a: Utterance, b: Utterance) -> bool:
    """Whether both name one speaker, or one names nobody clearly but has the other's speaker beside the words."""
    if a.speaker and b.speaker:
        return same_person(a.speaker, b.speaker)
    speaker, other = (a.speaker, b) if a.speaker else (b.speaker, a)
    return bool(speaker) and any(same_person(speaker, name) for name in other.named)


def _ahead_of_rivals(said: Sequence[Utterance], logits: Mapping[Pair, float]) -> Iterator[tuple[Pair, float]]:
    """The odds of each pair, the higher the further they are ahead of either's next best match in the other article."""
    rivals: dict[tuple[int, str], list[float]] = {}
    for (i, j), score in logits.items():
        rivals.setdefault((i, said[j].article.id), []).append(score)
        rivals.setdefault((j, said[i].article.id), []).append(score)
    for own in rivals.values():
        own.sort(reverse=True)
    for (i, j), score in logits.items():
        both = rivals[i, said[j].article.id], rivals[j, said[i].article.id]
        others = [own[own[0] == score] for own in both if len(own) > 1]
        lead = min(LARGEST_LEAD, max(0.0, score - max(others, default=-math.inf)))
        if score > -math.inf:
            yield (i, j), score + LEAD_WEIGHT * lead
