"""What the pages of a PDF hold: the text as it was typeset, where links lead, and what else is shown.

python -m bulletin.verification.pages < bulletin.pdf
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bulletin.verification.apart import read_apart, tell

_PICTURE = "/Image"
# Parts of a document that show something or do something.
_PARTS = ("/AcroForm", "/OCProperties", "/OpenAction", "/AA")


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF: its title, when it says that it was made ("20261122…"), its bookmarks, and the text of each page.

    `links` are where its links lead, `others` what else it shows, by kind: pictures, notes, forms.
    """

    title: str
    made: str
    bookmarks: tuple[str, ...]
    pages: tuple[str, ...]
    links: tuple[str, ...]
    others: tuple[str, ...]


def typeset(content: bytes, name: str) -> Typeset:
    """What a PDF holds; raises ProofError when it is broken, or takes too long."""
    found = read_apart(__name__, content, name, "a PDF")
    lists = {key: tuple(found[key]) for key in ("bookmarks", "pages", "links", "others")}
    return Typeset(title=found["title"], made=found["made"], **lists)


def _read(content: bytes) -> dict[str, Any]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    known: Any = reader.metadata or {}
    root: Any = reader.trailer["/Root"]
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    links = [note for note in notes if note.get("/Subtype") == "/Link"]
    others = [str(note.get("/Subtype")) for note in notes if note.get("/Subtype") != "/Link"]
    others += [_PICTURE for page in reader.pages for _ in page.images]
    others += [name for name in _PARTS if name in root]
    return {
        "title": str(known.get("/Title", "")),
        "made": str(known.get("/CreationDate", "")).removeprefix("D:"),
        "bookmarks": list(_bookmarks(reader.outline)),
        "pages": [page.extract_text() for page in reader.pages],
        "links": [_target(link) for link in links],
        "others": others,
    }


def _bookmarks(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield str(entry.title)


def _target(link: Any) -> str:
    """The address that a link leads to, or the name of a place in the document."""
    action = link.get("/A", {})
    return str(action.get("/URI") or action.get("/D") or link.get("/Dest"))


if __name__ == "__main__":
    tell(_read)
