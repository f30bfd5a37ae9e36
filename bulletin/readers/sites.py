"""What a page says about the site that it belongs to: the source's name, and how much of the title is that name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bulletin.readers import addresses, dates
from bulletin.readers.lines import has_letters, key, word_count

_PARTS = re.compile(r"\s+[-–—|]\s+|\s*[|ㅣ｜：]\s*")
_LAST_PART = re.compile(
    r"^(?P<rest>.+?)(?P<between>\s+[-–—|]\s+|\s*[ㅣ｜：]\s*)(?P<last>(?:(?!\s[-–—|]\s)[^ㅣ｜：])+)$"
)
_NO_NAME = re.compile(r"copyright|©|版权|all rights", re.IGNORECASE)
# The longest names of outlets in print have six words; what a page calls its site may also be its motto.
_LONGEST_NAME_CHARACTERS = 60
# Behind a bar stands the site or its section; a longer part belongs to the title.
_LONGEST_PART_BEHIND_BAR_WORDS = 4


def source_name(site: str, host: str) -> str:
    """The source's name out of what a page calls its site, "" when that holds none."""
    site = " ".join(site.split())
    if addresses.host(site) or site.startswith("@") or _NO_NAME.search(site) or not has_letters(site):
        return ""
    parts = [part for part in _PARTS.split(site) if part]
    # "Breaking News Headlines - 9News": the part that is in the address is the name, the others advertise it.
    name = next((part for part in parts if _squeezed(part) in _squeezed(host)), parts[0] if parts else "")
    return name if len(name) <= _LONGEST_NAME_CHARACTERS else ""


def title_alone(title: str, names: Iterable[str], host: str) -> str:
    """The title without the site's name (one of `names`), section or the date that pages append to it."""
    squeezed = {_squeezed(name) for name in names} - {""}
    title = " ".join(title.split())
    while (found := _LAST_PART.match(title)) and _is_appended(found, squeezed, host):
        title = found["rest"]
    return title


def beginnings(title: str) -> Iterator[str]:
    """The title, and what is left of it without one appended part after the other."""
    yield title
    while found := _LAST_PART.match(title):
        title = found["rest"]
        yield title


def _is_appended(found: re.Match[str], names: set[str], host: str) -> bool:
    last = _squeezed(found["last"])
    if last and (last in names or last in _squeezed(host)):
        return True
    if "|" in found["between"] or "ㅣ" in found["between"]:
        return word_count(found["last"]) <= _LONGEST_PART_BEHIND_BAR_WORDS
    return len(found["last"]) <= len("31.12.2026") and dates.find(found["last"], "de") is not None


def _squeezed(name: str) -> str:
    return key(name).replace(" ", "")
