"""Kill the day's run at random moments: `python -m tests.torture_run`, 60 times, in a temporary folder.

Whatever the moment, the next run finishes the day, and nothing is made or delivered twice.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bulletin.store import opened
from tests.command import MODULE, bulletin
from tests.test_cli import FLOOD

# Where it is noon, so that no day ends meanwhile.
ZONE = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"
SETTINGS = f"""
title = "Morning Brief"
formats = ["md", "json"]
archive = "news.db"
timezone = "{ZONE}"
[[input]]
path = "in"
[[folder]]
path = "shelf"
formats = ["md"]
[run]
log = "run.jsonl"
health = "health.json"
"""
_PAUSE_S = 0.01


def prepared(office):
    """An office with an article that came in."""
    (office / "in").mkdir(parents=True)
    (office / "in/flood.txt").write_text(FLOOD)
    (office / "bulletin.toml").write_text(SETTINGS)
    return office


def today():
    return datetime.now(ZoneInfo(ZONE)).date()


def log(office):
    """The lines of the log that are whole."""
    if not (path := office / "run.jsonl").exists():
        return []
    return [json.loads(line) for line in path.read_text().splitlines(keepends=True) if line.endswith("\n")]


def killed(office, is_time):
    """Whether a run was killed, with all that it started, when it was time; else it had come to its end."""
    process = subprocess.Popen(
        [*MODULE, "run"],
        cwd=office,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "XDG_CACHE_HOME": f"{office}-cache"},
    )
    while process.poll() is None and not is_time():
        time.sleep(_PAUSE_S)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def problems(office):
    """What is wrong after runs that were killed and one that came to its end."""
    folder = office / f"out/{today()}"
    if not (office / "news.db").exists():
        yield "no archive"
        return
    with opened(office / "news.db") as kept:
        yield from kept.check()
        if (builds := len(kept.builds(today(), "Morning Brief"))) != 1:
            yield f"{builds} builds"
        if (states := Counter(row.state for row in kept.deliveries())) != {"sent": 1}:
            yield f"rows {states}"
    if sorted(path.name for path in folder.glob("bulletin.*")) != ["bulletin.json", "bulletin.md"]:
        yield "documents are missing"
    copies = [path for path in office.glob("shelf/*/*/bulletin.md") if not path.parent.is_symlink()]
    if [path.read_bytes() for path in copies] != [(folder / "bulletin.md").read_bytes()]:
        yield f"copies {copies}"


def torture(office, kills, seed):
    """Kill runs at random moments, three a day, each day's until one comes to its end; the days that were not well."""
    chance, struck, bad = random.Random(seed), 0, 0
    began = time.monotonic()
    bulletin("run", cwd=office)
    longest_s = time.monotonic() - began
    while struck < kills:
        for path in [office / "out", office / "shelf", *office.glob("news.db*")]:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for _ in range(3):
            until = time.monotonic() + chance.uniform(0, longest_s)
            struck += killed(office, lambda until=until: time.monotonic() > until)
        done = bulletin("run", cwd=office)
        found = list(problems(office))
        bad += done.returncode != 0 or bool(found)
        print(struck, done.returncode, found or "well", done.stderr, flush=True)
    return bad


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(torture(prepared(Path(folder) / "office"), kills=60, seed=1) > 0)
