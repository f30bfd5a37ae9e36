"""Counts what should not be printed alone in what a method prints, and prints a table.

    python tests/benchmarks/openings.py ../shared/eval [auto lead lexrank ...]

Of the printed sentences, the share in percent that lean without the sentence they lean on directly before them (with
an opening word, or as a quotation whose speaker is not named), that have half a quotation, that ask, and that are no
news (captions, pleas, credits). The rules are the package's own, so the table tells what a method does with them and
not how good they are: that is told by reading, and by the cases in tests/cases/coherence.md.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import bulletin
from bulletin.model import Article, Sentence
from bulletin.text.openings import leans
from bulletin.text.pleas import is_plea, signs
from bulletin.text.quotes import closed
from bulletin.text.speakers import Voice, voice

WORDS = {"multinews-en": 220, "cstnews-pt": 140, "vietnamese-vi": 180}
FLAWS = ("leans", "speakerless", "half quote", "question", "no news")


def stories(path: Path) -> Iterator[tuple[tuple[Article, ...], int]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        articles = tuple(article(document, item["lang"]) for document in item["documents"])
        yield articles, WORDS.get(path.stem) or len(item["references"][0].split())


def article(document: dict[str, Any], language: str) -> Article:
    title, source = document.get("title") or "", document.get("source") or ""
    return bulletin.article(document["text"], title=title, source=source, language=language, id=str(document["id"]))


def flaws(printed: Sequence[Sentence], articles: Sequence[Article]) -> Iterator[str]:
    by_id = {a.id: a for a in articles}
    for before, sentence in zip((None, *printed), printed, strict=False):
        home = by_id[sentence.article]
        behind = before is not None and (before.article, before.index) == (sentence.article, sentence.index - 1)
        shown = sentence.shown.removeprefix("…").lstrip()
        if leans(shown, home.language) and not behind:
            yield "speakerless" if voice(shown, home.language) is Voice.NOBODY else "leans"
        if not closed(shown):
            yield "half quote"
        if shown.rstrip("\"'”’»」) ").endswith(("?", "？", "؟", ":")):
            yield "question"
        if is_plea(shown, signs(home.text, home.language)):
            yield "no news"


def main() -> None:
    root, methods = Path(sys.argv[1]), sys.argv[2:] or ["auto", "lead", "lexrank"]
    print(f"{'set':16}{'method':12}{'printed':>8}", *(f"{name:>12}" for name in (*FLAWS, "all")))
    for path in sorted([*root.glob("digests/*.jsonl"), *root.glob("articles/*.jsonl")]):
        items = list(stories(path))
        for method in methods:
            count: Counter[str] = Counter()
            for articles, words in items:
                printed = bulletin.summarize(articles, words=words, method=method)
                count.update(flaws(printed, articles))
                count["printed"] += len(printed)
            shares = [100 * count[name] / count["printed"] for name in FLAWS]
            print(f"{path.stem:16}{method:12}{count['printed']:8}", *(f"{s:12.1f}" for s in (*shares, sum(shares))))


if __name__ == "__main__":
    main()
