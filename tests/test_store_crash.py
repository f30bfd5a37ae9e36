"""Whatever strikes a run that writes to an archive, nothing that was acknowledged is lost and the next run finishes.

A sample of what `make torture` tries everywhere.
"""

import io
import shutil
import subprocess
import sys

import pytest

from bulletin.errors import LockError
from bulletin.store import opened
from tests import torture_store as torture
from tests.editions import DAY, article

# At the start, in the middle of a commit, between two, while the log is written back, and at its end.
KILLS = [
    "pwrite64:signal=KILL:when=60",
    "pwrite64:signal=KILL:when=150",
    "fdatasync:signal=KILL:when=3",
    "fdatasync:signal=KILL:when=9",
    "unlink:signal=KILL:when=1",
]
FAILURES = [
    "pwrite64:error=EIO:when=90",
    "pwrite64:error=ENOSPC:when=1+",
    "pwrite64:error=ENOSPC:when=80+",
    "fdatasync:error=EIO:when=8",
]

QUICK = ("add", "import")

strace = pytest.mark.skipif(not torture.STRACE, reason="strace is not here; on Debian: apt-get install -y strace")


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    return torture.prepared(tmp_path_factory.mktemp("calm"))


@pytest.fixture
def folder(export, tmp_path):
    return shutil.copytree(export, tmp_path / "run")


@strace
@pytest.mark.parametrize("run", QUICK)
@pytest.mark.parametrize("inject", KILLS)
def test_a_run_that_is_killed_loses_nothing_that_it_acknowledged(folder, run, inject):
    end = torture.struck(folder, run, inject)

    assert end.code == torture.KILLED
    assert list(torture.problems(folder, run, end)) == []


@strace
@pytest.mark.parametrize("inject", ["pwrite64:signal=KILL:when=100", "rename:signal=KILL:when=1"])
def test_a_build_that_is_killed_loses_no_edition_and_the_next_one_makes_it(folder, inject):
    end = torture.struck(folder, "build", inject)

    assert end.code == torture.KILLED
    assert list(torture.problems(folder, "build", end)) == []


@strace
@pytest.mark.parametrize("inject", ["pwrite64:signal=KILL:when=150", "fdatasync:signal=KILL:when=9"])
def test_a_fetch_that_is_killed_keeps_what_it_has_and_the_next_one_goes_on(folder, inject):
    end = torture.struck(folder, "fetch", inject)

    assert end.code == torture.KILLED
    assert list(torture.problems(folder, "fetch", end)) == []


@strace
@pytest.mark.parametrize("run", QUICK)
@pytest.mark.parametrize("inject", FAILURES)
def test_a_run_whose_disk_is_full_or_fails_says_so_and_loses_nothing(folder, run, inject):
    end = torture.struck(folder, run, inject)

    assert end.code == 1
    assert "archive.db" in end.said
    assert list(torture.problems(folder, run, end)) == []


@pytest.mark.parametrize("run", QUICK)
@pytest.mark.parametrize("largest_bytes", [0, 120_000])
def test_a_run_that_may_write_no_more_says_so_and_loses_nothing(folder, run, largest_bytes):
    end = torture.struck(folder, run, largest_bytes=largest_bytes)

    assert end.code == 1
    assert "archive.db" in end.said
    assert list(torture.problems(folder, run, end)) == []


def test_the_torture_notices_what_is_lost(folder):
    end = torture.struck(folder, "add")
    with opened(folder / "archive.db", writing=True) as archive:
        archive.connection.execute("UPDATE editions SET day = '2025-11-21' WHERE day = '2026-11-21'")
        archive.connection.execute("DELETE FROM articles WHERE title = 'Lenn on 2026-11-22'")

    found = list(torture.problems(folder, "add", end))

    assert {"acknowledged and lost: edition 2026-11-21", "acknowledged and lost: articles 2026-11-22"} <= set(found)


