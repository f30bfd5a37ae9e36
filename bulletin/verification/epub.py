"""A book in EPUB, compared file by file and character by character; only how it is packed is free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from bulletin.model import Document, Edition
from bulletin.renderers.look import Look
from bulletin.verification.book import Book, read_book
from bulletin.verification.claim import Claim, as_day
from bulletin.verification.difference import MOST, Difference, spans
from bulletin.verification.lines import compared
from bulletin.verification.sources import Sources

# Where the package gives the title, the day and the look.
_SAID = (
    re.compile('<meta property="belongs-to-collection"[^>]*>([^<]*)<'),
    re.compile("<dc:date>([^<]*)<"),
    re.compile('<meta name="generator" content="([^"]*)"'),
)


def claim(document: Document) -> Claim:
    """What its package says; raises ProofError when it is no book."""
    book = read_book(document)
    package = next((text for name, text in _files(book) if name.endswith(".opf")), "")
    title, day, generator = (unescape(found[1]) if (found := told.search(package)) else "" for told in _SAID)
    return Claim(title or None, as_day(day), look=Look.told(generator))


def differences(document: Document, printed: Document, edition: Edition) -> tuple[Difference, ...]:
    """The files that are not those of the book as printed, and the lines that differ from theirs."""
    return tuple(islice(_differences(read_book(document), read_book(printed), Sources(edition)), MOST))


def _differences(mine: Book, theirs: Book, sources: Sources) -> Iterator[Difference]:
    for a, b, c, d in spans(mine.names, theirs.names):
        yield Difference("the list of files", ", ".join(mine.names[a:b]), ", ".join(theirs.names[c:d]))
    expected = dict(_files(theirs))
    for name, text in _files(mine):
        if name in expected and text != expected[name]:
            yield from compared(text.split("\n"), expected[name].split("\n"), sources, name)


def _files(book: Book) -> Iterator[tuple[str, str]]:
    return zip(book.names, book.texts, strict=True)
