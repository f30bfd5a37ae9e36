"""How long a hundred feeds on this machine take to be fetched and read, and feedparser alone to parse the same bytes.

    python tests/benchmarks/speed_feeds.py 100

Prints the wall seconds of both, and the peak memory of all processes that read, as JSON. A process of its own serves.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import speed_articles  # noqa: E402

ENTRIES = 50
SENTENCES = 6


def feeds(count: int) -> list[bytes]:
    """Feeds of 50 entries, each a summary of six sentences with its links and marks; the same in every run."""
    texts = speed_articles.articles(60)
    sentences = [sentence for text in texts for sentence in text.replace("\n\n", " ").split(". ")]
    made = []
    for number in range(count):
        items = [_item(number, n, sentences) for n in range(ENTRIES)]
        head = f"<title>Post {number}</title><link>https://post{number}.example/</link><language>en</language>"
        made.append(f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'.encode())
    return made


def _item(feed: int, number: int, sentences: list[str]) -> str:
    at = (feed * ENTRIES + number) * SENTENCES
    own = [f"Report {feed}-{number}", *(sentences[(at + n) % len(sentences)] for n in range(SENTENCES))]
    text = "".join(f"<p>{sentence}.</p>" for sentence in own)
    link = f"https://post{feed}.example/2026/11/{number}?utm_source=rss"
    when = f"Sun, 22 Nov 2026 {number % 24:02}:00:00 GMT"
    return (
        f"<item><title>Report {number} of {feed}</title><link>{escape(link)}</link><pubDate>{when}</pubDate>"
        f"<description>{escape(text)}</description></item>"
    )


def serve(count: int) -> None:
    """Serves the feeds until its standard input ends."""
    from tests.server import serving

    with serving({f"/{number}": feed for number, feed in enumerate(feeds(count))}) as site:
        print(site.url, flush=True)
        sys.stdin.read()


def measured(count: int) -> dict[str, float]:
    """Seconds and memory of one reading of all feeds, then of feedparser."""
    from bulletin.readers import read
    from bulletin.web import Web
    from bulletin.web.surroundings import Surroundings

    with subprocess.Popen(
        [sys.executable, __file__, "serve", str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        assert server.stdin
        url = server.stdout.readline().strip()
        port = url.rpartition(":")[2]
        web = Web(allow_private=["127.0.0.1"], surroundings=Surroundings(resolve=_loopback))
        started = time.perf_counter()
        articles, failures = read([f"http://post{n}.example:{port}/{n}" for n in range(count)], web=web)
        taken = time.perf_counter() - started
        server.stdin.close()
    assert not failures, failures
    assert len(articles) == count * ENTRIES
    memory = sum(_peak_kb(pid) for pid in (os.getpid(), *_children()))
    return {"read": taken, "feedparser": _feedparser(feeds(count)), "peak_kb": memory}


def _children() -> list[int]:
    """The processes that this one has begun and that are still there."""
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def _peak_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


async def _loopback(host: str, port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


def _feedparser(contents: list[bytes]) -> float:
    import feedparser

    started = time.perf_counter()
    for content in contents:
        assert len(feedparser.parse(io.BytesIO(content))["entries"]) == ENTRIES
    return time.perf_counter() - started


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(int(sys.argv[2]))
    else:
        print(json.dumps(measured(int(sys.argv[1]))))
