"""What the pages of a PDF hold: the text as it was typeset, where links lead, and all else that is shown or done.

python -m bulletin.verification.pages < bulletin.pdf
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from bulletin.verification.apart import read_apart, tell
from bulletin.verification.painted import Painted, Run, codes, painted, rising
from bulletin.verification.structure import entries

_PICTURE = "/Image"
# Parts of a document that show something or do something.
_PARTS = ("/AcroForm", "/OCProperties", "/OpenAction", "/AA")
# How many letters tell a place from another, and how far left of it they may begin.
_SHOWN, _LEAST_INDENT = 6, 1.0
_BOXES = ("/MediaBox", "/TrimBox", "/BleedBox")
# What changes when a file is only saved again by another program.
_SAVING = frozenset({"/Producer", "/ModDate", "/CreationDate"})
_PRODUCER = re.compile(r' ?pdf:Producer="[^"]*"')


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its text, all that it paints as a SHA-256, the letters with their places, and what is odd about it."""

    text: str
    painted: str
    runs: tuple[Run, ...]
    operators: frozenset[str]
    covered: bool
    outside: bool
    rising: int
    fonts: frozenset[str]
    box: str


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that leads somewhere: its target, the letters on which it lies or to which it leads, and its place."""

    target: str
    letters: str
    exact: str


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF: its title, when it says that it was made ("20261122…"), its bookmarks and pages.

    `links` lead away from letters, `places` are what bookmarks and links lead to, `others` is what else it shows, by
    kind: pictures, notes, forms. `properties` are what it says of itself, `entries` what its parts have.
    """

    title: str
    made: str
    bookmarks: tuple[str, ...]
    pages: tuple[Page, ...]
    links: tuple[Lead, ...]
    places: tuple[Lead, ...]
    others: tuple[str, ...]
    properties: Mapping[str, str]
    entries: frozenset[str]


@lru_cache(maxsize=4)
def typeset(content: bytes, name: str) -> Typeset:
    """What a PDF holds; raises ProofError when it is broken, or takes too long."""
    found = read_apart(__name__, content, name, "a PDF")
    return Typeset(
        title=found["title"],
        made=found["made"],
        bookmarks=tuple(found["bookmarks"]),
        pages=tuple(_page(page) for page in found["pages"]),
        links=tuple(Lead(*one) for one in found["links"]),
        places=tuple(Lead(*one) for one in found["places"]),
        others=tuple(found["others"]),
        properties=found["properties"],
        entries=frozenset(found["entries"]),
    )


def _page(found: dict[str, Any]) -> Page:
    runs = tuple(Run(*run) for run in found.pop("runs"))
    operators, fonts = frozenset(found.pop("operators")), frozenset(found.pop("fonts"))
    return Page(runs=runs, operators=operators, fonts=fonts, **found)


def _read(content: bytes) -> dict[str, Any]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    known: Any = reader.metadata or {}
    root: Any = reader.trailer["/Root"]
    made: list[tuple[Any, Painted]] = [(page, _painted(page, reader)) for page in reader.pages]
    notes = [(note.get_object(), page, own) for page, own in made for note in page.get("/Annots", [])]
    links = [row for row in notes if row[0].get("/Subtype") == "/Link"]
    others = [str(note.get("/Subtype")) for note, *_ in notes if note.get("/Subtype") != "/Link"]
    others += [_PICTURE for page in reader.pages for _ in page.images]
    others += [name for name in _PARTS if name in root]
    others += [f"a link with {action}" for note, *_ in links if (action := _action(note))]
    marked = list(_bookmarks(reader.outline))
    runs = {page.indirect_reference.idnum: own.runs for page, own in made}
    number = {page.indirect_reference.idnum: place for place, (page, _) in enumerate(made)}
    named = sorted(reader.named_destinations.items())
    return {
        "title": str(known.get("/Title", "")),
        "made": str(known.get("/CreationDate", "")).removeprefix("D:"),
        "bookmarks": [str(entry.title) for entry in marked],
        "pages": [_told(page, own) for page, own in made],
        "links": [_link(note, own, number[page.indirect_reference.idnum]) for note, page, own in links],
        "places": [
            _place(name, one, runs, number) for name, one in (*named, *((str(entry.title), entry) for entry in marked))
        ],
        "others": others,
        "properties": _properties(known, root),
        "entries": entries(root),
    }


def _bookmarks(outline: Any) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield entry


