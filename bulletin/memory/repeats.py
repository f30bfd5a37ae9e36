"""Whether a sentence only repeats what was printed."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping

from bulletin.facts.disagreements import disagreements
from bulletin.facts.match import logit
from bulletin.facts.points.counts import counts
from bulletin.facts.points.fates import FATES, fates
from bulletin.facts.same.candidates import LEAST_COVERAGE
from bulletin.facts.same.context import LEAST_WORDS, comparable
from bulletin.facts.same.signals import Profile, profile
from bulletin.facts.same.tolls import tolls_given
from bulletin.memory.novelty import says_more
from bulletin.memory.taken_back import taken_back
from bulletin.memory.tellings import Printed
from bulletin.memory.wrong_figures import wrong_figures
from bulletin.model import Sentence

# A sentence of which printed ones that it was joined with have this share, weighed by rarity, says nothing new. Of the
# Portuguese pairs that people called the same, 85% are above it, as are 11% of those that overlap and 0.3% of those
# that have nothing in common; choose again on the same pairs.
REPEATED = 0.7
# Any two printed sentences of the story have more words than one that was joined: what papers recall in passing.
REPEATED_BY_TWO = 0.85
# With less in common two sentences that count alike may count two things; of tolls a story has mostly one.
RELATED, RELATED_TOLL = 0.4, 0.3
# What `merge` keeps apart is of one fact all the same when it has most of a printed sentence: log-odds of `match`.
SAME = 0.0


class Repeats:
    """What was printed of a story, by stem, so that a sentence is held only against what it shares words with."""

    def __init__(self, printed: Iterable[Printed], language: str) -> None:
        self._language = language
        self._printed = tuple(printed)
        self._number = {one: n for n, one in enumerate(self._printed)}
        self._profiles = [profile(one.sentence.text, language) for one in self._printed]
        self._having: dict[str, list[int]] = {}
        for n, own in enumerate(self._profiles):
            for stem in own.weights:
                self._having.setdefault(stem, []).append(n)

    def near(self, sentence: Sentence) -> Iterator[Printed]:
        """What was printed and shares enough with the sentence for `merge` to compare the two."""
        own = profile(sentence.text, self._language)
        for n, shared in self._shared(own.weights).items():
            if shared >= LEAST_COVERAGE * min(own.total, self._profiles[n].total):
                yield self._printed[n]

    def alike(self, sentence: Sentence) -> tuple[Printed, ...]:
        """The printed sentence that states most likely the same, or those that give another figure, if any do."""
        own = profile(sentence.text, self._language)
        shares = self._shares(own)
        found = [
            (logit(own, self._profiles[n]), -n)
            for n, share in shares.items()
            if share >= REPEATED and comparable(own, self._profiles[n])
        ]
        best = max(found, default=None)
        if best and best[0] >= SAME:
            return (self._printed[-best[1]],)
        return tuple(self._otherwise(sentence, shares))

    def same_toll(self, sentence: Sentence) -> Iterator[Printed]:
        """What gave the toll that the sentence gives, or a figure that it calls wrong: a story has mostly one."""
        given = tolls_given(sentence.text, self._language)
        wrong = any(True for _ in wrong_figures(sentence.text, self._language))
        for printed in self._printed if given or wrong else ():
            text = printed.sentence.text
            if given & self._one_toll(text) or (wrong and taken_back(text, sentence.text, self._language)):
                yield printed

    def _one_toll(self, text: str) -> set[str]:
        """The fates of which the text gives the toll, or just one figure."""
        of = [count.of for count in counts(text, self._language) if not count.role]
        return {fate for fate in of if of.count(fate) == 1 and fate in FATES} | tolls_given(text, self._language)

    def repeats(self, sentence: Sentence, joined: Collection[Printed]) -> bool:
        """Whether the sentences that it was joined with, or any two of the story, say all of it."""
        own = profile(sentence.text, self._language)
        if self._says(sentence, own, [self._number[one] for one in joined if one in self._number], REPEATED):
            return True
        shares = self._shares(own)
        if not shares or len(own.weights) < LEAST_WORDS:
            return False
        first = max(shares, key=lambda n: (shares[n], -n))
        rest = {stem: w for stem, w in own.weights.items() if stem not in self._profiles[first].weights}
        others = self._shared(rest)
        second = max(others, key=lambda n: (others[n], -n), default=first)
        return self._says(sentence, own, [first, second], REPEATED_BY_TWO)

    def _shared(self, weights: Mapping[str, float]) -> dict[int, float]:
        """By number, how much of these weights each printed sentence has, if any."""
        found: dict[int, float] = {}
        for stem, weight in weights.items():
            for n in self._having.get(stem, ()):
                found[n] = found.get(n, 0.0) + weight
        return found

    def _shares(self, own: Profile) -> dict[int, float]:
        """By number, the share of the sentence, who says it left out, that each printed one has, if any."""
        weights = {stem: weight for stem, weight in own.weights.items() if stem not in own.speaking}
        total = math.fsum(weights.values()) or 1.0
        return {n: shared / total for n, shared in self._shared(weights).items()}

    def _says(self, sentence: Sentence, own: Profile, numbers: Collection[int], enough: float) -> bool:
        """Whether printed sentences have enough of its words, and it says no more than they do."""
        if _covered(own, [self._profiles[n] for n in numbers]) < enough:
            return False
        printed = [self._printed[n].sentence.text for n in numbers]
        return not says_more(sentence.text, printed, self._language, self._having.keys())

    def _figures(self, sentence: Sentence) -> set[float]:
        return {count.figure.value for count in counts(sentence.text, self._language)}

    def _otherwise(self, sentence: Sentence, shares: Mapping[int, float]) -> Iterator[Printed]:
        """The printed sentences that count the same and come to another figure."""
        own = self._fates(sentence)
        for n, share in sorted(shares.items()):
            printed = self._printed[n].sentence
            if share < (RELATED_TOLL if own & self._fates(printed) else RELATED):
                continue
            if self._figures(sentence) and self._figures(printed) and self._differ(printed.text, sentence.text):
                yield self._printed[n]

    def _differ(self, printed: str, text: str) -> bool:
        if taken_back(printed, text, self._language):
            return True
        return any(point.kind == "number" for point in disagreements(printed, text, self._language))

    def _fates(self, sentence: Sentence) -> set[str]:
        return {name for *_, name in fates(sentence.text, self._language)}


def likely_one(a: str, b: str, language: str) -> bool:
    """Whether each of two sentences has nearly all that the other says."""
    first, second = profile(a, language), profile(b, language)
    return min(_covered(first, [second]), _covered(second, [first])) >= REPEATED


def _covered(own: Profile, others: Collection[Profile]) -> float:
    """The share of a sentence's weight, who says it left out, that the others have together."""
    weights = {stem: weight for stem, weight in own.weights.items() if stem not in own.speaking}
    shared = math.fsum(weight for stem, weight in weights.items() if any(stem in other.weights for other in others))
    return shared / (math.fsum(weights.values()) or 1.0)
