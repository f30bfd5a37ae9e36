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
FULL = "。！？｡।॥۔።፧។៕།။"
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


def marks(paragraph: str, language: str) -> Iterator[Mark]:
    """The marks in the order in which they stand, without the points of "3.5" and "example.org"."""
    for match in _pattern(language).finditer(paragraph):
        ahead = paragraph[match.end() : match.end() + WINDOW_CHARACTERS]
        if not match["gap"] and match["mark"] == "." and (ahead[:1].isdigit() or ahead[:1].islower()):
            continue
        after = ahead.lstrip(OPENING)
        yield Mark(
            start=match.start(),
            end=match.end("closing"),
            text=match["mark"],
            closing=match["closing"],
            spaced=bool(match["gap"]) or match.end() == len(paragraph),
            before=paragraph[max(0, match.start() - WINDOW_CHARACTERS) : match.start()],
            opening=ahead[: len(ahead) - len(after)],
            after=after,
            language=language,
        )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    question = ";\u037e" if language == "el" else ""
    closing = rf"[{_CLOSING}]*(?:\s[»›](?![^\W_]))?[{_CLOSING}]*{_FOOTNOTES}"
    return re.compile(rf"(?P<mark>\.(?:[ \u00a0]\.)+|[.!?…‥؟{FULL}{question}]+)(?P<closing>{closing})(?P<gap>\s*)")
