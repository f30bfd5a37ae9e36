"""The hours of the day that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bulletin.text.number_words import counting

DAY_MINUTES, HALF_DAY_MINUTES = 1440, 720
# Reports round to the quarter of an hour, and "around three" to more.
SAME_MINUTES = 15

_ZONE = r"(?P<zone>GMT|UTC|[ECMP][SD]?T|BST|MSK|Z\b)"
_MORNING = (
    r"in the morning|before dawn|uhr (?:morgens|früh|vormittags)|du matin|de la mañana|da manhã|da madrugada"
    r"|de la madrugada"
    r"|del mattino|di mattina|sáng|утра"
)
_EVENING = (
    r"in the (?:afternoon|evening)|at night|uhr (?:nachmittags|abends)|de l['’]après-midi|du soir|de la tarde"
    r"|de la noche"
    r"|da tarde|da noite|del pomeriggio|di sera|chiều|tối|вечера|дня"
)
_HALF = rf"(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?|(?P<morning>{_MORNING})|(?P<evening>{_EVENING}))"
_CLOCK = re.compile(
    rf"(?<![\w.,:/$€£-])(?P<h>\d{{1,2}})(?:(?P<mark>[:.h]| ?giờ | ?Uhr )(?P<m>[0-5]\d))?(?P<oclock> o['’]clock|h"
    rf"| ?Uhr\b| heures?\b| ?giờ\b)?"
    rf"(?:,?\s?{_HALF})?(?:\s?{_ZONE})?(?![\w%]|[.,:]\d)",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"(?<![\w.,:/$€£-])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?P<zone>GMT|UTC|hrs|hours)\b")
_SPOKEN = re.compile(
    r"\b(?:(?P<noon>noon|midday|midi|mediodía|meio-dia|mezzogiorno|mittags?|полдень|giữa trưa)"
    r"|(?P<midnight>midnight|minuit|medianoche|meia-noite|mezzanotte|mitternacht|полночь|nửa đêm))\b",
    re.IGNORECASE,
)
_SHIFTED = re.compile(
    r"(?<!shortly )(?<!just )(?<!soon )(?:before|after|vor|nach|avant|après|antes|después|depois|prima|dopo|trước"
    r"|sau)\s(?:\w+\s)?$",
    re.I,
)
# A number with a point is an hour only with something else that says so.
_AT = re.compile(
    r"(?:\bat|\baround|\babout|\bfrom|\bum|\bgegen|\bà|\bvers|\ba las|\ba la|\bàs|\balle|\blúc|\bв)\s$", re.IGNORECASE
)
_CLOCKS = re.compile(r" ?uhr|h\b| o['’]clock", re.IGNORECASE)
_WORDS = re.compile(
    rf"\b(?:(?P<part>half past|quarter past|quarter to)\s(?P<hour>\w+)|(?P<alone>\w+)\so['’]clock"
    rf"|(?P<bare>\w+)(?=\s(?:{_MORNING}|{_EVENING})))"
    rf"(?:,?\s{_HALF})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour that a text names at `start:end`, in minutes from midnight; `half` is unknown on a 12-hour clock."""

    start: int
    end: int
    minutes: int
    half: bool
    zone: str
    written: str

    def agrees(self, other: Clock) -> bool:
        """Whether both can be the same hour; hours of two zones are not compared."""
        if self.zone != other.zone:
            return True
        whole = DAY_MINUTES if self.half and other.half else HALF_DAY_MINUTES
        apart = abs(self.minutes - other.minutes) % whole
        return min(apart, whole - apart) <= SAME_MINUTES

    def is_told(self, text: str, language: str) -> bool:
        """Whether another text names the same hour."""
        return any(clock.zone == self.zone and clock.agrees(self) for clock in clocks(text, language))


@lru_cache(maxsize=20_000)
def clocks(text: str, language: str) -> tuple[Clock, ...]:
    """The hours in the text, in order."""
    found = sorted([*_in_digits(text), *_in_words(text, language)], key=lambda clock: (clock.start, -clock.end))
    kept: list[Clock] = []
    for clock in found:
        if not kept or clock.start >= kept[-1].end:
            kept.append(clock)
    return tuple(kept)


def _in_digits(text: str) -> Iterator[Clock]:
    for match in _MILITARY.finditer(text):
        zone = match["zone"].upper() if match["zone"].isupper() else ""
        yield Clock(*match.span(), 60 * int(match["h"]) + int(match["m"]), True, zone, match[0])
    for match in _CLOCK.finditer(text):
        hour, minute = int(match["h"]), int(match["m"] or 0)
        told = match["half"] or match["oclock"] or match["zone"]
        pointed = match["mark"] == "." and not told and _AT.search(text[: match.start()]) is None
        if hour > 24 or (not match["m"] and not told) or pointed or (match["oclock"] == "h" and match["m"]):
            continue
        bare = match["m"] is None and match["half"] is None and match["zone"] is None
        if bare and not _CLOCKS.match(match["oclock"] or "") and _AT.search(text[: match.start()]) is None:
            continue
        yield _clock(match, hour, minute, bool(match["half"]) or hour > 12 or hour == 0 or _is_long(match))


def _is_long(match: re.Match[str]) -> bool:
    """Whether the clock has 24 hours: "09:30", "9h30", "9 Uhr"."""
    mark = (match["mark"] or "").strip().lower()
    return (
        match["h"].startswith("0")
        or mark in ("h", "uhr", "giờ")
        or bool(re.match(r"h| ?uhr", match["oclock"] or "", re.I))
    )


def _clock(match: re.Match[str], hour: int, minute: int, half: bool) -> Clock:
    if match["half"] and hour <= 12:
        late = match["half"].lower().startswith("p") or bool(match["evening"])
        hour = hour % 12 + 12 * late
    zone = (match["zone"] or "").upper() if "zone" in match.groupdict() else ""
    return Clock(*match.span(), (60 * hour + minute) % DAY_MINUTES, half, zone, " ".join(match[0].split()))


def _in_words(text: str, language: str) -> Iterator[Clock]:
    for match in _SPOKEN.finditer(text):
        if _SHIFTED.search(text[: match.start()]) is None:
            yield Clock(*match.span(), 720 if match["noon"] else 0, True, "", match[0])
    for match in _WORDS.finditer(text):
        word = (match["hour"] or match["alone"] or match["bare"]).lower()
        hour = int(word) if word.isdigit() else counting(language).get(word, 1 if word == "one" else 0)
        if 1 <= hour <= 12:
            shift = {"half past": 30, "quarter past": 15, "quarter to": -15}.get((match["part"] or "").lower(), 0)
            yield _spoken(match, hour, shift, text)


def _spoken(match: re.Match[str], hour: int, shift: int, text: str) -> Clock:
    told = match["half"] or text[match.end() : match.end() + 24]
    late = re.match(rf"\s?(?:p\.?m|{_EVENING})", told, re.IGNORECASE) is not None
    early = re.match(rf"\s?(?:a\.?m|{_MORNING})", told, re.IGNORECASE) is not None
    minutes = 60 * (hour % 12 + 12 * late) + shift
    return Clock(*match.span(), minutes % DAY_MINUTES, late or early, "", " ".join(match[0].split()))