def writer(path, name, wait):
    """A process that opens an archive, says so, adds an article for each line it is given, and says that."""
    script = f"""
import sys
from datetime import date
from pathlib import Path
from bulletin.store import opened
from tests.editions import article
with opened(Path({str(path)!r}), writing=True, wait={wait}) as archive:
    print("open", flush=True)
    for line in map(str.strip, sys.stdin):
        archive.add_articles([article({name!r}, line, f"It rained {{line}} hours.")], date(2026, 11, 22))
        print("added", line, flush=True)
"""
    return subprocess.Popen(
        [sys.executable, "-c", script], cwd=torture.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def refused(path, wait):
    """What somebody is told who wants to write to an archive that another holds."""
    with pytest.raises(LockError) as told, opened(path, writing=True, wait=wait):
        pass
    return told.value


def test_a_second_writer_is_told_who_holds_the_archive(tmp_path):
    with writer(tmp_path / "archive.db", "first", 0) as first:
        assert first.stdout.readline() == "open\n"

        told = refused(tmp_path / "archive.db", wait=0.1)
        assert told.subject == str(tmp_path / "archive.db")
        assert told.problem.startswith(f"process {first.pid} on ")
        first.stdin.close()

    with opened(tmp_path / "archive.db", writing=True, wait=0):
        pass


def test_another_name_of_the_archive_is_no_way_around_the_lock(tmp_path):
    (tmp_path / "link.db").symlink_to(tmp_path / "archive.db")

    with opened(tmp_path / "archive.db", writing=True):
        assert "is writing to it" in refused(tmp_path / "link.db", wait=0).problem


def test_a_writer_that_was_killed_holds_nothing(tmp_path):
    with writer(tmp_path / "archive.db", "first", 0) as first:
        assert first.stdout.readline() == "open\n"
        first.kill()

    with opened(tmp_path / "archive.db", writing=True, wait=0) as archive:
        assert archive.check() == ()


def test_of_many_writers_at_once_each_waits_for_its_turn_and_nothing_is_lost(tmp_path):
    names = [f"source {number}" for number in range(6)]
    hours = [str(hour) for hour in range(20)]
    writers = [writer(tmp_path / "archive.db", name, 60) for name in names]
    for one in writers:
        one.stdin.write("\n".join(hours))
        one.stdin.close()
    for one in writers:
        said = one.stdout.read().splitlines()
        assert said == ["open", *(f"added {hour}" for hour in hours)]
        assert one.wait() == 0
        one.stdout.close()

    with opened(tmp_path / "archive.db", writing=True) as archive:
        assert archive.info().articles == len(names) * len(hours)
        assert archive.check() == ()


def test_a_reader_is_not_blocked_and_sees_only_what_is_committed(tmp_path):
    path = tmp_path / "archive.db"
    first, second = (article("Harbour Times", name, f"{name}.") for name in ("Rain", "Sun"))
    with opened(path, writing=True) as writing:
        writing.add_articles([first], DAY)
        writing.connection.execute("BEGIN IMMEDIATE")
        writing.connection.execute("UPDATE articles SET title = 'half-way'")
        with opened(path, wait=0) as reading:
            assert reading.article(first.id, first.digest) == first
            assert reading.export(io.BytesIO()) == 1
        writing.connection.execute("ROLLBACK")
        with opened(path, wait=0) as reading:
            writing.add_articles([second], DAY)
            assert reading.article(second.id, second.digest) == second


def test_an_export_is_of_one_moment_whoever_writes_meanwhile(tmp_path):
    path = tmp_path / "archive.db"
    made = [article("Harbour Times", str(number), f"Number {number}.") for number in range(6)]

    class Meddler(io.BytesIO):
        def write(self, content):
            with opened(path, writing=True) as archive:
                archive.add_articles(made, DAY)
            return super().write(content)

    with opened(path, writing=True) as archive:
        archive.add_articles(made[:2], DAY)
    with opened(path) as reading:
        assert reading.export(Meddler()) == 2
        assert reading.info().articles == 6
