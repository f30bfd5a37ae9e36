"""What a story is about: its words and pairs of neighbouring words, each with a weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count

import numpy
from numpy.typing import NDArray

from bulletin.model import Article, Sentence
from bulletin.summarizers.balance import Balance
from bulletin.summarizers.places import Place
from bulletin.text import words

Numbers = NDArray[numpy.int64]
Weights = NDArray[numpy.float64]

MOST_WORDS = 400  # Of one sentence; longer ones are not sentences.

# Words and languages of which the rarity is remembered: those of a thousand articles, about 5 MB a language.
MOST_REMEMBERED, LANGUAGES_REMEMBERED = 50_000, 8


@dataclass(frozen=True, slots=True)
class Concept:
    """A word, or two neighbouring words, with its weight in the story and the ids of the articles that use it."""

    words: tuple[str, ...]
    weight: float
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts of a story by number, and which row (sentence) holds which, each pair once, sorted by row.

    Row `rows[i]` holds concept `concepts[i]`. Its words are `first` and `second` (positions in `words`); `first` is -1
    for a single word. `content` is the rarity of single words that are no stop words, 0 of all else. `article_of_row`
    gives positions in `articles`, the articles' ids.
    """

    weights: Weights
    content: Weights
    rows: Numbers
    concepts: Numbers
    first: Numbers
    second: Numbers
    words: Sequence[str]
    articles: tuple[str, ...]
    article_of_row: Numbers

    def content_of(self, row: int) -> dict[int, float]:
        """The row's words with content, each a concept's number, and how rare each is."""
        held = self.concepts[numpy.searchsorted(self.rows, row) : numpy.searchsorted(self.rows, row, "right")]
        held = held[self.content[held] > 0]
        return dict(zip(held.tolist(), self.content[held].tolist(), strict=True))

    def concept(self, number: int) -> Concept:
        """The concept of that number, in words."""
        held = self.article_of_row[self.rows[self.concepts == number]]
        spelt = (self.words[at] for at in (self.first[number], self.second[number]) if at >= 0)
        users = tuple(self.articles[n] for n in numpy.unique(held))
        return Concept(tuple(spelt), float(self.weights[number]), users)


def extract(
    articles: Sequence[Article], places: Sequence[Place], sentences: Sequence[Sentence], balance: Balance
) -> Concepts:
    """The weighted concepts of the sentences, which stand at the places (the rows, in this order)."""
    languages = [articles[place.article].language for place in places] + [article.language for article in articles]
    texts = [sentence.shown for sentence in sentences] + [article.title for article in articles]
    lexicon, uses = _grams(texts, languages)
    article_of_row = numpy.array([place.article for place in places] + list(range(len(articles))))
    position = numpy.array([place.sentence for place in places], dtype=numpy.float64)
    content = numpy.where(uses.first >= 0, 0.0, lexicon.content[uses.second])
    weights, rows, concepts = _weigh(_rarity(lexicon, uses), content, uses, article_of_row, position, balance)
    ids = tuple(article.id for article in articles)
    return Concepts(weights, content, rows, concepts, uses.first, uses.second, lexicon.words, ids, article_of_row)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """A story's words by number, how rare they are, and the same for those with content only (0 for stop words)."""

    words: Sequence[str]
    rarity: Weights
    content: Weights


@dataclass(frozen=True, slots=True)
class _Uses:
    """Every use of every concept: in which row, and which concept; `first` and `second` are the concepts' words."""

    rows: Numbers
    concepts: Numbers
    first: Numbers
    second: Numbers


class _Known(dict[str, float]):
    """How rare the words of a language are, negative for stop words; filled as they are asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, token: str) -> float:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        rarity = words.rarity(token, self._language)
        self[token] = signed = -rarity if token in words.stop_words(self._language) else rarity
        return signed


@lru_cache(maxsize=LANGUAGES_REMEMBERED)
def _known(language: str) -> _Known:
    return _Known(language)


def _grams(texts: Sequence[str], languages: Sequence[str]) -> tuple[_Lexicon, _Uses]:
    """The words and the pairs of neighbouring words; a row a text."""
    tokens = [words.tokens(text, language)[:MOST_WORDS] for text, language in zip(texts, languages, strict=True)]
    flat = list(chain.from_iterable(tokens))
    number: defaultdict[str, int] = defaultdict(count().__next__)
    word = numpy.fromiter(map(number.__getitem__, flat), dtype=numpy.int64, count=len(flat))
    row = numpy.repeat(numpy.arange(len(tokens)), list(map(len, tokens)))
    together = row[1:] == row[:-1]
    size = len(number) + 1
    keys = numpy.concatenate([word, (word[:-1][together] + 1) * size + word[1:][together]])
    found, concepts = numpy.unique(keys, return_inverse=True)
    first, second = numpy.divmod(found, size)
    rows = numpy.concatenate([row, row[1:][together]])
    return _lexicon(tokens, languages, tuple(number)), _Uses(rows, concepts, first - 1, second)


def _lexicon(tokens: Sequence[Sequence[str]], languages: Sequence[str], spelt: Sequence[str]) -> _Lexicon:
    if len(set(languages)) == 1:
        found: Iterator[float] = map(_known(languages[0]).__getitem__, spelt)
    else:
        language_of = {token: language for row, language in zip(tokens, languages, strict=True) for token in row}
        found = (_known(language_of[token])[token] for token in spelt)
    signed = numpy.fromiter(found, dtype=numpy.float64, count=len(spelt))
    return _Lexicon(spelt, numpy.abs(signed), numpy.maximum(signed, 0.0))


def _rarity(lexicon: _Lexicon, uses: _Uses) -> Weights:
    """That of a single word, the mean of a pair's."""
    pair = (lexicon.rarity[uses.first] + lexicon.rarity[uses.second]) / 2
    return numpy.where(uses.first >= 0, pair, lexicon.rarity[uses.second])


def _weigh(
    rarity: Weights, content: Weights, uses: _Uses, article_of_row: Numbers, position: Weights, balance: Balance
) -> tuple[Weights, Numbers, Numbers]:
    """The concepts' weights, and each pair of row and concept once (titles, the last rows, left out).

    A weight is the share of articles that use the concept × how often × how rare its words are × how early it comes ×
    whether titles have it × how central its most central sentence is, each to a power.
    """
    size, articles = len(uses.first), len(article_of_row) - len(position)
    printable = uses.rows < len(position)
    rows, concepts = distinct(uses.rows[printable], uses.concepts[printable], size)
    _, used = distinct(article_of_row[rows], concepts, size)
    _, titled = distinct(uses.rows[~printable], uses.concepts[~printable], size)
    earliest = numpy.full(size, numpy.inf)
    numpy.minimum.at(earliest, concepts, position[rows])
    weights = (
        (numpy.bincount(used, minlength=size) / articles) ** balance.share
        * numpy.bincount(uses.concepts[printable], minlength=size) ** balance.count
        * rarity**balance.rarity
        * (balance.position / (balance.position + earliest))
        * (1 + balance.title * numpy.bincount(titled, minlength=size) / articles)
        * _centrality(rows, concepts, content, len(position))
    )
    return weights, rows, concepts


def distinct(rows: Numbers, concepts: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Each row and concept that come together, once, in order (sorting is ten times as fast as numpy.unique here)."""
    both = numpy.sort(rows * size + concepts)
    first = numpy.ones(len(both), dtype=bool)
    first[1:] = both[1:] != both[:-1]
    return numpy.divmod(both[first], max(size, 1))


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
