"""What one input holds before a reader has looked at it, and what a reader may find in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from bulletin.model import Article, Failure

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What is known of an input's articles before they are read.

    `source` and `language` are the user's word and stand above what an article says of itself; with `full_text` the
    pages of a feed's entries are fetched. `title`, `published` and `site` are what a feed says of the page that it
    links to, and count only where the page says nothing itself.
    """

    source: str = ""
    language: str = ""
    full_text: bool = False
    title: str = ""
    published: datetime | date | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one input, the name that the user knows it by, and what kind of text it is.

    `url` is the address that it was fetched from, after redirects; `hints` is what is known of it besides.
    """

    name: str
    content: bytes
    media_type: str
    url: str | None = None
    hints: Hints = Hints()

    @property
    def label(self) -> str:
        """The input's name as words: the source of an article that names none."""
        if self.name == STANDARD_INPUT:
            return self.name
        stem = PurePath(self.name).name
        while (suffix := PurePath(stem).suffix) and re.fullmatch(r"\.[A-Za-z]{2,8}", suffix):
            stem = stem.removesuffix(suffix)
        return " ".join(re.split(r"[\s_-]+", stem)).strip() or self.name


@dataclass(frozen=True, slots=True)
class Link:
    """The address of something to fetch and read, always http or https; `instead` stands when it cannot be had.

    `named` says that the user named it, himself or in a list of his own; `listed_at` is the address of what names it.
    """

    url: str
    hints: Hints = Hints()
    instead: Article | None = None
    named: bool = False
    listed_at: str = ""


Reader = Callable[[Raw], Iterator[Article | Failure | Raw | Link]]
"""Yields the articles that an input holds, a Failure for each that cannot be made, what is packed in it as Raw inputs
of their own, and what it links to and wants read."""
