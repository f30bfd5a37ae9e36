"""Short texts that pages give about themselves, as one clean line."""

from __future__ import annotations

import html
import re

from bulletin.readers.encoding import clean

# Signs that reorder or hide what is around them; a line that needs them to be read is none.
_HIDDEN = re.compile("[\u200b\u2060\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
# "â€™", "Ã¼": UTF-8 that was read as Windows-1252 on its way into the page.
_MISREAD = re.compile("[ÃÂâÅÄÐÑ][\x80-\xbf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_LONGEST_LINE_CHARACTERS = 1_000
# Pages that escape what is escaped already do so once more, seldom twice.
_MOST_ESCAPED = 3


def line(text: str) -> str:
    """The text on one line: entities as what they stand for, misread letters mended, hidden signs left out."""
    text = text[:_LONGEST_LINE_CHARACTERS]
    for _ in range(_MOST_ESCAPED):
        if "&" not in text or (read := html.unescape(text)) == text:
            break
        text = read
    return " ".join(_HIDDEN.sub("", clean(_mended(text))).split())


def _mended(text: str) -> str:
    """The text as it was before it was read in the wrong encoding, when it was."""
    if not _MISREAD.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
