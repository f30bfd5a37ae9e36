"""What the numbers of a sentence count: the dead, the injured, kilometres, flights, per cent of something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bulletin.facts.points.befallen import Fate, ends_a_toll, fate_behind, fate_of
from bulletin.facts.points.circumstances import month_names
from bulletin.facts.points.clocks import clocks
from bulletin.facts.points.counted_words import counted_words, shared_words
from bulletin.facts.points.cues import cue_in_front
from bulletin.facts.points.fates import FATES, fates
from bulletin.facts.points.figures import Figure, at_odds
from bulletin.facts.points.kinds import Kind, kind_of
from bulletin.facts.points.relations import Role, is_compared, is_of_so_many, is_total, role_of
from bulletin.facts.points.scores import scores
from bulletin.facts.points.shares import shares
from bulletin.facts.points.vague import Vague, vague_numbers
from bulletin.text.quantities import DATE, YEAR, Quantity, quantities

# "The number of cholera cases has climbed to 91".
_NUMBER_OF = re.compile(r"\b(?:numbers?|total|tally|count) of\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a text gives, at `start:end`: what it counts, how it is meant, and how the text writes it.

    The words that say what is counted end at `reach`; `in_words` is a share such as "a third".
    `of` is a fate ("dead"), a kind of measure ("length") or "" where `nouns`, the stems of the words behind it, say
    what is counted. `role` tells a part of a group, more of the same, and what the number was before.
    """

    of: str
    nouns: frozenset[str]
    figure: Figure
    role: Role
    start: int
    end: int
    reach: int
    written: str
    in_words: bool = False

    def agrees(self, other: Count) -> bool:
        """Whether both can be true."""
        return not at_odds(self.figure, other.figure)

    def is_told(self, text: str, language: str) -> bool:
        """Whether another text gives the same."""
        told = counts(text, language)
        return any(
            c.of == self.of and c.role == self.role and (c.of or c.nouns & self.nouns) and c.agrees(self) for c in told
        )


@lru_cache(maxsize=20_000)
def counts(text: str, language: str) -> tuple[Count, ...]:
    """What the sentence counts, in order; dates, years, hours, scores and numbers that name something are left out."""
    taken = [(clock.start, clock.end) for clock in clocks(text, language)]
    taken += [(score.start, score.end) for score in scores(text, language)]
    told_shares = list(shares(text, language))
    taken += [(start, end) for start, end, _, _ in told_shares]
    found = [q for q in quantities(text, language) if q.unit not in (DATE, YEAR) and not _overlaps(q, taken)]
    found = [q for q in found if not _names_something(q, text, language)]
    if len(found) > MOST_NUMBERS:
        return ()
    told = list(fates(text, language))
    vague = [v for v in vague_numbers(text, language) if not any(q.start < v.end and v.start < q.end for q in found)]
    made = [_count(found, n, told, text, language) for n in range(len(found))]
    made += [_vague(v, told, text, language) for v in vague]
    made += [_share(*share, text, language) for share in told_shares]
    ordered = _told_first(sorted(made, key=lambda count: (count.start, count.end)))
    return tuple(_compared(list(_inherited(list(_beside_tolls(list(ordered), text)), text)), text))


def _beside_tolls(found: Sequence[Count], text: str) -> Iterator[Count]:
    """The counts, those marked as parts that stand beside a toll of their kind: "risen to 14 after two bodies"."""
    tolls = [count.of in FATES and ends_a_toll(text, count.start) for count in found]
    given = {count.of for count, is_toll in zip(found, tolls, strict=True) if is_toll}
    for count, is_toll in zip(found, tolls, strict=True):
        yield replace(count, role="part") if count.of in given and not (is_toll or count.role) else count


def _told_first(found: Sequence[Count]) -> Iterator[Count]:
    """The counts; "one died and 64 others were hurt" counts all who were hurt, as none were told of before."""
    for n, count in enumerate(found):
        first = count.of in FATES and not any(before.of == count.of for before in found[:n])
        met = first and any(before.of in FATES for before in found[:n])
        yield replace(count, role="") if count.role == "more" and met else count


def _overlaps(quantity: Quantity, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < quantity.end and quantity.start < end for start, end in taken)


def _vague(vague: Vague, told: Sequence[Fate], text: str, language: str) -> Count:
    nouns, reach = (frozenset[str](), vague.end) if vague.of else counted_words(text, vague.end, language)
    of, low, high = vague.of, vague.start, reach
    fate = fate_behind(text, vague.end, told) if not of else None
    if fate is not None:
        of, high = fate[2], fate[1]
    if of == "times":
        of, nouns = "", frozenset(("time",))
    figure = Figure(
        vague.low, vague.high if vague.high > vague.low else None, unit=vague.factor, approximate=of == "duration"
    )
    return Count(of, nouns, figure, "", vague.start, vague.end, reach, " ".join(text[low:high].split()))


MOST_NUMBERS = 25  # a "sentence" with more is a table
HEAD_CHARACTERS = 60
# "Back to work by six on Monday".
LATEST_HOUR = 12
_BY_HOUR = re.compile(r"\b(?:at|by|until|till|before|after|from|um|bis|à|a las|às|alle)\s$", re.IGNORECASE)
_AND_NO_MORE = re.compile(r"\s(?:on|in the|this|tomorrow|today|sharp)\b", re.IGNORECASE)
LARGEST_LABEL = 1000  # "the elephants number 2,300"
# How many live in a place is no news.
_PEOPLED = re.compile(
    r"\b(?:town|city|village|island|community|population) (?:of|with)(?: (?:about|some|nearly|around))? $",
    re.IGNORECASE,
)


