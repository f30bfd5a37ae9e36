"""`bulletin.json`: the edition without loss, which `bulletin render`, `explain` and `verify` read."""

from __future__ import annotations

from bulletin.errors import RenderError
from bulletin.model import Document, Edition
from bulletin.renderers.look import Look
from bulletin.serialized import NAME, edition_from_json, edition_to_json

load = edition_from_json


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.json`, from which `load` makes an equal edition; raises RenderError for sections: it is whole."""
    if look.sections:
        raise RenderError(NAME, "is always the whole edition, which proves its parts; ask for it without sections")
    return Document(NAME, "application/json", edition_to_json(edition))
