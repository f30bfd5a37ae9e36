"""Numbers that are no figures: dozens, thousands, an hour, twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bulletin.facts.points.measures import measure


class Vague(NamedTuple):
    """A number at `start:end`, from `low` to `high`, of a kind of measure or, without one, of the word behind it."""

    start: int
    end: int
    low: float
    high: float
    of: str
    factor: float


# How many of what: whoever counts fewer than three quarters of the least, or more than the most, says something else.
_CROWDS = {
    "en": (("tens of thousands", 2e4), ("hundreds of thousands", 2e5), ("tens of millions", 2e7),
           ("dozens", 24), ("scores", 40),
           ("hundreds", 200), ("thousands", 2000), ("millions", 2e6)),
    "de": (("zehntausende[n]?", 2e4), ("hunderttausende[n]?", 2e5), ("dutzende[n]?", 24),
           ("hunderte[n]?", 200), ("tausende[n]?", 2000)),
    "fr": (("des dizaines de milliers", 2e4), ("des centaines de milliers", 2e5), ("des dizaines", 20),
           ("des centaines", 200), ("des milliers", 2000)),
    "es": (("decenas de miles", 2e4), ("cientos de miles", 2e5), ("decenas", 20), ("docenas", 24), ("cientos"
    "|centenares", 200), ("miles", 2000)),
    "pt": (("dezenas de milhares", 2e4), ("centenas de milhares", 2e5), ("dezenas", 20), ("dúzias", 24),
           ("centenas", 200), ("milhares", 2000)),
    "it": (("decine di migliaia", 2e4), ("centinaia di migliaia", 2e5), ("decine", 20), ("dozzine", 24),
           ("centinaia", 200), ("migliaia", 2000)),
    "vi": (("hàng chục nghìn|hàng chục ngàn", 2e4), ("hàng trăm nghìn|hàng trăm ngàn", 2e5),
           ("hàng chục", 20), ("hàng trăm", 200), ("hàng nghìn|hàng ngàn", 2000)),
    "ru": (("десятки тысяч", 2e4), ("сотни тысяч", 2e5), ("десятки", 20), ("сотни", 200), ("тысячи", 2000)),
}  # fmt: skip
SLACK = 0.75
MOST_TIMES = 50  # so many times the least the most is: "thousands" may be 90,000, "dozens" no 2,000
_OF = re.compile(r"\s(?:(?:of|von|de|di)\s|d['’])?", re.IGNORECASE)

# "Half an hour", "a year": not "30 euros a month", "twice a week", "a year ago".
_SINGLE = re.compile(
    r"(?<![\w$€£])(?P<half>half an? |a quarter of an )?(?P<one>(?:an?|one) )?(?P<unit>second|minute|hour|day|week"
    r"|month|year|decade|century|fortnight)"
    r"(?P<more> and a half)?(?!\w|['’-])(?! (?:ago|later|earlier|before|after|old|on average|in advance))",
    re.IGNORECASE,
)
_NO_RATE = re.compile(
    r"\b(?:for|after|within|in|lasts?|lasted|takes?|took|of|to|only|about|almost|nearly|over|than|another|just"
    r"|last|spent|spend|to)\s$",
    re.IGNORECASE,
)
_TIMES = {"once": 0, "twice": 2, "thrice": 3}
_TWICE = re.compile(r"\b(?:twice|thrice)\b(?! (?:as|the|a|an|per|that)\b)", re.IGNORECASE)


def vague_numbers(text: str, language: str) -> Iterator[Vague]:
    """The numbers in the text that are told in a word."""
    for match in _crowds(language).finditer(text):
        low = _CROWDS[language][int(str(match.lastgroup)[1:])][1]
        end = _OF.match(text, match.end())
        yield Vague(match.start(), end.end() - 1 if end else match.end(), low * SLACK, low * MOST_TIMES, "", 1.0)
    if language == "en":
        yield from _single(text)
        for match in _TWICE.finditer(text):
            times = float(_TIMES[match[0].lower()])
            yield Vague(*match.span(), times, times, "times", 1.0)


def _single(text: str) -> Iterator[Vague]:
    for match in _SINGLE.finditer(text):
        told = match["half"] or match["one"]
        found = measure(text, match.start("unit") - 1)
        if not told or found is None or (match["half"] is None and _NO_RATE.search(text[: match.start()]) is None):
            continue
        value = {"h": 0.5, "a": 0.25}.get((match["half"] or " ")[0].lower(), 1.0) + (0.5 if match["more"] else 0.0)
        yield Vague(*match.span(), value * found.factor, value * found.factor, "duration", found.factor)


@cache
def _crowds(language: str) -> re.Pattern[str]:
    named = "|".join(f"(?P<c{n}>{words})" for n, (words, _) in enumerate(_CROWDS.get(language, ())))
    return re.compile(rf"(?<![\w-])(?:{named})(?!\w)" if named else r"$.", re.IGNORECASE)
