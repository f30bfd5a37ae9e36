"""Kills a sender while it brings editions to a wiki, and looks at what is left.

    python -m tests.torture_wiki    30 kills over file, 30 over HTTP, and a race with five others

A sender in a process of its own brings an edition and is killed after a random time, together with the git that it has
started or without it, as comes. After it has been run to the end, the wiki must have exactly one commit an edition,
all that others have written, and nothing broken.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bulletin.channels import Around
from bulletin.sending.wiki import WikiSettings
from tests import consigned
from tests.editions import DAY
from tests.servers_git import Hub, over_http
from tests.wiki_sender import send

ROOT = Path(__file__).parent.parent
# Kills fall into all of a run, and a few behind it.
_LONGER = 1.2


def strike(hub: Hub, over: str, kills: int, seed: int) -> int:
    """How many kills left an edition that was pushed already; raises AssertionError when something is wrong."""
    draw = random.Random(seed)
    folder = hub.path.parent
    already, first = 0, [str(DAY - timedelta(days=number)) for number in (1, 0)]
    with over_http(hub) if over == "http" else nullcontext(hub.url) as url:
        usual_s = max(run(url, day, folder) for day in first)
        days = [str(DAY + timedelta(days=number)) for number in range(1, kills + 1)]
        for day in days:
            together = draw.random() < 0.5
            kill(url, day, folder, after_s=draw.uniform(0, _LONGER * usual_s), together=together)
            if together:  # By file:// the server's side was killed, too, and its lock is for its owner to remove.
                hub.path.joinpath("refs/heads/master.lock").unlink(missing_ok=True)
            already += day in " ".join(hub.editions())
            hub.edit({f"by-hand-{day}.md": f"Written on {day}.\n"})
            run(url, day, folder)
    wanted = sorted([*first, *days])
    assert sorted(line.split()[1] for line in hub.editions()) == wanted, "one commit an edition"
    assert {"2026-11-22-morning-brief.md", *(f"by-hand-{day}.md" for day in days)} <= set(hub.names())
    assert all(hub.read("morning-brief-archive.md").count(f"({day}-") == 1 for day in wanted)
    assert hub.is_sound()
    return already


def started(url: str, day: str, folder: Path) -> subprocess.Popen[bytes]:
    """A sender that is ready; what it leaves when it is killed lies in this folder."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.wiki_sender", url, "github", day],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def run(url: str, day: str, folder: Path) -> float:
    """The seconds that it took to bring an edition, from the last time that it was tried."""
    for _ in range(5):
        process, began = started(url, day, folder), time.monotonic()
        told, _ = process.communicate(timeout=120)
        if told.startswith(b"sent"):
            return time.monotonic() - began
    raise AssertionError(told)


def kill(url: str, day: str, folder: Path, after_s: float, *, together: bool) -> None:
    """Let a sender begin and kill it."""
    process = started(url, day, folder)
    try:
        process.wait(after_s)
    except subprocess.TimeoutExpired:
        for one in [*(below(process.pid) if together else ()), process.pid]:
            try:
                os.kill(one, signal.SIGKILL)
            except ProcessLookupError:
                continue
    process.communicate(timeout=60)


def below(parent: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    except OSError:
        return []
    return [one for child in map(int, children) for one in (child, *below(child))]


def race(hub: Hub, editions: int) -> Counter[tuple[str, int]]:
    """How editions ended, and behind how many rebases, while five others push once a second each."""
    stopped, ended = threading.Event(), Counter[tuple[str, int]]()

    def push(name: str) -> None:
        while not stopped.wait(1):
            hub.edit({f"{name}.md": f"{time.time()}\n"}, name)

    peers = [threading.Thread(target=push, args=(f"peer-{number}",)) for number in range(5)]
    for peer in peers:
        peer.start()
    for number in range(editions):
        slept: list[float] = []
        known = consigned.page(day=DAY + timedelta(days=number))
        around = Around(lambda: datetime.now(UTC), lambda s, slept=slept: (slept.append(s), time.sleep(s)), os.environ)
        ended[send(WikiSettings(remote=hub.url), known, around).state, len(slept)] += 1
    stopped.set()
    for peer in peers:
        peer.join()
    assert len(hub.editions()) == sum(count for (state, _), count in ended.items() if state == "sent")
    assert hub.is_sound()
    return ended


def main() -> None:
    for over in ("file", "http"):
        with tempfile.TemporaryDirectory() as folder:
            already = strike(Hub(Path(folder) / "wiki.git"), over, kills=30, seed=1)
        print(f"{over}: 30 kills, {already} behind the push; one commit an edition, nothing lost, nothing broken")
    with tempfile.TemporaryDirectory() as folder:
        for (state, rebases), count in sorted(race(Hub(Path(folder) / "wiki.git"), editions=30).items()):
            print(f"raced by five others: {count} {state} behind {rebases} rebases")


if __name__ == "__main__":
    main()
