"""Words of two sentences that say the opposite of each other: approved and rejected, valid and invalid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from bulletin.facts.points.callings import may_be_one
from bulletin.facts.points.denial_words import GRAMMAR, said
from bulletin.facts.points.denials import is_form
from bulletin.facts.points.opposite_words import OPPOSITES, SAYING
from bulletin.facts.points.point import Point
from bulletin.facts.points.scores import scores
from bulletin.facts.points.sides import Side, Word, around, closeness, echo, in_common, places_of
from bulletin.facts.points.stances import Stance
from bulletin.text.days import calendar_words
from bulletin.text.listed import listed
from bulletin.text.words import rarity

# Opposites stand in sentences on different things more often than a denial does: chosen on the same pairs.
LEAST_IN_COMMON = 0.45
LEAST_CLOSENESS = 0.58
BEFORE_CHARACTERS = 45

_Taken = tuple[bool, tuple[int, int]]


def opposite(a: Side, b: Side) -> Point | None:
    """The two words with which sentences that are much alike say the opposite."""
    if in_common(a, b) < LEAST_IN_COMMON:
        return None
    first, second = _sides_taken(a.text, a.language), _sides_taken(b.text, b.language)
    for number in sorted(first.keys() & second.keys()):
        (yes, at), (other, there) = _counterparts(first[number], second[number], a, b)
        if yes == other or _negated(a, at[0]) or _negated(b, there[0]) or _other_subject(a, at[0], b, there[0]):
            continue
        if _tell_one_result(a, b) or _of_other_things(a, at[1], b, there[1]) or _say_other_things(a, at, b, there):
            continue
        if closeness(a, at, b, there) >= LEAST_CLOSENESS:
            stances = (
                Stance(positive, side.text[slice(*span)]) for positive, side, span in ((yes, a, at), (other, b, there))
            )
            return Point("polarity", f"opposites {number}", *stances)
    return None


def _counterparts(first: Sequence[_Taken], second: Sequence[_Taken], a: Side, b: Side) -> tuple[_Taken, _Taken]:
    """The two words among those of one pair of opposites that stand among the most alike words."""
    found = [(closeness(a, x[1], b, y[1]), -n, -m) for n, x in enumerate(first) for m, y in enumerate(second)]
    _, n, m = max(found)
    return first[-n], second[-m]


def _tell_one_result(a: Side, b: Side) -> bool:
    """Whether both give one score, so that who won for one lost for the other."""
    return any(x.agrees(y) for x in scores(a.text, a.language) for y in scores(b.text, b.language))


_OF_WHAT = re.compile(r"\s(?:on [A-Z]\w+day\s)?(of|for|on|over|from|in)\s")
OBJECT_WORDS = 2


def _of_other_things(a: Side, end: int, b: Side, other: int) -> bool:
    """Whether two words are followed by one preposition and nothing in common: guilty of fraud, acquitted of murder."""
    led = [_OF_WHAT.match(side.text, at) for side, at in ((a, end), (b, other))]
    if led[0] is None or led[1] is None or led[0][1] != led[1][1]:
        return False
    objects = [around(side, at, at)[0:] for side, at in ((a, end), (b, other))]
    objects = [
        [word for word in words if word.start >= at][:OBJECT_WORDS]
        for words, at in zip(objects, (end, other), strict=True)
    ]
    return not echo(objects[0], b) and not echo(objects[1], a)


# Of the words for what one confirms and the other denies, so many must be in both: who confirms that there were
# warnings may deny that they were ignored. Chosen on 25 pairs in eight languages: those on one thing share three in
# four words or more, those on two at most two in three.
LEAST_OF_WHAT_IS_SAID = 0.7
# Rarer words than this say something of their own, as "with", "which" and "about" do not.
LEAST_RARITY = 5.0


def _say_other_things(a: Side, at: tuple[int, int], b: Side, there: tuple[int, int]) -> bool:
    """Whether what one confirms is not what the other denies."""
    saying = re.compile(rf"(?:{SAYING.get(a.language, '$.')})", re.IGNORECASE)
    if not all(saying.fullmatch(side.text, *span) for side, span in ((a, at), (b, there))):
        return False
    first, second = _is_said_at(a, at), _is_said_at(b, there)
    return bool(first and second) and min(_shared(first, second), _shared(second, first)) < LEAST_OF_WHAT_IS_SAID


def _is_said_at(side: Side, span: tuple[int, int]) -> list[Word]:
    """The words that say what is confirmed or denied, on the side of the verb that has most; days are left out."""
    dull = GRAMMAR | calendar_words(side.language)
    words = [word for word in side.words if word.text.isalpha() and word.text not in dull]
    words = [word for word in words if rarity(word.text, side.language) >= LEAST_RARITY]
    front, behind = [w for w in words if w.end <= span[0]], [w for w in words if w.start >= span[1]]
    return front if len(front) > len(behind) else behind


def _shared(words: Sequence[Word], others: Sequence[Word]) -> float:
    """The share of words of which others are forms."""
    return sum(any(is_form(word, other) for other in others) for word in words) / len(words)


MOST_TAKEN = 4


@lru_cache(maxsize=20_000)
def _sides_taken(text: str, language: str) -> dict[int, tuple[_Taken, ...]]:
    """Of the pairs of opposites, by number, where a text takes which side."""
    taken = {}
    for number, pair in enumerate(_opposites(language)):
        found = [(yes, m.span()) for yes, words in zip((True, False), pair, strict=True) for m in words.finditer(text)]
        if found:
            taken[number] = tuple(sorted(found, key=lambda one: one[1])[:MOST_TAKEN])
    return taken


# Beginnings that turn a word into its opposite, and words that only look so.
_REVERSING = re.compile(r"(?:un|in|im|il|ir|dis|non|des|ab)(?=\w{4})")
_LOOK_ALIKES = listed(
    """under inside income inform invent invest indeed include increase industry instead improve import
    impress discover discuss display district disease distance dispute disaster distribute until unite union
    united unless universe intend interest into important impact imprison infant inquest inspire install
    instruct insure invite involve"""
)
LEAST_REVERSED = 4


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
        [name for name in side.names if min(places_of(name, side.text), default=at) < at][-1:]
        for side, at in ((a, first), (b, second))
    ]
    return bool(before[0] and before[1]) and not may_be_one(before[0][0], before[1][0])


_CLAUSE_END = re.compile(r"[,;:.!?()]")


def _negated(side: Side, at: int) -> bool:
    head = _CLAUSE_END.split(side.text[max(0, at - BEFORE_CHARACTERS) : at])[-1]
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
