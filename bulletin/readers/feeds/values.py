"""Values as feeds write them → addresses, moments and names."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from time import struct_time
from urllib.parse import urljoin

from bulletin.readers import addresses, dates
from bulletin.readers.feeds.markup import words_alone
from bulletin.readers.pages import authors

# No page of the web is older, and no news is from the next century.
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LONGEST_DATE_CHARACTERS, _LONGEST_AUTHOR_CHARACTERS = 100, 300
_NO_DAY = re.compile(r"\d{4}(?:-\d\d)?|\d{9,}")
_TIME = re.compile(r"\d:\d|T\d\d")
_MAIL, _IN_BRACKETS = re.compile(r"<?[^\s@<>()]{1,64}@[^\s@<>()]{1,255}>?"), re.compile(r"\(([^()]*)\)")
# The same few people write most entries of a feed.
_MOST_AUTHORS, _NAMES_REMEMBERED = 100, 256


def page(*candidates: str, base: str) -> str | None:
    """The first of the addresses that is a page's on the web, made absolute; None when none is."""
    for candidate in candidates:
        try:
            address = urljoin(base, candidate.strip()) if candidate.strip() else ""
        except ValueError:
            continue
        if found := addresses.page_address(address):
            return found
    return None


def moment(text: str, parsed: struct_time | None = None, language: str = "") -> datetime | date | None:
    """When something was published: the moment, the day when no time is given, None when neither can be told.

    `parsed` is what a feed parser makes of the text, in UTC: it knows the zones and the mistakes of feeds.
    """
    text = text.strip()[:_LONGEST_DATE_CHARACTERS]
    if _NO_DAY.fullmatch(text):
        return None
    value = (
        (dates.understood(text) if text[:4].isdigit() else None)
        or _from(parsed)
        or dates.understood(text)
        or dates.find(text, language or "en")
    )
    if isinstance(value, datetime) and not _TIME.search(text):
        value = value.date()
    return value if value and _FIRST_YEAR <= value.year <= _LAST_YEAR else None


def _from(parsed: struct_time | None) -> datetime | None:
    try:
        return datetime(*parsed[:6], tzinfo=UTC) if parsed else None
    except ValueError:
        return None


@lru_cache(maxsize=_NAMES_REMEMBERED)
def names(written: tuple[str, ...], source: str) -> tuple[str, ...]:
    """The names of people among those who are written as authors, each once; the source is none."""
    return authors.told((words_alone(_person(name)) for name in written[:_MOST_AUTHORS]), (source,))


def _person(written: str) -> str:
    """The name beside an address of mail: "ann@example.org (Ann Lee)" and "Ann Lee <ann@example.org>"."""
    written = written[:_LONGEST_AUTHOR_CHARACTERS]
    if "@" not in written:
        return written
    rest = _MAIL.sub(" ", written)
    bracketed = _IN_BRACKETS.search(rest)
    return _IN_BRACKETS.sub(" ", rest).strip() or (bracketed[1] if bracketed else "")
