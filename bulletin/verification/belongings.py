"""What belongs to a page or a document besides content: resources, fonts, what it says of itself, how it opens."""

from __future__ import annotations

import hashlib
import re
from typing import Any

# What content paints by name, but for fonts, and what of it says nothing about how it looks.
_PAINTED = ("/ExtGState", "/XObject", "/Pattern", "/Shading", "/ColorSpace")
_NOT_PAINTED = frozenset({"/Length", "/Filter", "/DecodeParms", "/Font", "/StructParent", "/StructParents", "/Parent"})
_DEEPEST = 8
# How a document opens, what it is said to be, and how its colours are meant.
_OPENING = ("/ViewerPreferences", "/MarkInfo", "/OutputIntents")
_SAID = ("/Lang", "/PageMode", "/PageLayout")
# Programs that make PDFs, and those that only save them again, with nothing but their versions.
_PROGRAM = re.compile(
    r"(WeasyPrint|pypdf|PyPDF2|qpdf|pikepdf|MuPDF|PyMuPDF|PDFium|Skia/PDF|cairo|pdf-lib|pdfcpu|OpenPDF|(Apache )?PDFBox"
    r"|GPL Ghostscript|Adobe PDF Library|Acrobat Distiller|Quartz PDFContext|Microsoft: Print To PDF)"
    r"( (v|m)?[0-9]{1,4}(\.[0-9]{1,4}){0,3})?"
)
_PRODUCER = re.compile(r' ?pdf:Producer="([^"]*)"')
_MOMENT = re.compile(r"D:[0-9]{4,14}(Z|[-+Z][0-9]{2}'?([0-9]{2}'?)?)?")


def resources(named: Any) -> str:
    """What is painted by name, in full: forms and pictures, patterns, shadings, colours, and how strongly."""
    return str([(kind, in_full(named.get(kind, {}))) for kind in _PAINTED if kind in named])


def in_full(part: Any, depth: int = 0) -> str:
    """A part of a document with all that belongs to it."""
    part = part.get_object() if hasattr(part, "get_object") else part
    if depth > _DEEPEST:
        return "too deep"
    if isinstance(part, dict):
        stream = hashlib.sha256(part.get_data()).hexdigest() if hasattr(part, "get_data") else ""
        said = [f"{name} {in_full(part[name], depth + 1)}" for name in sorted(part) if name not in _NOT_PAINTED]
        return f"<{stream} {' '.join(said)}>"
    return f"[{' '.join(in_full(one, depth + 1) for one in part)}]" if isinstance(part, list) else str(part)


def fonts(page: Any, known: dict[int, str]) -> dict[str, str]:
    """The SHA-256 of each font that a page names, of all that belongs to it; `known` are those met before."""
    found = {}
    for name, font in page.get("/Resources", {}).get("/Font", {}).items():
        one = font.get_object()
        if id(one) not in known:
            known[id(one)] = hashlib.sha256(in_full(one).encode()).hexdigest()
        found[str(name)] = known[id(one)]
    return found


def properties(known: Any, root: Any) -> dict[str, str]:
    """What a document says of itself, but for what changes when another program saves it: its name, and when."""
    said = {str(name): str(value) for name, value in known.items()}
    for name, form in (("/Producer", _PROGRAM), ("/ModDate", _MOMENT)):
        if form.fullmatch(said.get(name, "")):
            said.pop(name)
    if "/Metadata" in root:
        told = root["/Metadata"].get_object().get_data().decode(errors="replace")
        said["/Metadata"] = _PRODUCER.sub(lambda found: "" if _PROGRAM.fullmatch(found[1]) else found[0], told)
    said |= {name: str(root[name]) for name in _SAID if name in root}
    return said | {name: in_full(root[name]) for name in _OPENING if name in root}
