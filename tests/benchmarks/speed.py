"""Measures how fast texts become summaries, compared with sumy in the same run, and writes docs/performance.md.

    python tests/benchmarks/speed.py ../shared/eval --date 2026-11-22

Exits with 1 when a floor is missed. The folder of evaluation data is optional; its articles are read and measured, and
nothing of them is kept. With `--articles` fewer are measured, and no page is written.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import speed_articles
import speed_methods
import speed_page
from speed_timing import ONE_THREAD, in_a_child, in_turn, ratios, spread

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "performance.md"
REAL = Path("stories") / "mixed-en.jsonl"

ARTICLES, BATCHES, REPEATS = 200, 10, 5
SHORT_SENTENCES, LONG_SENTENCES, STORY_ARTICLES = 200, 1000, 50


def against_sumy(texts: Sequence[str], batches: int, name: str) -> Iterator[speed_page.Row]:
    """One core, every text once: bulletin's `auto` against sumy's LexRank, with sumy's words and with bulletin's."""
    with tempfile.TemporaryDirectory() as folder:
        tasks = {
            "readme": speed_methods.sumy_lexrank(Path(folder), made_once=False),
            "made once": speed_methods.sumy_lexrank(Path(folder), made_once=True),
            "auto": speed_methods.bulletin_by("auto"),
            "lexrank": speed_methods.bulletin_by("lexrank"),
        }
        first, *rest = texts
        lengths = {task: run(first) for task, run in tasks.items()}
        size = -(-len(rest) // batches)
        taken = in_turn(tasks, [rest[at : at + size] for at in range(0, len(rest), size)])
    print(f"{name}: {len(rest)} texts; words in a first summary: {lengths}", flush=True)
    for task, seconds in taken.items():
        yield speed_page.Row(f"{name}: {speed_page.TASKS[task]}, articles a second", spread([1 / s for s in seconds]))
    for task, floor in (("readme", 20.0), ("made once", None), ("lexrank", None)):
        times = ratios(taken[task], taken["auto"])
        yield speed_page.Row(f"{name}: `auto` is as many times as fast as {speed_page.TASKS[task]}", times, floor)


def by_length(repeats: int) -> Iterator[speed_page.Row]:
    """How time grows with the length of a text."""
    run = speed_methods.bulletin_by("auto")
    run(speed_articles.long_article(SHORT_SENTENCES))
    short, long = (
        [in_turn({"": run}, [[speed_articles.long_article(sentences, seed)]])[""][0] for seed in range(repeats)]
        for sentences in (SHORT_SENTENCES, LONG_SENTENCES)
    )
    name = f"{LONG_SENTENCES:,} sentences take as many times as long as {SHORT_SENTENCES}"
    yield speed_page.Row(name, ratios(long, short), at_most=10)


def of_a_story(repeats: int) -> Iterator[speed_page.Row]:
    """Time and memory for one story that many sources report."""
    children = [in_a_child(HERE / "speed_story.py", str(STORY_ARTICLES)) for _ in range(repeats)]
    name = f"a story of {STORY_ARTICLES} articles"
    yield speed_page.Row(f"{name}, seconds", spread([child.seconds for child in children]), at_most=1)
    yield speed_page.Row(f"{name}, peak memory in MB", spread([child.peak_mb for child in children]), at_most=300)


def measure(evaluation: Path | None, count: int) -> Iterator[speed_page.Row]:
    """Every figure, as it comes."""
    sample, batches = count + 1, min(BATCHES, count)
    yield from against_sumy(speed_articles.articles(sample), batches, "written for this")
    if evaluation and (real := speed_articles.real_articles(evaluation / REAL, sample)):
        yield from against_sumy(real, batches, "real")
    repeats = REPEATS if count == ARTICLES else 1
    yield from by_length(repeats)
    yield from of_a_story(repeats)


def main(arguments: Sequence[str]) -> int:
    """The exit code: 1 when a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("evaluation", nargs="?", type=Path, help="folder of evaluation data")
    parser.add_argument("--date", required=True, help="the day, for the page")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many to measure")
    options = parser.parse_args(arguments)
    os.environ.update(ONE_THREAD)  # Before NumPy is imported, here and in the children.
    rows = []
    for row in measure(options.evaluation, options.articles):
        print(row, flush=True)
        rows.append(row)
    if options.articles == ARTICLES:
        PAGE.write_text(speed_page.page(rows, options.date), encoding="utf-8")
    return int(any(row.missed for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
