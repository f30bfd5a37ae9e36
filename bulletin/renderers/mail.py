"""An edition as an HTML document for mail programs: a table, styles on each element, and small pictures as PNG.

Mail programs drop style sheets, scripts and SVG. What remains reads without its pictures, and its links lead to the
sources.
"""

from __future__ import annotations

import base64
import re

import css_inline
import resvg_py
from markupsafe import Markup

from bulletin.model import Document, Edition
from bulletin.renderers import themes
from bulletin.renderers.look import Look
from bulletin.renderers.view.layout import lay_out

# A screen that shows two pixels for one has them sharp.
_SCALE = 2
# One grey that is seen on the page by day and by night, 3.8:1 and 4.7:1: most programs leave pictures as they are.
_GREY = "#808288"
_SVG = re.compile(r'src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"')
_STYLE, _COLOUR = re.compile("<style>.*?</style>"), re.compile("#[0-9a-f]{6}")
# What cannot be put on elements comes first in the head, where the encoding should be.
_KEPT = re.compile(r"(<style>[^<]*</style>)(.*?)(</head>)", re.DOTALL)
_INLINER = css_inline.CSSInliner(
    keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False, minify_css=True
)


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.mail.html`."""
    view, theme = lay_out(edition, look), themes.named(look.theme)
    # The program's own or checked: it holds nothing that would close its element.
    style = Markup(theme.text("mail.css"))
    page = themes.page(themes.environment(theme), "mail.html.j2", view, style=style)
    content = _KEPT.sub(r"\2\1\3", _SVG.sub(_png, _INLINER.inline(page)))
    return Document("bulletin.mail.html", "text/html; charset=utf-8", content.encode())


def _png(found: re.Match[str]) -> str:
    """The address of a picture, as pixels."""
    svg = _COLOUR.sub(_GREY, _STYLE.sub("", base64.b64decode(found[1]).decode()))
    pixels = bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_SCALE, skip_system_fonts=True))
    return f'src="data:image/png;base64,{base64.b64encode(pixels).decode()}"'
