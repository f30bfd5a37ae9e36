"""What every verb shares: exit codes, the lines on standard error, and what was set aside."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from bulletin.errors import ReadError
from bulletin.model import Edition, Failure

_WANTED = "name the bulletin.json of an edition"
# What makes a terminal do something, or lines look like others; file names and settings may hold it.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

DONE, NOTHING_MADE, USAGE, SET_ASIDE, NOTHING_TO_REPORT, PROOF_FAILED, LOCKED = range(7)


def shown(line: str) -> str:
    """The line as a terminal may have it: what would steer that is spelled out."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), line)


def say(line: str) -> None:
    """Print a line for people on standard error, if that takes any; nothing in it can steer their terminal."""
    try:
        typer.echo(shown(line), err=True)
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Drop what waits in a stream that cannot be written, and all that follows."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say_failures(failures: Iterable[Failure]) -> None:
    """Name each thing that was set aside, and the next step."""
    for failure in failures:
        say(f"set aside: {failure.subject}: {failure.problem}")


def as_json(failures: Iterable[Failure]) -> list[dict[str, str]]:
    """The failures as JSON has them."""
    return [{"subject": failure.subject, "problem": failure.problem} for failure in failures]


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """A function to tell the current step to; shown on standard error only when that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda step: status.update(step)


def edition(path: Path) -> Edition:
    """The edition in a bulletin.json; raises ReadError or RenderError when there is none."""
    from bulletin.renderers import load

    try:
        # A pipe or device may never end, so only what is a file is opened.
        if not stat.S_ISREG(path.stat().st_mode):
            kind = "a folder" if path.is_dir() else "no ordinary file"
            raise ReadError(str(path), f"is {kind}; {_WANTED}")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(str(path), f"is not there; {_WANTED}") from error
    except PermissionError as error:
        raise ReadError(str(path), "may not be read; check its permissions") from error
    except OSError as error:
        raise ReadError(str(path), f"cannot be read ({error.strerror}); {_WANTED}") from error
    return load(content, str(path))


def names(given: Iterable[str]) -> tuple[str, ...]:
    """The names in options that may be repeated and may each hold several, separated by commas."""
    return tuple(name.strip() for option in given for name in option.split(","))


def size(number_bytes: int) -> str:
    """A size as people read it: "1.2 MB"."""
    return f"{number_bytes / 1e6:.1f} MB" if number_bytes >= 1e5 else f"{max(1, round(number_bytes / 1e3))} kB"


def count(number: int, singular: str, plural: str) -> str:
    """The number with the form of its noun."""
    return f"{number} {singular if number == 1 else plural}"
