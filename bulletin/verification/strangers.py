"""Files that are no bulletin at all: where they differ from one tells nobody anything."""

from __future__ import annotations

import re

from bulletin.model import Document
from bulletin.verification.texts import decoded

_ELEMENT = re.compile("<[^<>]*>")
_WORD = re.compile(r"\w+")
# So many words in a row are the edition's; fewer are anybody's.
_RUN = 4
# Next to nothing, as a share of what the file says: another edition of the same title has more.
_NEXT_TO_NOTHING = 0.05


def is_stranger(document: Document, printed: Document) -> bool:
    """Whether next to nothing that a document in text says is printed of the edition."""
    mine, theirs = _runs(document), _runs(printed)
    return len(mine & theirs) <= _NEXT_TO_NOTHING * len(mine)


def _runs(document: Document) -> set[tuple[str, ...]]:
    words = _WORD.findall(_ELEMENT.sub(" ", decoded(document)).casefold())
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
