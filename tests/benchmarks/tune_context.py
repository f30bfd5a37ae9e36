"""Fits the coefficients of `bulletin.facts.same.context` and prints them with cross-validated figures (`make tune`).

    python tests/benchmarks/tune_context.py ../shared/eval

Logistic regression on the sentence pairs from several reports of one story, folded by story: which did people call the
same, contradicting or overlapping? `match` must have been tuned before. The shift that is printed moves the intercept
to where PRECISE of the pairs scored as one fact are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bulletin.facts.match import logit
from bulletin.facts.same.apart import of_two_events
from bulletin.facts.same.context import WEIGHTS, Mention, evidence
from bulletin.facts.same.signals import profile
from bulletin.model import Article, Sentence
from tests.benchmarks import tune_match
from tests.benchmarks.tune_match import SAME, Array, average_precision

ONE_FACT = SAME | {"Contradiction", "Overlap", "Summary", "Translation", "Modality"}
PRECISE = 0.78


def load(root: Path) -> tuple[Array, list[set[str]], NDArray[np.intp]]:
    """The evidence for each pair that is not too unlike to have any, what people called it, and its fold."""
    stories: dict[str, list[dict[str, Any]]] = {}
    for line in (root / "facts" / "cst-pt.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stories.setdefault(row["cluster"], []).append(row)
    found, labels, folds = [], [], []
    for n, name in enumerate(sorted(stories)):
        rows = {(row["a_id"], row["b_id"]): row for row in stories[name]}
        texts = {row[f"{end}_id"]: row[end] for row in rows.values() for end in "ab"}
        order = sorted(texts, key=lambda key: (key.split(":")[0], int(key.split(":")[1])))
        numbers = {key: place for place, key in enumerate(order)}
        said = _mentions([(key.split(":")[0], texts[key]) for key in order])
        pairs = {tuple(sorted((numbers[a], numbers[b]))): set(row["label"]) for (a, b), row in rows.items()}
        logits = {
            (i, j): logit(said[i].profile, said[j].profile)
            for i, j in pairs
            if not of_two_events(said[i].profile, said[j].profile)
        }
        seen = evidence(said, logits)
        found += list(seen.values())
        labels += [pairs[pair] for pair in seen]
        folds += [n % tune_match.FOLDS] * len(seen)
    return np.array(found), labels, np.array(folds)


def _mentions(said: list[tuple[str, str]]) -> list[Mention]:
    articles = {key: Article(key, key, "", "", key, None, None, "pt", ()) for key, _ in said}
    return [
        Mention(Sentence(key, n, 0, len(text), text), articles[key], profile(text, "pt"))
        for n, (key, text) in enumerate(said)
    ]


def main() -> None:
    signals, labels, folds = load(Path(sys.argv[1]))
    one_fact = np.array([bool(ONE_FACT & label) for label in labels], dtype=float)
    same = np.array([bool(SAME & label) for label in labels], dtype=float)
    related = np.array([bool(label) for label in labels], dtype=float)
    logits = np.zeros(len(labels))
    for fold in range(tune_match.FOLDS):
        slopes, intercept = _fit(signals, one_fact, folds != fold)
        logits[folds == fold] = signals[folds == fold] @ slopes + intercept
    order = np.argsort(-logits, kind="stable")
    precision = np.cumsum(one_fact[order]) / np.arange(1, len(order) + 1)
    last = int(np.flatnonzero(precision >= PRECISE).max())
    joined = order[: last + 1]
    print(f"one fact: average precision {average_precision(one_fact, logits):.1f}, {len(joined)} pairs joined:")
    print(f"  {one_fact[joined].mean():.2f} of them are, {related[joined].mean():.2f} are related;")
    found = [one_fact[joined].sum() / one_fact.sum(), same[joined].sum() / same.sum()]
    print(f"  {found[0]:.2f} of those that are, {found[1]:.2f} of those that are the same")
    slopes, intercept = _fit(signals, one_fact, folds >= 0)
    print("WEIGHTS =", {name: round(float(slope), 3) for name, slope in zip(WEIGHTS, slopes, strict=True)})
    print(f"INTERCEPT = {intercept - logits[order[last]]:.2f}")


def _fit(signals: Array, labels: Array, chosen: NDArray[np.bool_]) -> tuple[Array, float]:
    one = tune_match.Set(signals[chosen], labels[chosen], np.zeros(int(chosen.sum()), dtype=np.intp), 1.0)
    slopes, intercepts = tune_match.fit([one])
    return slopes, float(intercepts[0])


if __name__ == "__main__":
    main()
