"""Bytes → articles, by media type. To add a kind: its reader in its own file, and one line here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin.model import Article, Failure
from bulletin.readers import kinds, markdown, pdf, text, versions
from bulletin.readers.article import article
from bulletin.readers.doubles import set_aside
from bulletin.readers.feeds import feed, feed_json, opml
from bulletin.readers.inputs import EMPTY_FOLDER, Named, gather
from bulletin.readers.mails import mail, mbox
from bulletin.readers.packed import warc
from bulletin.readers.packed import zip as zipped
from bulletin.readers.pages import html
from bulletin.readers.raw import Hints, Link, Raw, Reader
from bulletin.readers.reading import Fetcher, found
from bulletin.readers.tables import jsonl, table
from bulletin.web import Web

__all__ = [
    "EMPTY_FOLDER",
    "READERS",
    "Fetcher",
    "Hints",
    "Link",
    "Named",
    "Raw",
    "Reader",
    "article",
    "read",
    "read_versions",
]

READERS: Mapping[str, Reader] = {
    kinds.TEXT: text.read,
    kinds.MARKDOWN: markdown.read,
    kinds.HTML: html.read,
    kinds.FEED: feed.read,
    kinds.JSON_FEED: feed_json.read,
    kinds.OPML: opml.read,
    kinds.MAIL: mail.read,
    kinds.MBOX: mbox.read,
    kinds.PDF: pdf.read,
    kinds.JSON_LINES: jsonl.read,
    kinds.CSV: table.read,
    kinds.ZIP: zipped.read,
    kinds.WARC: warc.read,
}


def read(
    inputs: Iterable[Named],
    *,
    stdin: bytes | None = None,
    without: Path | None = None,
    web: Fetcher | None = None,
) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """The articles that the inputs hold, in the order of the inputs, and what was set aside and why.

    An input is a file (text, Markdown, a web page, a feed, a list of feeds, mail, PDF, JSON Lines, CSV, WARC; zipped or
    not), a folder, the address of a page, feed or list of feeds, or "-" for the standard input, whose bytes are `stdin`
    when that is given. What is known of its articles may stand beside it, as a pair. The folder `without` is passed
    over inside a folder. Addresses are fetched by `web`, by default with its own settings and without a cache.

    Of an article that is there in several versions it is the latest.
    """
    articles, failures = read_versions(inputs, stdin=stdin, without=without, web=web)
    return versions.latest(articles), failures


def read_versions(
    inputs: Iterable[Named],
    *,
    stdin: bytes | None = None,
    without: Path | None = None,
    web: Fetcher | None = None,
) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """The same with all versions of each article, which have its id."""
    kept = list(set_aside(found(gather(inputs, stdin, without), READERS, web or Web())))
    return (
        versions.joined(one for one in kept if isinstance(one, Article)),
        tuple(one for one in kept if isinstance(one, Failure)),
    )
