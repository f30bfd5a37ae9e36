"""An edition as one HTML file that needs nothing beside it: no script, no fetch."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from markupsafe import Markup

from bulletin.model import Document, Edition
from bulletin.renderers.layout import lay_out
from bulletin.renderers.theme import environment, text


def render(edition: Edition) -> Document:
    """`bulletin.html`."""
    view = lay_out(edition)
    style = _style("screen.css", "remembered.css") if view.remembers else _style("screen.css")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    # The style sheet is the theme's own; in it "<" never occurs, so it cannot close its element.
    template = environment().get_template("bulletin.html.j2")
    page = template.render(view=view, style=Markup(style), policy=policy)
    return Document("bulletin.html", "text/html; charset=utf-8", page.encode())


@cache
def _style(*names: str) -> str:
    return "\n".join(text(name) for name in names)


def _hash(style: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
