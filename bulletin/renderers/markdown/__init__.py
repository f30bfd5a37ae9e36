"""An edition as a page of a wiki, in the dialect of that wiki: one file a flavor, chosen by name.

One template says what is printed, in which order; a flavor says how that is written. Marks are links and no
footnotes in all of them: wikis number footnotes themselves, and a number does not tell that it is sentence 4 of source
A. What gives stories a stable address is said in each file: headings change, and so do addresses made of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletin.model import Document, Edition
from bulletin.renderers import themes
from bulletin.renderers.look import Look
from bulletin.renderers.markdown.commonmark import CommonMark
from bulletin.renderers.markdown.dokuwiki import DokuWiki
from bulletin.renderers.markdown.flavor import Flavor, Markdown
from bulletin.renderers.markdown.gfm import GitHub
from bulletin.renderers.markdown.mediawiki import MediaWiki
from bulletin.renderers.markdown.obsidian import Obsidian
from bulletin.renderers.themes import Templates
from bulletin.renderers.view.layout import lay_out

FLAVORS: Mapping[str, Flavor] = {
    "commonmark": CommonMark(),
    "gfm": GitHub(),
    "obsidian": Obsidian(),
    "mediawiki": MediaWiki(),
    "dokuwiki": DokuWiki(),
}
TEMPLATE = "bulletin.md.j2"
# No outside text has a line of its own making, so these come from the template.
_EMPTY_LINES, _ONE = re.compile(r"\n{3,}"), "\n\n"


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.md`, or what the flavor's documents are called."""
    flavor = FLAVORS[look.flavor]
    page = themes.page(_environment(look, flavor), TEMPLATE, lay_out(edition, look))
    return Document(flavor.document, flavor.media_type, f"{_EMPTY_LINES.sub(_ONE, page).strip()}\n".encode())


def _environment(look: Look, flavor: Flavor) -> Templates:
    """The theme's templates with a flavor's ways to write: filters of a text, and what stands by itself."""
    templates = themes.environment(themes.named(look.theme), flavor.escape)
    templates.filters |= {
        "made": made,
        "title": flavor.title,
        "heading": flavor.heading,
        "strong": flavor.strong,
        "note": flavor.note,
        "linked": flavor.linked,
        "jump": flavor.jump,
        "there": flavor.there,
        "cited": flavor.cited,
        "marks": flavor.marks,
    }
    templates.globals |= {
        "front": flavor.front,
        "close": flavor.close,
        "item": flavor.item,
        "opening": flavor.opening,
        "spot": flavor.spot,
        "label": flavor.label,
        "quoted": flavor.quoted,
        "box": flavor.box,
        "definitions": flavor.definitions,
        "has_index": flavor.has_index,
    }
    return templates


def made(text: str) -> Markdown:
    """What a macro has made of escaped text."""
    return Markdown(text.rstrip("\n"))
