"""A row of data → its article, whatever file the row stood in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bulletin.errors import ReadError
from bulletin.model import Article
from bulletin.readers import addresses, dates
from bulletin.readers.article import Known, assemble, printable, within_bounds
from bulletin.readers.encoding import clean
from bulletin.readers.lines import Line
from bulletin.readers.raw import Raw


def article(row: Mapping[str, Any], raw: Raw) -> Article:
    """The article of a row with the keys text, title, source, published, language, url, id and authors.

    Raises ReadError when the row has no text, or one that no article can be made of.
    """
    text = _text(row, "text")
    if not text:
        raise ReadError(raw.name, 'has no "text"; add it or remove the line')
    within_bounds(text, raw.name)
    known = Known(
        title=" ".join(_text(row, "title").split()) or raw.hints.title,
        source=raw.hints.source or _text(row, "source"),
        published=dates.understood(_text(row, "published")) or raw.hints.published,
        language=raw.hints.language or _text(row, "language") or None,
        id=_id(row.get("id")),
        url=addresses.page_address(row.get("url")),
        authors=tuple(_authors(row.get("authors"))),
        fallback=raw.hints.site or raw.label,
    )
    return printable(assemble([Line(part) for part in text.split("\n")], known), raw.name)


def _id(value: object) -> str | None:
    return " ".join(clean(str(value)).split()) or None if isinstance(value, (str, int)) else None


def _authors(value: object) -> list[str]:
    """The names in a list, or in a text with semicolons between them."""
    names = value.split(";") if isinstance(value, str) else value if isinstance(value, list) else []
    return [" ".join(clean(name).split()) for name in names if isinstance(name, str) and name.strip()]


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return clean(value).strip() if isinstance(value, str) else ""
