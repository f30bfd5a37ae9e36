"""Names of pages: `[a-z0-9-]{1,80}` whatever a title is, so that none leads out of its folder or is a device."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 80
# What stands before or behind a slug in the name of a page: "2026-11-22-", "-archive".
_BESIDE = len("2026-11-22-")
_HASH = 8
# Names that Windows keeps for devices, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICES = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
# Letters that are no others with a mark.
_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})


def slug(title: str) -> str:
    """The title in small letters, digits and dashes; with a hash when that tells less than the title did."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    made = re.sub("[^a-z0-9]+", "-", bare).strip("-")
    is_whole = made and len(made) <= _LONGEST - _BESIDE and not any(one.isalnum() and not one.isascii() for one in bare)
    if is_whole and not _DEVICES.fullmatch(made):
        return made
    short = made[: _LONGEST - _BESIDE - _HASH - 1].strip("-")
    return "-".join(part for part in (short, digest(title)[:_HASH]) if part)


def digest(text: str) -> str:
    """A hash of the text, in hexadecimal digits."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
