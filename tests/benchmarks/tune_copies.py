"""What the share of words in common tells apart: rewrites made by machine, and pairs of reports of one event.

    python tests/benchmarks/tune_copies.py ../shared/eval

Prints, for several thresholds, how many rewrites of each kind are found and how many real pairs are called copies.
Some of those are copies, so they have to be read before `COPIED` is changed.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from bulletin import readers
from bulletin.facts.traces import copies
from bulletin.model import Article

SETS = ("digests/multinews-en", "digests/cstnews-pt", "stories/vietnamese-vi", "stories/basil-en")
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)
# Shorter articles leave too little when half of them is dropped.
FEWEST_WORDS, FEWEST_SENTENCES = 120, 6


def stories(path: Path) -> Iterator[list[Article]]:
    by_story = defaultdict(list)
    for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for one in row.get("documents", [row]):
            made = readers.article(one["text"], source=one["id"], language=row["lang"], id=one["id"])
            by_story[row.get("story") or row["id"]].append(made)
    yield from (articles for articles in by_story.values() if len(articles) > 1)


def made_of(sentences: list[str], article: Article) -> Article:
    rewritten = readers.article("\n\n".join(sentences), source="rewrite", language=article.language, id="rewrite")
    return replace(rewritten, title=article.title)


def changed(sentence: str, chance: random.Random) -> str:
    """The sentence with a third of its words replaced by words that nobody else uses."""
    words = sentence.split()
    for n in chance.sample(range(len(words)), len(words) // 3):
        words[n] = f"q{chance.getrandbits(40)}"
    return " ".join(words)


def rewrites(article: Article, other: Article, chance: random.Random) -> dict[str, Article]:
    said = [sentence.text for sentence in article.sentences]
    half = chance.sample(said, max(4, len(said) // 2))
    added = [sentence.text for sentence in other.sentences][: max(1, len(half) // 3)]
    return {
        "a third changed": made_of([changed(s, chance) for s in said], article),
        "half dropped, reordered": made_of(half, article),
        "both": made_of([changed(s, chance) for s in half], article),
        "both, and added to": made_of([*(changed(s, chance) for s in half), *added], article),
    }


def share(one: Article, other: Article) -> float:
    return max((copy.near for copy in copies.copies([one, other])), default=0.0)


def measured(path: Path, report: Callable[[str], None]) -> None:
    chance = random.Random(7)
    found = defaultdict(list)
    for articles in stories(path):
        found["real pairs"] += [share(one, other) for one, other in combinations(articles, 2)]
        for n, article in enumerate(articles):
            if len(article.sentences) >= FEWEST_SENTENCES and len(article.text.split()) >= FEWEST_WORDS:
                for kind, made in rewrites(article, articles[n - 1], chance).items():
                    found[kind].append(share(article, made))
    for kind, shares in found.items():
        above = [sum(one >= threshold for one in shares) / len(shares) for threshold in THRESHOLDS]
        report(f"{path.name:15} {kind:25} {len(shares):5} " + " ".join(f"{part:6.1%}" for part in above))


def main() -> None:
    copies.COPIED = 0.0  # type: ignore[misc]
    print(" " * 47 + " ".join(f"{threshold:6}" for threshold in THRESHOLDS))
    for name in SETS:
        measured(Path(sys.argv[1]) / name, print)


if __name__ == "__main__":
    main()
