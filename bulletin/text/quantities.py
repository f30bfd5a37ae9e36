"""The numbers that a text gives, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bulletin.text import east_asian
from bulletin.text.days import days
from bulletin.text.number_words import vague_groups
from bulletin.text.numbers import Number, numbers
from bulletin.text.units import sign_before, unit_behind


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: `value` (up to `high` in a range) of `unit`, at `start:end` in characters.

    `unit` is the stem of the word that is counted ("years" for years), a currency sign, "%", "date" (value YYYYMMDD,
    or MMDD when no year is named), "year" (the year 2017), or "" when nothing is named. `approximate` tells "about 12"
    from "12". `text` is as written, with a sign and "million", without the word that is counted.
    """

    value: float
    high: float | None
    unit: str
    start: int
    end: int
    approximate: bool
    text: str


DATE, YEAR = "date", "year"
# Four bare digits in between are taken for a year.
EARLIEST_YEAR, LATEST_YEAR = 1500, 2100

# What stands right in front of a number that is not meant to the last digit, one alternative between bars.
_APPROXIMATE = {
    "en": "about|around|approximately|roughly|nearly|almost|over|under|above|below|some|more than|less than|fewer than"
    "|at least|at most|up to|as many as|as much as|close to|(?:an )?estimated|no fewer than|just (?:over|under)",
    "de": "etwa|rund|ungefähr|circa|ca\\.|fast|knapp|gut|über|unter|mindestens|höchstens|mehr als|weniger als|bis zu",
    "fr": "environ|près d(?:e|')|quelque|plus d(?:e|')|moins d(?:e|')|au moins|au plus|jusqu'à|presque|autour de",
    "es": "casi|un[oa]s|aproximadamente|alrededor de|cerca de|más de|menos de|al menos|por lo menos|hasta|como mínimo",
    "pt": "quase|aproximadamente|cerca de|mais de|menos de|pelo menos|ao menos|até|em torno de|ao redor de|uns|umas",
    "it": "circa|quasi|oltre|più di|meno di|almeno|fino a|intorno a",
    "nl": "ongeveer|circa|bijna|ruim|zo'n|meer dan|minder dan|minstens|ten minste",
    "vi": "khoảng|gần|hơn|trên|dưới|ít nhất|tối thiểu|tối đa|không quá",
    "ru": "около|почти|примерно|более|менее|свыше|порядка|не менее|не более|более чем",
    "sv": "cirka|ca|nästan|omkring|ungefär|mer än|minst|drygt|upp till",
    "uk": "близько|майже|приблизно|понад|більше|менше|щонайменше|не менше|не більше",
    "pl": "około|ok\\.|prawie|niemal|ponad|blisko|co najmniej|przynajmniej|najwyżej",
    "tr": "yaklaşık|neredeyse|en az|en fazla",
    "ar": "نحو|حوالي|حوالى|قرابة|زهاء|تقريبا|أكثر من|اكثر من|أقل من|على الأقل|ما لا يقل عن|ما يزيد على"
    "|ما يزيد عن|لا يقل عن",
    "fa": "حدود|نزدیک به|بیش از|کمتر از|دست کم|حداقل|حداکثر",
}
_APPROXIMATE_ASIAN = (
    r"(?:约|約|大约|大約|近|逾|超过|超過|至少|最少|最多|多达|多達|不少于|少なくとも|およそ|ほぼ|약|최소|최대|거의)\s?$"
)

# Words that join the ends of a range, then those that do so behind the word for "between".
_TO = {
    "en": "to|or", "de": "bis|oder", "fr": "à|ou", "es": "a|o", "pt": "a|ou", "it": "a|o", "nl": "tot|of", "vi": "đến",
}  # fmt: skip
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "pt": "e", "it": "e", "nl": "en", "ru": "и"}
_BETWEEN = {
    "en": "between", "de": "zwischen", "fr": "entre", "es": "entre", "pt": "entre", "it": "tra|fra", "nl": "tussen",
    "ru": "между",
}  # fmt: skip
# "Rose from 3 to 5" names two numbers, not a range.
_FROM = {"en": "from", "de": "von", "fr": "de", "es": "de", "pt": "de", "it": "da", "nl": "van", "vi": "từ"}

# "Cost from 3 to 5" is one all the same.
_EXTENT = re.compile(
    r"\b(?:cost\w*|rang\w+|var(?:y|ies|ying)|prices?|aged|temperatures?|anywhere)\s(?:\w+\s)?from\s$", re.IGNORECASE
)

