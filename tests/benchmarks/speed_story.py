"""Summarizes a story of as many articles as asked for, and prints the CPU seconds and the process's peak memory.

python tests/benchmarks/speed_story.py 50
"""

from __future__ import annotations

import json
import sys
import time

import speed_articles
from speed_timing import peak_mb

from bulletin import article, summarize


def main(count: int) -> None:
    texts = speed_articles.story(count)
    # The lists of words are loaded with the first text of a process, whatever is done with it.
    summarize([article(speed_articles.articles(1)[0], language="en")])
    started = time.process_time()
    summarize([article(text, language="en", source=f"source {number}") for number, text in enumerate(texts)])
    seconds = time.process_time() - started
    print(json.dumps({"seconds": seconds, "peak_mb": peak_mb()}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
