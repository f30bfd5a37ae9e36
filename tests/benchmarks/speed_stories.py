"""Groups a made day, merges a made story, or compares grouping with that of all pairs, and prints figures as JSON.

python tests/benchmarks/speed_stories.py group 1000 ../shared/eval/stories/mixed-en.jsonl
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
import stream
from numpy.typing import NDArray
from scipy.sparse import csr_array
from speed_timing import peak_mb

from bulletin import Article, article, group, merge
from bulletin.stories import blocks
from bulletin.stories.linkage import ALIKE
from bulletin.stories.vectors import vectors

MIXED_FOR_MERGING = 3  # stories told as one: 30 sentences an article
# Under these nothing is left out.
ALL_PAIRS = {"HEAD": 2.0, "NEAR": 0.0, "RUN": sys.maxsize}


def grouping(count: int, path: Path) -> dict[str, float]:
    """CPU seconds to group a day."""
    made = stream.day(stream.told(path), count)
    group(made.articles[:2])  # The lists of words are loaded with the first text of a process.
    return {"seconds": _seconds(lambda: group(made.articles))}


def merging(count: int, path: Path) -> dict[str, float]:
    """CPU seconds to match and merge the sentences of one story, and how many it has."""
    told = sorted(stream.told(path), key=len, reverse=True)
    story = [_read(report) for report in stream.story(told, count, MIXED_FOR_MERGING)]
    merge(_read(report) for report in stream.story(told, 2, seed=1))
    return {"seconds": _seconds(lambda: merge(story)), "sentences": sum(len(report.sentences) for report in story)}


def comparing(count: int, path: Path) -> dict[str, float]:
    """What blocking finds of all pairs, and how the stories compare with those that all pairs give."""
    made = stream.day(stream.told(path), count)
    gold = dict(zip((report.id for report in made.articles), made.stories, strict=True))
    blocked = _labels(made.articles)
    with patch.multiple(blocks, **ALL_PAIRS):
        whole = _labels(made.articles)
    return {
        **_recall(vectors(made.articles).rows, np.asarray(made.stories)),
        "agreement": b_cubed(blocked, whole),
        "blocked": b_cubed(blocked, gold),
        "all pairs": b_cubed(whole, gold),
    }


def _recall(rows: csr_array, stories: NDArray[np.intp]) -> dict[str, float]:
    """Of pairs that are alike, those found; of pairs in one story, those with a heavy column in common."""
    above = np.triu(np.ones((rows.shape[0],) * 2, dtype=bool), 1)
    alike = above & ((rows @ rows.T).toarray() >= ALIKE)
    together = above & (stories[:, None] == stories[None, :])
    with patch.object(blocks, "NEAR", 0.0):
        met = _found(rows)[together].mean()
    return {"alike": _found(rows)[alike].mean(), "in one story": met}


def _found(rows: csr_array) -> NDArray[np.bool_]:
    found = np.zeros((rows.shape[0],) * 2, dtype=bool)
    found[blocks.pairs(rows).coords] = True
    return found


def b_cubed(found: Mapping[str, Hashable], expected: Mapping[str, Hashable]) -> float:
    """B-cubed F1 of one grouping of the same articles against another."""
    both = Counter((found[name], expected[name]) for name in found)
    precision, recall = (
        sum(n * n / sizes[pair[side]] for pair, n in both.items()) / len(found)
        for side, sizes in enumerate((Counter(found.values()), Counter(expected.values())))
    )
    return 2 * precision * recall / (precision + recall)


def _labels(articles: Sequence[Article]) -> dict[str, Hashable]:
    return {report.id: number for number, story in enumerate(group(articles)) for report in story}


def _read(report: Article) -> Article:
    """With its sentences, as a reader gives it."""
    return article(
        report.text, title=report.title, source=report.source, published=report.published, language=report.language
    )


def _seconds(task: Callable[[], object]) -> float:
    started = time.process_time()
    task()
    return time.process_time() - started


TASKS = {"group": grouping, "merge": merging, "compare": comparing}

if __name__ == "__main__":
    figures = TASKS[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
    print(json.dumps({**figures, "peak_mb": peak_mb()}))
