"""A page for a wiki, in any flavor: what it says of itself; it is compared line by line."""

from __future__ import annotations

import json
import re

from bulletin.model import Document
from bulletin.renderers.look import Look
from bulletin.verification import text
from bulletin.verification.claim import Claim, as_day
from bulletin.verification.lines import differences, lines

__all__ = ["claim", "differences"]

# The front matter's own few lines.
_MOST_FRONT_LINES = 40
# What front matter begins with, in Markdown and in MediaWiki.
_FRONT = ("---", "<!--")
# What DokuWiki is told to show as it is.
_AS_IT_IS = re.compile("%%|</?nowiki>")


def claim(document: Document) -> Claim:
    """What the front matter says, or in DokuWiki the last line; raises ProofError when the document is no text."""
    found = lines(document)
    if found[0] not in _FRONT:
        return text.said(_AS_IT_IS.sub("", found[-1]))
    front = dict(line.split(": ", 1) for line in found[1:_MOST_FRONT_LINES] if ": " in line)
    look = Look.told(_scalar(front.get("generator", "")) or "")
    return Claim(_scalar(front.get("title", "")), as_day(front.get("date", "").strip()), look=look)


def _scalar(text: str) -> str | None:
    """A title as its quotation marks hold it, or without any."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = text.strip()
    return found if isinstance(found, str) and found else None
