"""Strikes a run that writes to an archive at every one of its writes, and looks at what is left.

    python -m tests.torture_store            every point, some minutes
    python -m tests.torture_store --every 5  each fifth

A run in a process of its own says a line after each thing that was acknowledged. strace kills it at its Nth write, or
lets that write or a wait for the disk fail. Whatever happens, the archive must be sound, hold all that was
acknowledged, and be finished by the next run, with the same content as one that nothing befell.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bulletin.errors import ArchiveError, BulletinError
from bulletin.inputs import InputSettings
from bulletin.model import Edit
from bulletin.renderers import render
from bulletin.settings import Settings
from bulletin.store import Archive, exchange, opened
from tests.editions import article, edition, fact, story
from tests.feeds import described, rss
from tests.server import serving

ROOT = Path(__file__).parent.parent
STRACE = shutil.which("strace")
DAYS = tuple(date(2026, 11, day) for day in (20, 21, 22))
BATCH_LINES = 3
FEEDS = 4
KILL, KILLED = "signal=KILL", -signal.SIGKILL
NEVER = 65_535  # The most that strace counts to.
WRITES, WAITS = ("pwrite64", "ftruncate", "unlink", "rename"), ("fdatasync", "fsync")
Say = Callable[[str], None]


class Struck(NamedTuple):
    """How a run ended that something was done to: its exit code, what it said last, and what it acknowledged."""

    code: int
    said: str
    acknowledged: tuple[str, ...]


def printed(day):
    """A day's edition, of which one article was there the day before."""
    harbour = article("Harbour Times", f"Lenn on {day}", f"The Lenn rose by {day.day} centimetres.", "Nobody was hurt.")
    post = article("North Post", f"Rain of {day}", "Harrow's brewery has lost a wall.", f"It rained {day.day} hours.")
    steady = article("Báo Bến Cảng", "Tàu điện", "Tuyến tàu điện thứ hai bắt đầu chở khách.", language="vi")
    chinese = article("港报", f"河水 {day.day}", f"河水上涨了{day.day}厘米。", language="zh")
    told = story("Lenn", (harbour, post), (fact(harbour.sentences[0]), fact(harbour.sentences[1], post.sentences[0])))
    stories = (told, *(story(a.title, (a,), (fact(a.sentences[0]),)) for a in (steady, chinese)))
    return replace(edition(*stories), date=day)


def again(day):
    """The same edition, built again with another decision."""
    return replace(printed(day), edits=(Edit("drop", "the brewery"),), stories=printed(day).stories[1:])


def read(day):
    return [article for story in printed(day).stories for article in story.articles]


def add(path: Path, folder: Path, say: Say) -> None:
    """Three days are read and printed, and the first is built again."""
    with opened(path, writing=True) as archive:
        for day in DAYS:
            archive.add_articles(read(day), day)
            say(f"articles {day}")
            archive.add_edition(printed(day))
            say(f"edition {day}")
        archive.add_edition(again(DAYS[0]))
        say(f"again {DAYS[0]}")


def take_in(path: Path, folder: Path, say: Say) -> None:
    """An export is taken in, a few lines at a time."""
    exchange.BATCH_LINES = BATCH_LINES
    with opened(path, writing=True) as archive, (folder / "export.jsonl").open("rb") as lines:
        archive.import_(lines, report=lambda done: say(f"lines {done}"))


def build(path: Path, folder: Path, say: Say) -> None:
    """The command line makes the editions of two days."""
    from bulletin.cli import app

    for day in DAYS[:2]:
        articles = folder / f"{day}.jsonl"
        articles.write_text("".join(f"{json.dumps(given(one))}\n" for one in read(day)), encoding="utf-8")
        options = [
            "--date",
            str(day),
            "--format",
            "md",
            "--archive",
            str(path),
            "-o",
            str(path.with_suffix(".out")),
            "-q",
        ]
        code = app(["build", str(articles), *options], standalone_mode=False)
        if code not in (0, None):
            raise ArchiveError(str(path), f"build ended with {code}")
        say(f"built {day}")


