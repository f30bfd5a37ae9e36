"""What stands in front of a message, a line each: whatever names and titles hold, their lines are these and no more."""

from __future__ import annotations

import re
from email.header import Header
from textwrap import wrap

# What ends a line somewhere, turns the direction of what follows, or belongs to no text.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
# Longer ones are shown by no program; what is hostile may have millions of letters.
_LONGEST = 200
# RFC 2047 (2): what has no sign of its own in a quoted text, and fits on a line with the name of its header.
_PLAIN = re.compile(r"[A-Za-z0-9 .'_+/-]{1,60}")
_PLAIN_TEXT = re.compile(r"[!-~]{1,60}(?: [!-~]{1,60})*")
_LINE = 60
_END = "\r\n"


def cleaned(text: str) -> str:
    """The text in one line, without what could end it, cut when it is long."""
    line = " ".join(_HARMFUL.sub(" ", text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def line(name: str, value: str) -> str:
    """A header with its end; every break in its value goes on with a space."""
    if re.search(r"[\0\r\n]", value.replace(f"{_END} ", "")):
        raise ValueError(f"{name} would end before its end")
    return f"{name}: {value}{_END}"


def text(said: str) -> str:
    """A text as the value of a header, in lines: as it is when it is of ASCII and of words, else encoded (RFC 2047)."""
    said = cleaned(said)
    if not _PLAIN_TEXT.fullmatch(said) or "=?" in said:
        return _encoded(said)
    return f"{_END} ".join(wrap(said, _LINE, break_long_words=False, break_on_hyphens=False))


def phrase(name: str) -> str:
    """A name in front of an address: in quotation marks, or encoded when it holds more than letters and blanks."""
    name = cleaned(name)
    return f'"{name}"' if _PLAIN.fullmatch(name) else _encoded(name)


def mailbox(name: str, address: str) -> str:
    """A name, if there is one, with its address."""
    return f"{phrase(name)}{_END} <{address}>" if cleaned(name) else address


def _encoded(said: str) -> str:
    # The first line has room for any name of ours.
    return Header(said, "utf-8", header_name="List-Unsubscribe").encode(linesep=_END)
