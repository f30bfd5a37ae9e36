"""A Markdown document, compared character by character; only how lines, and the last of them, end is free."""

from __future__ import annotations

import json
import re

from bulletin.model import Document, Edition
from bulletin.renderers.look import Look
from bulletin.verification.claim import Claim, as_day
from bulletin.verification.difference import MOST, Difference, departure, excerpts, spans
from bulletin.verification.sources import Sources
from bulletin.verification.texts import decoded

_LINE_END = re.compile(r"\r\n?|\n")
# At the very end it is nothing.
_SPACE = " \t\r\n"
# The front matter's own few lines.
_MOST_FRONT_LINES = 40


def claim(document: Document) -> Claim:
    """What the front matter says; raises ProofError when the document is no text."""
    lines = _lines(document)[:_MOST_FRONT_LINES]
    front = dict(line.split(": ", 1) for line in lines[1:] if ": " in line) if lines[:1] == ["---"] else {}
    look = Look.told(_scalar(front.get("generator", "")) or "")
    return Claim(_scalar(front.get("title", "")), as_day(front.get("date", "").strip()), look=look)


def differences(document: Document, printed: Document, edition: Edition) -> tuple[Difference, ...]:
    """The lines that differ from those of the document as printed."""
    mine, theirs = _lines(document), _lines(printed)
    sources, found = Sources(edition), []
    for a, b, c, d in spans(mine, theirs):
        there, archived = "\n".join(mine[a:b]), "\n".join(theirs[c:d])
        source = sources.of(archived, departure(there, archived))
        told = excerpts(there, archived) if there or archived else (_empty(b - a), _empty(d - c))
        found.append(Difference(f"line {a + 1}", *told, source))
    return tuple(found[:MOST])


def _empty(lines: int) -> str:
    return f"{lines} empty line{'s' * (lines > 1)}" if lines else ""


def _lines(document: Document) -> list[str]:
    return _LINE_END.split(decoded(document).rstrip(_SPACE))


def _scalar(text: str) -> str | None:
    """A title as its quotation marks hold it, or without any."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = text.strip()
    return found if isinstance(found, str) and found else None