def fetch(path: Path, folder: Path, say: Say) -> None:
    """Feeds of a server on this machine are fetched, one after another."""
    from bulletin import intake
    from bulletin.web import Web

    intake._AT_ONCE = 1
    held = {f"/{n}": feed(n) for n in range(FEEDS)}
    with serving(held) as site:
        inputs = tuple(InputSettings(url=f"{site.url}{address}") for address in held)
        web = Web(path.with_suffix(".cache"), allow_private=["127.0.0.1"])
        taken = intake.fetch(
            (),
            Settings(input=inputs),
            day=DAYS[0],
            web=web,
            archive=path,
            report=lambda step: say(f"step {_done(step)}"),
        )
        if taken.failures:
            raise ArchiveError(str(path), f"fetch set aside {taken.failures[0]}")
        say(f"step {FEEDS}")


def feed(number: int) -> str:
    return rss(*(described(text, link=link, title=link) for link, text in entries(number)), title=f"Post {number}")


def entries(number: int) -> list[tuple[str, str]]:
    """The addresses and texts of a feed's entries."""
    texts = (f"The Lenn rose by {number + n + 2} centimetres at Harrow. Nobody was hurt." for n in range(3))
    return [(f"https://post{number}.example/{n}", text) for n, text in enumerate(texts)]


def _done(step: str) -> int:
    """How many inputs are in the archive when the reading of the next begins."""
    return int(step.split()[1]) - 1 if step.startswith("reading ") else 0


def given(one):
    """An article as inputs have it."""
    return {"title": one.title, "text": one.text, "source": one.source, "lang": one.language}


RUNS = {"add": add, "import": take_in, "build": build, "fetch": fetch}
"""What a run does to the archive at a path, in a folder with an export; it says what is acknowledged."""
SPARSE = {"build": 10, "fetch": 10}
"""Of runs that take seconds, failures of the disk are tried only at each so many points."""


def prepared(folder: Path) -> Path:
    """The folder, with an export, and for each run an archive that nothing befell."""
    for run in RUNS:
        RUNS[run](calm(folder, run), folder, lambda _: None)
        if run == "add":
            with opened(calm(folder, run)) as archive:
                (folder / "export.jsonl").write_bytes(exported(archive))
    return folder


def calm(folder: Path, run: str) -> Path:
    return folder / f"calm-{run}.db"


def exported(archive: Archive) -> bytes:
    file = io.BytesIO()
    archive.export(file)
    return file.getvalue()


def struck(folder: Path, run: str, inject: str = "", largest_bytes: int | None = None) -> Struck:
    """A run in `folder` during which strace injects something, or no file may grow beyond a size."""
    command = [sys.executable, "-m", "tests.torture_store", "--run", run, "--folder", str(folder)]
    if inject:
        calls = inject.partition(":")[0]
        log = ["-o", str(folder / "strace.log")]
        command = [str(STRACE), "-f", "-qq", *log, "-e", f"trace={calls}", "-e", f"inject={inject}", *command]

    def limit() -> None:
        if largest_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_bytes, largest_bytes))

    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, preexec_fn=limit)
    said = done.stderr.strip().splitlines()
    return Struck(done.returncode, said[-1] if said else "", tuple(done.stdout.splitlines()))


def calls(folder: Path, run: str) -> Counter[str]:
    """How often a run makes each of the system calls that can be struck."""
    names = ",".join((*WRITES, *WAITS))
    struck(folder, run, f"{names}:retval=0:when={NEVER}")
    lines = (folder / "strace.log").read_text().splitlines()
    found = Counter(line.split("(")[0].split()[-1] for line in lines if "(" in line)
    clear(folder)
    return Counter({call: times for call, times in found.items() if call in (*WRITES, *WAITS)})


def problems(folder: Path, run: str, end: Struck) -> Iterator[str]:
    """What is wrong after a run was struck: with what is left of it, or with the next run."""
    gave_up = end.code == 1 and end.said.startswith("torture: ")
    if end.code not in (0, KILLED) and not gave_up:
        yield f"ended with {end.code}: {end.said}"
    with opened(folder / "archive.db", writing=True) as archive:
        yield from archive.check()
        yield from (f"acknowledged and lost: {said}" for said in end.acknowledged if is_lost(archive, folder, said))
    RUNS[run](folder / "archive.db", folder, lambda _: None)
    with opened(folder / "archive.db", writing=True) as archive, opened(calm(folder, run)) as undisturbed:
        yield from archive.check()
        if contents(archive) != contents(undisturbed):
            yield "the next run did not finish what was begun"


