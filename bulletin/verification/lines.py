"""A text document, compared character by character; only how lines, and the last of them, end is free."""

from __future__ import annotations

import re

from bulletin.model import Document, Edition
from bulletin.verification.difference import MOST, Difference, departure, excerpts, spans
from bulletin.verification.sources import Sources
from bulletin.verification.texts import decoded

_LINE_END = re.compile(r"\r\n?|\n")
# At the very end it is nothing.
_SPACE = " \t\r\n"


def lines(document: Document) -> list[str]:
    """The lines of a document, without those at its end that are empty."""
    return _LINE_END.split(decoded(document).rstrip(_SPACE))


def differences(document: Document, printed: Document, edition: Edition) -> tuple[Difference, ...]:
    """The lines that differ from those of the document as printed."""
    mine, theirs = lines(document), lines(printed)
    sources, found = Sources(edition), []
    for a, b, c, d in spans(mine, theirs):
        there, archived = "\n".join(mine[a:b]), "\n".join(theirs[c:d])
        source = sources.of(archived, departure(there, archived))
        told = excerpts(there, archived) if there or archived else (_empty(b - a), _empty(d - c))
        found.append(Difference(f"line {a + 1}", *told, source))
    return tuple(found[:MOST])


def _empty(lines: int) -> str:
    return f"{lines} empty line{'s' * (lines > 1)}" if lines else ""
