"""What cannot be shown."""

from __future__ import annotations

from typing import NamedTuple


class Doubt(NamedTuple):
    """A part of an edition (`subject`) and why the archive does not bear it out (`problem`)."""

    subject: str
    problem: str
