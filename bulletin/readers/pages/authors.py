"""The names of those who wrote an article, out of what a page puts where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bulletin.readers.lines import key, one_of, phrases
from bulletin.text.agencies import credited_agency

_BY = one_of("by|von|por|par|di|door|av|af|written by|story by|texte?|autor[ea]?s?|bởi|tác giả|автор")
_OPENING = re.compile(rf"^(?:{_BY})(?:\s*:\s*|\s+)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;|•·]\s*|\s+(?:and|und|et|y|e|og|och|en|và|&)\s+")
# "Elena Ober (obe)", "Ann Lee, Port Herald": what stands in brackets is no part of the name.
_BEHIND = re.compile(r"\s*[(\[].{0,60}[)\]]\s*$")
_NO_NAME = re.compile(r"[@/\\<>{}=#_]|https?:|www\.|\d|\.(?:com|org|net|de|uk)\b", re.IGNORECASE)
# "AP Auto Writer" behind a name, "News Desk" instead of one.
_OFFICE = re.compile(
    r"\b(?:writer|reporter|correspondent|editor|editors|editorial|desk|bureau|staff|contributor|newsroom|agencies)$"
    r"|\b(?:redaktion|redaktör|redactie|rédaction|redacción|redação|redazione|nachrichten|редакция)\b|기자$|記者$",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    phrases(
        "admin|administrator|author|authors|staff|reporter|editor|newsroom|redaktion|redaction|redacción|redacao|redação|"
        "redazione|redactie|rédaction|unknown|none|null|undefined|anonymous|guest|webmaster|online"
    )
)
# Whole newsrooms sign live blogs; more names are a list of something else.
_MOST_AUTHORS, _LONGEST_NAME_CHARACTERS, _MOST_NAME_WORDS = 20, 60, 6
_LONGEST_TEXT_CHARACTERS = 1_000
# "Post Sport" is the Post's; shorter names of sources are parts of people's names, too.
_SHORTEST_SOURCE_CHARACTERS = 4


def told(texts: Iterable[str], sources: Iterable[str]) -> tuple[str, ...]:
    """The names in these texts, each once; neither agencies nor the names of the source itself are persons."""
    others = {squeezed for source in sources if len(squeezed := _squeezed(source)) >= _SHORTEST_SOURCE_CHARACTERS}
    found: dict[str, str] = {}
    for text in texts:
        for name in _names(text[:_LONGEST_TEXT_CHARACTERS]):
            if not any(other in _squeezed(name) for other in others):
                found.setdefault(key(name), name)
        if len(found) >= _MOST_AUTHORS:
            break
    return tuple(found.values())[:_MOST_AUTHORS]


def names_somebody(text: str) -> bool:
    """Whether the text is the name of a person, an agency or a newsroom, and no address."""
    return any(map(str.isalpha, text)) and not _NO_NAME.search(text)


def _names(text: str) -> Iterator[str]:
    text = " ".join(text.split())
    for part in _BETWEEN.split(_OPENING.sub("", text)):
        name = _BEHIND.sub("", _OPENING.sub("", part)).strip(" .,:-–—")
        if _is_name(name):
            yield name


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= _LONGEST_NAME_CHARACTERS or len(name.split()) > _MOST_NAME_WORDS:
        return False
    if _NO_NAME.search(name) or not any(map(str.isalpha, name)):
        return False
    if credited_agency(name) or credited_agency(name.upper()):
        return False
    if _OFFICE.search(name):
        return False
    # "chuck-ross" is the name that an address has for him.
    return key(name) not in _GENERIC and not (name.islower() and name.isascii())


def _squeezed(name: str) -> str:
    return key(name).replace(" ", "")
