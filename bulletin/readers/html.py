"""Saved web pages → their article. Which part of a page is the article is trafilatura's to say."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import addresses, dates, sites
from bulletin.readers.article import Known, assemble, printable, within_bounds
from bulletin.readers.encoding import clean, decode
from bulletin.readers.lines import Line
from bulletin.readers.raw import Raw

# What a page says of itself is enough: nothing may depend on the day on which it is read.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2100-12-31"}
# Saved news pages have 0.1 to 3 MiB; parsing takes about ten times the page's size in memory.
_LARGEST_PAGE_BYTES = 10 * 1024 * 1024
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_CHARSET_WITHIN_BYTES = 4096

# These report what they cannot extract on standard error; so do we, by the input's name.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read(raw: Raw) -> Iterator[Article | Failure]:
    """The one article that a web page holds."""
    import trafilatura  # half a second that other readers need not wait for

    if len(raw.content) > _LARGEST_PAGE_BYTES:
        raise ReadError(raw.name, f"is larger than {_LARGEST_PAGE_BYTES >> 20} MiB; save the text of the article alone")
    page = trafilatura.bare_extraction(
        decode(raw.content, raw.name, _charset(raw.content)),
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if page is None or isinstance(page, dict) or page.body is None:
        raise ReadError(
            raw.name, "holds no article that can be told from the rest of the page; save the article's own page"
        )
    within_bounds(page.text or "", raw.name)
    url = addresses.page_address(page.url)
    host = addresses.host(url or "")
    known = Known(
        title=sites.title_alone(page.title or "", page.sitename or "", host),
        source=sites.source_name(page.sitename or "", host),
        published=dates.understood(page.date or ""),
        url=url,
        fallback=raw.label,
    )
    yield printable(assemble(list(_lines(page.body)), known), raw.name)


def _charset(content: bytes) -> str:
    found = _CHARSET.search(content[:_CHARSET_WITHIN_BYTES])
    return (found[1] or found[2]).decode("ascii") if found else ""


def _lines(body: Any) -> Iterator[Line]:
    """The lines of the extracted tree; what markup makes of them is their role."""
    for element in body:
        text = "".join(_text(element))
        for line in clean(text).split("\n"):
            yield Line(" ".join(line.split()), markup="heading" if element.tag == "head" else "paragraph")


def _text(element: Any) -> Iterator[str]:
    if element.tag in ("lb", "item", "p", "row", "head", "quote", "list"):
        yield "\n"
    if element.tag == "cell":
        yield " | "
    yield element.text or ""
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    if element.tag in ("item", "p", "row", "head", "quote", "list"):
        yield "\n"
