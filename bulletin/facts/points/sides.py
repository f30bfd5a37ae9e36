"""One side of a comparison: a sentence as those who look for a point of disagreement see it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from bulletin.facts.same.signals import PREFIX
from bulletin.text.names import names
from bulletin.text.segmenters import SEGMENTED, placed
from bulletin.text.words import MARKS, rarity, stem, stop_words

_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
WINDOW_WORDS = 8  # with content: about a clause on either side
LEAST_LEAD = 0.08  # of closeness, for one of several numbers to be the other's counterpart
CLAUSE_STEPS = 2  # so many words further away is what stands beyond a comma
_BREAK = re.compile(
    r"[,;:()\"“”«»–—，、；：（）،؛]|\b(?:while|although|und|obwohl|mais|pero|mas|ma|но)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `start:end` with its stem; `weight` is its rarity, 0 when it has no content of its own."""

    text: str
    start: int
    end: int
    stem: str
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A sentence with its names and words, their stems and how these begin."""

    text: str
    language: str
    names: tuple[str, ...]
    words: tuple[Word, ...]
    stems: frozenset[str]
    beginnings: frozenset[str]


@lru_cache(maxsize=20_000)
def side(text: str, language: str) -> Side:
    """The sentence as a side."""
    words = tuple(_words(text, language))
    content = frozenset(word.stem for word in words if word.weight)
    beginnings = frozenset(key[:PREFIX] for key in content if len(key) >= PREFIX)
    return Side(text, language, names(text, language), words, content, beginnings)


def _words(text: str, language: str) -> Iterator[Word]:
    if language in SEGMENTED:
        for start, end, word in placed(text, language):
            idle = word[0].isnumeric() or word in stop_words(language)
            yield Word(word, start, end, word, 0.0 if idle else rarity(word, language))
        return
    for match in _WORD.finditer(text):
        word = match[0].lower()
        idle = len(word) < 2 or word[0].isdigit() or word in stop_words(language)
        yield Word(word, *match.span(), stem(word, language), 0.0 if idle else rarity(word, language))


@lru_cache(maxsize=50_000)
def places_of(name: str, text: str) -> tuple[int, ...]:
    """Where a name stands in a text as whole words: "Mali" is not in "the national army", nor in "Malian"."""
    whole = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
    return tuple(match.start() for match in re.finditer(whole, text)) if name else ()


def around(side: Side, start: int, end: int, reach: int = WINDOW_WORDS) -> list[Word]:
    """The nearest words with content in front of a span and behind it, at most so many on each side."""
    before = [word for word in side.words if word.weight and word.end <= start][-reach:]
    behind = [word for word in side.words if word.weight and word.start >= end][:reach]
    return before + behind


def closeness(a: Side, first: tuple[int, int], b: Side, second: tuple[int, int]) -> float:
    """How far the words around a span of each sentence are told in the other, the nearest counting most."""
    return (_told(a, first, b) + _told(b, second, a)) / 2


def _told(side: Side, span: tuple[int, int], other: Side) -> float:
    """The share of the words around a span, by weight and nearness, that the other sentence has."""
    weighed = [*_before(side, span[0]), *_behind(side, span[1])]
    whole = math.fsum(weight for _, weight in weighed)
    return math.fsum(weight for word, weight in weighed if _is_in(word, other)) / whole if whole else 0.0


def _before(side: Side, start: int) -> Iterator[tuple[Word, float]]:
    words = [word for word in side.words if word.weight and word.end <= start][-WINDOW_WORDS:]
    steps, edge = 0, start
    for word in reversed(words):
        steps += 1 + CLAUSE_STEPS * (_BREAK.search(side.text, word.end, edge) is not None)
        edge = word.start
        yield word, word.weight / steps


def _behind(side: Side, end: int) -> Iterator[tuple[Word, float]]:
    words = [word for word in side.words if word.weight and word.start >= end][:WINDOW_WORDS]
    steps, edge = 0, end
    for word in words:
        steps += 1 + CLAUSE_STEPS * (_BREAK.search(side.text, edge, word.start) is not None)
        edge = word.end
        yield word, word.weight / steps


class Placed(Protocol):
    """What stands at `start:end` of a sentence."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset behind its last."""


_Placed = TypeVar("_Placed", bound=Placed)


def nearest_pair(pairs: Sequence[tuple[_Placed, _Placed]], a: Side, b: Side) -> tuple[_Placed, _Placed] | None:
    """The pair whose words have most in common; nothing when a rival with one of the two comes near."""
    if len(pairs) < 2:
        return pairs[0] if pairs else None
    ranked = sorted(
        ((closeness(a, (x.start, x.end), b, (y.start, y.end)), -n, x, y) for n, (x, y) in enumerate(pairs)),
        key=lambda item: item[:2],
    )
    best, _, x, y = ranked[-1]
    rivals = [near for near, _, v, w in ranked[:-1] if v is x or w is y]
    return (x, y) if best - max(rivals, default=0.0) >= LEAST_LEAD else None


def in_common(a: Side, b: Side, *but: tuple[int, int]) -> float:
    """The mean share of the words of each side, by weight, that the other has too; words in the spans are left out."""
    said = [
        [word for word in side.words if word.weight and not (span[0] <= word.start < span[1])]
        for side, span in zip((a, b), but or ((0, 0), (0, 0)), strict=True)
    ]
    return (echo(said[0], b) + echo(said[1], a)) / 2


def echo(words: Iterable[Word], other: Side) -> float:
    """The share of the words, by weight, that the other side has too, if in another form."""
    told = [(word.weight, _is_in(word, other)) for word in {word.stem: word for word in words}.values()]
    whole = math.fsum(weight for weight, _ in told)
    return math.fsum(weight for weight, shared in told if shared) / whole if whole else 0.0


def _is_in(word: Word, other: Side) -> bool:
    return word.stem in other.stems or (len(word.stem) >= PREFIX and word.stem[:PREFIX] in other.beginnings)
