"""What only one mention of a fact says: its clauses that nobody else has."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bulletin.facts.clauses import clauses, points_back
from bulletin.facts.match import logit
from bulletin.facts.same.signals import PREFIX, Profile, profile
from bulletin.model import Disagreement, Sentence
from bulletin.text.openings import connective, leans
from bulletin.text.quantities import YEAR, quantities
from bulletin.text.speakers import narrated
from bulletin.text.words import count_words, stem, tokens

MOST_A_MENTION = 2
LONGEST_WORDS = 30

# Fewer content words, or commoner ones than two rare words together, are a place or a day. This and the share below
# were chosen by reading what comes out for 2,200 English, Portuguese and Vietnamese facts: where between 0.6 and 0.75
# of a clause's content is new, every second one says what another mention says in other words.
FEWEST_NEW_STEMS = 3
LEAST_NEW_WEIGHT = 12.0
LEAST_NEW = 0.75

# Without the clause, a mention must state what the wording does: then the clause adds to that, and not to something
# else that the mention says. Log-odds as `match` gives them.
SAME_WITHOUT_IT = 0.0
# A short wording is covered by almost anything; this much of the mention's rest must be in it all the same.
LEAST_SHARED = 0.3

# When one other sentence of the story has this share of a clause, the clause is no news.
TOLD_ELSEWHERE = 0.6


class Told:
    """What the sentences of a story say, by stem."""

    def __init__(self, sentences: Iterable[tuple[Sentence, Profile]]) -> None:
        self._sentences: list[Sentence] = []
        self._having: dict[str, list[int]] = {}
        for number, (sentence, said) in enumerate(sentences):
            self._sentences.append(sentence)
            for key in said.weights:
                self._having.setdefault(key, []).append(number)

    def share(self, weights: Mapping[str, float], but: Sentence) -> float:
        """The largest share of these weights that one other sentence has."""
        covered: dict[int, float] = {}
        for key, weight in weights.items():
            for number in self._having.get(key, ()):
                covered[number] = covered.get(number, 0.0) + weight
        most = max((share for number, share in covered.items() if self._sentences[number] != but), default=0.0)
        return most / (math.fsum(weights.values()) or 1.0)


def additions(
    mentions: Sequence[Sentence],
    wording: Sentence,
    language: str,
    disagreements: Sequence[Disagreement] = (),
    story: Told | None = None,
) -> tuple[Sentence, ...]:
    """The clauses, word for word, with which one mention says more than the wording and than all other sentences.

    They come in the order of the mentions, at most two of each; `index` and `article` are the mention's. None restates
    what the mentions disagree on. `story` holds what else the story's articles say.
    """
    if len({mention.article for mention in mentions}) < 2:
        return ()
    disputed = tuple(reading.value for point in disagreements for reading in point.readings)
    found: list[Sentence] = []
    for mention in mentions:
        if mention.text == wording.text or not _tells(mention.text, language):
            continue
        others = [other.text for other in mentions if other is not mention]
        page = _Page(mention, wording.text, others, language, disputed, story or Told(()))
        found += sorted(islice(page.added(), MOST_A_MENTION), key=lambda part: part.start)
    return tuple(found)


def _tells(text: str, language: str) -> bool:
    """Whether it is a statement, and one of which the subject is known: nobody can tell what a clause adds to "he"."""
    return not text.rstrip("\"'”’»").endswith("?") and (not leans(text, language) or connective(text, language) > 0)


@dataclass(frozen=True, slots=True)
class _Page:
    """A mention, and what else is known of its fact."""

    mention: Sentence
    wording: str
    others: Sequence[str]
    language: str
    disputed: tuple[str, ...]
    story: Told

    def added(self) -> Iterator[Sentence]:
        """The clauses that add something, the longest first; none lies in another."""
        own = self.mention
        taken: list[tuple[int, int]] = []
        for start, end in clauses(own.text, self.language):
            if any(start < b and a < end for a, b in taken) or not self._adds(start, end):
                continue
            taken.append((start, end))
            yield Sentence(own.article, own.index, own.start + start, own.start + end, own.text[start:end])

    def _adds(self, start: int, end: int) -> bool:
        text = self.mention.text
        clause, rest = text[start:end], f"{text[:start]} {text[end:]}"
        weights = self._weights(clause)
        return (
            count_words(clause, self.language) <= LONGEST_WORDS
            and self._is_new(weights)
            and not self._is_disputed(clause)
            and not narrated(clause, self.language)
            and self._goes_with_the_wording(rest)
            and (not points_back(clause, self.language) or self._follows(text[:start]))
            and self.story.share(weights, self.mention) < TOLD_ELSEWHERE
        )

    def _weights(self, part: str) -> dict[str, float]:
        weights = profile(self.mention.text, self.language).weights
        keys = [stem(word, self.language) for word in tokens(part, self.language)]
        return {key: weights[key] for key in keys if key in weights}

    def _is_new(self, weights: Mapping[str, float]) -> bool:
        said = [profile(other, self.language) for other in self.others]
        new = [weight for key, weight in weights.items() if not any(_says(other, key) for other in said)]
        least = max(LEAST_NEW_WEIGHT, LEAST_NEW * math.fsum(weights.values()))
        return len(new) >= FEWEST_NEW_STEMS and math.fsum(new) >= least

    def _is_disputed(self, clause: str) -> bool:
        """Whether it has a disputed value, or counts what another mention counts and comes to another number."""
        if any(value in clause for value in self.disputed):
            return True
        counted = {(q.unit, q.value) for other in self.others for q in quantities(other, self.language)}
        units = {unit for unit, _ in counted} - {"", YEAR}
        found = quantities(clause, self.language)
        return any(q.unit in units and (q.unit, q.value) not in counted for q in found)

    def _goes_with_the_wording(self, rest: str) -> bool:
        said = profile(self.wording, self.language)
        weights = self._weights(rest)
        shared = math.fsum(weight for key, weight in weights.items() if _says(said, key))
        alike = logit(profile(rest, self.language), said)
        return alike >= SAME_WITHOUT_IT and shared >= LEAST_SHARED * math.fsum(weights.values())

    def _follows(self, before: str) -> bool:
        """Whether the wording has the word that a relative pronoun behind this stands for."""
        said = profile(self.wording, self.language)
        last = list(self._weights(before))[-1:]
        return bool(last) and _says(said, last[0])


def _says(said: Profile, key: str) -> bool:
    """Whether it has the stem, or one that begins alike: "propose" and "proposal"."""
    return key in said.weights or (len(key) >= PREFIX and any(other[:PREFIX] == key[:PREFIX] for other in said.weights))
