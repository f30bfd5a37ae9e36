"""Results of matches and votes: 3-1, 61 votes to 38."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bulletin.text.number_words import counting, ones

# Results stand beside these words; two numbers with a dash elsewhere are a range.
_CUES = {
    "en": r"beat(?:en)?|w[io]n(?:s|ning)?|los[et]s?|lost|losing|dr[ae]w(?:n|s)?|defeat\w*|victory|victories"
    r"|scor\w+|goals?|match|game|final|semi-final"
    r"|tie|tied|level|lead|led|down|up|vote[sd]?|voting|passed|adopted|approved|carried|rejected|upheld|ballot"
    r"|motion|jury|judges?|ruled|ruling|decision|majority|aggregate|penalties|shoot-?out|thrash\w*|hammer\w*"
    r"|half-?time|ended",
    "de": r"gewann\w*|gewonnen|sieg\w*|verlor\w*|niederlage|unentschieden|schlug|besieg\w*|führ\w*|endspiel"
    r"|spiel\w*|tore?|stimmen",
    "fr": r"battu\w*|gagn\w*|victoire|défaite|perd\w*|nul|match|finale|buts?|score|voix|mené\w*|imposé\w*"
    r"|s['’]est incliné\w*",
    "es": r"gan[óaoe]\w*|venci\w*|derrot\w*|victoria|perdi\w*|empat\w*|partido|final|goles?|marcador|votos"
    r"|golea\w*|triunf\w*",
    "pt": r"venc\w*|ganh\w*|derrot\w*|vitória|perd\w*|empat\w*|partida|jogo|final|gols?|golos?|placar|votos"
    r"|goleada|bat[ei]u",
    "it": r"vin[ct]\w*|vittoria|sconfi\w*|pers[oe]|pareggi\w*|partita|finale|gol|reti|punteggio|voti|batt\w*",
    "vi": r"thắng|thua|hòa|tỷ số|tỉ số|trận|bàn|chung kết|phiếu",
    "ru": r"выигра\w*|побед\w*|проигра\w*|поражен\w*|ничь\w*|сч[её]т\w*|матч\w*|финал\w*|гол\w*|голос\w*",
}  # fmt: skip
_DASHED = re.compile(r"(?<![\w.,/:$€£–-])(?P<a>\d{1,3})(?:\s?[-–:]\s?)(?P<b>\d{1,3})(?![\w%]|[-–:./,]\d)")
_VOTES = r"(?:votes?|jurors?|judges?|deputies|senators?|members|stimmen|voix|votos?|voti|phiếu|голос\w*)"
_BY = re.compile(
    r"\bby (?P<a>\d+|[a-z]+(?:-[a-z]+)?) to (?P<b>\d+|[a-z]+(?:-[a-z]+)?)(?=[.,;)]|$| (?:in|with|after|and|for"
    r"|against|on|at|to)\b)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"\b(?:(?P<a>\d+|[a-z]+(?:-[a-z]+)?)\s{_VOTES}\s(?:to|against|gegen|zu|contre|contra|a|contro|против|trên)"
    rf"|(?:vot\w+|majority|margin|score|{_VOTES}) (?:of|by|was) (?P<c>\d+"
    rf"|[a-z]+(?:-[a-z]+)?)(?:\s{_VOTES})?\s(?:to|against))"
    r"\s(?P<b>\d+|[a-z]+(?:-[a-z]+)?)(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_FOR_AND_AGAINST = re.compile(
    rf"\b(?P<a>\d+|[a-z]+(?:-[a-z]+)?)\s(?:{_VOTES}\s)?(?:in favou?r|for|dafür|pour|a favor|a favore)"
    rf"(?:,? (?:and|to|with|und|et|y|e))?,? (?P<b>\d+|[a-z]+(?:-[a-z]+)?)\s(?:{_VOTES}\s)?"
    r"(?:against|opposed|dagegen|contre|en contra|contra|contro|contrari)\b",
    re.IGNORECASE,
)
LARGEST_RESULT = 250  # larger ones are no goals, points or votes of a chamber


@dataclass(frozen=True, slots=True)
class Score:
    """A result at `start:end`: the higher number, then the lower, whoever is named first."""

    start: int
    end: int
    result: tuple[int, int]
    written: str

    def agrees(self, other: Score) -> bool:
        """Whether both are the same result."""
        return self.result == other.result

    def is_told(self, text: str, language: str) -> bool:
        """Whether another text gives the same result."""
        return any(score.agrees(self) for score in scores(text, language))


@lru_cache(maxsize=20_000)
def scores(text: str, language: str) -> tuple[Score, ...]:
    """The results in the text, in order."""
    if language not in _CUES:
        return ()
    found = []
    for match in (
        *_DASHED.finditer(text),
        *_IN_WORDS.finditer(text),
        *_BY.finditer(text),
        *_FOR_AND_AGAINST.finditer(text),
    ):
        groups = match.groupdict()
        first, second = (_number(word, language) for word in (groups.get("a") or groups.get("c") or "", groups["b"]))
        if first is None or second is None or max(first, second) > LARGEST_RESULT:
            continue
        if match.re in (_IN_WORDS, _FOR_AND_AGAINST) or re.search(
            rf"(?<!\w)(?:{_CUES[language]})(?!\w)", text, re.IGNORECASE
        ):
            result = (max(first, second), min(first, second))
            found.append(Score(*match.span(), result, " ".join(match[0].split())))
    return tuple(sorted(found, key=lambda score: (score.start, score.end)))


def _number(word: str, language: str) -> int | None:
    if word.isdigit() and len(word) <= 3:
        return int(word)
    return 1 if word.lower() in ones(language) else counting(language).get(word.lower())
