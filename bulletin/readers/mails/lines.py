"""The lines of a newsletter, with what mail adds to a text marked as furniture: preheaders, footers, forwarding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.readers.lines import Line, is_running_text, key, phrases, word_count
from bulletin.readers.mails import words as said
from bulletin.readers.mails.headers import named

# Longer lines only mention such things.
_LONGEST_AROUND_WORDS, _LONGEST_FOOT_WORDS, _FEW_WORDS = 20, 60, 12
# Behind the foot of a mail stand the sender's address and more links: at most this share of the whole.
_LARGEST_FOOT = 0.35
_HEADER = re.compile(r"^[>*\s]*\*?(?P<name>[^\W\d_][\w \-]{0,20}?)\s?[:：]\*?\s*(?P<value>\S.{0,200})?$")
_FROM = frozenset(phrases("from|von|de|da|van|från|fra|od|от|từ|发件人|寄件者|差出人|보낸사람"))
_FORWARDED_WITHIN_LINES, _LONGEST_MARK_CHARACTERS, _MOST_FORWARDED_HEADERS = 40, 200, 8
# A preheader is the beginning of the text, shown in lists of mails.
_SHORTEST_PREHEADER_CHARACTERS = 20
_INVISIBLE = re.compile("[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff]+")
_LINK_IN_TEXT = re.compile(r"\s?[<(\[]\s?https?://[^\s<>()\[\]]{1,2000}\s?[>)\]]")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def unmarked(text: str) -> str:
    """A plain text without its links in brackets and its signature."""
    if found := _SIGNATURE.search(text):
        text = text[: found.start()]
    return _LINK_IN_TEXT.sub("", text)


def without_mail(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """The lines, what belongs to the mail alone as furniture, and who sent it first when it was forwarded."""
    seen = [line._replace(text=" ".join(_INVISIBLE.sub("", line.text).split())) for line in lines]
    seen = [line for line in seen if line.text]
    behind, sender = _behind_forwarding(seen)
    keys = [key(line.text) for line in seen]
    foot = _foot(seen, keys)
    marked = [line._replace(role="furniture") for line in seen]
    return [
        marked[n] if n < behind or n >= foot or _is_around(line, keys, n) else line for n, line in enumerate(seen)
    ], sender


def _behind_forwarding(lines: Sequence[Line]) -> tuple[int, str]:
    """The number of the first line behind the headers of the mail that was forwarded, 0 when none was."""
    first = enumerate(line.text for line in lines[:_FORWARDED_WITHIN_LINES])
    marks = (n for n, text in first if len(text) <= _LONGEST_MARK_CHARACTERS and said.FORWARDED.match(text))
    number, sender = next(marks, -1) + 1, ""
    if number:
        last = number + _MOST_FORWARDED_HEADERS
        while number < min(last, len(lines)) and (header := _HEADER.match(lines[number].text)):
            if key(header["name"]) in _FROM:
                sender = named(header["value"] or "")
            number += 1
    return number, sender


def _foot(lines: Sequence[Line], keys: Sequence[str]) -> int:
    """The number of the line that the mail's foot begins with."""
    whole = sum(len(line.text) for line in lines)
    behind = 0
    foot = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        if behind > _LARGEST_FOOT * whole:
            break
        if _is_foot(lines[number], keys[number]):
            foot = number
        behind += len(lines[number].text)
    while 0 < foot < len(lines) and not is_running_text(lines[foot - 1].text) and _is_small(lines[foot - 1]):
        foot -= 1
    return foot


def _is_foot(line: Line, words: str) -> bool:
    """Whether the line is of the foot: it says so in a few words, or speaks of the mail to its reader."""
    count = word_count(line.text)
    if count > _LONGEST_FOOT_WORDS or not said.FOOT.search(words):
        return False
    return count <= _FEW_WORDS or said.ADDRESSED.search(words) is not None


def _is_small(line: Line) -> bool:
    return bool(line.role) or word_count(line.text) <= 3


def _is_around(line: Line, keys: Sequence[str], number: int) -> bool:
    """Whether the line asks to look elsewhere, or is a preheader: the beginning of a later line."""
    words = keys[number]
    if word_count(line.text) <= _LONGEST_AROUND_WORDS and (_is_foot(line, words) or _looks_elsewhere(line, words)):
        return True
    is_long = len(keys[number]) >= _SHORTEST_PREHEADER_CHARACTERS
    return number < 2 and is_long and any(other.startswith(keys[number]) for other in keys[number + 1 :])


def _looks_elsewhere(line: Line, words: str) -> bool:
    if words in said.LABELS:
        return True
    if not (said.BROWSER.search(words) and said.LOOK.search(words)):
        return False
    return not is_running_text(line.text) or said.MAIL.search(words) is not None
