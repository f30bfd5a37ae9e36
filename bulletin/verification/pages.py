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
from bulletin.verification.numbering import known_marks, lies_in, margins, numbers
from bulletin.verification.painted import Painted, Run, painted, rising
from bulletin.verification.structure import entries

_PICTURE = "/Image"
# Parts of a document that show something or do something.
_PARTS = ("/AcroForm", "/OCProperties", "/OpenAction", "/AA")
# How many letters tell a place from another, and how far left of it they may begin.
_SHOWN, _LEAST_INDENT = 6, 1.0
# What content paints by name, but for fonts, and what of it says nothing about how it looks.
_PAINTED = ("/ExtGState", "/XObject", "/Pattern", "/Shading")
_NOT_PAINTED = frozenset({"/Length", "/Filter", "/DecodeParms", "/Font", "/StructParent", "/StructParents"})
_DEEPEST = 8
_BOXES = ("/MediaBox", "/TrimBox", "/BleedBox")
# What changes when a file is only saved again by another program.
_SAVING = frozenset({"/Producer", "/ModDate", "/CreationDate"})
_PRODUCER = re.compile(r' ?pdf:Producer="[^"]*"')


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its text, all that it paints as a SHA-256, the letters with their places, and what is odd about it.

    `margins` is what its margins say, `numbers` the places of the document whose pages it names. Those numbers are no
    part of its text and its runs.
    """

    text: str
    margins: tuple[str, ...]
    numbers: tuple[str, ...]
    painted: str
    runs: tuple[Run, ...]
    operators: frozenset[str]
    covered: tuple[str, ...]
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
    found |= {name: tuple(found[name]) for name in ("margins", "numbers", "covered")}
    found |= {name: frozenset(found[name]) for name in ("operators", "fonts")}
    return Page(**(found | {"runs": tuple(Run(*run) for run in found["runs"])}))


def _read(content: bytes) -> dict[str, Any]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    known: Any = reader.metadata or {}
    root: Any = reader.trailer["/Root"]
    made: list[tuple[Any, Painted]] = [(page, _painted(page, reader)) for page in reader.pages]
    number = {page.indirect_reference.idnum: place for place, (page, _) in enumerate(made)}
    leads = {name: number.get(getattr(one.page, "idnum", -1), -1) for name, one in reader.named_destinations.items()}
    marks = known_marks(root)
    told = [_told(page, own, leads, marks.get(page.indirect_reference.idnum)) for page, own in made]
    notes = [(note.get_object(), page, own) for page, own in made for note in page.get("/Annots", [])]
    links = [row for row in notes if row[0].get("/Subtype") == "/Link"]
    others = [str(note.get("/Subtype")) for note, *_ in notes if note.get("/Subtype") != "/Link"]
    others += [_PICTURE for page in reader.pages for _ in page.images]
    others += [name for name in _PARTS if name in root]
    others += [f"a link with {action}" for note, *_ in links if (action := _action(note))]
    marked = list(_bookmarks(reader.outline))
    runs = {page.indirect_reference.idnum: own.runs for page, own in made}
    named = sorted(reader.named_destinations.items())
    return {
        "title": str(known.get("/Title", "")),
        "made": str(known.get("/CreationDate", "")).removeprefix("D:"),
        "bookmarks": [str(entry.title) for entry in marked],
        "pages": told,
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
    return painted(page["/Contents"], page.get("/Resources", {}), reader) if "/Contents" in page else Painted()


def _told(page: Any, own: Painted, leads: Mapping[str, int], marks: frozenset[int] | None) -> dict[str, Any]:
    resources = page.get("/Resources", {})
    box = " ".join(f"{name} {[float(number) for number in page[name]]}" for name in _BOXES if name in page)
    fonts = _fonts(page)
    means = f"{own.sha256} {sorted(fonts.items())} {_resources(resources)} {box}"
    left, low, right, high = (float(number) for number in page.mediabox)
    outside = any(not (left <= run.x <= right and low <= run.y <= high) for run in own.runs)
    counted, above = _without_numbers(page, own, leads), rising(own.runs)
    return {
        "text": page.extract_text(),
        "margins": margins(own.runs, marks) if marks is not None else [],
        "numbers": counted,
        "painted": hashlib.sha256(means.encode()).hexdigest(),
        "runs": [(run.text, run.x, run.y, run.colour) for run in own.runs],
        "operators": sorted(own.operators),
        "covered": own.covered,
        "outside": outside,
        "rising": above,
        "fonts": sorted({*fonts.values()}),
        "box": box,
    }


def _without_numbers(page: Any, own: Painted, leads: Mapping[str, int]) -> list[str]:
    """Take the numbers of pages that are true out of the text and the runs; the places whose pages they name."""
    from pypdf.generic import ArrayObject, ContentStream, NameObject

    notes = [note.get_object() for note in page.get("/Annots", [])]
    links = [(_rectangle(note), _target(note)) for note in notes if note.get("/Subtype") == "/Link"]
    found = numbers(own.runs, [(rectangle, leads[target] + 1) for rectangle, target in links if target in leads])
    if not found:
        return []
    content = ContentStream(page["/Contents"], page.pdf, "bytes")  # else letters are read otherwise
    operations = list(content.operations)
    for place in found:
        operations[own.places[place]] = ([ArrayObject()], b"TJ")
    content.operations = operations
    page[NameObject("/Contents")] = content
    taken = [own.runs[place] for place in found]
    own.runs = [run for place, run in enumerate(own.runs) if place not in frozenset(found)]
    return [next(target for rectangle, target in links if target in leads and lies_in(run, rectangle)) for run in taken]


def _rectangle(note: Any) -> tuple[float, ...]:
    x, y, right, high = (float(number) for number in note["/Rect"])
    return min(x, right), min(y, high), max(x, right), max(y, high)


def _resources(resources: Any) -> str:
    """What is painted by name, in full: forms and pictures, patterns, shadings, and how strongly."""
    return str([(kind, _in_full(resources.get(kind, {}), 0)) for kind in _PAINTED if kind in resources])


def _in_full(part: Any, depth: int) -> str:
    """A part of a document with all that belongs to it."""
    part = part.get_object() if hasattr(part, "get_object") else part
    if depth > _DEEPEST:
        return "too deep"
    if isinstance(part, dict):
        stream = hashlib.sha256(part.get_data()).hexdigest() if hasattr(part, "get_data") else ""
        said = [f"{name} {_in_full(part[name], depth + 1)}" for name in sorted(part) if name not in _NOT_PAINTED]
        return f"<{stream} {' '.join(said)}>"
    return f"[{' '.join(_in_full(one, depth + 1) for one in part)}]" if isinstance(part, list) else str(part)


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
    left, low, right, high = _rectangle(link)
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
