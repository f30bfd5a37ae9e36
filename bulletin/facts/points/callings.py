"""Can two names be of one person, place or body?"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

import babel

# "Rait" and "Raite", "Morozov" and "Morosov": this much of their letters in common, in order.
SAME_SPELLING = 0.75
LETTERS_OF_A_STATE = 2
SHORTEST_CUT = 3  # "Tenn" for Tennessee


@lru_cache(maxsize=50_000)
def may_be_one(a: str, b: str) -> bool:
    """Whether a name may be another's short form, spelling, initials or abbreviation."""
    first, second = _parts(a), _parts(b)
    if not first or not second or set(first) <= set(second) or set(second) <= set(first):
        return True
    if len(first) > 1 and len(second) > 1 and _same_family_only(first, second):
        return False
    if any(_alike(x, y) for x in first for y in second):
        return True
    if _initials(first) == "".join(second) or _initials(second) == "".join(first):
        return True
    # "Va." and "Mo." are cut to letters of the name in order.
    shorter, longer = sorted(("".join(first), "".join(second)), key=len)
    return len(shorter) == LETTERS_OF_A_STATE and shorter[0] == longer[0] and shorter[1] in longer[1:]


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in name.casefold().replace(".", "").replace("-", " ").replace("’", "'").split() if part)


def _same_family_only(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two full names share their last part, but none of those before may be short for one of the other's."""
    if not _alike(first[-1], second[-1]):
        return False
    return not any(may_be_short(x, y) for x in first[:-1] for y in second[:-1])


def may_be_short(a: str, b: str) -> bool:
    """Whether a given name may be the other's initial, spelling or short form: Tom and Thomas, Bill and William."""
    shorter, longer = sorted((a, b), key=len)
    if _alike(a, b) or longer.endswith(shorter) or (len(shorter) == 1 and longer.startswith(shorter)):
        return True
    if any(a in forms and b in forms for forms in _short_forms()):
        return True
    letters = iter(longer[1:])
    return longer[0] == shorter[0] and all(letter in letters for letter in shorter[1:].rstrip("yie"))


@cache
def _short_forms() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in _SHORT_FORMS.strip().splitlines())


# Short forms that do not begin as the whole name does or have other letters; a line a name.
_SHORT_FORMS = """
    william bill billy will willy liam willem wilhelm guillermo guillaume
    robert bob bobby rob robbie roberto
    richard dick rick ricky ricardo
    edward ed eddie ted teddy ned eduardo
    edmund ed ted
    james jim jimmy jamie
    john jack johnny jon juan jean johann
    henry harry hal hank
    michael mike mick mickey miguel michel misha mikhail
    charles charlie chuck carlos
    thomas tom tommy
    margaret peggy meg maggie greta rita
    elizabeth liz betty beth bess lisa elisabeth
    mary molly polly maria marie
    katherine catherine kathryn kate kathy katie kitty
    susan sue suzy
    dorothy dot dolly
    sarah sally
    patrick paddy pat
    anthony tony antonio anton
    lawrence larry
    gerald gerry jerry
    steven stephen steve
    francisco paco pancho francis frank
    josé pepe joseph joe
    ignacio nacho
    manuel manolo
    enrique quique
    dolores lola
    jesús chuy
    rosario charo
    giuseppe beppe peppe
    luigi gigi
    friedrich fritz
    johannes hans
    josef sepp joseph
    ludwig lutz
    alexander alex sasha sascha sandro alejandro
    nikolai kolya nicholas nick
    vladimir volodya vova
    dmitry dima
    sergei seryozha
    ivan vanya
    александр саша
    михаил миша
    владимир володя вова
    дмитрий дима
    иван ваня
"""


def _alike(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= SHORTEST_CUT and longer.startswith(shorter):
        return True
    return len(shorter) > SHORTEST_CUT and SequenceMatcher(None, a, b).ratio() >= SAME_SPELLING


def _initials(parts: tuple[str, ...]) -> str:
    return "".join(part[0] for part in parts) if len(parts) > 1 else ""


# The states and provinces that news in English names beside their cities.
_STATES = """
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho,
    Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota,
    Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, North Carolina,
    North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee,
    Texas, Utah, Vermont, Virginia, West Virginia, Wisconsin, Wyoming, Alberta, British Columbia, Manitoba,
    New Brunswick, Newfoundland, Nova Scotia, Ontario, Quebec, Saskatchewan, New South Wales, Queensland,
    South Australia, Tasmania, Victoria, Western Australia, England, Scotland, Wales, Northern Ireland
"""


@cache
def countries(language: str) -> frozenset[str]:
    """The names of countries, and in English of states and provinces, in lower case."""
    states = (
        frozenset(state.casefold() for state in re.split(r",\s+", _STATES.strip()))
        if language == "en"
        else frozenset[str]()
    )
    try:
        return states | {name.casefold() for name in babel.Locale.parse(language).territories.values()}
    except (babel.UnknownLocaleError, ValueError):
        return frozenset()
