"""Process CPU time, taken in turn, so that what slows the machine slows everything that is compared."""

from __future__ import annotations

import json
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

# A child's peak memory is given in bytes on macOS, in kilobytes elsewhere.
RSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Spread(NamedTuple):
    """The median of repeats, with the lowest and the highest."""

    median: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        return f"{self.median:.3g} ({self.lowest:.3g}–{self.highest:.3g})"


def spread(values: Sequence[float]) -> Spread:
    return Spread(statistics.median(values), min(values), max(values))


def ratios(above: Sequence[float], below: Sequence[float]) -> Spread:
    """Of times that were taken one after the other."""
    return spread([a / b for a, b in zip(above, below, strict=True)])


def in_turn(
    tasks: Mapping[str, Callable[[str], object]], batches: Sequence[Sequence[str]]
) -> dict[str, tuple[float, ...]]:
    """CPU seconds a text, by task and batch: each batch is done by every task before the next one begins.

    No text comes twice, so that a task gains nothing from remembering one.
    """
    taken: dict[str, tuple[float, ...]] = dict.fromkeys(tasks, ())
    for batch in batches:
        for name, task in tasks.items():
            taken[name] += (_seconds(task, batch) / len(batch),)
    return taken


def _seconds(task: Callable[[str], object], texts: Sequence[str]) -> float:
    started = time.process_time()
    for text in texts:
        task(text)
    return time.process_time() - started


class Child(NamedTuple):
    """What a process of its own needed: CPU seconds for its task, and memory for all that it did."""

    seconds: float
    peak_mb: float


def in_a_child(script: Path, *arguments: str) -> Child:
    """Runs a script that prints its seconds and its peak memory as JSON."""
    said = figures_of(script, *arguments)
    return Child(said["seconds"], said["peak_mb"])


def peak_mb() -> float:
    """The most memory that this process ever had; Linux counts what the parent had before the start in `ru_maxrss`."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT_BYTES / 1e6


def figures_of(script: Path, *arguments: str) -> dict[str, float]:
    """What a script prints as JSON."""
    run = subprocess.run([sys.executable, str(script), *arguments], check=True, capture_output=True, text=True)
    return dict(json.loads(run.stdout))
