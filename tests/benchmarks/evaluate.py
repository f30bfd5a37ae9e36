"""Measures everything that `score.py` of the evaluation data measures, with intervals, and writes docs/quality.md.

    python tests/benchmarks/evaluate.py ../shared/eval --date 2026-11-22
    python tests/benchmarks/evaluate.py ../shared/eval --date 2026-11-22 --only digests articles

With `--only` the tables are printed and no page is written.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import evaluate_bootstrap as bootstrap
import evaluate_page
import evaluate_samples as samples

from bulletin.summarizers import METHODS

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT))

from tests import disagreement_pairs  # noqa: E402

PAGE = ROOT / "docs" / "quality.md"
WIDELY_USED = ("nltk", "sumy", "trafilatura")  # Libraries whose version a figure may depend on.

# What is done with a set, and how its figures follow.
TASKS: dict[str, tuple[Callable[[Path, str, str], samples.Sample], Callable[..., bootstrap.Figures]]] = {
    "digests": (samples.digests, bootstrap.summaries),
    "articles": (samples.articles, bootstrap.summaries),
    "stories": (samples.stories, bootstrap.precision_and_recall),
    "facts": (samples.facts, bootstrap.similarity),
    "conflicts": (samples.conflicts, bootstrap.decisions),
    "pages": (samples.pages, bootstrap.precision_and_recall),
}
SETS = {"conflicts": "facts/cst-pt.jsonl"}  # The only pairs that people marked so; else a task has a folder.
WITHOUT_METHODS = {"stories": "group", "facts": "similarity", "conflicts": "disagreements", "pages": "read"}


class Job(NamedTuple):
    """One method on one set: what one process does at a time."""

    root: Path
    task: str
    data: str
    method: str


def jobs(root: Path, tasks: Iterable[str], methods: Iterable[str]) -> Iterator[Job]:
    """Every method on every set of the tasks."""
    known = tuple(methods)
    for task in tasks:
        for path in sorted(root.glob(SETS.get(task, f"{task}/*.jsonl"))):
            for method in (WITHOUT_METHODS[task],) if task in WITHOUT_METHODS else known:
                yield Job(root, task, path.stem, method)


def measure(job: Job) -> bootstrap.Measured:
    """The job's figures, with their resamples."""
    take, figures = TASKS[job.task]
    found = bootstrap.measured(take(job.root, job.data, job.method), figures)
    print(f"  {job.task} · {job.data} · {job.method}", file=sys.stderr, flush=True)
    return found


def in_processes(work: list[Job]) -> dict[tuple[str, str, str], bootstrap.Measured]:
    """The results of the jobs by task, set and method, made on every core."""
    # One thread a process: faster with all cores busy, and sums come out the same wherever they are made.
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        return {job[1:]: found for job, found in zip(work, pool.map(measure, work), strict=True)}


def written() -> dict[str, tuple[int, disagreement_pairs.Figures]]:
    """By name of a file of written pairs of sentences, how many there are and how well `disagreements` does on them."""
    found = {}
    for path in sorted(disagreement_pairs.CASES.glob("disagreements*.md")):
        pairs = list(disagreement_pairs.read(path.name))
        found[path.stem] = len(pairs), disagreement_pairs.measured(pairs)
    return found


def versions() -> str:
    """The package and the libraries whose methods are measured beside it."""
    return ", ".join(f"{name} {version(name)}" for name in ("bulletin", *WIDELY_USED))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path, help="the folder of the evaluation data and its score.py")
    parser.add_argument("--date", required=True, help="the day that the page names")
    parser.add_argument("--only", nargs="+", choices=tuple(TASKS), metavar="TASK", help=", ".join(TASKS))
    wanted = parser.parse_args()
    results = in_processes(list(jobs(wanted.root.resolve(), wanted.only or TASKS, METHODS)))
    print(evaluate_page.tables(results, wanted.date))
    if not wanted.only:
        PAGE.write_text(evaluate_page.page(results, wanted.date, versions(), written()), encoding="utf-8")
        print(f"{PAGE} written", file=sys.stderr)


if __name__ == "__main__":
    main()
