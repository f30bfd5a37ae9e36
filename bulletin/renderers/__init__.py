"""How an edition becomes documents: one renderer a format, chosen by name.

Others add theirs through entry points of the group "bulletin.renderers": the name is the format, the object a Renderer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import entry_points

from bulletin.errors import SettingsError
from bulletin.model import Document, Edition
from bulletin.renderers.look import Look
from bulletin.renderers.parts import part
from bulletin.toml import nearest

Renderer = Callable[[Edition, Look], Document]
"""Makes a document of an edition with a look; raises RenderError when it cannot. No connection, no clock."""

GROUP = "bulletin.renderers"

# Modules, not functions: WeasyPrint is imported for a PDF only.
RENDERERS = {
    "md": "bulletin.renderers.markdown",
    "html": "bulletin.renderers.html",
    "pdf": "bulletin.renderers.pdf",
    "json": "bulletin.renderers.json",
    "txt": "bulletin.renderers.text",
    "epub": "bulletin.renderers.epub",
    "atom": "bulletin.renderers.feed",
    "mail": "bulletin.renderers.mail",
}
# The format that proves the others, which no part of it could.
WHOLE = "json"


def render(
    edition: Edition, formats: Iterable[str] = ("md", "html", "pdf", "json"), look: Look = Look()
) -> tuple[Document, ...]:
    """The edition's documents, one a format, in the order asked for: of the part of it that the look asks for.

    Raises SettingsError for an unknown format before anything is made, and for an unknown theme; RenderError for a
    document that cannot be made, or of a part that the edition does not have.
    """
    names, printed = checked(formats), part(edition, look)
    return tuple(renderer(name)(edition if name == WHOLE else printed, look) for name in names)


def load(content: bytes, name: str = "bulletin.json") -> Edition:
    """The edition that a `bulletin.json` holds; raises RenderError, with its `name`, when it holds something else."""
    from bulletin.renderers import json

    return json.load(content, name)


def formats() -> tuple[str, ...]:
    """The names of all formats: ours, then those that other packages add."""
    return (*RENDERERS, *sorted({entry.name for entry in entry_points(group=GROUP)} - set(RENDERERS)))


def checked(names: Iterable[str], subject: str = "format") -> tuple[str, ...]:
    """The names, each once; raises SettingsError with the nearest known one, or all, when a format is unknown.

    `subject` says where the names stand: an option, or a file and its key.
    """
    names = tuple(dict.fromkeys(names))
    if unknown := [name for name in names if name not in RENDERERS and name not in formats()]:
        near = nearest(unknown[0], formats())
        hint = f'did you mean "{near}"?' if near else f"formats are {', '.join(formats())}"
        raise SettingsError(subject, f'unknown format "{unknown[0]}"; {hint}')
    return names


def renderer(name: str) -> Renderer:
    """The renderer of a known format."""
    if name in RENDERERS:
        found: Renderer = import_module(RENDERERS[name]).render
        return found
    added: Renderer = entry_points(group=GROUP)[name].load()
    return added
