"""Where the answer goes: a reader who stops reading, a device that is full, an encoding that lacks a character."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.command import MODULE
from tests.test_cli import FLOOD

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(FLOOD)
    return tmp_path


def run(*arguments, cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **environment):
    return subprocess.run(
        [*MODULE, *arguments], cwd=cwd, stdout=stdout, stderr=stderr, env={**os.environ, **environment}
    )


@pytest.mark.parametrize("arguments", [("methods",), ("--help",), ("build", "a.txt", "--format", "md")])
def test_a_reader_who_stops_reading_ends_the_run_without_a_word(folder, arguments):
    reader, writer = os.pipe()
    os.close(reader)

    done = run(*arguments, cwd=folder, stdout=writer)
    os.close(writer)

    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")
    assert (arguments[0] == "build") == (folder / "out").exists()


@needs_full
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [("methods",), ("--help",), ("--version",), ("summarize", "a.txt")])
def test_a_device_that_is_full_is_one_line(folder, arguments, unbuffered):
    with FULL.open("wb") as full:
        done = run(*arguments, cwd=folder, stdout=full, PYTHONUNBUFFERED=unbuffered)

    assert done.returncode == 1
    assert done.stderr.decode() == (
        "bulletin: standard output: cannot be written (No space left on device); free some space or send it elsewhere\n"
    )


@needs_full
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_when_nobody_can_be_told_the_work_is_done_all_the_same(folder, unbuffered):
    with FULL.open("wb") as full:
        done = run("summarize", "a.txt", cwd=folder, stderr=full, PYTHONUNBUFFERED=unbuffered)
        failed = run("summarize", "missing.txt", cwd=folder, stderr=full, PYTHONUNBUFFERED=unbuffered)

    assert (done.returncode, failed.returncode) == (0, 1)
    assert b"burst its banks" in done.stdout


def test_what_an_encoding_lacks_is_printed_as_an_escape(folder):
    done = run("compare", "a.txt", "--sentences", "1", cwd=folder, PYTHONIOENCODING="latin-1")

    assert done.returncode == 0
    assert rb"\u25cf" in done.stdout


def test_the_help_of_format_names_every_format():
    from bulletin.cli.looks import FORMATS
    from bulletin.renderers import RENDERERS

    assert set(FORMATS.replace(" or ", ", ").split(", ")) == set(RENDERERS)