# "50 Old Colony Rd."
_STREET = re.compile(
    r"(?:\s[A-Z][\w’'.-]*){1,3}\s(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Place|Square|Court)\b"
)
# In Vietnamese "five" is "year" too.
_IS_A_YEAR = re.compile(r"năm\s\d|năm (?:nay|qua|tới|ngoái|sau|trước)", re.IGNORECASE)


@cache
def _month_in_front(language: str) -> re.Pattern[str]:
    """A month in front of a number that is its day: "the Sept. 11 hijackers"."""
    names = [*month_names(language), *(("sept", "jan", "feb", "aug", "oct", "nov", "dec") if language == "en" else ())]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names))) or '$.'})\.?\s$", re.IGNORECASE)


def _names_something(quantity: Quantity, text: str, language: str) -> bool:
    """Whether the number is a label ("flight 318") or half of a record or distance ("9-5", "the 7-yard line")."""
    head, tail = text[max(0, quantity.start - HEAD_CHARACTERS) : quantity.start], text[quantity.end :][:HEAD_CHARACTERS]
    dashed = re.search(r"\d\s?[-–:]$", head) or re.match(r"[-–:]\d", tail)
    numbered = quantity.start == 0 and re.match(r"\.\s", tail)
    if not quantity.unit and quantity.value <= LATEST_HOUR and _BY_HOUR.search(head) and _AND_NO_MORE.match(tail):
        return True
    if dashed or numbered or tail[1:].startswith("yard line") or _PEOPLED.search(head):
        return True
    if (
        _STREET.match(tail)
        or _month_in_front(language).search(head)
        or (language == "vi" and _IS_A_YEAR.match(quantity.text + tail))
    ):
        return True
    return quantity.value < LARGEST_LABEL and cue_in_front("label", text, quantity.start, language) is not None


def _share(start: int, end: int, written: str, value: float, text: str, language: str) -> Count:
    nouns, reach = shared_words(text, end, language)
    return Count("%", nouns, Figure(value, None, approximate=True), "", start, end, reach, written, in_words=True)


def _count(found: Sequence[Quantity], n: int, told: Sequence[Fate], text: str, language: str) -> Count:
    quantity = found[n]
    kind = kind_of(quantity, text, language)
    fate = fate_of(found, n, told, text, language) if kind is None else None
    nouns, behind = counted_words(text, quantity.end, language) if kind is None else (frozenset[str](), quantity.end)
    low, high = quantity.start, kind.end if kind else behind
    if fate:
        low, high = min(low, fate[0]), max(behind, fate[1])
    figure, low = _figure(quantity, kind, text, language, low)
    of = fate[2] if fate else kind.of if kind else ""
    role = role_of(quantity, text, language)
    if role == "part" and kind is not None:
        role = ""
    counted = _NUMBER_OF.search(text, 0, quantity.start)
    if not (of or nouns) and counted is not None and ends_a_toll(text, quantity.start):
        nouns = counted_words(text, counted.end() - 1, language)[0]
    if of == "%":
        nouns, behind = shared_words(text, high, language)
    return Count(of, nouns, figure, role, quantity.start, quantity.end, behind, " ".join(text[low:high].split()))


def _figure(quantity: Quantity, kind: Kind | None, text: str, language: str, low: int) -> tuple[Figure, int]:
    """The number in base units, and where its wording begins with the words that say how it is meant."""
    floor = cue_in_front("floor", text, quantity.start, language)
    ceiling = cue_in_front("ceiling", text, quantity.start, language)
    if floor is not None and ceiling is not None:
        # "no more than" ends in "more than".
        floor, ceiling = (floor, None) if floor < ceiling else (None, ceiling)
    factor, offset, sign = (kind.factor, kind.offset, kind.sign) if kind else (1.0, 0.0, 1)
    value = (sign * quantity.value + offset) * factor
    high = (sign * quantity.high + offset) * factor if quantity.high else None
    figure = Figure(
        value=value,
        high=high,
        unit=factor,
        approximate=(quantity.approximate or _OR_SO.match(text, quantity.end) is not None)
        and floor is None
        and ceiling is None,
        at_least=floor is not None,
        at_most=ceiling is not None,
        degrees=kind is not None and kind.of in ("Celsius", "degrees"),
    )
    between = _BETWEEN.search(text[max(0, quantity.start - 12) : quantity.start]) if quantity.high else None
    opening = quantity.start - len(between[0]) if between else None
    starts = (low, floor, ceiling, kind.start if kind else None, opening)
    return figure, min(at for at in starts if at is not None)


# In front of a range it belongs to what is written.
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tra|fra|между)\s$", re.IGNORECASE)


_OR_SO = re.compile(r"(?:-odd|-ish)\b|(?: [^\W\d]+)? or so\b", re.IGNORECASE)


def _compared(found: Sequence[Count], text: str) -> Iterator[Count]:
    """The counts, with those marked that others of their kind are compared with."""
    for count in found:
        others = [c for c in found if c is not count and c.of == count.of and (c.of or c.nouns & count.nouns)]
        if others and not count.role and is_compared(text, count.start):
            yield replace(count, role="earlier")
        else:
            yield count


def _inherited(found: Sequence[Count], text: str) -> Iterator[Count]:
    """The counts, those without a noun with that of another.

    A total has that of what was added to it ("nine more planes, bringing it to 49"), a part that of the whole.
    """
    added: Count | None = None
    for n, count in enumerate(found):
        bare = not count.of and not count.nouns
        if bare and n + 1 < len(found) and is_of_so_many(text, count.end, found[n + 1].start):
            yield replace(count, nouns=found[n + 1].nouns, role="part")
        elif bare and added is not None and is_total(text, count.start):
            yield replace(count, of=added.of, nouns=added.nouns)
        else:
            yield count
        added = count if count.role == "more" else added
