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
    blocks = texts(lxml.html.document_fromstring(job(edition, look).page.encode()).find("body"))
    pages = _HEAD_PAGES + _LINE_PAGES * sum(math.ceil(_width(text) / _LINE_LETTERS) for _, text in blocks)
    return pages * _LONGER_THEMES.get(look.theme, 1.0) * _LONGER_PAPERS.get(look.paper, 1.0)


def texts(element: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """The text of each block inside with the tag of the element that it ends in, in order."""
    text = ""
    for tag, own in _runs(element):
        if tag and (shown := " ".join(text.split())):
            yield tag, shown
        text = own if tag else text + own


def _runs(element: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """The texts inside in order, each with the tag of what ends there before it, "" where the line goes on."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return
    block = "" if element.tag in _INLINE else str(element.tag)
    yield block, element.text or ""
    for child in element:
        yield from _runs(child)
        yield "", child.tail or ""
    yield block, ""


def _width(text: str) -> int:
    """How many letters wide a text is: a Chinese character is two."""
    return len(text) if text.isascii() else sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
