"""Ordinals of one thing that cannot both be true: a third term, a fourth term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bulletin.facts.points.circumstances import another_time, elsewhere
from bulletin.facts.points.point import Point
from bulletin.facts.points.sides import Side, closeness
from bulletin.text.stemming import stem

_WORDS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "de": "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte",
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième",
    "es": "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo",
    "pt": "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo décimo-primeiro décimo-segundo",
    "it": "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo dodicesimo",
}
# What is reached once more each time, so that its number is the news; of a second attack the first is another one.
_TALLIED = {
    "en": "time|term|title|win|victory|defeat|loss|anniversary|birthday|goal|place|medal|consecutive|straight"
    "|successive|in a row|in (?:a|\\w+) (?:week|month|year)s?"
    "|largest|biggest|highest|longest|oldest|richest|most|week|month|year|season|album|book|novel|film|child"
    "|crash|edition|try|floor|storey|century",
    "de": "mal|amtszeit|titel|sieg|niederlage|jahrestag|geburtstag|tor|platz|medaille|folge|größte|höchste|album"
    "|buch|film|kind",
    "fr": "fois|mandat|titre|victoire|défaite|anniversaire|but|place|médaille|plus|album|livre|film|enfant",
    "es": "vez|mandato|título|victoria|derrota|aniversario|gol|lugar|medalla|mayor|álbum|libro|película|hijo",
    "pt": "vez|mandato|título|vitória|derrota|aniversário|gol|lugar|medalha|maior|álbum|livro|filme|filho",
    "it": "volta|mandato|titolo|vittoria|sconfitta|anniversario|gol|posto|medaglia|album|libro|film|figlio",
}  # fmt: skip
_FINISHED = re.compile(r"\b(?:finish\w*|c[ao]me|placed|ranked)\s(?:in\s)?$", re.IGNORECASE)
NOUN_WORDS = 3
LEAST_CLOSENESS = 0.3
LEAST_OF_OTHERS = 0.7  # when they number things under other names


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal at `start:end`, and the stems of what it numbers; none when somebody finished so."""

    start: int
    end: int
    value: int
    nouns: frozenset[str]
    written: str

    def agrees(self, other: Ordinal) -> bool:
        """Whether both are the same ordinal."""
        return self.value == other.value

    def is_told(self, text: str, language: str) -> bool:
        """Whether another text has the same ordinal of the same thing."""
        return any(other.agrees(self) and bool(other.nouns & self.nouns) for other in ordinals(text, language))


@lru_cache(maxsize=20_000)
def ordinals(text: str, language: str) -> tuple[Ordinal, ...]:
    """The ordinals in the text whose number is the news."""
    tallied = _tallied(language)
    found = []
    for match in _pattern(language).finditer(text):
        value = int(match["digits"]) if match["digits"] else _values(language)[match["word"].lower()]
        behind = re.split(r"[,;:.!?()]", text[match.end() :])[0].split()[:NOUN_WORDS]
        window = " ".join(re.split(r"[,;:!?()]", text[match.end() :])[0].split()[: NOUN_WORDS + 4])
        if tallied.search(window) or _FINISHED.search(text[: match.start()]):
            nouns = frozenset(stem(word.lower(), language) for word in behind)
            found.append(Ordinal(*match.span(), value, nouns, " ".join([match[0], *behind])))
    return tuple(found)


@cache
def _values(language: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(_WORDS.get(language, "").split(), 1)}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(_values(language)) or "$."
    return re.compile(
        rf"(?<![\w-])(?:(?P<digits>\d{{1,4}})(?:st|nd|rd|th|er|re|e|ème|º|ª|°)(?!\w)|(?P<word>{words})(?!\w))",
        re.IGNORECASE,
    )


@cache
def _tallied(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_TALLIED.get(language, '$.')})(?!\w)", re.IGNORECASE)


def _shares(ordinal: Ordinal, other: Side) -> bool:
    return bool(ordinal.nouns & other.stems)


def positions(a: Side, b: Side) -> Iterator[Point]:
    """The only ordinal of one thing that each of two sentences gives, where it differs."""
    first, second = ordinals(a.text, a.language), ordinals(b.text, b.language)
    pairs = [
        (x, y)
        for x in first
        for y in second
        if x.nouns & y.nouns or _shares(x, b) or _shares(y, a) or not (x.nouns or y.nouns)
    ]
    if len(pairs) != 1 or pairs[0][0].agrees(pairs[0][1]):
        return
    x, y = pairs[0]
    near = closeness(a, (x.start, x.end), b, (y.start, y.end))
    if (
        near >= (LEAST_CLOSENESS if x.nouns & y.nouns else LEAST_OF_OTHERS)
        and not elsewhere(a, b)
        and not another_time(a, b)
    ):
        yield Point("number", "ordinal", x, y)
