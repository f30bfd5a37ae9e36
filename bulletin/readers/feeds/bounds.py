"""As much of an XML feed as is read: its first entries, nested no deeper than feeds are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from bulletin.errors import ReadError

# Feeds list their newest 10 to 200 entries; those with thousands are whole archives.
MOST_ENTRIES = 1000
# Every tag costs feedparser about 12 microseconds: this is three seconds, and 1,000 entries of 125 elements each.
MOST_TAGS = 250_000
# The limit of libxml2; pages inside feeds have some 30.
DEEPEST = 256
_BEHIND = {"<![CDATA[": "]]>", "<!--": "-->"}
_MARK = re.compile(r"<!\[CDATA\[|<!--|<(/?)([A-Za-z_][\w.:-]*)[^<>]*>?")
_ENTRY = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]")
_ENTRIES = ("item", "entry")


class Bounded(NamedTuple):
    """The text of a feed that is read, how many entries stand in it, and how many the whole feed has."""

    text: str
    read: int
    all: int


@dataclass(slots=True)
class _Scan:
    """What the marks so far say: where the root begins, what is open around an entry, and how deep it is inside."""

    root: int = -1
    tags: int = 0
    entries: int = 0
    around: list[str] = field(default_factory=list)
    inside: int = 0


def bounded(text: str, name: str) -> Bounded:
    """The feed from its root to the last entry that is read.

    Raises ReadError when it has no root, is nested too deep, or has too many tags before another entry begins.
    """
    scan, at = _Scan(), 0
    while found := _MARK.search(text, at):
        at = _after(text, found)
        if not found[2]:
            continue
        if scan.root < 0:
            scan.root = found.start()
        if _begins_entry(found) and (scan.entries == MOST_ENTRIES or scan.tags > MOST_TAGS):
            closing = "".join(f"</{element}>" for element in reversed(scan.around))
            rest = len(_ENTRY.findall(text, found.start()))
            return Bounded(text[scan.root : found.start()] + closing, scan.entries, scan.entries + rest)
        _note(scan, found)
        _refuse(scan, name)
    if scan.root < 0:
        raise ReadError(name, "is no feed that can be read; check its address, or fetch it again")
    return Bounded(text[scan.root :], scan.entries, scan.entries)


def _after(text: str, found: re.Match[str]) -> int:
    """Where the next mark may stand: behind a comment or CDATA section, at the end when that is never closed."""
    closing = _BEHIND.get(found[0])
    if closing is None:
        return found.end()
    end = text.find(closing, found.end())
    return end + len(closing) if end >= 0 else len(text)


def _begins_entry(found: re.Match[str]) -> bool:
    return not found[1] and _is_entry(found)


def _is_entry(found: re.Match[str]) -> bool:
    return found[2].rpartition(":")[2].lower() in _ENTRIES


def _note(scan: _Scan, found: re.Match[str]) -> None:
    """Notes what the tag opens and closes."""
    scan.tags += 1
    closes, empty = bool(found[1]), found[0].endswith("/>")
    if _is_entry(found):
        scan.entries += not closes
        scan.inside = 0 if closes or empty else 1
    elif empty:
        return
    elif scan.inside:
        # Tags that are never closed ("<br>") count until the entry ends.
        scan.inside = max(1, scan.inside + (-1 if closes else 1))
    elif not closes:
        scan.around.append(found[2])
    elif scan.around and scan.around[-1] == found[2]:
        scan.around.pop()


def _refuse(scan: _Scan, name: str) -> None:
    if max(scan.inside, len(scan.around)) > DEEPEST:
        raise ReadError(name, f"is nested more than {DEEPEST} elements deep, as no feed is; check its address")
    if scan.tags > 2 * MOST_TAGS:
        raise ReadError(name, f"has an entry with more than {MOST_TAGS:,} tags, as no feed has; check its address")
