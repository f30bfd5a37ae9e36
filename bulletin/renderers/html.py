"""An edition as one HTML file that needs nothing beside it, and that reads the same without its script."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from bulletin.model import Document, Edition
from bulletin.renderers import themes
from bulletin.renderers.look import Look
from bulletin.renderers.view.layout import lay_out

# Browsers that know it refuse a script that would make markup of a string.
_TEXT_STAYS_TEXT = "require-trusted-types-for 'script'; trusted-types 'none'"


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.html`."""
    view, theme = lay_out(edition, look), themes.named(look.theme)
    sheets = ("screen.css", "remembered.css", "controls.css") if view.remembers else ("screen.css", "controls.css")
    style, script = "".join(map(theme.text, sheets)), theme.text("screen.js")
    # Style and script are the program's own or checked: neither holds what would close its element.
    more = {"style": Markup(style), "script": Markup(script), "policy": _policy(style, script)}
    page = themes.page(themes.environment(theme), "bulletin.html.j2", view, **more)
    return Document("bulletin.html", "text/html; charset=utf-8", page.encode())


def _policy(style: str, script: str) -> str:
    """What browsers let the page do: use its own style, script and pictures, and nothing else."""
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'; {_TEXT_STAYS_TEXT}"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
