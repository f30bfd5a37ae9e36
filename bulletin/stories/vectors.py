"""Articles as vectors of weighted words and bigrams (TF-IDF), of length one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array

from bulletin.model import Article
from bulletin.text.words import rarity, stop_words, tokens

# Chosen on the five development sets of stories (English, Vietnamese, Portuguese), whole and in batches of 2 to 64, at
# one setting for all; the mean B-cubed F1 changes by less than a point within two thirds to one and a half times each.
TITLE_WEIGHT = 3.0
SHARPNESS = 1.5  # power of the inverse document frequency
BACKGROUND_ARTICLES = 1000  # how many articles of background the batch's own counts are mixed with
BIGRAM_AFFINITY = 100.0  # how much likelier two words stand side by side than chance has it

# A term that no other article has says what is the article's own, not what it is about. The more articles there are
# to have had it, the surer that is: best were 0.6 in batches of 2, 0.5 of 16, 0.4 of 64, 0.2 of 1,212.
ALONE_WEIGHT = 0.65
ALONE_POWER = -1 / 6

ARTICLE_WORDS = 300
HIGHEST_FREQUENCY = 0.05  # of a language's most frequent word, from which `rarity` counts


def vectors(articles: Sequence[Article]) -> csr_array:
    """One row an article, one column a term, rows of length one: their dot product is the cosine."""
    counts = [_terms(article) for article in articles]
    found_in = Counter(term for count in counts for term in count)
    weights = _weights(found_in, len(articles), articles[0].language if articles else "")
    columns = {term: column for column, term in enumerate(found_in)}
    values = [(1 + math.log(n)) * weights[term] for count in counts for term, n in count.items()]
    indices = [columns[term] for count in counts for term in count]
    starts = np.concatenate([[0], np.cumsum([len(count) for count in counts], dtype=np.int64)])
    return _of_length_one(csr_array((np.asarray(values), indices, starts), shape=(len(counts), len(columns))))


def _terms(article: Article) -> dict[str, float]:
    """How often each word with content, and each pair of neighbours of which one has, occurs."""
    counts: dict[str, float] = {}
    dull = stop_words(article.language)
    for text, weight in ((article.title, TITLE_WEIGHT), (article.text, 1.0)):
        words = tokens(text, article.language)
        pairs = (f"{first} {second}" for first, second in pairwise(words) if first not in dull or second not in dull)
        for term in (*(word for word in words if word not in dull), *pairs):
            counts[term] = counts.get(term, 0.0) + weight
    return counts


def _weights(found_in: Mapping[str, int], articles: int, language: str) -> dict[str, float]:
    """Inverse document frequency in the batch together with a background, so that a batch of two has weights too."""
    weights = {}
    alone = ALONE_WEIGHT * articles**ALONE_POWER
    for term, count in found_in.items():
        expected = BACKGROUND_ARTICLES * (1 - math.exp(-ARTICLE_WORDS * _frequency(term, language)))
        weight: float = math.log((articles + BACKGROUND_ARTICLES) / (count + expected)) ** SHARPNESS
        weights[term] = weight * (alone if count == 1 else 1.0)
    return weights


def _frequency(term: str, language: str) -> float:
    frequencies = [HIGHEST_FREQUENCY * math.exp(-rarity(word, language)) for word in term.split(" ")]
    return math.prod(frequencies) * (BIGRAM_AFFINITY if len(frequencies) > 1 else 1.0)


def _of_length_one(rows: csr_array) -> csr_array:
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    scale = 1 / np.where(lengths > 0, lengths, 1.0)
    rows.data *= np.repeat(scale, np.diff(rows.indptr))
    return rows
