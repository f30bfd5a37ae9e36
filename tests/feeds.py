"""Feeds and lists of feeds, written for the tests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from bulletin.model import Article, Failure
from bulletin.readers import kinds
from bulletin.readers.feeds import feed, feed_json, opml
from bulletin.readers.raw import Hints, Link, Raw

NAME, URL = "https://haldenpost.example/feed", "https://haldenpost.example/feed"
LEAD = "The road along the lake was closed on Monday after stones fell on it, the county said."
MORE = "Drivers have to take the pass, which adds forty minutes to the journey to the coast."
LAST = "Geologists are to look at the slope before the road is opened again, the mayor told the council."
TEXT = (
    LEAD,
    MORE,
    LAST,
    *(f"Stage {number} of the work begins when the slope is dry enough for the crews." for number in range(6)),
)
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
HTML = "".join(f"<p>{sentence}</p>" for sentence in TEXT)


def element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes and ' ' + attributes}>{escape(text, quote=False)}</{name}>"


def item(*more: str, title: str = "Lake road closed", link: str | None = "https://haldenpost.example/lake") -> str:
    """An item of RSS with a title, a link and whatever elements are given."""
    linked = element("link", link) if link is not None else ""
    return f"<item>{element('title', title)}{linked}{''.join(more)}</item>"


def described(text: str, **known: str) -> str:
    return item(element("description", text), **known)


def rss(*items: str, title: str = "Halden Post", about: str = "", declared: str = "utf-8") -> str:
    """An RSS 2.0 feed with the items; `about` are more elements of its channel."""
    return (
        f'<?xml version="1.0" encoding="{declared}"?>\n<rss version="2.0" {NAMESPACES}><channel>'
        f"{element('title', title)}<link>https://haldenpost.example/</link>{about}{''.join(items)}</channel></rss>"
    )


def entry(*more: str, title: str = "Lake road closed", id: str = "tag:haldenpost.example,2026:1") -> str:
    return f'<entry>{element("title", title)}<id>{id}</id><link href="https://haldenpost.example/lake"/>{"".join(more)}</entry>'


def atom(*entries: str, attributes: str = "", title: str = "Halden Post") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>'
        f'{element("title", title)}<link href="https://haldenpost.example/"/>{"".join(entries)}</feed>'
    )


def json_feed(*items: dict[str, object], **about: object) -> bytes:
    version = {"version": "https://jsonfeed.org/version/1.1", "title": "Halden Post"}
    return json.dumps({**version, **about, "items": items}).encode()


def read(
    content: str | bytes, *, url: str | None = URL, hints: Hints | None = None
) -> list[Article | Failure | Link | Raw]:
    """What the reader of XML feeds makes of the content."""
    return list(feed.read(raw(content, kinds.FEED, url, hints)))


def read_json(
    content: bytes, *, url: str | None = URL, hints: Hints | None = None
) -> list[Article | Failure | Link | Raw]:
    return list(feed_json.read(raw(content, kinds.JSON_FEED, url, hints)))


def read_opml(
    content: str | bytes, *, url: str | None = None, hints: Hints | None = None
) -> list[Article | Failure | Link | Raw]:
    return list(opml.read(raw(content, kinds.OPML, url, hints)))


def raw(content: str | bytes, media_type: str, url: str | None, hints: Hints | None) -> Raw:
    return Raw(NAME, content.encode() if isinstance(content, str) else content, media_type, url, hints or Hints())


def articles(found: Iterable[object]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def failures(found: Iterable[object]) -> list[Failure]:
    return [one for one in found if isinstance(one, Failure)]


def links(found: Iterable[object]) -> list[Link]:
    return [one for one in found if isinstance(one, Link)]