def _painted(page: Any, reader: Any) -> Painted:
    from pypdf.generic import ContentStream

    if "/Contents" not in page:
        return Painted()
    resources = page.get("/Resources", {})
    letters = {str(name): codes(font.get_object()) for name, font in resources.get("/Font", {}).items()}
    return painted(page, ContentStream(page["/Contents"], reader).operations, letters)


def _told(page: Any, own: Painted) -> dict[str, Any]:
    resources = page.get("/Resources", {})
    box = " ".join(f"{name} {[float(number) for number in page[name]]}" for name in _BOXES if name in page)
    fonts = _fonts(page)
    means = f"{own.sha256} {sorted(fonts.items())} {resources.get('/ExtGState', {})} {box}"
    left, low, right, high = (float(number) for number in page.mediabox)
    return {
        "text": page.extract_text(),
        "painted": hashlib.sha256(means.encode()).hexdigest(),
        "runs": [(run.text, run.x, run.y, run.colour) for run in own.runs],
        "operators": sorted(own.operators),
        "covered": own.covered,
        "outside": any(not (left <= run.x <= right and low <= run.y <= high) for run in own.runs),
        "rising": rising(own.runs),
        "fonts": sorted({*fonts.values()}),
        "box": box,
    }


def _fonts(page: Any) -> dict[str, str]:
    """The SHA-256 of each font that a page names: of its map to Unicode, its widths and its program."""
    found = {}
    for name, font in page.get("/Resources", {}).get("/Font", {}).items():
        known = hashlib.sha256()
        for part in (font.get_object(), *font.get_object().get("/DescendantFonts", [])):
            own = part.get_object()
            descriptor = own.get("/FontDescriptor", {}).get_object() if "/FontDescriptor" in own else {}
            streams = [own.get("/ToUnicode"), *(descriptor.get(f"/FontFile{n}") for n in ("", "2", "3"))]
            said = [str(own.get(f"/{entry}")) for entry in ("Subtype", "Encoding", "CIDToGIDMap", "W", "Widths", "DW")]
            known.update("\n".join(said).encode())
            for stream in streams:
                known.update(hashlib.sha256(stream.get_object().get_data() if stream else b"").digest())
        found[str(name)] = known.hexdigest()
    return found


def _action(link: Any) -> str:
    """What a link does or says beside leading somewhere, "" when it does nothing else."""
    action = link.get("/A", {})
    odd = sorted(str(key) for key in action if key not in ("/Type", "/S", "/URI"))
    odd += [key for key in ("/Contents",) if key in link and str(link[key]) != _target(link)]
    return " ".join(odd) or ("" if action.get("/S", "/URI") == "/URI" else str(action["/S"]))


def _link(link: Any, own: Painted, page: int) -> tuple[str, str, str]:
    """Where a link leads, the letters that lie in its rectangle, and where that is."""
    x, y, right, high = (float(number) for number in link["/Rect"])
    left, right, low, high = min(x, right), max(x, right), min(y, high), max(y, high)
    inside = (run for run in own.runs if left - 1 <= run.x <= right + 1 and low - 1 <= run.y <= high + 1)
    letters = "".join(filter(str.isalnum, "".join(run.text for run in inside)))
    return _target(link), letters, f"{page} {[round(n, 2) for n in (left, low, right, high)]}"


def _target(link: Any) -> str:
    """The address that a link leads to, or the name of a place in the document."""
    action = link.get("/A", {})
    return str(action.get("/URI") or action.get("/D") or link.get("/Dest"))


def _place(name: str, place: Any, runs: Mapping[int, list[Run]], number: Mapping[int, int]) -> tuple[str, str, str]:
    """What a bookmark or a named place is called, the letters below the point that it leads to, and where that is."""
    page = getattr(place.page, "idnum", -1)
    left, top = (float(one) if one is not None else 0.0 for one in (place.left, place.top))
    below = (run for run in runs.get(page, ()) if run.y < top and run.x > left - _LEAST_INDENT)
    letters = "".join(islice((letter for run in below for letter in run.text if letter.isalnum()), _SHOWN))
    return name, letters, f"{number.get(page)} {place.typ} {place.left} {place.top} {place.zoom}"


def _properties(known: Any, root: Any) -> dict[str, str]:
    """What a document says of itself, but for the program that made it, and when."""
    said = {str(name): str(value) for name, value in known.items() if name not in _SAVING}
    if "/Metadata" in root:
        said["/Metadata"] = _PRODUCER.sub("", root["/Metadata"].get_object().get_data().decode(errors="replace"))
    said |= {name: str(root[name]) for name in ("/Lang", "/PageMode", "/PageLayout") if name in root}
    return said


if __name__ == "__main__":
    tell(_read)
