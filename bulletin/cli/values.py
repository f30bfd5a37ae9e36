"""What options and arguments may hold: each parser returns the value, or says how to write it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import typer

_LONGEST = 40  # Characters of a value that a message repeats.


def day(text: str) -> date:
    """The day that is written as 2026-11-22."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise typer.BadParameter(f"{_quoted(text)} is not understood; write the date as 2026-11-22") from error


def count(text: str) -> int:
    """A whole number from 1 up."""
    try:
        number = int(text)
    except ValueError as error:
        raise typer.BadParameter(f"{_quoted(text)} is no whole number; write one such as 120") from error
    if number < 1:
        raise typer.BadParameter(f"must be at least 1, not {_quoted(text)}")
    return number


def filled(text: str) -> str:
    """The text as it was given, when there is one."""
    if not text.strip():
        raise typer.BadParameter("is empty; is a variable of the shell not set?")
    return text


def path(text: str) -> Path:
    """The path of this name; the empty one would be the current folder."""
    return Path(filled(text))


def _quoted(text: str) -> str:
    return f'"{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"}"'
