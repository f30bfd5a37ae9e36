"""Which columns a table of articles has, told by its first row."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bulletin.readers.lines import phrases

# The keys of JSON Lines, each with the names that spreadsheets and exports give it, the likeliest first.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": phrases("text|body|content|article|article text|full text|fulltext|article body|maintext|main text"),
    "title": phrases("title|headline|heading|article title"),
    "source": phrases("source|source name|publisher|publication|outlet|newspaper|site|site name|medium"),
    "published": phrases("published|pubdate|published at|published on|publish date|publication date|date"),
    "language": phrases("language|lang|language code"),
    "url": phrases("url|link|address|article url|canonical url|permalink"),
    "id": phrases("id|article id|guid"),
    "authors": phrases("authors|author|byline|creator"),
}
_KEYS = {name: (key, rank) for key, names in _NAMES.items() for rank, name in enumerate(names)}
_DELIMITERS = (",", ";", "\t", "|")
# Excel's own way to say which delimiter follows.
_SAID = "sep="
# Headers are a line of names.
_LONGEST_HEADER_CHARACTERS = 10_000


class Header(NamedTuple):
    """What stands between the columns, the key of each that is known and else "", and how many lines it takes."""

    delimiter: str
    keys: tuple[str, ...]
    lines: int


def header(text: str) -> Header | None:
    """The header that a table of articles begins with, None when no column holds their texts."""
    lines = text[:_LONGEST_HEADER_CHARACTERS].lstrip("\ufeff").split("\n", 2)
    is_said = lines[0].lower().startswith(_SAID)
    line = lines[1] if is_said and len(lines) > 1 else lines[0]
    found = [Header(one, _keys(line.rstrip("\r"), one), 1 + is_said) for one in _DELIMITERS]
    # No csv.Sniffer: it takes time that grows with the square of the text, and guesses.
    best = max(found, key=lambda one: sum(map(bool, one.keys)))
    return best if "text" in best.keys else None


def _keys(line: str, delimiter: str) -> tuple[str, ...]:
    """The key of each column that the line names. Of two with one key the likelier has it."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return ()
    names = [" ".join(re.split(r"[\s_-]+", cell.casefold())).strip() for cell in cells]
    best = {key: min(rank for other, rank in _known(names) if other == key) for key, _ in _known(names)}
    return tuple(_KEYS[name][0] if name in _KEYS and _KEYS[name][1] == best[_KEYS[name][0]] else "" for name in names)


def _known(names: Sequence[str]) -> list[tuple[str, int]]:
    return [_KEYS[name] for name in names if name in _KEYS]
