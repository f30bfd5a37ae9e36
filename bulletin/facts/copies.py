"""Which articles repeat each other, even with every third word changed: what else of the sentences is still there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bulletin.facts.own_words import own_words
from bulletin.model import Article
from bulletin.text.words import tokens

# Three words in their order, within so many words. Runs without gaps lose seven in eight when a third of the words is
# changed, these lose seven in ten, and reports that were written apart share as few of them.
WITHIN_WORDS = 5
# The share of a sentence's triples that make it a near copy when one other article has them all.
NEAR_COPY = 0.2
LEAST_TRIPLES = 3
# The share of the shorter article's words, outside quotation marks, that stand in near copies. `tune_copies.py` in
# tests/benchmarks shows what it was chosen on: of rewrites made by machine with a third of the words changed 99 in 100
# are above it, and 94 in 100 when half of the sentences are dropped and another report's are put in besides; of 180
# pairs of articles by three newspapers none is. Pairs of Multi-News, CSTNews and Vietnamese news that are above it
# share an agency's report or a statement in four of five cases, by eye.
COPIED = 0.35
# Less than two sentences is a phrase that reports have in common.
LEAST_WORDS = 40
LEAST_SENTENCES = 2
# How many articles with a triple are looked at. Among more copies than these, each is close to several of the longest.
MOST_HOLDERS = 20

Ints = NDArray[np.int64]


class Copy(NamedTuple):
    """Two articles (their numbers, i < j), and the share of the shorter one's words that the other one has too."""

    i: int
    j: int
    share: float


class _Triples(NamedTuple):
    """Each triple of each sentence once: its sentence and itself, both as numbers."""

    sentences: Ints
    triples: Ints


def copies(articles: Sequence[Article]) -> list[Copy]:
    """The articles of which one repeats much of the other, outside quotation marks, in order."""
    if len(articles) < 2:
        return []
    said = [(number, pieces) for number, article in enumerate(articles) for pieces in _words(article)]
    article_of = np.array([number for number, _ in said], dtype=np.int64)
    lengths = np.array([sum(map(len, pieces)) for _, pieces in said], dtype=np.int64)
    found = _triples([pieces for _, pieces in said])
    if not len(found.triples):
        return []
    words = np.bincount(article_of, weights=lengths, minlength=len(articles)).astype(np.int64)
    shared = _shared(found, article_of, len(said), _longest_first(words, articles))
    return _judged(shared, np.bincount(found.sentences, minlength=len(said)), article_of, lengths, words)


def triples(text: str, language: str) -> frozenset[tuple[str, str, str]]:
    """Every three words of a sentence, in their order, that stand within five."""
    words = tokens(text, language)
    return frozenset(
        (word, second, third)
        for at, word in enumerate(words)
        for second, third in combinations(words[at + 1 : at + WITHIN_WORDS], 2)
    )


def _words(article: Article) -> Iterator[list[list[str]]]:
    """The words of each sentence, in pieces that a quotation sets apart."""
    yield from ([tokens(piece, article.language) for piece in pieces] for _, pieces in own_words(article))


def _triples(sentences: Sequence[Sequence[Sequence[str]]]) -> _Triples:
    known: dict[str, int] = {}
    pieces = [(number, piece) for number, pieces in enumerate(sentences) for piece in pieces]
    words = np.array([known.setdefault(word, len(known)) for _, piece in pieces for word in piece], dtype=np.int64)
    lengths = [len(piece) for _, piece in pieces]
    sentence_of = np.repeat(np.array([number for number, _ in pieces], dtype=np.int64), lengths)
    piece_of = np.repeat(np.arange(len(pieces)), lengths)
    keys, owners = [], []
    for second, third in combinations(range(1, WITHIN_WORDS), 2):
        whole = piece_of[: len(words) - third] == piece_of[third:]
        first = np.flatnonzero(whole)
        keys.append((words[first] * len(known) + words[first + second]) * len(known) + words[first + third])
        owners.append(sentence_of[first])
    _, numbers = np.unique(np.concatenate(keys), return_inverse=True)
    rows = np.concatenate(owners)
    each = _distinct(rows * (numbers.max(initial=0) + 1) + numbers)
    return _Triples(*np.divmod(each, numbers.max(initial=0) + 1))


def _distinct(values: Ints) -> Ints:
    """The values in order, each once; NumPy's own way of finding them is ten times slower on millions."""
    ordered = np.sort(values)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _longest_first(words: Ints, articles: Sequence[Article]) -> Ints:
    """The place of each article in the queue of those that are looked at, which their order does not change."""
    queue = sorted(range(len(articles)), key=lambda n: (-words[n], articles[n].id, articles[n].digest, n))
    places = np.empty(len(queue), dtype=np.int64)
    places[queue] = np.arange(len(queue))
    return places


def _shared(found: _Triples, article_of: Ints, sentences: int, places: Ints) -> Any:
    """How many of each sentence's triples each article has: sentences × articles, without its own article's."""
    kinds = int(found.triples.max()) + 1
    holders = _distinct(found.triples * len(places) + places[article_of[found.sentences]])
    held, place = np.divmod(holders, len(places))
    rank = np.arange(len(held)) - np.searchsorted(held, held)
    by_place = np.argsort(places)
    kept = rank < MOST_HOLDERS
    columns = _incidence(held[kept], by_place[place[kept]], (kinds, len(places)))
    rows = _incidence(found.sentences, found.triples, (sentences, kinds))
    counts = (rows @ columns).tocoo()
    others = counts.col != article_of[counts.row]
    return counts.row[others].astype(np.int64), counts.col[others].astype(np.int64), counts.data[others]


def _incidence(rows: Ints, columns: Ints, shape: tuple[int, int]) -> Any:
    return csr_array((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=shape)


def _judged(shared: Any, sizes: Ints, article_of: Ints, lengths: Ints, words: Ints) -> list[Copy]:
    sentence, other, count = shared
    own = article_of[sentence]
    near = (words[own] <= words[other]) & (count >= np.maximum(LEAST_TRIPLES, NEAR_COPY * sizes[sentence]))
    pairs, at, sentences = np.unique(own[near] * len(words) + other[near], return_inverse=True, return_counts=True)
    own, other = np.divmod(pairs, len(words))
    common = np.bincount(at, weights=lengths[sentence[near]], minlength=len(pairs))
    enough = (common >= np.maximum(LEAST_WORDS, COPIED * words[own])) & (sentences >= LEAST_SENTENCES)
    share = common[enough] / words[own[enough]]
    found = zip(own[enough].tolist(), other[enough].tolist(), share.tolist(), strict=True)
    # Of two articles of one length, each is judged.
    best = {(min(i, j), max(i, j)): part for part, i, j in sorted((part, i, j) for i, j, part in found)}
    return [Copy(i, j, part) for (i, j), part in sorted(best.items())]
