"""The words beside a number that say how it is meant: the least, the most, a part, one more, what it was before."""

from __future__ import annotations

import re
from functools import cache, lru_cache

# By language, one alternative between bars. Those in front of a number end where it begins.
_FLOORS = {
    "en": "at least|more than|over|north of|no fewer than|no less than|not less than|above|upwards of|in excess of"
    "|a minimum of",
    "de": "mindestens|mehr als|über|wenigstens|nicht weniger als", "fr": "au moins|plus d[e'’]|au minimum",
    "es": "al menos|más de|por lo menos|como mínimo|no menos de", "pt": "pelo menos|ao menos|mais de|no mínimo",
    "it": "almeno|più di|oltre|non meno di",
    "vi": "ít nhất|hơn|trên|tối thiểu",
    "ru": "не менее|более|свыше|как минимум",
}  # fmt: skip
_CEILINGS = {
    "en": "at most|up to|fewer than|less than|under|below|no more than|not more than|as many as|as much as"
    "|a maximum of|only up to",
    "de": "höchstens|bis zu|weniger als|unter|maximal|nicht mehr als",
    "fr": "au plus|jusqu['’]à|moins d[e'’]|au maximum",
    "es": "hasta|menos de|como máximo|a lo sumo|no más de",
    "pt": "até|menos de|no máximo",
    "it": "fino a|meno di|al massimo",
    "vi": "tối đa|dưới|không quá|chưa đến|chưa tới", "ru": "до|не более|менее|максимум",
}  # fmt: skip
_MORE = {
    "en": "another|an? (?:further|additional|extra)|further|additional|extra", "de": "weitere|zusätzliche",
    "fr": "encore", "es": "otr[oa]s", "pt": "outr[oa]s|mais", "it": "altr[ie]", "vi": "thêm", "ru": "ещё|еще",
}  # fmt: skip
_AMONG = {
    "en": "including|among (?:them|the dead|those killed|the victims)(?: (?:was|were|are))?|of (?:whom"
    "|which)(?: (?:at least|some|about))?"
    "|include|includes|included",
    "de": "darunter|unter ihnen|davon", "fr": "dont|parmi (?:eux|elles|lesquels)|y compris",
    "es": "entre ell[oa]s|incluid[oa]s|incluyendo|de l[oa]s cuales|de ell[oa]s",
    "pt": "entre eles|entre elas|incluindo|dos quais|das quais|sendo",
    "it": "tra cui|fra cui|di cui|compresi|inclusi",
    "vi": "trong đó có|trong đó|bao gồm|gồm",
    "ru": "в том числе|включая|из них|среди них",
}  # fmt: skip
_EARLIER = {
    "en": "(?:rose|risen|up|down|fell|fallen|increased|raised|climbed|dropped|grew|cut|lowered|jumped|revised"
    "|reduced|slowed|percent|%),? from|compared (?:with|to)|previously|formerly"
    "|instead of|rather than|against|earlier|had been|from the previous|an earlier|originally|initially",
    "de": "gegenüber|nach zuvor|statt|zuvor|im vergleich zu|ursprünglich",
    "fr": "contre|au lieu de|auparavant|initialement",
    "es": "frente a|en lugar de|en vez de|anteriormente|inicialmente|contra",
    "pt": "contra|em vez de|anteriormente|ante|inicialmente|frente a",
    "it": "contro|rispetto a|anziché|invece di|in precedenza",
    "vi": "so với|thay vì|trước đó",
    "ru": "против|вместо|ранее|по сравнению с",
}  # fmt: skip
# Behind a number, with the word that is counted: a part of a group that is counted elsewhere.
_OF_THEM = {
    "en": "of (?:them|whom|those|these|which)|(?:is|are|was|were) among",
    "de": "von ihnen|davon",
    "fr": "d['’]entre (?:eux|elles)|parmi eux",
    "es": "de ell[oa]s",
    "pt": "del[ea]s",
    "it": "di loro",
    "vi": "trong số", "ru": "из них",
}  # fmt: skip
# The same right behind the number.
_OF_THE = {
    "en": r"out of\b|of the (?:\d|dead|victims|injured|wounded|missing|(?:two|three|four|five|six|seven|eight"
    r"|nine|ten|\w+teen|\w+ty|dozen)\b|[\w-]+ (?:is|are|was|were) (?!\w+(?:ed|en)\b|still\b|being\b|in\b|at\b|on\b))",
    "de": "der|von den", "fr": "des", "es": "de l[oa]s", "pt": "d[oa]s", "it": "dei|delle|degli", "ru": "из",
}  # fmt: skip
# In front of a number that names something instead of counting it.
_LABELS = {
    "en": "flight|route|highway|road|motorway|interstate|room|gate|platform|line|bus|train|tram|article|section"
    "|paragraph|chapter|page|channel"
    "|level|grade|phase|stage|round|lap|lot|unit|apollo|boeing|airbus|psalm|area|block|pier|ward|zone|exit"
    "|junction|runway|group|class|model|size"
    "|seat|war|shirt|number|no|nos|act|title|proposition|district|region|division|type|version|windows|iphone"
    "|formula|channel|station|hall|building"
    "|box|case|patient|house|bay|berth|reactor|mile|kilomet(?:er|re)|u|top|day|week|minute|game|match|race|figure"
    "|table|rule|law|category",
    "de": "flug|linie|zimmer|artikel|absatz|kapitel|seite|gleis|nummer|raum|stufe|phase|kategorie|platz|paragraf"
    "|paragraph|minute|boeing|airbus",
    "fr": "vol|ligne|chambre|article|chapitre|page|quai|numéro|salle|niveau|phase|catégorie|minute|boeing|airbus",
    "es": "vuelo|línea|habitación|artículo|capítulo|página|número|sala|nivel|fase|categoría|minuto|boeing|airbus",
    "pt": "v[oô]o|linha|quarto|artigo|capítulo|página|número|sala|nível|fase|categoria|minuto|minutos|aos|boeing"
    "|airbus|fokker",
    "it": "volo|linea|camera|articolo|capitolo|pagina|numero|sala|livello|fase|categoria|minuto|boeing|airbus",
    "vi": "chuyến bay|số|phòng|điều|khoản|trang|chương|tuyến|cấp|phút|lớp|quận|khóa|lần thứ|thứ|boeing|airbus"
    "|phường|tập",
    "ru": "рейс|статья|глава|страница|номер|комната|платформа|минута|уровень|боинг",
}  # fmt: skip
WINDOW_CHARACTERS = 40
_ARTICLE = re.compile(r"(?<=\s)(?:an?|one|une?|una|um|uma|eine?)\s$", re.IGNORECASE)  # "over a hundred"