def is_lost(archive: Archive, folder: Path, acknowledged: str) -> bool:
    """Whether something is not in the archive, though it was said to be."""
    what, value = acknowledged.split()
    if what == "lines":
        lines = (folder / "export.jsonl").read_bytes().splitlines()[: int(value)]
        return not set(lines) <= set(exported(archive).splitlines())
    if what == "step":
        wanted = {link for number in range(int(value)) for link, _ in entries(number)}
        return not wanted <= {json.loads(line)["article"]["url"] for line in articles_of(archive)}
    day = date.fromisoformat(value)
    if what == "built":
        found = archive.edition(day)
        page = folder / "archive.out" / value / "bulletin.md"
        return found is None or render(found, ("md",))[0].content != page.read_bytes()
    if what == "articles":
        return any(archive.article(one.id, one.digest) != one for one in read(day))
    if what == "edition":
        return printed(day) not in archive.builds(day, printed(day).title)
    return archive.edition(day) != again(day)


def contents(archive: Archive) -> tuple[object, ...]:
    """What counts of an archive: its articles with their days, and its current editions."""
    return (articles_of(archive), [archive.edition(listed.day, listed.title) for listed in archive.listing()])


def articles_of(archive: Archive) -> list[bytes]:
    return [line for line in exported(archive).splitlines() if b'"kind":"article"' in line]


def clear(folder: Path) -> None:
    """Nothing of a run is left in the folder."""
    for made in ("out", "cache"):
        shutil.rmtree(folder / f"archive.{made}", ignore_errors=True)
    for left in folder.glob("archive.db*"):
        left.unlink()


def injections(counted: Counter[str]) -> Iterator[str]:
    """A kill at each call, a failing disk at each wait, and a full or failing disk from each write on."""
    for call, times in sorted(counted.items()):
        for number in range(1, times + 1):
            yield f"{call}:{KILL}:when={number}"
            if call in WAITS:
                yield f"{call}:error=EIO:when={number}"
            elif call == "pwrite64":
                yield f"{call}:error=ENOSPC:when={number}+"
                yield f"{call}:error=EIO:when={number}"


def chosen(run: str, found: Iterable[str]) -> list[str]:
    """The injections to try: all kills, and of the rest as many as there is time for."""
    return [inject for number, inject in enumerate(found) if KILL in inject or number % SPARSE.get(run, 1) == 0]


def child(run: str, folder: Path) -> int:
    """Does a run, saying what is acknowledged; 1 when it had to give up, and says why."""
    try:
        RUNS[run](folder / "archive.db", folder, lambda line: print(line, flush=True))
    except BulletinError as error:
        print(f"torture: {error}", file=sys.stderr)
        return 1
    return 0


def torture(every: int) -> int:
    """Strikes all runs at every point, or at every so many; 1 when anything was lost."""
    failed, points = 0, Counter[str]()
    for run in RUNS:
        with tempfile.TemporaryDirectory() as name:
            folder = prepared(Path(name))
            for inject in chosen(run, injections(calls(folder, run)))[::every]:
                end = struck(folder, run, inject)
                points[f"{run} {inject.split(':')[0]} {inject.split(':')[1]} → {end.code}"] += 1
                for problem in problems(folder, run, end):
                    failed += 1
                    print(f"{run} {inject}: {problem}", flush=True)
                clear(folder)
    for kind, count in sorted(points.items()):
        print(f"{kind}: {count}")
    print(f"{sum(points.values())} points, {failed} problems")
    return int(failed > 0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--run", choices=RUNS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        return child(given.run, given.folder)
    if not STRACE:
        print("strace is not here; on Debian: apt-get install -y strace", file=sys.stderr)
        return 1
    return torture(given.every)


if __name__ == "__main__":
    sys.exit(main())
