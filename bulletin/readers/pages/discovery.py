"""A page's HTML → the feeds that it names in its head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urljoin

from bulletin.errors import ReadError
from bulletin.readers.addresses import page_address
from bulletin.readers.encoding import decode
from bulletin.readers.raw import Raw

_FEEDS = frozenset(("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"))
# WordPress names the feed of comments beside that of articles, in the language of the page; its address stays English.
_COMMENTS = re.compile("comment|komment|коммент|комент|コメント|评论|評論|댓글", re.IGNORECASE)
# The head of a page with all its styles and scripts; whoever has more of those names the feeds before them.
_WITHIN_CHARACTERS = 1024 * 1024
# Portals name a feed for each of their sections.
_MOST_FEEDS = 100


class Feed(NamedTuple):
    """The address of a feed, and what the page calls it."""

    url: str
    title: str

    @property
    def is_of_comments(self) -> bool:
        """Whether it brings what readers write."""
        return bool(_COMMENTS.search(self.title) or _COMMENTS.search(self.url))


def feeds(page: Raw) -> tuple[Feed, ...]:
    """The feeds that a page names, each once, in its order, those of comments last."""
    from lxml import etree

    try:
        text = decode(page.content, page.name)[:_WITHIN_CHARACTERS]
        named: list[Feed] = etree.fromstring(text.encode(), etree.HTMLParser(target=_Links(page), encoding="utf-8"))
    except (ReadError, etree.LxmlError):
        return ()
    once: dict[str, Feed] = {}
    for feed in named:
        once.setdefault(feed.url, feed)
    return tuple(sorted(once.values(), key=lambda feed: feed.is_of_comments)[:_MOST_FEEDS])


class _Links:
    """Takes the tags of a page from a parser, and keeps the feeds that they name."""

    def __init__(self, page: Raw) -> None:
        self._base = page.url or ""
        self._found: list[Feed] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "base" and not self._found:
            self._base = _joined(self._base, attributes.get("href", "")) or self._base
        kind = attributes.get("type", "").partition(";")[0].strip().lower()
        if tag != "link" or kind not in _FEEDS or "alternate" not in attributes.get("rel", "").lower().split():
            return
        if url := page_address(_joined(self._base, attributes.get("href", ""))):
            self._found.append(Feed(url, " ".join(attributes.get("title", "").split())))

    def close(self) -> list[Feed]:
        return self._found


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip()) if address.strip() else ""
    except ValueError:
        return ""
