"""How a number relates to others: a part of them, more of the same, what it was before."""

from __future__ import annotations

import re
from typing import Literal

from bulletin.facts.points.cues import cue_in_front, is_among, is_of_them
from bulletin.text.quantities import Quantity

Role = Literal["", "part", "more", "earlier"]

HEAD_CHARACTERS = 200
# "The first 17 passes" are not all of them.
_FIRST_SO_MANY = re.compile(
    r"\b(?:first|last|next|final|ersten|letzten|premiers|premières|primeir[oa]s|primer[oa]s|últim[oa]s|prim[ie])\s$",
    re.IGNORECASE,
)
_SO_MANY_FIRST = re.compile(
    r"\s(?:premiers|premières|primeir[oa]s|primer[oa]s|últim[oa]s|prim[ie]|đầu tiên)\b", re.IGNORECASE
)
_SO_MANY_MORE = re.compile(r"\s(?:more|fewer|others?)\b")
# "157 of 338 seats": what the second number counts, the first counts too.
_OF_SO_MANY = re.compile(
    r"\s(?:of|out of|von|der|de|des|d[oa]s|di|dei|trong số|из)\s(?:the |las |los |den |les )?$", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(?:bring\w*|brought|tak\w+|took|rais\w+|total\w*|rise[sn]?|rose|climb\w*|grow[ns]?|grew|stands?"
    r"|stood)\b(?:\s[\w’']+){0,8}\sto\s$"
    r"|\bto\s$|\bat\s$|\btotal(?:s|led|ling)?(?: of)?\s$",
    re.IGNORECASE,
)
# The same in front of a number in scripts that `cues` has no words of: "其中12人", "另有12人".
_OTHER_SCRIPTS = re.compile(
    r"(?:(?P<part>其中|包括|うち|(?:그|이) ?중|بينهم|بينهن|منهم|من بينهم)|(?P<more>另有|另外|又有|さらに|추가로)"
    r"|(?P<earlier>[从從由]|此前的?|先前的?))(?:[有约約])?\s?$"
)
# In front of a number that is compared with another of its kind: "3 percent, from 4 percent in June".
_COMPARED = re.compile(
    r"(?:\b(?:from|after|than|von|nach|als|de|après|desde|tras|após|da|dopo|từ|с|после)|"
    r"\b(?:from|von|de|desde|da|từ|с) (?:about|some|around|etwa|cerca de|environ|circa|khoảng|около))\s$|比$",
    re.IGNORECASE,
)


# "Until Sunday the record stood at 2 hours 23 minutes", "the previous best of 91 points".
_FORMER = re.compile(
    r"\buntil (?:[A-Z]\w+day|now|then|today|yesterday)\b[^.;:]*\b(?:stood at|was|had been) (?:[\d.:]+ \w+ )?$"
    r"|\b(?:previous|former|old) (?:[\w-]+ ){0,2}(?:record|mark|best|high|low)\b"
    r"(?: (?:of|was|stood at|had been|at))* (?:[\d.:]+ \w+ )?$",
    re.IGNORECASE,
)


def role_of(quantity: Quantity, text: str, language: str) -> Role:
    """The role of a number by the words beside it."""
    if is_among(text, quantity.start, language) or is_of_them(text, quantity.end, language):
        return "part"
    if (other := _OTHER_SCRIPTS.search(_head(text, quantity.start))) is not None:
        return "part" if other["part"] else "earlier" if other["earlier"] else "more"
    if _FIRST_SO_MANY.search(_head(text, quantity.start)) or _SO_MANY_FIRST.match(text, quantity.end):
        return "part"
    if cue_in_front("earlier", text, quantity.start, language) is not None or _FORMER.search(
        _head(text, quantity.start)
    ):
        return "earlier"
    more = cue_in_front("more", text, quantity.start, language) is not None
    return "more" if more or (quantity.unit != "%" and _SO_MANY_MORE.match(text, quantity.end)) else ""


def is_of_so_many(text: str, end: int, start: int) -> bool:
    """Whether only "of" stands between two numbers: "157 of 338 seats"."""
    return _OF_SO_MANY.fullmatch(text, end, start) is not None


def is_total(text: str, start: int) -> bool:
    """Whether words in front of a number at `start` add it up: "bringing the number to"."""
    return _TOTAL.search(_head(text, start)) is not None


def is_compared(text: str, start: int) -> bool:
    """Whether words in front of a number at `start` set another against it: "from", "after"."""
    return _COMPARED.search(_head(text, start)) is not None


def _head(text: str, start: int) -> str:
    return text[max(0, start - HEAD_CHARACTERS) : start]
