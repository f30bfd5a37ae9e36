"""Shares in words: a third of something, half of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin.text.number_words import counting

_UNITS = "minutes?|hours?|days?|weeks?|months?|years?|decades?"
_SHARES = {
    "en": (("(?:one|a) half of|half of|half the|half (?=(?:its|their|his"
    "|her) )", 50), ("two[- ]thirds of|two[- ]thirds", 200 / 3),
           ("(?:one|a)[- ]third of", 100 / 3), ("three[- ]quarters of", 75), ("(?:one|a)[- ]quarter of", 25),
           ("(?:one|a)[- ]fifth of", 20), ("two[- ]fifths of", 40), ("three[- ]fifths of", 60), ("(?:one"
           "|a)[- ]tenth of", 10)),
    "de": (("die hälfte", 50), ("zwei drittel", 200 / 3), ("ein drittel", 100 / 3), ("drei viertel", 75),
           ("ein viertel", 25)),
    "fr": (("la moitié", 50), ("deux tiers|les deux tiers", 200 / 3), ("un tiers|le tiers", 100 / 3),
           ("trois quarts", 75), ("un quart", 25)),
    "es": (("la mitad", 50), ("dos tercios", 200 / 3), ("un tercio", 100 / 3), ("tres cuartos", 75),
           ("una cuarta parte", 25)),
    "pt": (("a metade|metade d", 50), ("dois terços", 200 / 3), ("um terço", 100 / 3), ("três quartos", 75),
           ("um quarto d", 25)),
    "it": (("la metà", 50), ("due terzi", 200 / 3), ("un terzo", 100 / 3), ("tre quarti", 75), ("un quarto", 25)),
    "vi": (("một nửa", 50), ("hai phần ba", 200 / 3), ("một phần ba", 100 / 3), ("một phần tư", 25)),
    "ru": (("половин\\w+", 50), ("две трети", 200 / 3), ("треть\\b", 100 / 3), ("четверть\\b", 25)),
}  # fmt: skip


# "Two out of three voters", "one in four".
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|twenty|\\d{1,2}|100"
_SO_MANY_IN = re.compile(
    rf"\b(?P<part>{_SMALL}) (?:in|out of)(?: every)? (?P<whole>{_SMALL})(?= [a-z])(?! (?:{_UNITS}))", re.IGNORECASE
)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else counting("en").get(word.lower(), 1)


def shares(text: str, language: str) -> Iterator[tuple[int, int, str, float]]:
    """Where the text names a share, how it is written, and what it is in per cent."""
    if language == "en":
        for match in _SO_MANY_IN.finditer(text):
            part, whole = (_number(match[name]) for name in ("part", "whole"))
            if 0 < part < whole:
                yield match.start(), match.end(), match[0], 100 * part / whole
    for match in _pattern(language).finditer(text):
        value = _SHARES[language][int(str(match.lastgroup)[1:])][1]
        yield match.start(), match.end(), match[0].strip(), float(value)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    named = "|".join(f"(?P<s{n}>{words})" for n, (words, _) in enumerate(_SHARES.get(language, ())))
    return re.compile(rf"(?<![\w-])(?<!and a )(?:{named})(?!\w)" if named else r"$.", re.IGNORECASE)
