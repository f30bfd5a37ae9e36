"""The marks in a paragraph that may end a sentence, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# How far a decision looks back and ahead: longer than any abbreviation or name before a verb of speech, so that the
# time for a text grows with its length and not with that of its longest sentence.
WINDOW_CHARACTERS = 60

# Marks of scripts that put no space behind them, or need none.
FULL = "。！？｡।॥۔።፧។៕།။։"
QUOTES = "\"'’”“»«›‹」』＂＇"
OPENING = "`\"'‘’“”„«»‹›([{¿¡—–-•*·「『（【《〈 \t\u00a0"
_CLOSING = QUOTES + ")\\]}）】》〉］"
_FOOTNOTES = r"(?:\s?\[\d{1,3}\])*"


class Mark(NamedTuple):
    """A mark that may end a sentence, at `start` in its paragraph. A tuple, because a text has thousands.

    `closing` are the quotation marks and brackets that close behind it, up to `end`; `before`, `opening` (quotation
    marks, brackets, dashes) and `after` are what stands around it inside the window; `spaced` tells whether white
    space or nothing follows.
    """

    start: int
    end: int
    text: str
    closing: str
    spaced: bool
    before: str
    opening: str
    after: str
    language: str


def found(paragraph: str, language: str) -> Iterator[re.Match[str]]:
    """The matches of marks with text behind them; their groups are the mark, what closes behind it, and the gap.

    The points of "3.5" and "example.org" are no marks.
    """
    for match in _pattern(language).finditer(paragraph):
        end = match.end()
        if end == len(paragraph):
            return
        if match[0] == "." and (paragraph[end].isdigit() or paragraph[end].islower()):
            continue
        yield match


def mark_at(match: re.Match[str], paragraph: str, last: int, language: str) -> Mark:
    """The mark of a match, with what stands around it; nothing of that lies before `last`."""
    start, end = match.span()
    ahead = paragraph[end : end + WINDOW_CHARACTERS]
    after = ahead.lstrip(OPENING)
    return Mark(
        start=start,
        end=match.end("closing"),
        text=match["mark"],
        closing=match["closing"],
        spaced=bool(match["gap"]),
        before=paragraph[max(last, start - WINDOW_CHARACTERS) : start],
        opening=ahead[: len(ahead) - len(after)],
        after=after,
        language=language,
    )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    question = ";\u037e" if language == "el" else ""
    one = rf"[.!?…‥؟{FULL}{question}]"
    marks = _CLOSING.replace("“", "") if language == "zh" else _CLOSING
    closing = rf"[{marks}]*(?:\s[»›](?![^\W_]))?[{marks}]*{_FOOTNOTES}"
    # One character class comes first: a search skips what is not in it three times as fast as where two patterns begin.
    return re.compile(rf"(?P<mark>{one}(?:(?<=\.)(?:[ \u00a0]\.)+|{one}*))(?P<closing>{closing})(?P<gap>\s*)")
