"""Budgeted coverage: which sentences together cover most weight, each concept counting once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy

from bulletin.summarizers.balance import Balance
from bulletin.summarizers.concepts import Concepts, Numbers, Weights, distinct

# Of its content (words weighed by rarity), what one chosen passage may have said already; one with more tells the same
# fact again. At 0.6 ROUGE is what it is without, at 0.5 the mean ROUGE-2 falls by 0.4: people repeat themselves, too.
MOST_SHARED = 0.6

# Sentences that stand behind one another because each leans on the one before; longer chains are whole texts.
LONGEST_CHAIN = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring sentences (rows) that are printed together, the last ones leaning on the ones before.

    `needs` is the row that must be chosen already because the first one leans on it, None when it stands alone.
    """

    rows: tuple[int, ...]
    needs: int | None


@dataclass(frozen=True, slots=True)
class Room:
    """What is left of a budget; infinite where there is no limit."""

    words: float
    sentences: float


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen passage, its score at that moment, and the concepts that it is the first to cover."""

    rows: tuple[int, ...]
    score: float
    concepts: Numbers


def passages(allowed: Sequence[bool], before: Sequence[int | None]) -> tuple[Passage, ...]:
    """Every sentence that may be printed: alone, and with those it leans on; `before` is the row each one leans on."""
    found = []
    for row, may in enumerate(allowed):
        chain: tuple[int, ...] = ()
        at: int | None = row if may else None
        while at is not None and len(chain) < LONGEST_CHAIN:
            chain, at = (at, *chain), before[at]
            found.append(Passage(chain, at))
    return tuple(found)


class Coverage:
    """The story's concepts as passages cover them."""

    def __init__(
        self, concepts: Concepts, choices: Sequence[Passage], row_words: Sequence[int], bonus: Sequence[float]
    ) -> None:
        self._choices = choices
        self._weights, self._content = concepts.weights, concepts.content
        rows = numpy.array([row for one in choices for row in one.rows], dtype=numpy.int64)
        self._sizes = numpy.array([len(one.rows) for one in choices], dtype=numpy.int64)
        first = numpy.cumsum(self._sizes) - self._sizes
        self._words = numpy.add.reduceat(numpy.array(row_words)[rows], first)
        self._bonus = numpy.add.reduceat(numpy.array(bonus)[rows], first) / self._sizes
        self._unit, self._concept = _incidence(concepts, rows, numpy.repeat(numpy.arange(len(choices)), self._sizes))
        self._starts = numpy.searchsorted(self._unit, numpy.arange(len(choices) + 1))
        self._using: dict[int, list[int]] = {}
        self._needing: dict[int, list[int]] = {}
        for n, one in enumerate(choices):
            for row in one.rows:
                self._using.setdefault(row, []).append(n)
            if one.needs is not None:
                self._needing.setdefault(one.needs, []).append(n)

    def greedy(self, room: Room, balance: Balance, without: tuple[int, ...] = ()) -> Iterator[Pick]:
        """The passages that fit, best first: each the one that covers most for its length after those before it.

        Where room has no end of words, length costs nothing. The passage of the rows `without` is left out.
        """
        factor = self._bonus / numpy.maximum(self._words, 1) ** (balance.length if math.isfinite(room.words) else 0.0)
        weights, gains = self._weights.copy(), self._gains(self._weights)
        least, most_shared = balance.new * gains, MOST_SHARED * self._gains(self._content)
        standing = numpy.array([one.needs is None for one in self._choices], dtype=bool)
        unused = numpy.array([one.rows != without for one in self._choices], dtype=bool)
        while True:
            fits = standing & unused & (gains >= least) & (self._words <= room.words) & (self._sizes <= room.sentences)
            scores = numpy.where(fits, gains * factor, 0.0)
            best = int(scores.argmax()) if len(scores) else -1
            if best < 0 or scores[best] <= 0:
                return
            held = self._concept[self._starts[best] : self._starts[best + 1]]
            yield Pick(self._choices[best].rows, float(scores[best]), held[weights[held] > 0])
            weights[held] = 0.0
            gains = self._gains(weights)
            unused &= self._shared(held) <= most_shared
            room = Room(room.words - float(self._words[best]), room.sentences - float(self._sizes[best]))
            for row in self._choices[best].rows:
                for n in self._using[row]:
                    unused[n] = False
                for n in self._needing.get(row, ()):
                    standing[n] = True

    def _shared(self, held: Numbers) -> Weights:
        """How much of each passage's content the concepts are."""
        content = numpy.zeros(len(self._content))
        content[held] = self._content[held]
        return self._gains(content)

    def alone(self) -> list[int]:
        """The rows that may be printed, best first while nothing is chosen and length doesn't count."""
        scores = self._gains(self._weights) * self._bonus
        ranked = sorted((-scores[n], one.rows[0]) for n, one in enumerate(self._choices) if len(one.rows) == 1)
        return [row for _, row in ranked]

    def _gains(self, weights: Weights) -> Weights:
        gains = numpy.bincount(self._unit, weights[self._concept], minlength=len(self._choices))
        return gains.astype(numpy.float64, copy=False)


def _incidence(concepts: Concepts, rows: Numbers, units: Numbers) -> tuple[Numbers, Numbers]:
    """Which passage holds which concept, each pair once, sorted by passage; `units` are the passages of the rows."""
    starts, ends = numpy.searchsorted(concepts.rows, rows), numpy.searchsorted(concepts.rows, rows, "right")
    lengths = ends - starts
    # Every row's positions in `concepts`, one row's behind another's.
    at = numpy.arange(lengths.sum()) + numpy.repeat(ends - numpy.cumsum(lengths), lengths)
    return distinct(numpy.repeat(units, lengths), concepts.concepts[at], len(concepts.weights))
