"""Different names in the same role: two people elected to one office, two places of one event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bulletin.facts.points.callings import countries, may_be_one
from bulletin.facts.points.circumstances import another_time, places, speaks
from bulletin.facts.points.contrasts import ANYTHING, contrast
from bulletin.facts.points.numbers import at_odds_in_number, differ_in_number
from bulletin.facts.points.point import Point
from bulletin.facts.points.role_words import KIN, PARTS
from bulletin.facts.points.sides import Side, closeness, in_common, places_of
from bulletin.text.listed import listed
from bulletin.text.words import tokens

# How much two sentences must have in common besides the names, and how close the words around the names must be:
# chosen on invented pairs and on some 3,300 facts of everyday reports, where a name that only one of two sentences
# has is hardly ever at odds with a name that only the other has.
LEAST_IN_COMMON = 0.3
LEAST_CLOSENESS = 0.38
LEAST_TOGETHER = 0.9
SURE_TOGETHER = 1.05
NEAR_WORDS = 5
LEAD_WORDS = 2


# Words beyond one of these belong to something else, but for a comma right beside the name: "Otto Lind, the winner".
_BREAK = re.compile(r"[,;:.!?()\"“”]")
_APPOSED = re.compile(r",\s$")
_APPOSITION = re.compile(r"^,(?:[^,;:.!?]{1,60},)?\s")

# No person is called so, and a body in one sentence is seldom at odds with whoever stands in its place in another.
_BODIES = listed(
    """Department Ministry College University School House Senate Congress Parliament Court Party Office Navy Army
    Force Police Gulf Sea Street Avenue Road Park Unit County State City Council Committee Commission Agency Service
    News Times Post Daily Journal Conference Association Union League Church Hospital Airport Hotel Museum Stadium
    Christmas War Depression States Kingdom World Day Cup Games Act Hut"""
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name, at `start:end`."""

    written: str
    start: int
    end: int

    def agrees(self, other: Named) -> bool:
        """Whether both may be names of one."""
        return may_be_one(self.written, other.written)

    def is_told(self, text: str, language: str) -> bool:
        """Whether another text has the name."""
        return self.written in text


def roles(a: Side, b: Side) -> Iterator[Point]:
    """The name that only one of two sentences has, and the one that only the other has, where all else is alike."""
    first, second = _own(a, b), _own(b, a)
    if len(first) != 1 or len(second) != 1:
        return
    x, y = first[0], second[0]
    if x.agrees(y) or not _same_role(x, y, a, b):
        return
    if at_odds_in_number(a, b) or differ_in_number(a, b) or another_time(a, b):
        return
    if not contrast((a.text, x.end, x.end), (b.text, y.end, y.end), a.language, ANYTHING):
        yield Point("name", "", x, y)


def _own(side: Side, other: Side) -> list[Named]:
    """The names of one sentence, but for speakers, that the other does not have in any form."""
    elsewhere = other.names
    said = {word.text for word in other.words}
    found = []
    for name in side.names:
        start = min(places_of(name, side.text), default=-1)
        if start < 0 or _belongs_to_another(side, start, start + len(name)):
            continue
        last = tokens(name, side.language)[-1:]
        # Its last word may be told on its own, but not as another's: "Elena Prats" beside "Mario Prats".
        told = last and last[0] in said - {word for other_name in elsewhere for word in _behind_given(other_name, side)}
        known = not last or told or any(may_be_one(name, other_name) for other_name in elsewhere)
        if re.search(r"-[a-z]", name) is None and not known and not speaks(side, start, start + len(name)):
            found.append(Named(name, start, start + len(name)))
    return found


def _behind_given(name: str, side: Side) -> Sequence[str]:
    """The last word of a full name."""
    words = tokens(name, side.language)
    return words[-1:] if len(words) > 1 else ()


def _belongs_to_another(side: Side, start: int, end: int) -> bool:
    """Whether a name only describes what follows it: "Netflix's hit", "the Florida lawyer"."""
    behind = re.match(r"['’]s\b|[\s-](?P<next>[^\W\d_]+)", side.text[end:])
    if behind is None:
        return False
    word = next((word for word in side.words if word.start >= end), None)
    if behind["next"] is None or word is None:
        return True
    plays = any(pattern.match(side.text, word.start) for _, pattern in _known_parts(side.language))
    verb = side.language == "en" and word.text.endswith("ed")
    return word.weight > 0 and not (plays or verb) and side.language != "vi"


