"""What a check looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bulletin.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of its subject; `mend` is the next step where something is wrong, else empty."""

    subject: str
    said: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What checks go by: the settings as far as they could be read, where the archive lies, and the time it is."""

    settings: Settings
    archive: Path
    now: datetime


Check = Callable[[Surroundings], Iterator[Finding]]
"""Yields at least one Finding."""


def divided(subject: str, problem: str) -> Finding:
    """The finding of a failure, whose problem ends in the next step."""
    said, _, step = problem.rpartition("; ") if "; " in problem else problem.partition(": ")
    return Finding(subject, said, step)
