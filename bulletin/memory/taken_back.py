"""A sentence that takes back a printed figure by naming it: "sixteen people died and not 17, as reported"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bulletin.facts.points.counts import Count, counts
from bulletin.memory.correcting_words import corrects


class TakenBack(NamedTuple):
    """The figures as they are written: the printed one, and the one in its place."""

    was: str
    now: str


def taken_back(printed: str, text: str, language: str) -> TakenBack | None:
    """The figure of a printed sentence that the text says is wrong, and the one that it gives instead."""
    if not corrects(text, language):
        return None
    given = counts(text, language)
    for before in counts(printed, language):
        if any(count.figure.value == before.figure.value for count in given):
            now = next(_others(before, given), None)
            if now is not None:
                return TakenBack(before.written, now.written)
    return None


def _others(before: Count, given: tuple[Count, ...]) -> Iterator[Count]:
    """Those that count the same and come to something else."""
    for count in given:
        alike = count.of == before.of and (bool(count.of) or bool(count.nouns & before.nouns))
        if alike and count.figure.value != before.figure.value:
            yield count
