"""Figures of a sample, and of the sample drawn again and again: how much of a figure is the choice of the items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy
from evaluate_samples import Column, Sample
from numpy.typing import NDArray

RESAMPLES = 1000
SEED = 20261122
LOW, HIGH = 2.5, 97.5  # Percentiles between which 95% of the resamples lie.

Figures = dict[str, float]


@dataclass(frozen=True)
class Measured:
    """A sample's figures, each with its value in every resample: the same draws for every method on one set."""

    figures: Mapping[str, float]
    resampled: Mapping[str, Column]
    facts: Mapping[str, int]

    def interval(self, name: str) -> tuple[float, float]:
        """Between which values 95% of the resamples lie."""
        return bounds(self.resampled[name])


@dataclass(frozen=True)
class Difference:
    """How far one method is ahead of another on the same draws, and in which share of them it is."""

    mean: float
    low: float
    high: float
    ahead: float


def bounds(values: Column) -> tuple[float, float]:
    """The 95% interval by percentiles."""
    low, high = numpy.percentile(values, [LOW, HIGH])
    return float(low), float(high)


def difference(ours: Measured, theirs: Measured, name: str) -> Difference:
    """Ours minus theirs, paired by resample."""
    apart = ours.resampled[name] - theirs.resampled[name]
    return Difference(ours.figures[name] - theirs.figures[name], *bounds(apart), float((apart > 0).mean()))


def measured(sample: Sample, figures: Callable[[Mapping[str, Column], Column], Figures]) -> Measured:
    """The figures of the sample as it is, and of units drawn from it with replacement."""
    units = int(sample.units.max()) + 1
    draws = numpy.random.default_rng(SEED).multinomial(units, numpy.full(units, 1 / units), size=RESAMPLES)
    every = [figures(sample.columns, draw[sample.units].astype(numpy.float64)) for draw in draws]
    whole = figures(sample.columns, numpy.ones(len(sample.units)))
    return Measured(whole, {name: numpy.array([one[name] for one in every]) for name in whole}, sample.facts)


def summaries(columns: Mapping[str, Column], weights: Column) -> Figures:
    """ROUGE, length and openings, averaged over the summaries; openings over their sentences."""
    found = {name: _mean(columns[name], weights) for name in ("R1", "R2", "RL", "words", "of budget")}
    shares = {name: 100 * _mean(columns[name], weights) for name in ("over", "under")}
    printed = weights @ columns["sentences"]
    flaws = {name: 100 * _ratio(weights @ columns[name], printed) for name in ("leaning", "unfit")}
    return {**found, **shares, **flaws}


def precision_and_recall(columns: Mapping[str, Column], weights: Column) -> Figures:
    """Mean precision, mean recall, and the F1 of the two."""
    return _with_f1(_mean(columns["P"], weights), _mean(columns["R"], weights))


def decisions(columns: Mapping[str, Column], weights: Column) -> Figures:
    """Precision and recall of yes and no, and the share of the unmarked that was left alone."""
    label, found = columns["label"], columns["found"]
    hits = float(weights @ (label * found))
    figures = _with_f1(_ratio(hits, weights @ found), _ratio(hits, weights @ label))
    return {**figures, "quiet": 100 * _ratio(weights @ ((1 - label) * (1 - found)), weights @ (1 - label))}


def similarity(columns: Mapping[str, Column], weights: Column) -> Figures:
    """Average precision of the score (equal scores are one step), and the figures of the decision."""
    order = numpy.argsort(-columns["score"], kind="stable")
    score, weight = columns["score"][order], weights[order]
    last = numpy.append(score[1:] != score[:-1], True)
    hits, seen = numpy.cumsum(weight * columns["label"][order])[last], numpy.cumsum(weight)[last]
    precision = numpy.divide(hits, seen, out=numpy.zeros_like(hits), where=seen > 0)
    average = _ratio(float(numpy.diff(hits, prepend=0.0) @ precision), float(hits[-1]))
    return {"AP": 100 * average, **decisions(columns, weights)}


def _with_f1(precision: float, recall: float) -> Figures:
    return {"P": 100 * precision, "R": 100 * recall, "F1": 100 * _ratio(2 * precision * recall, precision + recall)}


def _mean(column: Column, weights: Column) -> float:
    return float(weights @ column / weights.sum())


def _ratio(part: float | NDArray[numpy.float64], whole: float | NDArray[numpy.float64]) -> float:
    return float(part / whole) if whole else 0.0
