"""An HTML document: the elements, what they carry and their text, in order.

Two parsers look at it. Python's names the line of each piece; where it sees no difference, tinyhtml5, which builds the
tree as browsers do, has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bulletin.model import Document, Edition
from bulletin.renderers.look import Look
from bulletin.verification.claim import Claim, as_day
from bulletin.verification.difference import MOST, Difference, departure, excerpts, spans
from bulletin.verification.page import SPACE, TEXT, read_page
from bulletin.verification.sources import Sources
from bulletin.verification.texts import decoded


def claim(document: Document) -> Claim:
    """What its first heading, its first time and its generator say; raises ProofError when the document is no text."""
    pieces = read_page(document).pieces
    days = (as_day(found[1]) for piece in pieces if (found := re.match(r'<time .*?datetime="([^"]*)"', piece)))
    made = (
        found[1] for piece in pieces if (found := re.fullmatch(r'<meta content="([^"]*)" name="generator">', piece))
    )
    return Claim(_heading(pieces), next((day for day in days if day), None), look=Look.told(next(made, "")))


def _heading(pieces: list[str]) -> str | None:
    """The text of the first h1, which may be broken up by places where it can be broken."""
    start = next((place for place, piece in enumerate(pieces) if re.match("<h1[ >]", piece)), len(pieces))
    end = next((place for place in range(start, len(pieces)) if pieces[place] == "</h1>"), start)
    return "".join(piece.removeprefix(TEXT) for piece in pieces[start:end] if piece.startswith(TEXT)) or None


def differences(document: Document, printed: Document, edition: Edition) -> tuple[Difference, ...]:
    """The pieces that differ from those of the document as printed."""
    mine, theirs = read_page(document), read_page(printed)
    sources, found = Sources(edition), []
    for a, b, c, d in spans(mine.pieces, theirs.pieces):
        there, archived = _text(mine.pieces[a:b]), _text(theirs.pieces[c:d])
        source = sources.of(archived, departure(there, archived))
        line = mine.lines[min(a, len(mine.lines) - 1)] if mine.lines else 1
        found.append(Difference(f"line {line}", *excerpts(there, archived), source))
    if not found and _tree(document) != _tree(printed):
        found.append(Difference("the whole document", "a page that browsers read otherwise", "the edition's page"))
    return tuple(found[:MOST])


def _text(pieces: list[str]) -> str:
    return "".join(piece.removeprefix(TEXT) for piece in pieces)


def _tree(document: Document) -> list[str]:
    """The page as browsers build it, from its first element to its last, with the white space of each text as one."""
    from tinyhtml5 import parse  # type: ignore[import-untyped]

    found, waiting = [], [parse(decoded(document), namespace_html_elements=False)]
    while waiting:
        one: Any = waiting.pop()
        if isinstance(one, str):
            found.append(SPACE.sub(" ", one))
            continue
        found.append(f"{one.tag} {sorted(one.attrib.items())}")
        waiting += reversed(list(_inside(one)))
    return found


def _inside(element: Any) -> Iterator[Any]:
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""
    yield f"</{element.tag}>"
