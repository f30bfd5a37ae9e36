"""What the numbers of a sentence count: the dead, the injured, flights, per cent of something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bulletin.text.quantities import DATE, YEAR, Quantity, quantities
from bulletin.text.words import stems

# How people fare in the news: words that begin so, by language. A number beside one of them counts those people,
# whatever else they are called ("12 dead", "killed 12 people", "12 villagers died").
FATES = {
    "dead": {
        "en": "dead|deaths?|died|dies?|dying|kill\\w*|fatalit\\w*|perish\\w*|slain",
        "de": "tot|tote[nr]?|todesopfern?|getötet\\w*|starb\\w*|gestorben\\w*|ums leben",
        "fr": "morts?|mortes?|tué\\w*|tuant|décès|décéd\\w*",
        "es": "muert[oae]s?|murieron|murió|mueren?|mató|mata\\w*|fallec\\w*",
        "pt": "mort[oae]s?|morr\\w*|mat(?:ou|a\\w*)|óbitos?",
        "it": "mort[oiae]|uccis\\w*|uccid\\w*|decedut\\w*",
        "vi": "chết|thiệt mạng|tử vong|tử nạn",
        "ru": "погиб\\w*|умер\\w*|убит\\w*",
    },
    "injured": {
        "en": "injur\\w*|wound\\w*|hurt",
        "de": "\\w*verletz\\w*",
        "fr": "blessé\\w*|blessant",
        "es": "herid\\w*|lesionad\\w*|hirió|hirieron",
        "pt": "ferid\\w*|feri[ru]\\w*",
        "it": "ferit\\w*|ferendo",
        "vi": "bị thương",
        "ru": "ранен\\w*|пострада\\w*",
    },
    "missing": {
        "en": "missing",
        "de": "vermiss\\w*",
        "fr": "disparu\\w*",
        "es": "desaparecid\\w*",
        "pt": "desaparecid\\w*",
        "it": "dispers[oiae]",
        "vi": "mất tích",
        "ru": "пропавш\\w*|пропал\\w*",
    },
    "arrested": {
        "en": "arrest\\w*|detain\\w*",
        "de": "festgenommen\\w*|verhaftet\\w*",
        "fr": "arrêt(?:é\\w*|ant)|interpell\\w*",
        "es": "detenid\\w*|detuv\\w*|arrest\\w*",
        "pt": "pres[oa]s|detid\\w*|prend\\w*",
        "it": "arrest\\w*|fermat\\w*",
        "vi": "bị bắt|bắt giữ",
        "ru": "задержан\\w*|арестован\\w*",
    },
    "driven out": {
        "en": "evacuat\\w*|displac\\w*|homeless",
        "de": "evakuier\\w*|obdachlos\\w*",
        "fr": "évacu\\w*|sans-abri",
        "es": "evacuad\\w*|desplazad\\w*|damnificad\\w*",
        "pt": "desabrigad\\w*|desalojad\\w*|evacuad\\w*",
        "it": "evacuat\\w*|sfollat\\w*",
        "vi": "sơ tán",
        "ru": "эвакуир\\w*",
    },
}

# Where a clause ends, so that "three dead and 12 injured" keeps its two numbers apart.
_CLAUSE_END = re.compile(
    r"[,;:.!?()\"“”«»„–—]|\b(?:and|but|while|und|aber|et|mais|y|e|pero|mas|ma|và|nhưng|и|а|но)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
FARTHEST_WORDS = 5
NEXT_WORDS = 3  # a number this close behind "killed" is what was killed, so the one before it is not

# "12 kilometres a second" and "43,000 kilometres per hour" are of two kinds.
_RATE = re.compile(
    r"\s*(?:/|(?:per|an?|each|every|pro|je|par|por|al|alla|all['’]|mỗi|в)\s)\s*(?P<of>s|h|second|minute|hour|day|night|week"
    r"|month|year|person|head|sekunde|stunde|tag|woche|monat|jahr|seconde|heure|jour|semaine|mois|an|segundo|minuto|hora"
    r"|día|dia|semana|mes|mês|año|ano|persona|pessoa|secondo|ora|giorno|settimana|mese|anno|giây|phút|giờ|ngày|tuần"
    r"|tháng|năm|секунду|минуту|час|день|сутки|неделю|месяц|год)\b",
    re.IGNORECASE,
)

# What says that a number is the least there can be, right in front of it.
_AT_LEAST = re.compile(
    r"(?<!\w)(?:at least|more than|over|no fewer than|above|mindestens|mehr als|über|au moins|plus d[e'’]|al menos"
    r"|más de|por lo menos|pelo menos|ao menos|mais de|almeno|più di|oltre|ít nhất|hơn|trên|не менее|более|свыше)\s?$",
    re.IGNORECASE,
)
WINDOW_CHARACTERS = 20
ABOUT_WORDS = 2

UNIT_WORDS = 3  # how far behind its number the word that is counted may stand


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity, what it counts, how the text writes both ("12 people died"), and whether there may be more.

    `about` holds the stems of the last words with content in front of it: who did what to so many.
    """

    quantity: Quantity
    of: str
    written: str
    at_least: bool
    about: tuple[str, ...]


