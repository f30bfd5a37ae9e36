"""Where and when a sentence says that something happened, for telling apart two events of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import babel

from bulletin.facts.points.sides import Side, places_of
from bulletin.text.days import calendar_words, days
from bulletin.text.names import names
from bulletin.text.quantities import YEAR, quantities
from bulletin.text.words import tokens

_IN = {
    "en": "in|at|near|outside|off|around|across|throughout",
    "de": "in|im|bei|nahe|vor",
    "fr": "à|au|aux|en|dans|près de",
    "es": "en|cerca de",
    "pt": "em|n[oa]s?|perto de",
    "it": "a|in|ad|nell[ao]|nel|vicino a",
    "vi": "ở|tại|gần",
    "ru": "в|во|на|под|около",
}  # fmt: skip
# A place without a name: the whole of it.
_EVERYWHERE = {
    "en": "across the country|nationwide|worldwide|throughout the country|statewide|in the whole country"
    "|around the world|globally"
    "|across the region|region-wide|countrywide",
    "de": "landesweit|bundesweit|weltweit|im ganzen land",
    "fr": "dans tout le pays|à l['’]échelle nationale|dans le monde",
    "es": "en todo el país|a nivel nacional|en todo el mundo",
    "pt": "em todo o país|em todo o mundo|no país",
    "it": "in tutto il paese|nel mondo",
    "vi": "trên cả nước|cả nước|toàn quốc|trên thế giới", "ru": "по всей стране|во всём мире|по стране",
}  # fmt: skip
# Behind or in front of a day on which somebody said something: it is not the day on which it happened.
_SAYING = {
    "en": r"sa(?:id|ys|ying)|told|announc\w*|confirm\w*|report\w*|stated?|added|reveal\w*|disclos\w*|publish\w*"
    r"|according|statement|issued"
    r"|(?<!was )(?<!were )(?<!been )released|figures|updat\w*|tweet\w*|wrote|post(?:s|ed)|express\w*|spoke|speaking"
    r"|interview",
    "de": r"sagte\w*|teilte\w*|erklärte\w*|meldete\w*|bestätigte\w*|mitgeteilt|kündigte\w*|berichtete\w*|angaben|gab",
    "fr": r"(?:a|ont) (?:dit|déclaré|annoncé|indiqué|confirmé|affirmé|précisé)|selon|annoncé|indiqué|déclaré",
    "es": r"dij\w+|declar\w+|anunci\w+|confirm\w+|inform\w+|según|señal\w+|afirm\w+",
    "pt": r"diss\w+|declar\w+|anunci\w+|confirm\w+|inform\w+|segundo|afirm\w+",
    "it": r"(?:ha|hanno) (?:detto|dichiarato|annunciato|confermato|riferito)|secondo|annunciato|riferito",
    "vi": r"cho biết|nói|thông báo|công bố|xác nhận|tuyên bố|khẳng định|đưa tin|theo",
    "ru": r"сообщи\w+|заяви\w+|сказа\w+|подтверди\w+|по данным|объяви\w+",
}  # fmt: skip
_SPEECH = {
    "en": "said|says|told|added|according to|reported that|wrote|argued|explained|insisted|claimed|tweeted|spokes\\w+",
    "de": "sagte|sagt|laut|nach angaben|erklärte|teilte|berichtete|sprecher\\w*|meldete",
    "fr": "dit|déclaré|selon|affirmé|expliqué|indiqué|porte-parole",
    "es": "dijo|según|declaró|afirmó|explicó|informó|portavoz",
    "pt": "disse|segundo|declarou|afirmou|explicou|informou|porta-voz",
    "it": "detto|secondo|dichiarato|affermato|spiegato|riferito|portavoce",
    "vi": "nói|cho biết|theo|cho hay|phát ngôn",
    "ru": "сказал\\w*|заявил\\w*|сообщил\\w*|по словам|отметил\\w*",
}  # fmt: skip
# Behind these stands who said it, so that what is in front of them said nothing.
_ACCORDING = "according to|laut|nach angaben|selon|según|segundo|secondo|theo|по словам"
SAYING_WORDS = 5
HEAD_CHARACTERS = 60
# What is said begins again: "said it starts on Friday".
_NEW_CLAUSE = re.compile(
    r"\b(?:it|he|she|they|we|that|will|would|is|was|are|were|had|has|have|been|to|starts?|begins?|opens?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def places(text: str, language: str) -> tuple[str, ...]:
    """The names behind a preposition of place, as they are written."""
    behind = _in(language)
    return tuple(name for name in names(text, language) if any(behind.search(head) for head in _heads(text, name)))


def _heads(text: str, name: str) -> Iterator[str]:
    """What stands in front of a name, wherever it stands."""
    for at in places_of(name, text):
        yield text[max(0, at - HEAD_CHARACTERS) : at]


@cache
def _in(language: str) -> re.Pattern[str]:
    article = r"(?:the|der|die|das|den|dem|la|le|les|el|los|las|o|a|os|as|il|lo|gli|[a-zà-ÿ]+ (?:of|de|di|von|da|do))\s"
    adjective = r"(?:(?!by|of|from|to|with|for|and)[a-zà-ÿ]+\s)?"
    return re.compile(rf"(?<!\w)(?i:{_IN.get(language, '$.')})\s(?:{article})?{adjective}$")


@lru_cache(maxsize=20_000)
def _everywhere(text: str, language: str) -> bool:
    return re.search(rf"(?<!\w)(?:{_EVERYWHERE.get(language, '$.')})(?!\w)", text, re.IGNORECASE) is not None


def elsewhere(a: Side, b: Side) -> bool:
    """Whether two sentences name different places: neither sentence mentions a place of the other."""
    first, second = places(a.text, a.language), places(b.text, b.language)
    if _everywhere(a.text, a.language) != _everywhere(b.text, b.language):
        return True
    if not first or not second:
        return False
    return not any(mentions(b, place) for place in first) and not any(mentions(a, place) for place in second)


def mentions(side: Side, name: str) -> bool:
    """Whether all parts of a name are in the sentence."""
    said = {word.text for word in side.words}
    return all(token in said for token in tokens(name, side.language))


def unrelated(a: Side, b: Side) -> bool:
    """Whether both sentences have names, and none of one is in the other, not even in part."""
    first, second = ([n for n in s.names if not _speaks_at_all(s, n)] for s in (a, b))
    if not first or not second:
        return False
    said, other = ({word.text for word in side.words} for side in (a, b))
    return not any(set(tokens(n, a.language)) & other for n in first) and not any(
        set(tokens(n, b.language)) & said for n in second
    )


def a_name_in_common(a: Side, b: Side) -> bool:
    """Whether a name of one sentence stands whole in the other."""
    return any(mentions(b, name) for name in a.names) or any(mentions(a, name) for name in b.names)


# A toll that has grown since is the same toll.
_GROWN = re.compile(
    r"\b(?:(?:death )?tolls?|now|so far|up from|bringing|bringt|raising|revised|updated|(?:has|have)"
    r" (?:risen|climbed|grown|reached"
    r"|gone up|increased)"
    r"|(?:rose|climbed|rises|climbs) to|ris(?:en|ing) to|subió a|aumentó a|ascendi\w+|subiu para|aumentou para"
    r"|s[’']élève|est passé à|gestiegen|salito a|tăng lên|выросло)\b",
    re.IGNORECASE,
)


def another_time(a: Side, b: Side, *, grown: bool = False) -> bool:
    """Whether two sentences name different days, months or years of what happened; a toll may have `grown` since."""
    if grown and (_GROWN.search(a.text) or _GROWN.search(b.text)):
        return False
    first, second = times(a.text, a.language), times(b.text, b.language)
    for kind in ("weekday", "date", "month", "year"):
        one, other = first.get(kind, frozenset()), second.get(kind, frozenset())
        if one and other and not one & other:
            return True
    return False


@lru_cache(maxsize=20_000)
def times(text: str, language: str) -> dict[str, frozenset[int]]:
    """The weekdays, dates, months and years that a text names, but for the days on which somebody said something."""
    weekdays, months = _calendar(language)
    dated = list(days(text, language))
    inside = [(day.start, day.end) for day in dated]
    found: dict[str, set[int]] = {}
    for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)?", text):
        word = match[0].lower()
        if word in weekdays and not is_of_saying(text, *match.span(), language):
            found.setdefault("weekday", set()).add(weekdays[word])
        in_date = any(start <= match.start() < end for start, end in inside)
        if word in months and match[0][0].isupper() | (language != "en") and not in_date:
            found.setdefault("month", set()).add(months[word])
    for day in dated:
        if not is_of_saying(text, day.start, day.end, language):
            found.setdefault("date", set()).add(day.number % 10_000)
    for quantity in quantities(text, language):
        if quantity.unit == YEAR and not quantity.high and not _SINCE.search(text[: quantity.start]):
            found.setdefault("year", set()).add(int(quantity.value))
    return {kind: frozenset(values) for kind, values in found.items()}


# A year in which something began or ended is not the year of the news.
_SINCE = re.compile(
    r"\b(?:since|after|before|until|from|seit|nach|vor|depuis|après|desde|tras|após|antes de|da|dal|từ|с|после) $",
    re.IGNORECASE,
)


# "On Monday, the ministry said that …": a day in front of all else is that of the first verb.
_OPENING = re.compile(r",\s(?P<clause>(?:[^\s,;:.()]+\s){1,4}[^\s,;:.()]+)")


# An inquiry that will report by May has not reported: the day is that of the news.
_YET_TO = re.compile(
    r"\b(?:to|will|would|shall|should|must|wird|werden|soll|sollen|zu|va|vont|doit|doivent|deve[mn]?|vai|vão|debe[n]?"
    r"|sẽ|будет|будут|должн\w+)\s$",
    re.IGNORECASE,
)


def is_of_saying(text: str, start: int, end: int, language: str) -> bool:
    """Whether a day at a span is the one on which somebody said something."""
    pattern = _saying(language)
    opening = _OPENING.match(text, end) if len(text[:start].split()) <= 1 else None
    if opening is not None and pattern.search(opening["clause"]):
        return True
    before = " ".join(re.split(r"[;:.()\"“”]", text[:start])[-1].split()[-SAYING_WORDS:])
    behind = " ".join(re.split(r"[,;:.()\"“”]", text[end:])[0].split()[:2])
    said = max(pattern.finditer(before), key=lambda match: match.end(), default=None)
    if said is not None and _YET_TO.search(before, 0, said.start()):
        return False
    if said is not None and _NEW_CLAUSE.search(before, said.end()) is None:
        return True
    return pattern.search(behind) is not None


@cache
def _saying(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_SAYING.get(language, '$.')})(?!\w)", re.IGNORECASE)


def month_names(language: str) -> dict[str, int]:
    """The names of the months in lower case, with their numbers; "May" is a verb too, and left out."""
    return _calendar(language)[1]


@cache
def _calendar(language: str) -> tuple[dict[str, int], dict[str, int]]:
    if not calendar_words(language):
        return {}, {}
    locale = babel.Locale.parse(language)
    weekdays = {name.lower(): number for number, name in locale.days["format"]["wide"].items()}
    months = {
        name.lower(): number
        for context in ("stand-alone", "format")
        for number, name in locale.months[context]["wide"].items()
    }
    # "May" is a verb, and "mars" a planet.
    return weekdays, {name: number for name, number in months.items() if name != "may"}


def speaks(side: Side, start: int, end: int) -> bool:
    """Whether a name at a span is that of whoever said something."""
    pattern = _speech(side.language)
    before = " ".join(side.text[:start].split()[-3:])
    return pattern.search(before) is not None or _says_behind(side.language).match(side.text, end) is not None


@cache
def _says_behind(language: str) -> re.Pattern[str]:
    """Said right behind a name, or behind what is added to it: "Anna Lindt, of the Greens, said"."""
    words = _SPEECH.get(language, "$.")
    return re.compile(
        rf"(?!,?\s(?:{_ACCORDING})(?!\w))(?:,[^,;:.!?]{{1,60}},|,)?\s(?:(?:also|later|then|has|had|hat|a|ha)\s)?(?:{words})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _speech(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_SPEECH.get(language, '$.')})(?!\w)", re.IGNORECASE)


def _speaks_at_all(side: Side, name: str) -> bool:
    return any(speaks(side, start, start + len(name)) for start in places_of(name, side.text)[:1])
