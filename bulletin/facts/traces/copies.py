"""Which articles repeat each other, even with every third word changed: what else of the sentences is still there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bulletin.facts.same.apart import of_two_events
from bulletin.facts.same.signals import Profile, profile
from bulletin.facts.traces.own_words import own_words
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
BLOCK = 512

Ints = NDArray[np.int64]


class Copy(NamedTuple):
    """Two articles (their numbers, i < j), and the share of the shorter one's words that the other one has too.

    `near` is the share of its words that stand in near copies, which decides.
    """

    i: int
    j: int
    share: float
    near: float


class _Said(NamedTuple):
    """All sentences of all articles: whose each is, its words outside quotation marks in pieces, and their number."""

    article_of: Ints
    pieces: Sequence[Sequence[Sequence[str]]]
    lengths: Ints
    texts: Sequence[tuple[str, str]]

    def profile(self, number: int) -> Profile:
        """The profile of a sentence."""
        return profile(*self.texts[number])

    def counted(self, numbers: Iterable[int]) -> Counter[str]:
        """How often each word is used in these sentences."""
        return Counter(word for number in numbers for piece in self.pieces[number] for word in piece)


class _Triples(NamedTuple):
    """Each triple of each sentence once: its sentence and itself, both as numbers."""

    sentences: Ints
    triples: Ints


def copies(articles: Sequence[Article]) -> list[Copy]:
    """The articles of which one repeats much of the other, outside quotation marks, in order."""
    if len(articles) < 2:
        return []
    said = _said(articles)
    found = _triples(said.pieces)
    if not len(found.triples):
        return []
    words = np.bincount(said.article_of, weights=said.lengths, minlength=len(articles)).astype(np.int64)
    shared = _shared(found, said.article_of, len(said.pieces), _longest_first(words, articles))
    return _judged(shared, found, said, words)


def triples(text: str, language: str) -> frozenset[tuple[str, str, str]]:
    """Every three words of a sentence, in their order, that stand within five."""
    words = tokens(text, language)
    return frozenset(
        (word, second, third)
        for at, word in enumerate(words)
        for second, third in combinations(words[at + 1 : at + WITHIN_WORDS], 2)
    )


def _said(articles: Sequence[Article]) -> _Said:
    told = [
        (number, [tokens(piece, article.language) for piece in pieces], (sentence.text, article.language))
        for number, article in enumerate(articles)
        for sentence, pieces in own_words(article)
    ]
    return _Said(
        article_of=np.array([number for number, _, _ in told], dtype=np.int64),
        pieces=[pieces for _, pieces, _ in told],
        lengths=np.array([sum(map(len, pieces)) for _, pieces, _ in told], dtype=np.int64),
        texts=[text for _, _, text in told],
    )


def _triples(sentences: Sequence[Sequence[Sequence[str]]]) -> _Triples:
    known: dict[str, int] = {}
    pieces = [(number, piece) for number, pieces in enumerate(sentences) for piece in pieces]
    words = np.array([known.setdefault(word, len(known)) for _, piece in pieces for word in piece], dtype=np.int64)
    lengths = [len(piece) for _, piece in pieces]
    sentence_of = np.repeat(np.array([number for number, _ in pieces], dtype=np.int64), lengths)
    piece_of = np.repeat(np.arange(len(pieces)), lengths)
    keys, owners = [], []
    for second, third in combinations(range(1, WITHIN_WORDS), 2):
        whole = piece_of[: max(0, len(words) - third)] == piece_of[third:]
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


def _judged(shared: Any, found: _Triples, said: _Said, words: Ints) -> list[Copy]:
    """The copies among all pairs of articles; what is cheap comes first, then whether near copies tell one thing."""
    sentence, other, count = shared
    sizes = np.bincount(found.sentences, minlength=len(said.pieces))
    own = said.article_of[sentence]
    near = (words[own] <= words[other]) & (count >= np.maximum(LEAST_TRIPLES, NEAR_COPY * sizes[sentence]))
    sentence, other = _of_copies(sentence[near], other[near], said, words)
    kept = _of_one_thing(sentence, other, found, said)
    sentence, other = _of_copies(sentence[kept], other[kept], said, words)
    by_pair: dict[tuple[int, int], list[int]] = {}
    for one, article in zip(sentence.tolist(), other.tolist(), strict=True):
        by_pair.setdefault((int(said.article_of[one]), article), []).append(one)
    counted = [said.counted(np.flatnonzero(said.article_of == article).tolist()) for article in range(len(words))]
    best: dict[tuple[int, int], Copy] = {}
    for (i, j), numbers in by_pair.items():
        parts = (said.counted(numbers) & counted[j]).total(), said.lengths[numbers].sum()
        copy = Copy(min(i, j), max(i, j), *(float(part / words[i]) for part in parts))
        # Of two articles of one length, each is judged.
        best[copy[:2]] = max(best.get(copy[:2], copy), copy, key=lambda one: (one.near, one.share))
    return [best[pair] for pair in sorted(best)]


def _of_copies(sentence: Ints, other: Ints, said: _Said, words: Ints) -> tuple[Ints, Ints]:
    """Those near copies that are enough, with the others of their article, to make it a copy of the other article."""
    pair = said.article_of[sentence] * len(words) + other
    pairs, at, sentences = np.unique(pair, return_inverse=True, return_counts=True)
    common = np.bincount(at, weights=said.lengths[sentence], minlength=len(pairs))
    least = np.maximum(LEAST_WORDS, COPIED * words[pairs // len(words)])
    enough = ((common >= least) & (sentences >= LEAST_SENTENCES))[at]
    return sentence[enough], other[enough]


def _of_one_thing(sentence: Ints, other: Ints, found: _Triples, said: _Said) -> NDArray[np.bool_]:
    """Whether each sentence tells of the same as the one nearest to it in the other article."""
    kinds, articles = int(found.triples.max()) + 1, int(said.article_of.max()) + 1
    rows = _incidence(found.sentences, found.triples, (len(said.pieces), kinds))
    columns = rows.T.tocsr()
    kept = np.ones(len(sentence), dtype=bool)
    wanted = np.unique(sentence)
    for start in range(0, len(wanted), BLOCK):
        block = wanted[start : start + BLOCK]
        counts = (rows[block] @ columns).tocoo()
        key = block[counts.row].astype(np.int64) * articles + said.article_of[counts.col]
        order = np.lexsort((counts.col, -counts.data, key))
        keys, first = np.unique(key[order], return_index=True)
        nearest = counts.col[order][first]
        for n in np.flatnonzero((sentence >= block[0]) & (sentence <= block[-1])):
            one = nearest[np.searchsorted(keys, sentence[n] * articles + other[n])]
            kept[n] = not of_two_events(said.profile(sentence[n]), said.profile(one))
    return kept
