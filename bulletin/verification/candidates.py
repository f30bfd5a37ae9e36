"""The editions that a document may be, by what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from bulletin.model import Edition
from bulletin.renderers.words import languages, words
from bulletin.verification.claim import Claim


class Listed(Protocol):
    """An edition in short."""

    @property
    def day(self) -> date:
        """Its day."""

    @property
    def title(self) -> str:
        """Its title."""


class Kept(Protocol):
    """What this asks of an archive."""

    def builds(self, day: date, title: str) -> tuple[Edition, ...]:
        """All builds of an edition, newest first."""

    def listing(self) -> Iterable[Listed]:
        """All editions in short."""


def candidates(claim: Claim, archive: Kept) -> tuple[Edition, ...]:
    """All kept builds of the edition claimed, newest first; without a known title, of all of its day."""
    listed = [(one.day, one.title) for one in archive.listing()]
    day = claim.day if claim.day and _is_meant(claim.day, claim) else None
    days = {day} if day else {day for day, _ in listed if _is_meant(day, claim)}
    named = [(day, title) for day, title in listed if day in days]
    exact = [(day, title) for day, title in named if _flat(title) == _flat(claim.title or "")]
    return tuple(edition for day, title in exact or named for edition in archive.builds(day, title))


def _is_meant(day: date, claim: Claim) -> bool:
    """Whether the claim's words, when it has any, name the day in one of the languages of a bulletin's frame."""
    if not claim.in_words:
        return day == claim.day
    return any(_flat(words(language).full_date(day)) == _flat(claim.in_words) for language in languages())


def _flat(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
