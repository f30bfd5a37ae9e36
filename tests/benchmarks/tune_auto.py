"""Chooses the numbers of `bulletin.summarizers.balance` and prints them with cross-validated figures (`make tune`).

    python tests/benchmarks/tune_auto.py ../shared/eval

Random settings around the shipped ones, every one measured on every item: ROUGE-1 and ROUGE-2 F1, each set counting
alike. The figure is flat near its best, so that the best setting is mostly luck: what is printed is the middle of the
best. Cross-validated means that this middle was found on four fifths of each set and measured on the rest.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from evaluate_samples import scoring
from numpy.typing import NDArray

from bulletin.model import Article
from bulletin.summarizers import Budget
from bulletin.summarizers.balance import BALANCE, Balance
from bulletin.summarizers.salience import summarize

DRAWS = 300
BEST = 30
FOLDS = 5
SEED = 0
SPREAD = 0.4  # A number is drawn between 1 - SPREAD and 1 + SPREAD times the shipped one.

Figures = NDArray[np.float64]
"""A row an item: ROUGE-1 and ROUGE-2 F1."""


@dataclass(frozen=True)
class Item:
    name: str
    articles: Sequence[Article]
    budget_words: int
    references: Sequence[str]


@cache
def items(root: Path) -> tuple[Item, ...]:
    """The stories and the single articles that people have summarized."""
    score = scoring(root)
    paths = [*sorted(root.glob("digests/*.jsonl")), *sorted(root.glob("articles/*.jsonl"))]
    return tuple(_item(score, path.stem, row) for path in paths for row in score.rows(path))


def _item(score: ModuleType, name: str, row: dict[str, Any]) -> Item:
    articles = tuple(score.article(document, row["lang"]) for document in row["documents"])
    words = score.DIGEST_WORDS.get(name) or len(row["references"][0].split())
    return Item(name, articles, words, tuple(row["references"]))


def measure(root: Path, balance: Balance) -> Figures:
    score = scoring(root)
    return np.array([_rouge(score, item, balance) for item in items(root)])


def _rouge(score: ModuleType, item: Item, balance: Balance) -> tuple[float, float]:
    printed = summarize(item.articles, Budget(words=item.budget_words), balance)
    made = score.words(" ".join(sentence.shown for sentence in printed))
    figures = []
    for n in (1, 2):
        mine = score.ngrams(made, n)
        theirs = [score.ngrams(score.words(reference), n) for reference in item.references]
        figures.append(float(np.mean([score.f1((mine & gold).total(), mine.total(), gold.total()) for gold in theirs])))
    return 100 * figures[0], 100 * figures[1]


def drawn(count: int) -> list[Balance]:
    numbers = random.Random(SEED)
    return [
        Balance(**{name: value * numbers.uniform(1 - SPREAD, 1 + SPREAD) for name, value in asdict(BALANCE).items()})
        for _ in range(count)
    ]


def middle(settings: Sequence[Balance], merits: Sequence[float]) -> Balance:
    """The mean of the best settings."""
    best = sorted(range(len(settings)), key=lambda n: (-merits[n], n))[:BEST]
    rows = [asdict(settings[n]) for n in best]
    return Balance(**{name: float(np.mean([row[name] for row in rows])) for name in rows[0]})


def by_set(figures: Figures, names: NDArray[np.str_]) -> dict[str, Figures]:
    return {str(name): figures[names == name].mean(axis=0) for name in np.unique(names)}


def merit(figures: Figures, names: NDArray[np.str_]) -> float:
    return float(np.mean(list(by_set(figures, names).values())))


def main() -> None:
    root = Path(sys.argv[1])
    names = np.array([item.name for item in items(root)])
    place = np.concatenate([np.arange((names == name).sum()) for name in dict.fromkeys(names.tolist())])
    folds = place % FOLDS
    settings = drawn(DRAWS)
    with ProcessPoolExecutor() as pool:
        measured = list(pool.map(measure, [root] * DRAWS, settings, chunksize=10))
    held_out = np.zeros_like(measured[0])
    for fold in range(FOLDS):
        seen = folds != fold
        chosen = middle(settings, [merit(figures[seen], names[seen]) for figures in measured])
        held_out[~seen] = measure(root, chosen)[~seen]
    chosen = middle(settings, [merit(figures, names) for figures in measured])
    print("ROUGE-1 / ROUGE-2", *by_set(held_out, names), sep="\t")
    for line, figures in (("cross-validated", held_out), ("shipped", measure(root, BALANCE)), ("middle", None)):
        made = by_set(measure(root, chosen) if figures is None else figures, names)
        print(line, *(f"{one[0]:.1f} / {one[1]:.1f}" for one in made.values()), sep="\t")
    print(f"spread of the {DRAWS} settings' mean: {np.std([merit(figures, names) for figures in measured]):.2f}")
    print(chosen)


if __name__ == "__main__":
    main()
