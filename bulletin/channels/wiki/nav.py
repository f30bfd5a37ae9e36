"""The `nav` of mkdocs.yml, edited as lines: a YAML library would write anew what a person has written.

Ours are the lines between two comments; all others stay as they are, byte by byte. A `nav` that is not written as
MkDocs' manual does (a list, an item a line) is left alone.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable

_DOCS_DIR = re.compile(r"^docs_dir:[ \t]*(['\"]?)([A-Za-z0-9_][A-Za-z0-9_./-]*)\1[ \t]*(?:#.*)?$", re.MULTILINE)
_NAV = re.compile(r"^nav:[ \t]*(?:#.*)?$")
_ITEM = re.compile(r"^([ ]*)- ")
_OUTSIDE = re.compile(r"^(?![ #-])\S")


def docs_dir(settings: str) -> str:
    """The folder of pages that mkdocs.yml names, seen from its own; empty when it cannot be told or leads out of it."""
    if not re.search("^docs_dir:", settings, re.MULTILINE):
        return "docs"
    found = _DOCS_DIR.search(settings)
    parts = found[2].strip("/").split("/") if found else []
    return "/".join(parts) if found and not any(part.startswith(".") or not part for part in parts) else ""


def has_nav(settings: str) -> bool:
    """Whether it has a `nav`; without one, MkDocs finds all pages by itself."""
    return re.search(r"^(?:nav|['\"]nav['\"])[ \t]*:", settings, re.MULTILINE) is not None


def with_entries(settings: str, slug: str, title: str, archive: str, pages: Iterable[tuple[str, str]]) -> str | None:
    """mkdocs.yml with our entries at the end of its nav, or where they are already; None when it cannot be edited."""
    lines = settings.splitlines(keepends=True)
    start = next((number for number, line in enumerate(lines, 1) if _NAV.match(line.rstrip())), 0)
    end = next((n for n in range(start, len(lines)) if _OUTSIDE.match(lines[n])), len(lines))
    while end > start and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    items = [_ITEM.match(line) for line in lines[start:end] if line.strip() and not line.strip().startswith("#")]
    if not start or not items or items[0] is None:
        return None
    indent = items[0][1]
    marks = [f"{indent}# bulletin:{place} {slug}" for place in ("begin", "end")]
    ours = [f"{marks[0]}\n", *_entries(indent, title, archive, pages), f"{marks[1]}\n"]
    found = [number for number in range(start, len(lines)) if lines[number].rstrip() in marks]
    if [lines[number].rstrip() for number in found] == marks:
        return "".join((*lines[: found[0]], *ours, *lines[found[1] + 1 :]))
    if found:
        return None
    if not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    return "".join((*lines[:end], *ours, *lines[end:]))


def _entries(indent: str, title: str, archive: str, pages: Iterable[tuple[str, str]]) -> Iterable[str]:
    yield f"{indent}- {_scalar(title)}:\n"
    yield f"{indent}    - {archive}\n"
    for name, page in pages:
        yield f"{indent}    - {_scalar(name)}: {page}\n"


def _scalar(text: str) -> str:
    """A YAML scalar; MkDocs prints titles into its pages as they are, so what HTML would read is spelled out."""
    return json.dumps(html.escape(text, quote=False), ensure_ascii=False)
