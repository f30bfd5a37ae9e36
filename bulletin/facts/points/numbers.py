"""Numbers of one thing that cannot all be true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.facts.points.callings import may_be_one
from bulletin.facts.points.circumstances import (
    a_name_in_common,
    another_time,
    elsewhere,
    mentions,
    speaks,
    unrelated,
)
from bulletin.facts.points.clocks import clocks
from bulletin.facts.points.contrasts import OF_WHO, axes_of, classes_at, contrast
from bulletin.facts.points.counts import Count, counts
from bulletin.facts.points.fates import FATES
from bulletin.facts.points.nouns import alike, people
from bulletin.facts.points.point import Point
from bulletin.facts.points.sides import Side, closeness, nearest_pair, places_of

# The least closeness of the words around two numbers. Sentences are full of hours, metres and ages, so theirs must be
# of one thing; a share or a toll is mostly the news. Chosen on 350 invented pairs, with and without asides full of
# numbers: nine in ten true pairs lie above.
LEAST_CLOSENESS = {"duration": 0.55, "length": 0.38, "age": 0.4, "mass": 0.3, "degrees": 0.3, "Celsius": 0.3}
LEAST_OF_OTHERS = 0.19
# "Closed for at least ten days", "closed for three weeks": behind one word numbers measure one thing sooner.
LEAST_BEHIND_ONE_WORD = 0.4
# From here on two numbers that are the same number are no coincidence, whatever they seem to count.
TELLING = 10


def numbers(a: Side, b: Side) -> Iterator[Point]:
    """The points on which the numbers of two sentences are at odds."""
    first, second = _unmatched(a, b)
    for of in dict.fromkeys(count.of for count in (*first, *second)):
        one = [count for count in first if count.of == of or not count.of]
        other = [count for count in second if count.of == of or not count.of]
        pair = _nearest(one, other, of, a, b)
        if pair and _are_close(*pair, a, b) and _comparable(*pair, a, b):
            yield Point("number", of or "-".join(sorted(pair[0].nouns)), *pair)
            return


def _is_measure(count: Count) -> bool:
    return bool(count.of) and count.of not in FATES


def at_odds_in_number(a: Side, b: Side) -> bool:
    """Whether each sentence has a number of the same kind that the other lacks."""
    first, second = _unmatched(a, b)
    return any(_same(x, y, a.language) and _are_close(x, y, a, b) for x in first for y in second)


def differ_in_number(a: Side, b: Side) -> bool:
    """Whether each sentence counts something that the other does not."""
    first, second = _unmatched(a, b)
    return bool(first and second)


def _unmatched(a: Side, b: Side) -> tuple[list[Count], list[Count]]:
    """The counts of each sentence that none of the other agrees with."""
    first, second = counts(a.text, a.language), counts(b.text, b.language)
    return _without(first, second, a.language, b.text), _without(second, first, a.language, a.text)


_SHARE = re.compile(
    r"quarter|third|half|fifth|tenth|drittel|viertel|hälfte|tiers|moitié|tercio|mitad|terço|metade|terzo|metà",
    re.IGNORECASE,
)


def _without(own: Sequence[Count], others: Sequence[Count], language: str, text: str) -> list[Count]:
    """The counts that none of another text agrees with; shares in words that it names too are left out."""
    named = {share.lower() for share in _SHARE.findall(text)}
    return [
        count
        for count in own
        if not (count.in_words and named & {share.lower() for share in _SHARE.findall(count.written)})
        and not any(
            _matched(count, other, language) and _telling(count, own) == _telling(other, others) for other in others
        )
    ]


def _telling(count: Count, own: Sequence[Count]) -> bool:
    """Whether a count is the one that its sentence gives of its kind: beside percentages, half of something is not."""
    return not count.in_words or not any(other.of == count.of and not other.in_words for other in own)


def _matched(a: Count, b: Count, language: str) -> bool:
    first, second = a.figure.value / a.figure.unit, b.figure.value / b.figure.unit
    if first == second and (first >= TELLING or a.nouns & b.nouns or "part" in (a.role, b.role)):
        return True
    return _same(a, b, language) and a.agrees(b)


def _same(a: Count, b: Count, language: str) -> bool:
    """Whether two counts may count one thing."""
    if _is_measure(a) != _is_measure(b):
        return False
    if a.of and b.of:
        return a.of == b.of and not (a.of == "%" and a.nouns and b.nouns and not _roots(a, b, language))
    shared = _roots(a, b, language)
    # People are counted for much; cows that were killed are those that were lost.
    return bool(shared - {people(language)} if a.of or b.of else shared)


def _roots(a: Count, b: Count, language: str) -> set[str]:
    """What both count, words for one thing taken together."""
    known = alike(language)
    first, second = ({known.get(noun, noun) for noun in count.nouns} for count in (a, b))
    return first & second


def _nearest(one: Sequence[Count], other: Sequence[Count], of: str, a: Side, b: Side) -> tuple[Count, Count] | None:
    """The counts, one from either side, that may be of the same thing, most likely of all."""
    found = [(x, y) for x in one for y in other if x.role == y.role != "earlier" and _same(x, y, a.language)]
    found = [(x, y) for x, y in found if of in (x.of, y.of)]
    found = [(x, y) for x, y in found if x.of or y.of or x.nouns & y.nouns or not _told_apart(x, y, a, b)]
    literally = [(x, y) for x, y in found if (x.of == y.of == of and of) or x.nouns & y.nouns]
    return nearest_pair(literally or found, a, b)


def _told_apart(x: Count, y: Count, a: Side, b: Side) -> bool:
    """Whether words for one thing stand for two: who speaks of three boats that attacked vessels means two things."""
    known = alike(a.language)
    roots = {known.get(noun) for noun in x.nouns} & {known.get(noun) for noun in y.nouns} - {None}
    first, second = ({noun for noun in count.nouns if known.get(noun) in roots} for count in (x, y))
    return bool(first & b.stems or second & a.stems)


def _are_close(x: Count, y: Count, a: Side, b: Side) -> bool:
    """Whether the words around two numbers have enough in common."""
    near = closeness(a, (x.start, x.end), b, (y.start, y.end))
    least = LEAST_CLOSENESS.get(x.of, LEAST_OF_OTHERS)
    if near >= (min(least, LEAST_BEHIND_ONE_WORD) if _behind_one_word(x, y, a, b) else least):
        return True
    return (x.of in FATES or x.of == "magnitude") and a_name_in_common(a, b)


def _behind_one_word(x: Count, y: Count, a: Side, b: Side) -> bool:
    """Whether the last words with content in front of two numbers are one: "closed for"."""
    leads = [
        [word.stem for word in side.words if word.weight and word.end <= at.start] for side, at in ((a, x), (b, y))
    ]
    return bool(leads[0] and leads[1]) and leads[0][-1] == leads[1][-1]


def _span(count: Count, side: Side) -> tuple[str, int, int]:
    """What is counted, for `contrast`: the words behind a number, or nothing but the place of a measure."""
    return (side.text, count.end, count.reach) if count.nouns else (side.text, count.end, count.end)


NAME_CHARACTERS = 60
_IN_APPOSITION = re.compile(r"([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*),\s$")


def _aged(count: Count, side: Side) -> str:
    """The name that an age stands beside: "Karl Moser, 44"."""
    match = _IN_APPOSITION.search(side.text[max(0, count.start - NAME_CHARACTERS) : count.start])
    return match[1] if match else ""


def _named_in_front(count: Count, side: Side) -> str:
    """The last name in front of a number, speakers left out."""
    before = [
        name
        for name in side.names
        for at in places_of(name, side.text)[:1]
        if at < count.start and not speaks(side, at, at + len(name))
    ]
    return before[-1] if before else ""


def _comparable(x: Count, y: Count, a: Side, b: Side) -> bool:
    if contrast(_span(x, a), _span(y, b), a.language, axes_of(x.of)):
        return False
    if x.of == "age" and not may_be_one(_aged(x, a), _aged(y, b)):
        return False
    if x.of not in FATES and _far_apart(x, y):
        return False
    if x.of in FATES and (_may_be_part(x, a, y, b) or _may_be_part(y, b, x, a)):
        return False
    if x.of == "%" and _is_share(x, a) != _is_share(y, b) and _is_change(x, a) != _is_change(y, b):
        return False
    if _of_others(x, y, a, b) or _of_two_lands(x, y, a, b) or _at_other_moments(a, b) or _until_other_hours(x, y, a, b):
        return False
    return not elsewhere(a, b) and not another_time(a, b, grown=x.of in FATES or bool(x.nouns)) and not unrelated(a, b)


def _may_be_part(less: Count, a: Side, more: Count, b: Side) -> bool:
    """Whether one counts fewer, of people of one kind, than the other counts of all: children among the dead."""
    if less.figure.value >= more.figure.value:
        return False
    kinds = [
        [classes_at(side.text, side.language, axis, count.start, count.reach) for axis in sorted(OF_WHO)]
        for count, side in ((less, a), (more, b))
    ]
    return any(of and not all_of for of, all_of in zip(*kinds, strict=True)) and not more.nouns - {people(b.language)}


# Reports of one thing are seldom this many times apart: chosen on some 3,300 facts of everyday reports, where all
# that were counted other things. Tolls grow by more.
MOST_TIMES = 10.0


def _far_apart(x: Count, y: Count) -> bool:
    """Whether one number is many times the other."""
    low, high = sorted((abs(x.figure.value), abs(y.figure.value)))
    return high > MOST_TIMES * low


_CHANGE = re.compile(
    r"\b(?:increas|ris[ei]|rose|fall|fell|drop|grow|grew|gain|jump|climb|cut|decreas|declin|higher|lower|hike|rais|slump|surg)"
    r"\w*\W(?:[\w-]+\W){0,2}$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\W(?:increase|rise|fall|drop|growth|gain|jump|cut|decrease|decline|higher|lower|hike|raise|slump|surge|more|less)\b",
    re.IGNORECASE,
)


def _is_change(count: Count, side: Side) -> bool:
    """Whether a share tells by how much something changed."""
    front = side.text[max(0, count.start - NAME_CHARACTERS) : count.start]
    end = count.start + len(count.written)
    return _CHANGE.search(front) is not None or _CHANGED.match(side.text, end) is not None


def _is_share(count: Count, side: Side) -> bool:
    """Whether a share says of what it is one."""
    return bool(count.nouns)


# Prices on a market change by the minute: two reports give two moments.
_MARKET = re.compile(
    r"\b(?:in (?:\w+ )?trading|nasdaq|nyse|dow jones|s&p|futures|yields?|stock exchange|composite|ftse|dax|cac"
    r"|nikkei|ibovespa|wall street|bovespa"
    r"|börse|bourse|bolsa|borsa|against the (?:dollar|yen|euro|franc|pound|us dollar))\b"
    r"|\b(?:shares|stock)\b.{0,60}\b(?:rose|fell|up|down|dropped|slid|gained|lost|closed|jumped|climbed|tumbled)\b",
    re.IGNORECASE,
)


_AT_THE_CLOSE = re.compile(r"\bclos(?:e|ed|ing)\b|\bended\b", re.IGNORECASE)
_AT_THE_OPENING = re.compile(r"\bopening bell\b|\b(?:at|after) the open\b|\b(?:early|morning) trad", re.IGNORECASE)


def _at_other_moments(a: Side, b: Side) -> bool:
    """Whether two sentences give prices of a market, and not both those of the end of the day."""
    if any(_AT_THE_OPENING.search(side.text) for side in (a, b)):
        return True
    return all(_MARKET.search(side.text) and not _AT_THE_CLOSE.search(side.text) for side in (a, b))


def _until_other_hours(x: Count, y: Count, a: Side, b: Side) -> bool:
    """Whether things are counted until different hours: flights until eight and until six."""
    if x.of or y.of:
        return False
    first, second = clocks(a.text, a.language), clocks(b.text, b.language)
    return bool(first and second) and not first[-1].agrees(second[-1])


# "$34 billion in Chinese goods".
_OF_A_LAND = re.compile(r"\s(?:worth )?(?:in |of )?(?P<land>[A-Z][a-z]{3,})\s(?=[a-z]{3,})")


def _of_two_lands(x: Count, y: Count, a: Side, b: Side) -> bool:
    """Whether numbers are of things that a word with a capital tells apart: Chinese goods and American goods."""
    if a.language != "en":
        return False
    found = [_OF_A_LAND.match(side.text, count.start + len(count.written)) for count, side in ((x, a), (y, b))]
    return found[0] is not None and found[1] is not None and not may_be_one(found[0]["land"], found[1]["land"])


def _of_others(x: Count, y: Count, a: Side, b: Side) -> bool:
    """Whether the names last in front of two numbers are of two, and each is only in its own sentence."""
    first, second = _named_in_front(x, a), _named_in_front(y, b)
    if not first or not second or may_be_one(first, second):
        return False
    return not mentions(b, first) and not mentions(a, second)