def _same_role(x: Named, y: Named, a: Side, b: Side) -> bool:
    """Whether two names are of one sort, and what is said of both is the same."""
    near = closeness(a, (x.start, x.end), b, (y.start, y.end))
    common = in_common(a, b, (x.start, x.end), (y.start, y.end))
    if near < LEAST_CLOSENESS or common < LEAST_IN_COMMON or near + common < LEAST_TOGETHER:
        return False
    if _of_one_family(x, y, a, b) and (near + common < SURE_TOGETHER or any(_tells_of_kin(side) for side in (a, b))):
        return False
    parts = _parts(x, a) & _parts(y, b)
    located = [name.written in places(side.text, side.language) for name, side in ((x, a), (y, b))]
    if "hosts" in parts or (all(located) and _same_lead(x, y, a, b)):
        land = countries(a.language)
        return (x.written.casefold() in land) == (y.written.casefold() in land)
    surely = near + common >= SURE_TOGETHER
    if any(located):
        return all(located) and surely and _preposition(x, a) == _preposition(y, b)
    if _same_lead(x, y, a, b) and not _are_cut(x, y):
        return True
    if _is_full(x) and _is_full(y):
        return bool(parts) or (surely and a.language != "vi")
    return bool(parts) and surely and _is_single(x) and _is_single(y)


def _of_one_family(x: Named, y: Named, a: Side, b: Side) -> bool:
    """Whether two names end in one family name."""
    return tokens(x.written, a.language)[-1:] == tokens(y.written, b.language)[-1:]


def _tells_of_kin(side: Side) -> bool:
    """Whether a sentence has a word for kin."""
    words = KIN.get(side.language, "$.")
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", side.text, re.IGNORECASE) is not None


def _preposition(name: Named, side: Side) -> str:
    """The last word in front of a place that may be its preposition: "near"."""
    return " ".join(side.text[: name.start].split()[-1:]).casefold()


def _are_cut(*found: Named) -> bool:
    return any(
        not name.written[-1].isalpha() or any(part.isupper() and len(part) > 1 for part in name.written.split())
        for name in found
    )


def _is_single(name: Named) -> bool:
    """Whether a name is one word, neither abbreviated nor what bodies are called."""
    return name.written.isalpha() and not name.written.isupper() and name.written not in _BODIES


def _is_full(name: Named) -> bool:
    """Whether a name has two parts or more, as people's have, and neither abbreviations nor what bodies are called."""
    parts = name.written.split()
    return len(parts) > 1 and not any(
        part.isupper() or part in _BODIES or not part[0].isalpha() or "-born" in part for part in parts
    )


def _parts(name: Named, side: Side) -> set[str]:
    """The parts that words near a name say it plays."""
    before = [word for word in side.words if word.end <= name.start][-NEAR_WORDS:]
    behind = [word for word in side.words if word.start >= name.end][:NEAR_WORDS]
    low, high = before[0].start if before else name.start, behind[-1].end if behind else name.end
    front = _BREAK.split(_APPOSED.sub(" ", side.text[low : name.start]))[-1]
    back = _BREAK.split(_APPOSITION.sub(" ", side.text[name.end : high]))[0]
    near = f"{front} | {back}"
    return {part for part, pattern in _known_parts(side.language) if pattern.search(near)}


def _same_lead(x: Named, y: Named, a: Side, b: Side) -> bool:
    """Whether both stand behind the same words: "born in", "Finance Minister"."""
    leads = [[w.stem for w in side.words if w.end <= at.start][-LEAD_WORDS:] for side, at in ((a, x), (b, y))]
    return len(leads[0]) == LEAD_WORDS and leads[0] == leads[1]


@cache
def _known_parts(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = (line.split(maxsplit=1) for line in PARTS.get(language, "").strip().splitlines())
    return tuple((part, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for part, words in lines)
