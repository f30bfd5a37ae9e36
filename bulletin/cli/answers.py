"""What every verb shares: exit codes, the lines on standard error, and what was set aside."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from bulletin.errors import ReadError
from bulletin.model import Edition, Failure

DONE, NOTHING_MADE, USAGE, SET_ASIDE, NOTHING_TO_REPORT = 0, 1, 2, 3, 4


def say(line: str) -> None:
    """Print a line for people on standard error."""
    typer.echo(line, err=True)


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
        content = path.read_bytes()
    except OSError as error:
        problem = f"cannot be read ({error.strerror}); name the bulletin.json of an edition"
        raise ReadError(str(path), problem) from error
    return load(content, str(path))


def names(given: Iterable[str]) -> tuple[str, ...]:
    """The names in options that may be repeated and may each hold several, separated by commas."""
    return tuple(name.strip() for option in given for name in option.split(","))


def count(number: int, singular: str, plural: str) -> str:
    """The number with the form of its noun."""
    return f"{number} {singular if number == 1 else plural}"
