"""How many pages an edition may take, without typesetting it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator

import lxml.html

from bulletin.model import Edition
from bulletin.renderers.look import Look
from bulletin.renderers.pdf import job

# Elements in which text goes on in the same line.
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "br", "cite", "em", "i", "img", "q", "small", "span", "strong", "sup", "time")
)
_UNREAD = frozenset(("style", "script", "title", "svg"))
# What a page of the theme newspaper on A4 holds, in lines of so many letters: by least squares on editions of 1 to 12
# pages, of invented news and of news in English, Portuguese and Vietnamese. It is wrong by 7% on average, and for one
# day's editions always by about the same; whoever knows how one of them came out knows that.
_LINE_LETTERS, _LINE_PAGES, _HEAD_PAGES = 45, 0.0097, 0.19
# How much longer editions of one to five pages are with other themes and on the other paper.
_LONGER_THEMES = {"memo": 1.25, "plain": 1.36}
_LONGER_PAPERS = {"Letter": 1.05}


def guessed(edition: Edition, look: Look) -> float:
    """How many pages the edition may take with this look; the last may be used in part."""
    blocks = _blocks(lxml.html.document_fromstring(job(edition, look).page.encode()).find("body"))
    pages = _HEAD_PAGES + _LINE_PAGES * sum(math.ceil(letters / _LINE_LETTERS) for letters in blocks)
    return pages * _LONGER_THEMES.get(look.theme, 1.0) * _LONGER_PAPERS.get(look.paper, 1.0)


def _blocks(element: lxml.html.HtmlElement) -> Iterator[int]:
    """The width of each block of text inside, in letters."""
    width = 0
    for at, own in _runs(element):
        if at and width:
            yield width
            width = 0
        width += own
    if width:
        yield width


def _runs(element: lxml.html.HtmlElement) -> Iterator[tuple[bool, int]]:
    """The texts inside in order: whether a new line begins there, and the width."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return
    is_block = element.tag not in _INLINE
    yield is_block, _width(element.text)
    for child in element:
        yield from _runs(child)
        yield False, _width(child.tail)
    yield is_block, 0


def _width(text: str | None) -> int:
    """How many letters wide a text is: a Chinese character is two."""
    shown = " ".join((text or "").split())
    return len(shown) if shown.isascii() else sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in shown)
