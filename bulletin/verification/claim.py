"""Which edition a document says it is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bulletin.renderers.look import Look


class Claim(NamedTuple):
    """The title, the day and the look that a document gives, as far as it does; of a day in words, the words."""

    title: str | None = None
    day: date | None = None
    in_words: str = ""
    look: Look = Look()


def as_day(text: object) -> date | None:
    """The day that a text such as "2026-11-22" names, None for anything else."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
