"""`bulletin.json`: the edition without loss, which `bulletin render`, `explain` and `verify` read."""

from __future__ import annotations

from bulletin.model import Document, Edition
from bulletin.renderers.look import Look
from bulletin.serialized import NAME, edition_from_json, edition_to_json

load = edition_from_json


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.json`, from which `load` makes an equal edition."""
    return Document(NAME, "application/json", edition_to_json(edition))
