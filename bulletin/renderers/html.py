"""An edition as one HTML file that needs nothing beside it: no script, no fetch."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from bulletin.model import Document, Edition
from bulletin.renderers import themes
from bulletin.renderers.look import Look
from bulletin.renderers.view.layout import lay_out


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.html`."""
    view, theme = lay_out(edition, look), themes.named(look.theme)
    style = theme.text("screen.css") + (theme.text("remembered.css") if view.remembers else "")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    # The style sheet is the theme's own; in it "<" never occurs, so it cannot close its element.
    more = {"style": Markup(style), "policy": policy}
    page = themes.page(themes.environment(theme), "bulletin.html.j2", view, **more)
    return Document("bulletin.html", "text/html; charset=utf-8", page.encode())


def _hash(style: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
