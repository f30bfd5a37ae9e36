"""JSON Feed 1.0 and 1.1: an article for each item."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers.encoding import clean, decode
from bulletin.readers.feeds import articles
from bulletin.readers.feeds.bounds import MOST_ENTRIES
from bulletin.readers.feeds.entry import Entry, Feed
from bulletin.readers.feeds.markup import fullest, words_alone
from bulletin.readers.feeds.values import moment, names, page
from bulletin.readers.feeds.xml_text import LARGEST_XML_BYTES
from bulletin.readers.raw import Link, Raw

_RECORDINGS = ("audio/", "video/")


def read(raw: Raw) -> Iterator[Article | Link | Failure]:
    """An article for each item that has a text, a link for each whose page is wanted, and what was set aside."""
    yield from articles.found(_feed(raw), raw)


def _feed(raw: Raw) -> Feed:
    about = _parsed(raw)
    site = page(_text(about, "home_page_url"), base=raw.url or "") or ""
    title = words_alone(_text(about, "title"), plain=True)
    items = _objects(about, "items")
    return Feed(
        title=title,
        url=site,
        language=_text(about, "language"),
        entries=[_entry(item, about, raw.url or site, title) for item in items[:MOST_ENTRIES]],
        all=len(items),
    )


def _parsed(raw: Raw) -> Mapping[str, Any]:
    if len(raw.content) > LARGEST_XML_BYTES:
        raise ReadError(raw.name, f"is larger than {LARGEST_XML_BYTES >> 20} MiB; split it into smaller files")
    try:
        about = json.loads(decode(raw.content, raw.name))
    except (ValueError, RecursionError) as error:
        problem = f"is a damaged JSON feed ({str(error) or 'nested too deep'})"
        raise ReadError(raw.name, f"{problem}; fetch it again, or tell its publisher") from error
    if not isinstance(about, dict) or not isinstance(about.get("items"), list):
        raise ReadError(raw.name, 'is JSON but no JSON feed: it has no "items"; check its address')
    return about


def _entry(item: Mapping[str, Any], about: Mapping[str, Any], base: str, feed_title: str) -> Entry:
    texts = [(_text(item, "content_html"), False, True), (_text(item, "content_text"), True, True)]
    lines, whole = fullest([*texts, (_text(item, "summary"), True, False)])
    language = _text(item, "language") or _text(about, "language")
    written = [*_objects(item, "authors"), _object(item, "author")]
    return Entry(
        id=_id(item),
        # What a link blog comments on is at the external address, and what it says at its own.
        url=page(_text(item, "url"), _text(item, "external_url"), base=base),
        title=words_alone(_text(item, "title"), plain=True),
        published=moment(_text(item, "date_published") or _text(item, "date_modified"), language=language),
        authors=names(tuple(_text(author, "name") for author in written), feed_title),
        language=language,
        lines=lines,
        whole=whole,
        recording=any(_text(one, "mime_type").startswith(_RECORDINGS) for one in _objects(item, "attachments")),
    )


def _id(item: Mapping[str, Any]) -> str:
    """The item's id; version 1.0 allowed numbers."""
    value = item.get("id")
    return clean(str(value)) if isinstance(value, (str, int, float)) else ""


def _objects(values: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    found = values.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _object(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = values.get(name)
    return found if isinstance(found, dict) else {}


def _text(values: Mapping[str, Any], name: str) -> str:
    found = values.get(name)
    return clean(found) if isinstance(found, str) else ""
