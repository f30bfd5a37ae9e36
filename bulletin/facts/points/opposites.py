"""Words of two sentences that say the opposite of each other: approved and rejected, valid and invalid."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bulletin.facts.points.callings import may_be_one
from bulletin.facts.points.denial_words import said
from bulletin.facts.points.opposite_words import OPPOSITES
from bulletin.facts.points.point import Point
from bulletin.facts.points.sides import Side, closeness, in_common
from bulletin.facts.points.stances import Stance
from bulletin.text.listed import listed

# Opposites stand in sentences on different things more often than a denial does: chosen on the same pairs.
LEAST_IN_COMMON = 0.4
LEAST_CLOSENESS = 0.5
BEFORE_CHARACTERS = 45


def opposite(a: Side, b: Side) -> Point | None:
    """The two words with which sentences that are much alike say the opposite."""
    if in_common(a, b) < LEAST_IN_COMMON:
        return None
    first, second = _sides_taken(a.text, a.language), _sides_taken(b.text, b.language)
    for number in sorted(first.keys() & second.keys()):
        (yes, at), (other, there) = first[number], second[number]
        if yes == other or _negated(a, at[0]) or _negated(b, there[0]) or _other_subject(a, at[0], b, there[0]):
            continue
        if closeness(a, at, b, there) >= LEAST_CLOSENESS:
            stances = (
                Stance(positive, side.text[slice(*span)]) for positive, side, span in ((yes, a, at), (other, b, there))
            )
            return Point("polarity", f"opposites {number}", *stances)
    return None


@lru_cache(maxsize=20_000)
def _sides_taken(text: str, language: str) -> dict[int, tuple[bool, tuple[int, int]]]:
    """Of the pairs of opposites, by number, which side a text takes and where; those of which it has both left out."""
    taken = {}
    for number, (yes, no) in enumerate(_opposites(language)):
        positive, negative = yes.search(text), no.search(text)
        match = positive or negative
        if match is not None and not (positive and negative):
            taken[number] = (positive is not None, match.span())
    return taken


# Beginnings that turn a word into its opposite, and words that only look so.
_REVERSING = re.compile(r"(?:un|in|im|il|ir|dis|non|des|ab)(?=\w{4})")
_LOOK_ALIKES = listed(
    """under inside income inform invent invest indeed include increase industry instead improve import
    impress discover discuss display district disease distance dispute disaster distribute until unite union
    united unless universe intend interest into important impact imprison infant inquest inspire install
    instruct insure invite involve"""
)
LEAST_REVERSED = 5


def reversal(plain: Side, turned: Side) -> Point | None:
    """A word that one sentence has and the other with a beginning that turns it into its opposite: valid, invalid."""
    if in_common(plain, turned) < LEAST_IN_COMMON:
        return None
    known = {word.text: word for word in plain.words}
    for word in turned.words:
        match = _REVERSING.match(word.text)
        if match is None or word.text in _LOOK_ALIKES or len(word.text) - match.end() < LEAST_REVERSED:
            continue
        other = known.get(word.text[match.end() :])
        if other is None or _negated(plain, other.start) or _negated(turned, word.start):
            continue
        if (
            any(w.text == word.text for w in plain.words)
            or closeness(plain, (other.start, other.end), turned, (word.start, word.end)) < LEAST_CLOSENESS
        ):
            continue
        return Point("polarity", other.stem, Stance(True, other.text), Stance(False, word.text))
    return None


def _other_subject(a: Side, first: int, b: Side, second: int) -> bool:
    """Whether the names last in front of two words are of two."""
    before = [
        [name for name in side.names if 0 <= side.text.find(name) < at][-1:] for side, at in ((a, first), (b, second))
    ]
    return bool(before[0] and before[1]) and not may_be_one(before[0][0], before[1][0])


def _negated(side: Side, at: int) -> bool:
    head = side.text[max(0, at - BEFORE_CHARACTERS) : at]
    if re.search(r"\b(?:lift|halt|revers|end)\w*\b", head):
        return True
    return any(said(kind, side.language).search(head) for kind in ("not", "unreal", "denying"))


@cache
def _opposites(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = (line.strip().split(" / ") for line in OPPOSITES.get(language, "").strip().splitlines())
    return tuple(
        (re.compile(rf"(?<!\w)(?:{yes})(?!\w)", re.IGNORECASE), re.compile(rf"(?<!\w)(?:{no})(?!\w)", re.IGNORECASE))
        for yes, no in pairs
    )
