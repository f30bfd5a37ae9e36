"""The numbers in a text, in digits and in words, with the thousands and millions behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from bulletin.text import east_asian
from bulletin.text.listed import listed
from bulletin.text.number_words import DOZENS, JOINTS, STICKING_JOINTS, counting, groups, ones, scales
from bulletin.text.numerals import canonical


class Number(NamedTuple):
    """A number at `start:end`; `digits` is it as written when it has no words in it, else ""."""

    value: float
    start: int
    end: int
    digits: str


# Scanned text has "2, 000" for 2,000.
# Arabic has separators of its own: "١٢٬٥٠٠٫٥".
_DIGITS = r"\d{1,3}(?:[,.'’\u00a0\u202f\u066c]\d{3}|, 000)+(?!\d)(?:[.,\u066b]\d+)?|\d+(?:[.,\u066b]\d+)?"
# Languages that write "1 200", and in which no other number can follow a number at a space.
_SPACED = listed("fr cs sk pl ru uk bg sv no nb fi hu")
# Languages in which words stand without spaces, so that thousands stick to the digits.
_STICKING = frozenset({"th"})
# "And" and "to", "for", "with" stick to the number behind them.
_PREFIXES = {"ar": "وفبل", "he": "ובלכמ"}
# Behind digits in which case they name or number instead of counting: "6th", "1990s", "9:30", "9 a.m.", "20 Uhr".
_NAMING = re.compile(
    r"(?:st|nd|rd|th|s|er|ère|ème|e|º|ª|°)\b|[:./]\d|\s?[ap]\.?\s?m\b|\s(?:Uhr|heures|hrs|GMT|час[а-я]*)\b"
    r"|[hg]\d{0,2}\b|\.\s?(?=[a-zà-ÿ])"
)
# The same in front of digits: "No. 5", "COVID-19", "F-16".
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|nr|núm|art|pp?|vol|section|article|chapter|page|kl|klo)\.?|n[º°]|№|#|§)\s?$"
    r"|[^\W\d_][-–]?$|[\d.,:/]$",
    re.IGNORECASE,
)
# "Two-thirds" of something are not two.
_FRACTION = re.compile(
    r"[\s-](?:thirds?|quarters?|fifths?|tenths?|halves|tiers|quarts|tercios|terços|terzi|Drittel|Viertel)\b"
)
# "Двадцать первого" is the 21st.
_ORDINAL = re.compile(
    r"\s(?:перв|втор|трет|четв[её]рт|пят(?!ь)|шест(?!ь)|седьм|восьм(?!ь)|девят(?!ь)|перш|друг|трет|четверт|п'ят(?!ь)"
    r"|шост|сьом|дев'ят(?!ь))(?:ый|ий|ого|ому|ым|ом|ая|ой|ую|ое|его|ему|ем|ья|ьей|ья|ье|ья|а|ої|у|е|ої)\b"
)
_AND_A_HALF = re.compile(r"\s(?:and a half|et demie?|y medi[oa]|e mei[oa]|e mezz[oa])\b", re.IGNORECASE)
# "One" is a number in front of a noun, unless a pronoun goes with it ("the one", "no one").
_NO_NUMBER = re.compile(r"\b(?:no|any|every|some|each|the|this|that|which|another|last|next|first)[\s-]$", re.I)
_NOUN = re.compile(
    r"\s(?!(?:of|or|and|to|in|on|by|for|is|was|has|had|who|that|day|can|could|would|more|another|thing|at|with)\b)[a-z]{3}"
)
# "A million", where "million" alone may be the end of a number that was left out.
_ARTICLE = re.compile(r"\b(?:an?|one|eine?|une?|uno?|una|um|uma|een)\s$", re.IGNORECASE)
# "3m" are millions behind a currency sign, and metres elsewhere.
_LETTERS = frozenset("mb")
_CURRENCY_IN_FRONT = re.compile(r"[$€£¥₹]\s?$")
WINDOW_CHARACTERS = 12
# Longer strings of digits are keys, not counts.
LONGEST_DIGITS = 20


def numbers(text: str, language: str) -> Iterator[Number]:
    """The numbers that count something, in order: not ordinals, hours, decades, numbers in names."""
    if language in east_asian.LANGUAGES:
        yield from _east_asian(text, language)
        return
    at = 0
    pattern = _pattern(language)
    while (match := pattern.search(text, at)) is not None:
        number = _in_digits(text, match, language) if match["digits"] else _in_words(text, match, language)
        at = max(match.end() if number is None else number.end, at + 1)
        if number is not None:
            yield number


def _east_asian(text: str, language: str) -> Iterator[Number]:
    for match in east_asian.pattern(language).finditer(text):
        found = east_asian.number(text, match, language) if len(match[0]) <= LONGEST_DIGITS else None
        if found is not None:
            yield Number(found.value, match.start(), found.end, found.digits)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    digits = rf"\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?!\d)(?:,\d+)?|{_DIGITS}" if language in _SPACED else _DIGITS
    alone = {"one"} if language == "en" else set()
    sticking = rf"|(?<=\b[{_PREFIXES[language]}])" if language in _PREFIXES else ""
    words = rf"(?:(?<![\w-]){sticking})(?:{_alternatives(_words(language).keys() | alone)})(?!\w)"
    return re.compile(rf"(?P<digits>{digits})|(?P<words>{words})", re.IGNORECASE)


@cache
def _step(language: str) -> re.Pattern[str]:
    """From one word of a number to the next."""
    words = _alternatives(_words(language).keys() | ones(language))
    joint = rf"\s{JOINTS[language]}\s" if language in JOINTS else rf"\s{STICKING_JOINTS.get(language, '')}"
    return re.compile(rf"(?:\s|-|{joint})(?P<word>{words})(?!\w)", re.IGNORECASE)


@cache
def _words(language: str) -> Mapping[str, int]:
    if not counting(language):
        return {}
    return {name: value for name, value in scales(language).items() if len(name) > 2} | dict(counting(language))


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) or "(?!)"


def _names_it(head: str) -> bool:
    return _NUMBERED.search(head) is not None and not head.endswith("$US")


def _in_digits(text: str, match: re.Match[str], language: str) -> Number | None:
    head = text[max(0, match.start() - WINDOW_CHARACTERS) : match.start()]
    if language not in _STICKING and (_names_it(head) or _NAMING.match(text, match.end())):
        return None
    if _FRACTION.match(text, match.end()) or len(match["digits"]) > LONGEST_DIGITS:
        return None
    value = float(canonical(match["digits"], language))
    more, end = _half(text, match.end())
    factor, end = _scaled(text, end, language, head)
    if end == match.end():
        factor, end = _dozens(text, end, language)
    return Number((value + more) * factor, match.start(), end, match["digits"] if end == match.end() else "")


def _in_words(text: str, match: re.Match[str], language: str) -> Number | None:
    """The number in the words from the match on: hundreds and thousands multiply, smaller ones are added."""
    known = _words(language)
    word, end = match["words"].lower(), match.end()
    head = text[max(0, match.start() - WINDOW_CHARACTERS) : match.start()]
    if word in ones(language) and (_NO_NUMBER.search(head) or not _NOUN.match(text, end)):
        return None
    if known.get(word, 1) >= 1000 and word not in groups(language) and not _ARTICLE.search(head):
        # "Mil doscientos", "тысяча двести": only with more behind it is it the whole number.
        step = _step(language).match(text, end)
        if step is None or known.get(step["word"].lower(), 1) >= 1000:
            return None
    total, group = 0, 0
    while True:
        value = known.get(word, 1)
        total, group = _with_part(total, group, value)
        step = _step(language).match(text, end)
        if step is None or not _continues(value, known.get(step["word"].lower(), 1), group):
            break
        word, end = step["word"].lower(), step.end()
    more, end = _half(text, end)
    factor, end = _dozens(text, end, language)
    if _FRACTION.match(text, end) or _ORDINAL.match(text, end):
        return None
    return Number((total + group + more) * factor, match.start(), end, "")


def _half(text: str, end: int) -> tuple[float, int]:
    """What "and a half" behind a number adds to it, and where those words end."""
    match = _AND_A_HALF.match(text, end)
    return (0.5, match.end()) if match else (0.0, end)


def _dozens(text: str, end: int, language: str) -> tuple[int, int]:
    """What "dozen" behind a number multiplies it by, and where the word ends; 1 where it does not stand there."""
    word, factor = DOZENS.get(language, ("", 1))
    if word and (match := re.compile(rf"[\s-]{word}\b", re.IGNORECASE).match(text, end)) is not None:
        return factor, match.end()
    return 1, end


def _with_part(total: int, group: int, value: int) -> tuple[int, int]:
    if value >= 1000 and group == 0 and total:
        return total * value, 0
    if value >= 1000:
        return total + (group or 1) * value, 0
    return (total, (group or 1) * 100) if value == 100 else (total, group + value)


def _continues(last: int, value: int, group: int) -> bool:
    """Whether a number word can follow another: twenty-three, two hundred, hundred three, mil millones."""
    if value >= 1000:
        return last < 1000 or value > last
    return last >= 1000 or (value == 100 and 1 <= group < 10) or (last >= 20 and 0 < value < last)


def _scaled(text: str, end: int, language: str, head: str) -> tuple[int, int]:
    """What the words behind digits multiply them by, and where those words end; `head` is what stands in front."""
    factor = 1
    while (match := _scale_pattern(language).match(text, end)) is not None and factor < 10**12:
        if match["scale"].lower() in _LETTERS and _CURRENCY_IN_FRONT.search(head) is None:
            break
        factor, end = factor * scales(language)[match["scale"].lower()], match.end()
    return factor, end


@cache
def _scale_pattern(language: str) -> re.Pattern[str]:
    behind = "" if language in _STICKING else r"(?!\w)(?:\.(?=\s))?"
    return re.compile(rf"[\s-]?(?P<scale>{_alternatives(scales(language))}){behind}", re.IGNORECASE)
