"""What a story is about: its stems and pairs of stems, each with a weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy
from numpy.typing import NDArray

from bulletin.model import Article
from bulletin.summarizers.budget import Place, sentence_at, story_language
from bulletin.text import words

Numbers = NDArray[numpy.int64]
Weights = NDArray[numpy.float64]

MOST_WORDS = 400  # Of one sentence; longer ones are not sentences.

# Sentences after which a first use counts half. Chosen, like the form of the weights, on the development halves of four
# sets (English, Portuguese, Vietnamese; stories and single articles), one setting for all: half of it costs their mean
# ROUGE 0.2, double of it 0.7.
POSITION_SCALE = 4.0


@dataclass(frozen=True, slots=True)
class Concept:
    """A stem, or two neighbouring stems, with its weight in the story and the ids of the articles that use it."""

    stems: tuple[str, ...]
    weight: float
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts of a story by number, and which row (sentence) holds which, each pair once.

    Row `rows[i]` holds concept `concepts[i]`. Its stems are `first` and `second` (positions in `stems`); `first` is -1
    for a single stem. `article_of_row` gives positions in `articles`, the articles' ids.
    """

    weights: Weights
    rows: Numbers
    concepts: Numbers
    first: Numbers
    second: Numbers
    stems: Sequence[str]
    articles: tuple[str, ...]
    article_of_row: Numbers

    def concept(self, number: int) -> Concept:
        """The concept of that number, in words."""
        held = self.article_of_row[self.rows[self.concepts == number]]
        stems = (self.stems[at] for at in (self.first[number], self.second[number]) if at >= 0)
        users = tuple(self.articles[n] for n in numpy.unique(held))
        return Concept(tuple(stems), float(self.weights[number]), users)


def extract(articles: Sequence[Article], places: Sequence[Place]) -> Concepts:
    """The weighted concepts of the sentences at the places (the rows, in this order)."""
    texts = [sentence_at(articles, place).text for place in places]
    lexicon, uses = _grams([*texts, *(article.title for article in articles)], story_language(articles))
    article_of_row = numpy.array([place.article for place in places] + list(range(len(articles))))
    position = numpy.array([place.sentence for place in places])
    weights, rows, concepts = _weigh(lexicon, uses, article_of_row, position)
    first, second = lexicon.stems_of(uses.keys)
    ids = tuple(article.id for article in articles)
    return Concepts(weights, rows, concepts, first, second, tuple(lexicon.stems), ids, article_of_row)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """A story's words by number: their stems (by number), whether they carry content, how rare they are."""

    stems: Sequence[str]
    stem_of_word: Numbers
    content: NDArray[numpy.bool_]
    rarity: Weights

    @classmethod
    def of(cls, tokens: Iterable[str], language: str) -> _Lexicon:
        """The lexicon of the words, numbered in this order."""
        known = [_known(token, language) for token in tokens]
        number: dict[str, int] = {}
        stem_of_word = [number.setdefault(stem, len(number)) for stem, _, _ in known]
        return cls(
            tuple(number),
            numpy.array(stem_of_word, dtype=numpy.int64),
            numpy.array([content for _, content, _ in known], dtype=bool),
            numpy.array([rarity for _, _, rarity in known], dtype=numpy.float64),
        )

    def key(self, first: Numbers, second: Numbers) -> Numbers:
        """Two stems in one number; -1 for no stem."""
        return (first + 1) * (len(self.stems) + 1) + second + 1

    def stems_of(self, keys: Numbers) -> tuple[Numbers, Numbers]:
        """The stems that the keys were made from."""
        first, second = numpy.divmod(keys, len(self.stems) + 1)
        return first - 1, second - 1

    def rarity_of_stems(self) -> Weights:
        """That of each stem's most common word, and at the end 0 for no stem."""
        rarity = numpy.full(len(self.stems) + 1, numpy.inf)
        numpy.minimum.at(rarity, self.stem_of_word, self.rarity)
        rarity[-1] = 0.0
        return rarity


