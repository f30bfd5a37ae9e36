"""Articles as vectors of weighted words and bigrams (TF-IDF), of length one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bulletin.model import Article
from bulletin.text.words import rarity, stop_words, tokens

# Chosen on the five development sets of stories (English, Vietnamese, Portuguese), whole, in halves by story and in
# batches of 2 to 64, at one setting for all (tests/benchmarks/tune_stories.py); the mean B-cubed F1 changes by less
# than a point within two thirds to one and a half times each.
TITLE_WEIGHT = 2.0
SHARPNESS = 1.75  # power of the inverse document frequency
NUMBER_WEIGHT = 1.5  # figures and dates tell two events of one kind apart
BACKGROUND_ARTICLES = 1000  # how many articles of background the batch's own counts are mixed with
BIGRAM_AFFINITY = 100.0  # how much likelier two words stand side by side than chance has it

# A term that no other article has says what is the article's own, not what it is about. The more articles there are
# to have had it, the surer that is: best were 0.6 in batches of 2, 0.5 of 16, 0.4 of 64, 0.2 of 1,212.
ALONE_WEIGHT = 0.65
ALONE_POWER = -1 / 6

# Of a story that fills the batch all words are common, and what tells its articles apart would be all that counts: a
# term counts as no commoner than this. From 100 to 300 articles the development sets are the same.
FEW_ARTICLES = 100
MOST_SHARE = 0.1

ARTICLE_WORDS = 300
HIGHEST_FREQUENCY = 0.05  # of a language's most frequent word, from which `rarity` counts


@dataclass(frozen=True, slots=True)
class Vectors:
    """One row an article, one column a term; rows have length one, so their dot product is the cosine.

    A term is a word, or two words side by side: its code is the second word's number, plus the first one's times
    `len(words)`. Numbers begin at 1; `words[0]` is none.
    """

    rows: csr_array
    codes: NDArray[np.int64]
    words: tuple[str, ...]

    def single(self) -> NDArray[np.intp]:
        """The columns that are single words."""
        return np.flatnonzero(self.codes < len(self.words))

    def term(self, column: int) -> str:
        """The words of a column, with a space between."""
        first, second = divmod(int(self.codes[column]), len(self.words))
        return f"{self.words[first]} {self.words[second]}".lstrip()


def vectors(articles: Sequence[Article]) -> Vectors:
    """The articles, all in one language, as rows of weighted terms."""
    language = articles[0].language if articles else ""
    said, words = _numbered(articles)
    dull = np.array([word in stop_words(language) for word in words])
    counts = [_terms(parts, dull) for parts in said]
    starts = np.cumsum([0, *(len(terms) for terms, _ in counts)])
    codes, columns = np.unique(np.concatenate([_NONE, *(terms for terms, _ in counts)]), return_inverse=True)
    values = 1 + np.log(np.concatenate([np.zeros(0), *(count for _, count in counts)]))
    weights = _weights(codes, np.bincount(columns, minlength=len(codes)), words, len(articles), language)
    rows = csr_array((values * weights[columns], columns, starts), shape=(len(articles), len(codes)))
    return Vectors(_of_length_one(rows), codes, words)


_NONE = np.zeros(0, dtype=np.int64)


def _numbered(articles: Iterable[Article]) -> tuple[list[list[NDArray[np.int64]]], tuple[str, ...]]:
    """The words of each article's title and text as numbers, and the words with those numbers."""
    numbers = {"": 0}
    said = [
        [
            np.array([numbers.setdefault(word, len(numbers)) for word in tokens(text, article.language)], np.int64)
            for text in (article.title, article.text)
        ]
        for article in articles
    ]
    return said, tuple(numbers)


def _terms(
    parts: Iterable[NDArray[np.int64]], dull: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The codes of words with content and of neighbours of which one has, and how often each occurs, titles more."""
    codes, times = [_NONE], [np.zeros(0)]
    for words, weight in zip(parts, (TITLE_WEIGHT, 1.0), strict=True):
        first, second = words[:-1], words[1:]
        pairs = (first * len(dull) + second)[~(dull[first] & dull[second])]
        found = np.concatenate([words[~dull[words]], pairs])
        codes.append(found)
        times.append(np.full(len(found), weight))
    terms, places = np.unique(np.concatenate(codes), return_inverse=True)
    counts: NDArray[np.float64] = np.bincount(places, np.concatenate(times), len(terms)).astype(np.float64)
    return terms, counts


def _weights(
    codes: NDArray[np.int64], found_in: NDArray[np.intp], words: Sequence[str], articles: int, language: str
) -> NDArray[np.float64]:
    """Inverse document frequency in the batch together with a background, so that a batch of two has weights too."""
    first, second = np.divmod(codes, len(words))
    frequencies = np.array([0.0, *(HIGHEST_FREQUENCY * math.exp(-rarity(word, language)) for word in words[1:])])
    by_chance = np.where(first > 0, frequencies[first] * BIGRAM_AFFINITY, 1.0) * frequencies[second]
    expected = BACKGROUND_ARTICLES * (1 - np.exp(-ARTICLE_WORDS * by_chance))
    digits = np.array([any(map(str.isdigit, word)) for word in words])
    known = np.minimum(found_in, FEW_ARTICLES + MOST_SHARE * articles)
    weights: NDArray[np.float64] = np.log((articles + BACKGROUND_ARTICLES) / (known + expected)) ** SHARPNESS
    weights[found_in == 1] *= ALONE_WEIGHT * articles**ALONE_POWER
    weights[digits[first] | digits[second]] *= NUMBER_WEIGHT
    return weights


def _of_length_one(rows: csr_array) -> csr_array:
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    scale = 1 / np.where(lengths > 0, lengths, 1.0)
    rows.data *= np.repeat(scale, np.diff(rows.indptr))
    return rows
