"""The texts of a feed's entry, HTML or plain → lines, and its title → words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from bulletin.readers.encoding import clean
from bulletin.readers.lines import Line
from bulletin.readers.markup_stream import marked_up, paragraphs, spaced
from bulletin.readers.pages import wording

_ESCAPED_MARKUP = re.compile(r"</(?:p|a|b|i|em|strong|div|span|ul|li|blockquote|h[1-6])>|<br ?/?>", re.IGNORECASE)
_ESCAPED_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")


def lines(text: str, *, plain: bool = False) -> list[Line]:
    """The lines of a text: paragraphs and headings as its markup has them, without what is no text.

    Markup that was escaped twice is read as markup, and so is what is called `plain` and has closing tags.
    """
    text = _unescaped(clean(text)) if plain else clean(text)
    has_markup = _ESCAPED_MARKUP.search(text) is not None if plain else "<" in text or "&" in text
    if not has_markup:
        return [Line(paragraph) for paragraph in paragraphs(text)]
    found = marked_up(text)
    whole = "\n".join(line.text for line in found)
    if _ESCAPED_MARKUP.search(whole):
        return marked_up(whole)
    if _ESCAPED_ENTITY.search(whole):
        return [line._replace(text=spaced(_unescaped(line.text))) for line in found]
    return found


def fullest(texts: Iterable[tuple[str, bool, bool]]) -> tuple[list[Line], bool]:
    """The lines of the longest of the texts, and whether it is called the content.

    Each is given with whether it is plain and whether it is called the content; of two that are as long, the first
    counts.
    """
    best: list[Line] = []
    is_content = False
    for text, plain, content in texts:
        found = lines(text, plain=plain) if text.strip() else []
        if _length(found) > _length(best):
            best, is_content = found, content
    return best, is_content


def words_alone(text: str, *, plain: bool = False) -> str:
    """A title or name on one line, its entities decoded, without markup unless it is `plain`."""
    if "<" in text and not plain:
        text = " ".join(line.text for line in lines(text))
    return wording.line(text)


def _unescaped(text: str) -> str:
    return clean(html.unescape(text)) if _ESCAPED_ENTITY.search(text) else text


def _length(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)