@lru_cache(maxsize=200_000)
def _known(token: str, language: str) -> tuple[str, bool, float]:
    return words.stem(token, language), token not in words.stop_words(language), words.rarity(token, language)


@dataclass(frozen=True, slots=True)
class _Uses:
    """Every use of every concept: in which row, and which concept; `keys` are the concepts' stems."""

    rows: Numbers
    concepts: Numbers
    keys: Numbers


def _grams(texts: Sequence[str], language: str) -> tuple[_Lexicon, _Uses]:
    """The stems with content and the pairs of neighbouring stems; a row a text."""
    tokens = [words.tokens(text, language)[:MOST_WORDS] for text in texts]
    flat = list(chain.from_iterable(tokens))
    number = {token: n for n, token in enumerate(dict.fromkeys(flat))}
    lexicon = _Lexicon.of(number, language)
    word = numpy.fromiter(map(number.__getitem__, flat), dtype=numpy.int64, count=len(flat))
    row = numpy.repeat(numpy.arange(len(tokens)), [len(row) for row in tokens])
    stem, content, together = lexicon.stem_of_word[word], lexicon.content[word], row[1:] == row[:-1]
    single = stem[content]
    pairs = lexicon.key(stem[:-1][together], stem[1:][together])
    every = numpy.concatenate([lexicon.key(numpy.full_like(single, -1), single), pairs])
    keys, concepts = numpy.unique(every, return_inverse=True)
    return lexicon, _Uses(numpy.concatenate([row[content], row[1:][together]]), concepts, keys)


def _weigh(
    lexicon: _Lexicon, uses: _Uses, article_of_row: Numbers, position: Numbers
) -> tuple[Weights, Numbers, Numbers]:
    """The concepts' weights, and each pair of row and concept once (titles, the last rows, left out).

    A weight is the share of articles that use the concept × the square root of how often and of how rare its words are
    × how early it comes × up to 2 for being in titles × how central its most central sentence is.
    """
    size, articles = len(uses.keys), len(article_of_row) - len(position)
    printable = uses.rows < len(position)
    rows, concepts = _distinct(uses.rows[printable], uses.concepts[printable], size)
    _, used = _distinct(article_of_row[rows], concepts, size)
    _, titled = _distinct(uses.rows[~printable], uses.concepts[~printable], size)
    earliest = numpy.full(size, numpy.inf)
    numpy.minimum.at(earliest, concepts, position[rows])
    first, second = lexicon.stems_of(uses.keys)
    of_stem, pair = lexicon.rarity_of_stems(), first >= 0
    rarity = (of_stem[first] + of_stem[second]) / numpy.where(pair, 2, 1)
    weights = (
        numpy.bincount(used, minlength=size)
        / articles
        * numpy.sqrt(numpy.bincount(uses.concepts[printable], minlength=size) * rarity)
        * (POSITION_SCALE / (POSITION_SCALE + earliest))
        * (1 + numpy.bincount(titled, minlength=size) / articles)
        * _centrality(rows, concepts, numpy.where(pair, 0.0, rarity), len(position))
    )
    return weights, rows, concepts


def _distinct(rows: Numbers, concepts: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Each row and concept that come together, once, in order (sorting is ten times as fast as numpy.unique here)."""
    both = numpy.sort(rows * size + concepts)
    both = both[numpy.diff(both, prepend=-1) > 0]
    return both // max(size, 1), both % max(size, 1)


def _centrality(rows: Numbers, concepts: Numbers, value: Weights, row_count: int) -> Weights:
    """How like the whole story (cosine) the most central sentence that holds the concept is."""
    of_pair = value[concepts]
    story = numpy.bincount(concepts, of_pair, minlength=len(value))
    dot = numpy.bincount(rows, of_pair * story[concepts], minlength=row_count)
    norms = numpy.sqrt(numpy.bincount(rows, of_pair**2, minlength=row_count) * (story**2).sum())
    cosine = numpy.divide(dot, norms, out=numpy.zeros(row_count), where=norms > 0)
    best = numpy.zeros(len(value))
    numpy.maximum.at(best, concepts, cosine[rows])
    return best