@lru_cache(maxsize=20_000)
def counts(text: str, language: str) -> tuple[Count, ...]:
    """What the sentence counts, in order; dates, years and bare numbers are left out."""
    found = [q for q in quantities(text, language) if q.unit not in (DATE, YEAR)]
    fates = list(_fates(text, language))
    return tuple(count for n in range(len(found)) if (count := _count(found, n, fates, text, language)) is not None)


def _count(
    found: Sequence[Quantity], n: int, fates: Sequence[tuple[int, int, str]], text: str, language: str
) -> Count | None:
    quantity = found[n]
    fate = _fate_of(found, n, fates, text) if not _measures(quantity.unit) else None
    if fate is None and not quantity.unit:
        return None
    start, end, of = fate or (quantity.start, quantity.end, quantity.unit)
    low, high = min(start, quantity.start), max(end, _end_of_unit(quantity, text))
    rate = _RATE.match(text, high) if fate is None else None
    if rate:
        of, high = f"{of} per {rate['of'].lower()}", rate.end()
    floor = _AT_LEAST.search(text[max(0, quantity.start - WINDOW_CHARACTERS) : quantity.start])
    if floor:
        low = min(low, quantity.start - len(floor[0]))
    about = tuple(stems(text[: quantity.start], language)[-ABOUT_WORDS:])
    return Count(quantity, of, " ".join(text[low:high].split()), floor is not None, about)


def _measures(unit: str) -> bool:
    """Currency signs and "%" are no people."""
    return bool(unit) and not unit.isalpha()


def _end_of_unit(quantity: Quantity, text: str) -> int:
    if quantity.unit and not _measures(quantity.unit):
        for word in list(_WORD.finditer(text, quantity.end))[:UNIT_WORDS]:
            if word[0].lower().startswith(quantity.unit[:3]):
                return word.end()
    return quantity.end


def _fate_of(
    found: Sequence[Quantity], n: int, fates: Sequence[tuple[int, int, str]], text: str
) -> tuple[int, int, str] | None:
    """The nearest fate in the number's own clause; of two at one distance, the one before it."""
    quantity, others = found[n], [q.start for q in found if q is not found[n]]
    near = []
    for start, end, name in fates:
        before = end <= quantity.start
        low, high = (end, quantity.start) if before else (quantity.end, start)
        distance = len(_WORD.findall(text[low:high]))
        apart = _CLAUSE_END.search(text, low, high) or any(low <= other < high for other in others)
        if distance <= FARTHEST_WORDS and not apart and (before or not _has_object(found, n, end, text)):
            near.append((distance, not before, start, end, name))
    return min(near)[2:] if near else None


def _has_object(found: Sequence[Quantity], n: int, end: int, text: str) -> bool:
    """Whether the next number is what the fate behind this one befell: "two bombs killed 12"."""
    if n + 1 == len(found) or found[n + 1].start < end:
        return False
    gap = text[end : found[n + 1].start]
    return len(_WORD.findall(gap)) <= NEXT_WORDS and not _CLAUSE_END.search(gap)


def _fates(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    for match in _pattern(language).finditer(text):
        yield match.start(), match.end(), str(match.lastgroup).replace("_", " ")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    named = [f"(?P<{name.replace(' ', '_')}>{words[language]})" for name, words in FATES.items() if language in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(named)})(?!\w)" if named else r"$.", re.IGNORECASE)