WINDOW_CHARACTERS = 24
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities in the text, in order; ordinals, hours and numbers that name something are left out."""
    plain = text.translate(_FULL_WIDTH)
    dates = [Quantity(float(day.number), None, DATE, day.start, day.end, False, "") for day in days(plain, language)]
    counts = _with_ranges(list(_counts(plain, language)), plain, language)
    found = sorted([*dates, *_outside(dates, counts)], key=lambda quantity: quantity.start)
    return tuple(replace(quantity, text=text[quantity.start : quantity.end]) for quantity in found)


def _outside(dates: Sequence[Quantity], found: Iterable[Quantity]) -> Iterator[Quantity]:
    """What does not overlap a date."""
    ahead = iter(dates)
    date = next(ahead, None)
    for quantity in found:
        while date is not None and date.end <= quantity.start:
            date = next(ahead, None)
        if date is None or quantity.end <= date.start:
            yield quantity


def _counts(text: str, language: str) -> Iterator[Quantity]:
    last = 0
    for number in numbers(text, language):
        found = _quantity(number, text, language, last)
        last = found.end
        yield found


def _quantity(number: Number, text: str, language: str, floor: int) -> Quantity:
    """The number with its unit; what stands in front of `floor` belongs to another."""
    sign, start = sign_before(text, number.start, floor)
    counted_from = east_asian.or_more(text, number.end) if language in east_asian.LANGUAGES else number.end
    unit, end = unit_behind(text, counted_from, language)
    end = number.end if end == counted_from else end
    if not sign and end == number.end and _is_year(number, text, language):
        unit = YEAR
    before = text[max(0, start - WINDOW_CHARACTERS) : start]
    approximate = _approximate_pattern(language).search(before) is not None
    approximate = approximate or text[number.start : number.end].lower() in vague_groups(language)
    if language in east_asian.LANGUAGES:
        approximate = approximate or east_asian.is_about(text, number.start, number.end)
    return Quantity(number.value, None, sign or unit, start, end, approximate, "")


def _is_year(number: Number, text: str, language: str) -> bool:
    if language in ("zh", "ja", "ko"):
        return len(number.digits) == 4 and text[number.end : number.end + 1] in ("年", "년")
    return len(number.digits) == 4 and number.digits.isdigit() and EARLIEST_YEAR <= number.value <= LATEST_YEAR


@cache
def _approximate_pattern(language: str) -> re.Pattern[str]:
    words = rf"(?<!\w)(?:{_APPROXIMATE[language]})\s?$|" if language in _APPROXIMATE else ""
    return re.compile(words + _APPROXIMATE_ASIAN, re.IGNORECASE)


def _with_ranges(found: list[Quantity], text: str, language: str) -> Iterator[Quantity]:
    """The quantities, with those made one that are the two ends of a range."""
    at = 0
    while at < len(found):
        if at + 1 < len(found) and _is_range(found[at], found[at + 1], text, language):
            yield _range(found[at], found[at + 1], text)
            at += 2
        else:
            yield found[at]
            at += 1


def _range(low: Quantity, high: Quantity, text: str) -> Quantity:
    value = low.value
    if any(map(str.isalpha, text[high.start : high.end])):
        # "2 to 3 million": the word behind the second number counts for both.
        while 0 < value * 1000 < high.value:
            value *= 1000
    approximate = low.approximate or high.approximate
    return Quantity(value, high.value, high.unit or low.unit, low.start, high.end, approximate, "")


def _is_range(low: Quantity, high: Quantity, text: str, language: str) -> bool:
    if high.value <= low.value or low.unit not in ("", high.unit) or high.start - low.end > WINDOW_CHARACTERS:
        return False
    gap, before = text[low.end : high.start], text[max(0, low.start - WINDOW_CHARACTERS) : low.start]
    if re.fullmatch(r"\s?[-–—~〜]\s?", gap):
        return True
    if re.search(rf"\b(?:{_FROM.get(language, '$.')})\s$", before, re.IGNORECASE) and not _EXTENT.search(before):
        return False
    if re.search(rf"\b(?:{_BETWEEN.get(language, '$.')})\s$", before, re.IGNORECASE):
        return re.fullmatch(rf"\s(?:{_AND.get(language, '$.')})\s", gap) is not None
    return re.fullmatch(rf"\s(?:{_TO.get(language, '$.')})\s", gap) is not None
