"""Fits the coefficients of `bulletin.facts.match` and prints them with cross-validated figures (`make tune`).

    python tests/benchmarks/tune_match.py ../shared/eval

Logistic regression over the signals: slopes are shared by all sets, each set has an intercept of its own (they differ
in how many pairs are the same, and in what people called the same). The intercept printed is that of the sentence pairs
from several reports of one story, moved to where their cross-validated F1 is near its best: it is the merge decision.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bulletin.facts.signals import NAMES, profile, signals

Array = NDArray[np.float64]

SAME = {"Identity", "Equivalence", "Subsumption"}
FOLDS = 5
PENALTY = 1.0  # L2, on signals of unit variance
FLAT = 1.0  # F1 is flat near its best: the strictest threshold within a point of it merges least that differs
REPORTS_WEIGHT, PARAPHRASES_WEIGHT = 3.0, 0.3  # a pair's weight: the task itself, and the sets that are only like it


@dataclass(frozen=True)
class Set:
    signals: Array
    labels: Array
    folds: NDArray[np.intp]
    weight: float


def load(root: Path) -> dict[str, Set]:
    """The three sets of pairs; the first is folded by story."""
    names = ("cst-pt", "msrp-en", "sts-en")
    reports, paraphrases, similar = (_rows(root / "facts" / f"{name}.jsonl") for name in names)
    related = [bool(SAME & set(r["label"])) for r in reports]
    return {
        "reports": _set(reports, "pt", related, [r["cluster"] for r in reports]),
        "paraphrases": _set(paraphrases, "en", [r["label"] == 1 for r in paraphrases]),
        "similar": _set(similar, "en", [r["label"] >= 3.5 for r in similar]),
    }


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _set(rows: list[dict[str, Any]], language: str, labels: list[bool], groups: list[object] | None = None) -> Set:
    found = [signals(profile(str(r["a"]), language), profile(str(r["b"]), language)) for r in rows]
    places = {group: place for place, group in enumerate(sorted(map(str, set(groups or ()))))}
    folds = [places[str(group)] % FOLDS for group in groups] if groups else [n % FOLDS for n in range(len(rows))]
    weight = REPORTS_WEIGHT if groups else PARAPHRASES_WEIGHT
    return Set(np.array(found), np.array(labels, dtype=float), np.array(folds), weight)


def fit(sets: list[Set]) -> tuple[Array, Array]:
    """The common slopes and one intercept a set."""
    scale = np.concatenate([s.signals for s in sets]).std(axis=0) + 1e-9
    slopes = len(NAMES)

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
        seen = [Set(s.signals[s.folds != fold], s.labels[s.folds != fold], s.folds, s.weight) for s in sets.values()]
        slopes, intercepts = fit(seen)
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
