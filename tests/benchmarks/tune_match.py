"""Fits the coefficients of `bulletin.facts.match` and prints them with cross-validated figures (`make tune`).

    python tests/benchmarks/tune_match.py ../shared/eval

Logistic regression over the signals: slopes are shared by all sets, each set has an intercept of its own (they differ
in how many pairs are the same, and in what people called the same). The intercept printed is that of the sentence pairs
from several reports of one story, moved to where their cross-validated F1 is near its best: it is the merge decision.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bulletin.facts.same.signals import NAMES, profile, signals

Array = NDArray[np.float64]

SAME = {"Identity", "Equivalence", "Subsumption"}
SAME_FROM = 3.5  # of 5, in the pairs whose similarity was rated
FOLDS = 10
PENALTY = 2.0  # L2, on signals of unit variance
FLAT = 1.0  # F1 is flat near its best: the strictest threshold within a point of it merges least that differs

# A pair's weight: the task itself counts most, the sets that are only like it just enough to reach their figures.
WEIGHTS = {"reports": 3.0, "paraphrases": 0.2, "similar": 0.4}


@dataclass(frozen=True)
class Set:
    signals: Array
    labels: Array
    folds: NDArray[np.intp]
    weight: float

    def of(self, chosen: NDArray[np.bool_]) -> Set:
        return replace(self, signals=self.signals[chosen], labels=self.labels[chosen], folds=self.folds[chosen])


def load(root: Path) -> dict[str, Set]:
    """The three sets of pairs; the first is folded by story, the others by what sentences the pairs share."""
    names = ("cst-pt", "msrp-en", "sts-en")
    reports, paraphrases, similar = (_rows(root / "facts" / f"{name}.jsonl") for name in names)
    related = [bool(SAME & set(r["label"])) for r in reports]
    return {
        "reports": _set("reports", reports, "pt", related, _by_story(reports, related)),
        "paraphrases": _set("paraphrases", paraphrases, "en", [r["label"] == 1 for r in paraphrases]),
        "similar": _set("similar", similar, "en", [r["label"] >= SAME_FROM for r in similar]),
    }


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _set(
    name: str, rows: list[dict[str, Any]], language: str, labels: list[bool], folds: Sequence[int] | None = None
) -> Set:
    found = [signals(profile(str(r["a"]), language), profile(str(r["b"]), language)) for r in rows]
    return Set(
        np.array(found), np.array(labels, dtype=float), np.array(folds or _by_shared_sentences(rows)), WEIGHTS[name]
    )


def _by_story(rows: list[dict[str, Any]], same: list[bool]) -> list[int]:
    """The fold of each pair's story; those with most pairs that are the same are dealt out first, to and fro."""
    stories = sorted({r["cluster"] for r in rows})
    most = {story: sum(s for s, r in zip(same, rows, strict=True) if r["cluster"] == story) for story in stories}
    order = sorted(stories, key=lambda story: -most[story])
    fold = {s: n % FOLDS if n // FOLDS % 2 == 0 else FOLDS - 1 - n % FOLDS for n, s in enumerate(order)}
    return [fold[r["cluster"]] for r in rows]


def _by_shared_sentences(rows: list[dict[str, Any]]) -> list[int]:
    """A fold for each pair, the same for pairs that a sentence, or a chain of pairs, links."""
    first: dict[str, str] = {}

    def root(text: str) -> str:
        while first.setdefault(text, text) != text:
            text = first[text]
        return text

    for row in rows:
        first[root(row["a"].strip())] = root(row["b"].strip())
    return [zlib.crc32(root(row["a"].strip()).encode()) % FOLDS for row in rows]


def fit(sets: Sequence[Set]) -> tuple[Array, Array]:
    """The common slopes and one intercept a set."""
    scale = np.concatenate([s.signals for s in sets]).std(axis=0) + 1e-9
    slopes = sets[0].signals.shape[1]

    def loss(at: Array) -> tuple[float, Array]:
        value, gradient = PENALTY / 2 * float(at[:slopes] @ at[:slopes]), np.zeros_like(at)
        gradient[:slopes] = PENALTY * at[:slopes]
        for n, one in enumerate(sets):
            logit = one.signals / scale @ at[:slopes] + at[slopes + n]
            value += one.weight * float(np.sum(np.logaddexp(0, logit) - one.labels * logit))
            residual = one.weight * (1 / (1 + np.exp(-logit)) - one.labels)
            gradient[:slopes] += (one.signals / scale).T @ residual
            gradient[slopes + n] += residual.sum()
        return value, gradient

    best = minimize(loss, np.zeros(slopes + len(sets)), jac=True, method="L-BFGS-B", options={"maxiter": 5000}).x
    return best[:slopes] / scale, best[slopes:]


def cross_validated(sets: dict[str, Set]) -> dict[str, Array]:
    """Each pair's logit by a model that has not seen its fold, with the intercept of the first set."""
    logits = {name: np.zeros(len(one.labels)) for name, one in sets.items()}
    for fold in range(FOLDS):
        slopes, intercepts = fit([one.of(one.folds != fold) for one in sets.values()])
        for name, one in sets.items():
            unseen = one.folds == fold
            logits[name][unseen] = one.signals[unseen] @ slopes + intercepts[0]
    return logits


def average_precision(labels: Array, logits: Array) -> float:
    ranked = labels[np.argsort(-logits, kind="stable")]
    return float(100 * (np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked > 0].mean())


def f1(labels: Array, same: NDArray[np.bool_]) -> float:
    return float(200 * labels[same].sum() / (labels.sum() + same.sum()))


def main() -> None:
    sets = load(Path(sys.argv[1]))
    logits = cross_validated(sets)
    reports = sets["reports"].labels
    curve = {float(at): f1(reports, logits["reports"] >= at) for at in np.arange(-1.5, 0.55, 0.1)}
    threshold = max(at for at, value in curve.items() if value >= max(curve.values()) - FLAT)
    for name, one in sets.items():
        print(f"{name}: average precision {average_precision(one.labels, logits[name]):.1f}")
    print(f"reports: F1 {curve[threshold]:.1f} at logit {threshold:.1f}, best {max(curve.values()):.1f}")
    slopes, intercepts = fit(list(sets.values()))
    for name, slope in zip(NAMES, slopes, strict=True):
        print(f'    "{name}": {slope:.2f},')
    print(f"INTERCEPT = {intercepts[0] - threshold:.2f}")


if __name__ == "__main__":
    main()
