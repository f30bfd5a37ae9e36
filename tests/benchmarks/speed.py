"""Measures how fast texts become summaries, compared with sumy in the same run, days become stories, an
edition its documents and its mails, and the archive takes articles in and finds them.

Writes docs/performance.md.

    python tests/benchmarks/speed.py ../shared/eval --date 2026-11-22

Exits with 1 when a floor is missed. The folder of evaluation data is optional; its articles are read and measured, and
nothing of them is kept. With `--articles` fewer are measured, and no page is written.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import search
import speed_articles
import speed_feeds
import speed_mail
import speed_methods
import speed_page
import speed_pages
import store
from speed_timing import ONE_THREAD, figures_of, in_a_child, in_turn, ratios, spread

HERE = Path(__file__).parent
STORIES, FEEDS = HERE / "speed_stories.py", HERE / "speed_feeds.py"
PAGE = HERE.parents[1] / "docs" / "performance.md"
REAL = Path("stories") / "mixed-en.jsonl"

ARTICLES, BATCHES, REPEATS = 200, 10, 5
SHORT_SENTENCES, LONG_SENTENCES, STORY_ARTICLES = 200, 1000, 50
DAYS, COMPARED_ARTICLES = {1_000: 5, 10_000: 3, 50_000: 1}, 2_000  # a day's articles, and how often it is grouped


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


def of_days(grown_from: Path, days: Mapping[int, int]) -> Iterator[speed_page.Row]:
    """Time and memory to group days, by their articles, and the power of the articles with which time grows."""
    taken: dict[int, list[float]] = {}
    for count, repeats in days.items():
        children = [in_a_child(STORIES, "group", str(count), str(grown_from)) for _ in range(repeats)]
        taken[count] = [child.seconds for child in children]
        yield speed_page.Row(f"grouping a day of {count:,} articles, seconds", spread(taken[count]))
        memory = spread([child.peak_mb for child in children])
        yield speed_page.Row(f"grouping a day of {count:,} articles, peak memory in MB", memory)
    first, *others = days
    for small, large in (*pairwise(days), (first, others[-1])):
        powers = [math.log(b / a, large / small) for a in taken[small] for b in taken[large]]
        overall = 1.2 if (small, large) == (first, others[-1]) else None
        name = f"grouping grows with a power of the articles, {small:,} to {large:,}"
        yield speed_page.Row(name, spread(powers), at_most=overall)


def of_pairs(grown_from: Path, count: int) -> Iterator[speed_page.Row]:
    """What is lost by not holding every article against every other."""
    figures = figures_of(STORIES, "compare", str(count), str(grown_from))
    name = f"a day of {count:,} articles"
    for figure, words, floor in (
        ("alike", "pairs alike enough to be joined that are found, share", 0.98),
        ("in one story", "pairs of one story that have a heavy term in common, share", 0.98),
        ("agreement", "stories against those of all pairs, B-cubed F1", 0.98),
        ("blocked", "stories against the true ones, B-cubed F1", None),
        ("all pairs", "stories of all pairs against the true ones, B-cubed F1", None),
    ):
        yield speed_page.Row(f"{name}: {words}", spread([figures[figure]]), at_least=floor)


def of_merging(grown_from: Path, repeats: int) -> Iterator[speed_page.Row]:
    """Time to match and merge the sentences of a story that many sources report."""
    runs = [figures_of(STORIES, "merge", str(STORY_ARTICLES), str(grown_from)) for _ in range(repeats)]
    name = f"merging a story of {STORY_ARTICLES} articles and {runs[0]['sentences']:,} sentences, seconds"
    yield speed_page.Row(name, spread([run["seconds"] for run in runs]), at_most=2)


def of_feeds(count: int, repeats: int) -> Iterator[speed_page.Row]:
    """Time and memory to fetch and read feeds that are served on this machine."""
    if not Path("/proc/self/task").exists():
        print("no /proc here: feeds are not measured", flush=True)
        return
    runs = [figures_of(FEEDS, str(count)) for _ in range(repeats)]
    name = f"{count} feeds of {speed_feeds.ENTRIES} entries, served on this machine"
    times = ratios([run["read"] for run in runs], [run["feedparser"] for run in runs])
    yield speed_page.Row(f"{name}: fetched and read, seconds", spread([run["read"] for run in runs]))
    yield speed_page.Row(f"{name}: as many times as long as feedparser alone needs to parse them", times, at_most=3)
    memory = spread([run["peak_kb"] / 1000 for run in runs])
    yield speed_page.Row(f"{name}: peak memory of all processes in MB", memory, at_most=300)


def measure(evaluation: Path | None, count: int) -> Iterator[speed_page.Row]:
    """Every figure, as it comes."""
    whole = count == ARTICLES
    sample, batches = count + 1, min(BATCHES, count)
    yield from against_sumy(speed_articles.articles(sample), batches, "written for this")
    if evaluation and (real := speed_articles.real_articles(evaluation / REAL, sample)):
        yield from against_sumy(real, batches, "real")
    repeats = REPEATS if whole else 1
    yield from by_length(repeats)
    yield from of_a_story(repeats)
    if evaluation and (evaluation / REAL).exists():
        yield from of_merging(evaluation / REAL, repeats)
        yield from of_pairs(evaluation / REAL, COMPARED_ARTICLES)
        yield from of_days(evaluation / REAL, DAYS)
    else:
        print(f"no {REAL} in a folder of evaluation data: grouping and merging are not measured", flush=True)
    yield from speed_pages.rows() if whole else speed_pages.rows(speed_pages.SMALL, speed_pages.A_STORY, 1)
    yield from of_feeds(100 if whole else 5, repeats)
    yield from store.rows(store.ARTICLES if whole else 2 * store.A_DAY)
    yield from search.rows(search.ARTICLES if whole else search.A_DAY)
    yield from speed_mail.rows() if whole else speed_mail.rows(20, 10, 1)


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
