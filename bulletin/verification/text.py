"""Plain text: what it says of itself in its last lines; it is compared line by line."""

from __future__ import annotations

import re
from itertools import takewhile

from bulletin.errors import ProofError
from bulletin.model import Document
from bulletin.renderers.look import Look
from bulletin.verification.claim import Claim, as_day
from bulletin.verification.lines import differences, lines

__all__ = ["claim", "differences", "said"]

_COLOPHON = re.compile(r"(?:(?P<title>.*) )?· (?P<day>\d{4}-\d\d-\d\d) · (?P<generator>bulletin(?:; .*)?)", re.DOTALL)


def claim(document: Document) -> Claim:
    """What the lines below the last rule say; raises ProofError when they say nothing or the document is no text."""
    last = [*takewhile(lambda line: line.startswith(" "), reversed(lines(document)))]
    found = said(" ".join(" ".join(reversed(last)).split()))
    if found.day is None:
        raise ProofError(document.name, "is no document of ours: its last line does not name an edition")
    return found


def said(colophon: str) -> Claim:
    """What a colophon says: title, day and look."""
    found = _COLOPHON.fullmatch(colophon.strip())
    if found is None:
        return Claim()
    return Claim(found["title"], as_day(found["day"]), look=Look.told(found["generator"]))
