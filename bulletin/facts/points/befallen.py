"""Which fate befell those whom a number counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.facts.points.fates import tolls
from bulletin.text import east_asian
from bulletin.text.quantities import Quantity

Fate = tuple[int, int, str]
"""Where words of a fate stand, and which it is."""

HEAD_CHARACTERS = 200  # further in front of a number nothing belongs to it
# Where a clause ends, so that "three dead and 12 injured" keeps its two numbers apart.
_CLAUSE_END = re.compile(
    r"[,;:.!?()\"“”«»„–—，、；：。（）「」،؛]|\b(?:and|but|while|und|aber|et|mais|y|e|pero|mas|ma|và|nhưng|и|а|но)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r",[^,;:.!?]{1,60},")
CHARACTERS_A_WORD = 2  # in Chinese, Japanese and Korean, where what befell somebody mostly stands behind the number
FARTHEST_WORDS = {True: 3, False: 7}  # in front of its number, behind it
# In these languages a clause ends in its participle, however long it is: "19 Menschen sind am Samstag … gestorben".
_BEFALLS = {"de": re.compile(r"\b(?:sind|ist|waren|war|seien|wurden?|werden|kamen?)\b", re.IGNORECASE)}
FARTHEST_PARTICIPLE = 20
_END_OF_CLAUSE = re.compile(r"(?:\s(?:worden|sein|w[eu]rden?|sind|ist|waren|seien)){0,2}\s?(?:[.,;:!?)]|$)")
# The name of a ship in quotation marks ends no clause.
_QUOTED_NAME = re.compile(r"[„“«\"]([^\W_][\w' .-]{0,40})[“”»\"]")
NEXT_WORDS = 3  # a number this close behind "killed" is what was killed, so the one before it is not
# "The death toll … stands at 23": so far from its number a toll may stand when the number is its end.
TOLL_WORDS = 15
TOLL_CHARACTERS = 40
_TOLL_ENDS = re.compile(
    r"(?:\b(?:at|as|to|is|was|are|now|reached|of|hit|passed|exceeded|auf|bei|à|en|a|em|di|là|lên|до|:)|[a-z]ed)\s?$",
    re.IGNORECASE,
)
# "The death toll from the gin that was sold at the fair … now stands at 52".
_STANDS_AT = re.compile(
    r"\b(?:stands? at|stood at|(?:has |had )?(?:risen|climbed) to|rose to|climbed to|(?:has )?(?:reached|passed)"
    r"|(?:is |was )?put at)\s$",
    re.IGNORECASE,
)


def fate_of(found: Sequence[Quantity], n: int, told: Sequence[Fate], text: str, language: str) -> Fate | None:
    """The nearest fate in the number's own clause; of two at one distance, the one before it; else that of a toll."""
    quantity, others = found[n], [q.start for q in found if q is not found[n]]
    near = []
    for start, end, name in told:
        before = end <= quantity.start
        low, high = (end, quantity.start) if before else (quantity.end, start)
        whole = _QUOTED_NAME.sub(r" \1 ", text[low:high])
        gap = _ASIDE.sub(" ", whole)
        distance = _words(gap, language)
        apart = _CLAUSE_END.search(gap) or (gap == whole and any(low <= other < high for other in others))
        verb_last = language in east_asian.LANGUAGES
        if apart or (not before and not verb_last and _has_object(found, n, end, text)):
            continue
        if distance <= FARTHEST_WORDS[before]:
            near.append((distance, before == verb_last, start, end, name))
        elif distance <= FARTHEST_PARTICIPLE and not before and _ends_clause(text, gap, start, end, language):
            near.append((distance, True, quantity.start, quantity.end, name))
    if near:
        return min(near)[2:]
    return _toll_of(quantity, others, told, text, language)


def _words(gap: str, language: str) -> int:
    """How many words, about, stand between a number and a fate."""
    if language in east_asian.LANGUAGES:
        return len("".join(gap.split())) // CHARACTERS_A_WORD
    return len(_WORD.findall(gap))


def _ends_clause(text: str, gap: str, start: int, end: int, language: str) -> bool:
    """Whether a fate is the participle with which a clause ends that tells what befell somebody."""
    befalls = _BEFALLS.get(language)
    told = befalls is not None and text[start].islower() and befalls.search(gap) is not None
    return told and _END_OF_CLAUSE.match(text, end) is not None


def _toll_of(quantity: Quantity, others: Sequence[int], told: Sequence[Fate], text: str, language: str) -> Fate | None:
    """The fate that a toll further in front counts: "the number of fans injured in the collapse at 85"."""
    if not ends_a_toll(text, quantity.start):
        return None
    before = [(start, end, name) for start, end, name in told if end <= quantity.start]
    if not before:
        return None
    start, end, name = before[-1]
    head = text[max(0, start - TOLL_CHARACTERS) : min(len(text), end + 8)]
    gap = text[end : quantity.start]
    told_as_toll = tolls(language).search(head) and not re.search(r"[;.:!?]", gap)
    if told_as_toll and _STANDS_AT.search(text[max(0, quantity.start - HEAD_CHARACTERS) : quantity.start]):
        return quantity.start, quantity.end, name
    if (
        not told_as_toll
        or len(_WORD.findall(gap)) > TOLL_WORDS
        or any(end <= other < quantity.start for other in others)
    ):
        return None
    return quantity.start, quantity.end, name


def _has_object(found: Sequence[Quantity], n: int, end: int, text: str) -> bool:
    """Whether the next number is what the fate behind this one befell: "two bombs killed 12"."""
    if n + 1 == len(found) or found[n + 1].start < end:
        return False
    gap = text[end : found[n + 1].start]
    return len(_WORD.findall(gap)) <= NEXT_WORDS and not _CLAUSE_END.search(gap)


def ends_a_toll(text: str, start: int) -> bool:
    """Whether words in front of a number at `start` lead up to it: "stands at", "has risen to"."""
    return _TOLL_ENDS.search(text[max(0, start - HEAD_CHARACTERS) : start]) is not None


def fate_behind(text: str, end: int, told: Sequence[Fate]) -> Fate | None:
    """The first fate behind a number that ends at `end`, in its clause."""
    for start, stop, name in told:
        if end <= start and not _CLAUSE_END.search(text, end, start):
            near = len(_WORD.findall(text[end:start])) <= FARTHEST_WORDS[False]
            return (start, stop, name) if near else None
    return None
