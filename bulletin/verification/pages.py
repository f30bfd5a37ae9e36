"""What the pages of a PDF hold: the text as it was typeset, where links lead, and all else that is shown or done.

python -m bulletin.verification.pages < bulletin.pdf
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bulletin.verification.apart import read_apart, tell
from bulletin.verification.belongings import fonts, in_full, properties, resources
from bulletin.verification.leads import led, linked, oddity, rectangle, target
from bulletin.verification.lettering import Lettering
from bulletin.verification.numbering import is_marginal, known_marks, lies_in, margins, numbers
from bulletin.verification.painted import Painted, Run, painted, rising
from bulletin.verification.sound import opened, sound
from bulletin.verification.structure import entries
from bulletin.verification.tags import tagged

_PICTURE = "/Image"
# Parts of a document that show something or do something.
_PARTS = ("/AcroForm", "/OCProperties", "/OpenAction", "/AA")
_BOXES = ("/MediaBox", "/TrimBox", "/BleedBox")


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
    clipped: tuple[str, ...]
    outside: bool
    rising: int
    fonts: frozenset[str]
    box: str


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that leads somewhere: its target, the letters on which it lies or to which it leads, and its place.

    `look` is how it is shown, of links.
    """

    target: str
    letters: str
    exact: str
    look: str


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF: its title, when it says that it was made ("20261122…"), its bookmarks and pages.

    `links` lead away from letters, `places` are what bookmarks and links lead to, `others` is what else it shows, by
    kind: pictures, notes, forms. `properties` are what it says of itself, `entries` what its parts have.
    `tags` is the structure that is read aloud, to the last number as a SHA-256; `roles` the same as letters in their
    roles, which no layout changes.
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
    tags: str
    roles: tuple[str, ...]


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
        tags=found["tags"],
        roles=tuple(found["roles"]),
    )


def _page(found: dict[str, Any]) -> Page:
    found |= {name: tuple(found[name]) for name in ("margins", "numbers", "covered", "clipped")}
    runs = tuple(Run(*run) for run in found["runs"])
    return Page(
        **(found | {"operators": frozenset(found["operators"]), "fonts": frozenset(found["fonts"]), "runs": runs})
    )


def _read(content: bytes) -> dict[str, Any]:
    with sound(content):
        return _found(opened(content))


def _found(reader: Any) -> dict[str, Any]:
    known: Any = reader.metadata or {}
    root: Any = reader.trailer["/Root"]
    letterings: dict[int, Lettering] = {}
    made: list[tuple[Any, Painted]] = [(page, _painted(page, reader, letterings)) for page in reader.pages]
    number = {page.indirect_reference.idnum: place for place, (page, _) in enumerate(made)}
    leads = {name: number.get(getattr(one.page, "idnum", -1), -1) for name, one in reader.named_destinations.items()}
    marks = known_marks(root)
    met: dict[int, str] = {}
    told = [_told(page, own, leads, marks.get(page.indirect_reference.idnum), met) for page, own in made]
    notes = [(note.get_object(), page, own) for page, own in made for note in page.get("/Annots", [])]
    links = [row for row in notes if row[0].get("/Subtype") == "/Link"]
    others = [str(note.get("/Subtype")) for note, *_ in notes if note.get("/Subtype") != "/Link"]
    others += [_PICTURE for page in reader.pages for _ in page.images]
    others += [name for name in _PARTS if name in root]
    others += [f"a link with {odd}" for note, *_ in links if (odd := oddity(note))]
    marked = list(_bookmarks(reader.outline))
    runs = {page.indirect_reference.idnum: own.runs for page, own in made}
    named = sorted(reader.named_destinations.items())
    tags, roles = tagged(root, [page for page, _ in made], runs)
    return {
        "title": str(known.get("/Title", "")),
        "made": str(known.get("/CreationDate", "")).removeprefix("D:"),
        "bookmarks": [str(entry.title) for entry in marked],
        "pages": told,
        "links": [linked(note, own, number[page.indirect_reference.idnum]) for note, page, own in links],
        "places": [
            led(name, one, runs, number) for name, one in (*named, *((str(entry.title), entry) for entry in marked))
        ],
        "others": others,
        "properties": properties(known, root),
        "entries": entries(root),
        "tags": tags,
        "roles": roles,
    }


def _bookmarks(outline: Any) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield entry


def _painted(page: Any, reader: Any, known: dict[int, Lettering]) -> Painted:
    return painted(page["/Contents"], page.get("/Resources", {}), reader, known) if "/Contents" in page else Painted()


def _told(
    page: Any, own: Painted, leads: Mapping[str, int], marks: frozenset[int] | None, met: dict[int, str]
) -> dict[str, Any]:
    box = " ".join(f"{name} {[float(number) for number in page[name]]}" for name in _BOXES if name in page)
    box += f" {in_full(page.get('/Tabs'))}"
    known = fonts(page, met)
    means = f"{own.sha256} {sorted(known.items())} {resources(page.get('/Resources', {}))} {box}"
    left, low, right, high = (float(number) for number in page.mediabox)
    outside = any(not (left <= x <= right and low <= run.y <= high) for run in own.runs for x in (run.x, run.end))
    counted = _without_numbers(page, own, leads)
    # Running heads stand above the text and are painted behind it.
    body = [run for run in own.runs if marks is None or not is_marginal(run, marks)]
    return {
        "text": page.extract_text(),
        "margins": margins(own.runs, marks) if marks is not None else [],
        "numbers": counted,
        "painted": hashlib.sha256(means.encode()).hexdigest(),
        "runs": [(run.text, run.x, run.y, run.colour, run.size, run.moved) for run in own.runs],
        "operators": sorted(own.operators),
        "covered": own.covered,
        "clipped": own.clipped,
        "outside": outside,
        "rising": rising(body),
        "fonts": sorted({*known.values()}),
        "box": box,
    }


def _without_numbers(page: Any, own: Painted, leads: Mapping[str, int]) -> list[str]:
    """Take the numbers of pages that are true out of the text and the runs; the places whose pages they name."""
    from pypdf.generic import ArrayObject, ContentStream, NameObject

    notes = [note.get_object() for note in page.get("/Annots", [])]
    links = [(rectangle(note), target(note)) for note in notes if note.get("/Subtype") == "/Link"]
    found = numbers(own.runs, [(where, leads[name] + 1) for where, name in links if name in leads])
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
    return [next(name for where, name in links if name in leads and lies_in(run, where)) for run in taken]


if __name__ == "__main__":
    tell(_read)
