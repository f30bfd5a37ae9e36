"""An edition as an HTML document for mail programs: a table, styles on each element, and small pictures as PNG.

Mail programs drop style sheets, scripts and SVG. What remains reads without its pictures, and its links lead to the
sources. Gmail shows no more than 102 kB of it and hides what follows behind a link: the last stories, and how to get
no more mail. So a longer page ends with as many stories as fit, and says that there are more.
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_left
from dataclasses import replace

import css_inline
import resvg_py
from markupsafe import Markup

from bulletin.model import Document, Edition
from bulletin.renderers import themes
from bulletin.renderers.look import Look
from bulletin.renderers.themes import Theme
from bulletin.renderers.view.layout import lay_out
from bulletin.renderers.view.values import EditionView

# What Gmail shows, less what is added for each reader (the way to unsubscribe, links to attachments) and a margin, for
# others have measured that bound and Gmail has not told it.
_MOST_BYTES = 96_000
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
    """`bulletin.mail.html`, with the first of its stories when all would make it too long."""
    view, theme = lay_out(edition, look), themes.named(look.theme)
    page, number = _page(view, theme), len(view.stories) + len(view.also)
    if _size_bytes(page) > _MOST_BYTES and number > 1:
        # The first index is of one story, so that of the first number which is too large is the one that fits.
        fits = bisect_left(range(1, number), True, key=lambda n: _size_bytes(_page(view, theme, n)) > _MOST_BYTES)
        page = _page(view, theme, max(1, fits))
    return Document("bulletin.mail.html", "text/html; charset=utf-8", _SVG.sub(_png, page).encode())


def _page(view: EditionView, theme: Theme, most: int | None = None) -> str:
    """The page, or one of the first so many stories, those that are told before those that are only named."""
    shown = view if most is None else _shortened(view, most)
    # The program's own or checked: it holds nothing that would close its element.
    style = Markup(theme.text("mail.css"))
    page = themes.page(themes.environment(theme), "mail.html.j2", shown, style=style, is_cut=most is not None)
    return _KEPT.sub(r"\2\1\3", _INLINER.inline(page))


def _shortened(view: EditionView, most: int) -> EditionView:
    left, sections = most, []
    for section in view.sections:
        stories = section.stories[:left]
        left -= len(stories)
        if stories:
            sections.append(replace(section, stories=stories))
    return replace(view, sections=tuple(sections), also=view.also[:left])


def _size_bytes(page: str) -> int:
    """The size of what is read: pictures come beside it."""
    return len(_SVG.sub("", page).encode())


def _png(found: re.Match[str]) -> str:
    """The address of a picture, as pixels."""
    svg = _COLOUR.sub(_GREY, _STYLE.sub("", base64.b64decode(found[1]).decode()))
    pixels = bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_SCALE, skip_system_fonts=True))
    return f'src="data:image/png;base64,{base64.b64encode(pixels).decode()}"'
