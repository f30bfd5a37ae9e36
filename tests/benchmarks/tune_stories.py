"""Chooses the numbers of `bulletin.stories` again and prints them with cross-validated figures (`make tune`).

    python tests/benchmarks/tune_stories.py ../shared/eval

One round over the numbers, each tried a third lower and half as high again with the others as they are; what gains less
than LEAST_GAIN is left alone. What is raised is the mean B-cubed F1 over the sets: of all articles at once, and of
batches of 2 to 64 articles from neighbouring stories, since any two stories can be told apart by chance. Folds are of
stories: numbers chosen on the stories of one are measured on those of the other.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from speed_stories import b_cubed

from bulletin import Article, article, group
from bulletin.stories import likeness, linkage, vectors

FOLDS = 2
STEPS = (2 / 3, 1.5)
LEAST_GAIN = 0.1  # points; less is chance
SIZES = (2, 4, 8, 16, 32, 64)
BATCHES = 8  # of each size and set
SMALL_WEIGHT = 0.4
SEED = 20261122

Number = tuple[ModuleType, str]
Numbers = Mapping[Number, float]
Batch = dict[str, Article]

NUMBERS: tuple[Number, ...] = (
    (linkage, "ALIKE"), (linkage, "AMONG_FEW"), (linkage, "COHESION"), (vectors, "TITLE_WEIGHT"),
    (vectors, "SHARPNESS"), (vectors, "NUMBER_WEIGHT"), (vectors, "ALONE_WEIGHT"), (vectors, "BIGRAM_AFFINITY"),
    (likeness, "FADING_DAYS"), (likeness, "LONG_APART"), (likeness, "CLOSE"), (likeness, "CROWDING"),
)  # fmt: skip


class Set(NamedTuple):
    """Articles by id, the story of each, and small batches of them."""

    articles: Batch
    stories: Mapping[str, str]
    small: Sequence[Batch]


def load(root: Path) -> list[Set]:
    """The sets of stories."""
    return [_read(path) for path in sorted(root.glob("stories/*.jsonl"))]


def _read(path: Path) -> Set:
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return _set({str(row["id"]): _article(row) for row in rows}, {str(row["id"]): str(row["story"]) for row in rows})


def _set(articles: Batch, stories: Mapping[str, str]) -> Set:
    return Set(articles, stories, _batches(articles, stories))


def _article(row: Mapping[str, Any]) -> Article:
    return article(
        row["text"],
        title=row.get("title") or "",
        source=row.get("source") or "",
        published=row.get("date"),
        language=row["lang"],
        id=str(row["id"]),
    )


def fold(one: Set, number: int) -> Set:
    """The articles of every FOLDSth story."""
    kept = {name: story for name, story in one.stories.items() if crc32(story.encode()) % FOLDS == number}
    return _set({name: one.articles[name] for name in kept}, kept)


def _batches(articles: Batch, stories: Mapping[str, str]) -> list[Batch]:
    """Of each size: some articles of a story drawn by lot, and of those most like it."""
    draw, names = random.Random(SEED), list(articles)
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(stories[name], []).append(place)
    members = list(places.values())
    nearest = _nearest(vectors.vectors(list(articles.values())).rows, members)
    made = []
    for size in (size for size in SIZES for _ in range(BATCHES)):
        near = [members[story] for story in nearest[draw.randrange(len(members))]]
        drawn = [place for story in near for place in draw.sample(story, min(len(story), draw.randint(1, 4)))]
        made.append({names[place]: articles[names[place]] for place in drawn[:size]})
    return made


def _nearest(rows: csr_array, members: Sequence[Sequence[int]]) -> NDArray[np.intp]:
    """For each story all stories, the most like it first."""
    centres = np.stack([np.asarray(rows[list(story)].sum(axis=0)).ravel() / len(story) for story in members])
    return np.argsort(-(centres @ centres.T), axis=1, kind="stable")


def quality(sets: Iterable[Set], numbers: Numbers) -> tuple[float, float]:
    """Mean B-cubed F1 in percent of whole sets and of small batches from them."""
    whole, small = [], []
    with ExitStack() as patches:
        for (module, name), value in numbers.items():
            patches.enter_context(patch.object(module, name, value))
        for one in sets:
            whole.append(_f1(one.articles, one.stories))
            small.append(mean(_f1(batch, one.stories) for batch in one.small))
    return 100 * mean(whole), 100 * mean(small)


def _f1(batch: Batch, stories: Mapping[str, str]) -> float:
    found = {report.id: number for number, story in enumerate(group(batch.values())) for report in story}
    return b_cubed(found, {name: stories[name] for name in batch})


def chosen(sets: Sequence[Set]) -> dict[Number, float]:
    """The numbers that do best."""
    numbers = {(module, name): float(getattr(module, name)) for module, name in NUMBERS}
    best = _goal(quality(sets, numbers))
    for number in NUMBERS:
        tried = {step: _goal(quality(sets, {**numbers, number: numbers[number] * step})) for step in STEPS}
        step = max(tried, key=lambda step: tried[step])
        if tried[step] >= best + LEAST_GAIN:
            numbers[number] *= step
            best = tried[step]
    return numbers


def _goal(figures: tuple[float, float]) -> float:
    return (1 - SMALL_WEIGHT) * figures[0] + SMALL_WEIGHT * figures[1]


def main() -> None:
    sets = load(Path(sys.argv[1]))
    now = {(module, name): float(getattr(module, name)) for module, name in NUMBERS}
    print("as they are: whole {:.1f}, small {:.1f}".format(*quality(sets, now)))
    folds = [[fold(one, number) for one in sets] for number in range(FOLDS)]
    for number, held_out in enumerate(folds):
        seen = [one for other in range(FOLDS) if other != number for one in folds[other]]
        figures = quality(held_out, now), quality(held_out, chosen(seen))
        print(
            "unseen: whole {:.1f}, small {:.1f} as they are; {:.1f}, {:.1f} chosen again".format(
                *figures[0], *figures[1]
            )
        )
    for (_, name), value in chosen(sets).items():
        print(f"{name} = {value:.4g}")


if __name__ == "__main__":
    main()
