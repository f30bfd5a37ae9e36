"""A sentence that takes back a printed figure by naming it: "sixteen people died and not 17, as reported"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin.facts.points.counts import Count, counts
from bulletin.memory.correcting_words import corrects
from bulletin.memory.wrong_figures import wrong_figures


class TakenBack(NamedTuple):
    """The figures as they are written: the printed one, and the one in its place."""

    was: str
    now: str


def taken_back(printed: str, text: str, language: str, behind: str = "") -> TakenBack | None:
    """The figure of a printed sentence that the text says is wrong, and the one that it gives instead.

    `behind` is the sentence after the text, which may give it: "An earlier report said 19. The number is 16."
    """
    before = counts(printed, language)
    found = (
        TakenBack(count.written, _written(now, count))
        for was, now in _corrected(text, language, behind)
        for count in before
        if count.figure.value == was.figure.value and now.figure.value != was.figure.value
        if _may_be_one(count, was) and _may_be_one(count, now)
    )
    return next(found, None)


def _corrected(text: str, language: str, behind: str) -> Iterator[tuple[Count, Count]]:
    """Wrong figures with the right ones: those that are named as such, else any two in a sentence that corrects."""
    named = list(wrong_figures(text, language))
    for wrong in named:
        right = [wrong.now] if wrong.now else list(counts(behind, language))
        if len(right) == 1:
            yield wrong.was, right[0]
    if not named and corrects(text, language):
        yield from _pairs(counts(text, language))


def _pairs(given: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Each two figures of which one may stand for the other, those that count the same first."""
    found = [(was, now) for was in given for now in given if now is not was and _may_be_one(was, now)]
    yield from sorted(found, key=lambda pair: pair[0].of != pair[1].of)


def _may_be_one(a: Count, b: Count) -> bool:
    """Whether two figures may count one thing; one that tells no more than a number may count anything."""
    if a.of or b.of:
        return a.of == b.of or not (a.of and b.of)
    return bool(a.nouns & b.nouns) or not (a.nouns and b.nouns)


def _written(now: Count, printed: Count) -> str:
    """The new figure as it is written, without what stands by it when that is no name for what it counts."""
    return now.written if now.of == printed.of or now.nouns & printed.nouns else now.written.split()[0]
