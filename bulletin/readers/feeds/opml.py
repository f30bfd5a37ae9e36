"""OPML 1 and 2: a list of feeds → a link for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bulletin.errors import ReadError
from bulletin.model import Failure
from bulletin.readers import addresses
from bulletin.readers.feeds.markup import words_alone
from bulletin.readers.feeds.values import page
from bulletin.readers.feeds.xml_text import text_of
from bulletin.readers.raw import Link, Raw

# Lists of newsrooms have 20 to 500 feeds.
_MOST_FEEDS = 2000
_LONGEST_SHOWN_CHARACTERS = 80
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,32};)")
_FEED_SCHEME = re.compile(r"feed:(?://(?!/)|(?=https?:))", re.IGNORECASE)


def read(raw: Raw) -> Iterator[Link | Failure]:
    """A link for each feed that the list names, however deep, each once; and what was set aside.

    Raises ReadError when it names none.
    """
    named = [
        (address, outline) for outline in _outlines(text_of(raw.content, raw.name)) if (address := _named(outline))
    ]
    if not named:
        raise ReadError(raw.name, "is an OPML list that names no feeds; put outlines with an xmlUrl in it")
    links: dict[str, Link] = {}
    refused = []
    for address, outline in named[:_MOST_FEEDS]:
        if url := page(_FEED_SCHEME.sub(_web_scheme, address, count=1), base=raw.url or ""):
            site = words_alone(outline.get("title") or outline.get("text") or "", plain=True)
            links.setdefault(addresses.canonical(url), Link(url, replace(raw.hints, site=site), named=True))
        else:
            refused.append(address)
    yield from links.values()
    yield from _failures(raw.name, len(named), refused)


def _named(outline: Mapping[str, str]) -> str:
    """The address of the feed or list that an outline names; a link to a page names none."""
    if outline.get("type", "").lower() == "include":
        return (outline.get("url") or outline.get("xmlurl") or "").strip()
    return outline.get("xmlurl", "").strip()


def _web_scheme(found: re.Match[str]) -> str:
    return "http://" if found[0].endswith("//") else ""


def _failures(name: str, named: int, refused: Sequence[str]) -> Iterator[Failure]:
    if refused:
        shown = refused[0][:_LONGEST_SHOWN_CHARACTERS]
        problem = f"names {len(refused):,} feeds by no address of the web, the first by {shown!r}"
        yield Failure(name, f"{problem}; write http or https addresses")
    if named > _MOST_FEEDS:
        problem = f"names {named:,} feeds, of which the first {_MOST_FEEDS:,} are read"
        yield Failure(name, f"{problem}; split it into smaller lists")


def _outlines(text: str) -> Sequence[Mapping[str, str]]:
    from lxml import etree

    stream = _Stream()
    parser = etree.XMLParser(target=stream, recover=True, no_network=True, load_dtd=False, resolve_entities="internal")
    try:
        parser.feed(_BARE_AMPERSAND.sub("&amp;", text).encode("utf-8", errors="replace"))
        parser.close()
    except etree.LxmlError:
        # What stands before the damage counts.
        pass
    return stream.outlines


class _Stream:
    """The attributes of the outlines as they pass by, but for those that are commented out."""

    def __init__(self) -> None:
        self.outlines: list[Mapping[str, str]] = []
        self.commented = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        written = {name.lower(): value for name, value in attributes.items()}
        if self.commented or written.get("iscomment") == "true":
            self.commented += 1
        elif tag.lower() == "outline":
            self.outlines.append(written)

    def end(self, tag: str) -> None:
        self.commented -= bool(self.commented)

    def close(self) -> None:
        """Nothing: lxml asks every target for an end."""
