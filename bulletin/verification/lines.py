"""A text document, compared character by character; only how lines, and the last of them, end is free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bulletin.model import Document, Edition
from bulletin.verification.difference import MOST, Difference, departure, excerpts, spans
from bulletin.verification.sources import Sources
from bulletin.verification.texts import decoded

# At the very end it is nothing.
_SPACE = " \t\n"


def lines(document: Document) -> list[str]:
    """The lines of a document, without those at its end that are empty; they end in "\\n" or "\\r\\n".

    A lone "\\r" ends none: a terminal goes back to the beginning of the line and prints over it.
    """
    return decoded(document).replace("\r\n", "\n").rstrip(_SPACE).split("\n")


def differences(document: Document, printed: Document, edition: Edition) -> tuple[Difference, ...]:
    """The lines that differ from those of the document as printed."""
    return tuple(islice(compared(lines(document), lines(printed), Sources(edition)), MOST))


def compared(mine: Sequence[str], theirs: Sequence[str], sources: Sources, file: str = "") -> Iterator[Difference]:
    """Where the lines of two texts differ; of several texts, in which `file`."""
    for a, b, c, d in spans(mine, theirs):
        there, archived = "\n".join(mine[a:b]), "\n".join(theirs[c:d])
        source = sources.of(archived, departure(there, archived))
        told = excerpts(there, archived) if there or archived else (_empty(b - a), _empty(d - c))
        yield Difference(f"{file}{file and ', '}line {a + 1}", *told, source)


def _empty(lines: int) -> str:
    return f"{lines} empty line{'s' * (lines > 1)}" if lines else ""