@cache
def _in_front(kind: str, language: str) -> re.Pattern[str]:
    words = _TABLES[kind].get(language, "$.")
    return re.compile(rf"(?<!\w)(?:{words})(?:\s|(?<=['’])|-)?$", re.IGNORECASE)


_TABLES = {"floor": _FLOORS, "ceiling": _CEILINGS, "more": _MORE, "earlier": _EARLIER, "label": _LABELS}


def cue_in_front(kind: str, text: str, start: int, language: str) -> int | None:
    """Where words of a kind begin that end right in front of a number at `start`."""
    low = max(0, start - WINDOW_CHARACTERS)
    match = _in_front(kind, language).search(_ARTICLE.sub("", text[low:start]))
    return low + match.start() if match else None


@cache
def _among(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_AMONG.get(language, '$.')})\s(?:[^\W\d]+\s){{0,2}}$", re.IGNORECASE)


def is_among(text: str, start: int, language: str) -> bool:
    """Whether words in front of a number say that it is part of another: "including two"."""
    return _among(language).search(text[max(0, start - WINDOW_CHARACTERS) : start]) is not None


@cache
def _of_them(language: str) -> re.Pattern[str]:
    them, the = _OF_THEM.get(language, "$."), _OF_THE.get(language, "$.")
    return re.compile(rf"\s(?:(?:[^\W\d]+\s){{0,2}}?(?:{them})(?!\w)|{the})", re.IGNORECASE)


def is_of_them(text: str, end: int, language: str) -> bool:
    """Whether words behind a number say that it is part of another: "four of the 14"."""
    return _of_them(language).match(text, end) is not None


@cache
def _label(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<kind>{_LABELS.get(language, '$.')})(?:\s|-)(?P<number>\d{{1,4}})(?![\w,.]\d)", re.IGNORECASE
    )


@lru_cache(maxsize=20_000)
def labels(text: str, language: str) -> dict[str, frozenset[str]]:
    """The numbers by which things are called, by kind of thing: the flights, lines and articles of a text."""
    found: dict[str, set[str]] = {}
    for match in _label(language).finditer(text):
        found.setdefault(match["kind"].lower(), set()).add(match["number"])
    return {kind: frozenset(numbers) for kind, numbers in found.items()}
