"""Bytes → articles, by media type. To add a kind: its reader in its own file, and one line here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import html, jsonl, kinds, markdown, text
from bulletin.readers.article import article
from bulletin.readers.doubles import Found, set_aside
from bulletin.readers.inputs import EMPTY_FOLDER, gather
from bulletin.readers.raw import Raw, Reader

__all__ = ["EMPTY_FOLDER", "READERS", "Raw", "Reader", "article", "read"]

READERS: Mapping[str, Reader] = {
    kinds.TEXT: text.read,
    kinds.MARKDOWN: markdown.read,
    kinds.HTML: html.read,
    kinds.JSON_LINES: jsonl.read,
}


def read(
    inputs: Iterable[str | Path], *, stdin: bytes | None = None, without: Path | None = None
) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """The articles that the inputs hold, in the order of the inputs, and what was set aside and why.

    An input is a file (plain text, Markdown, a saved web page, JSON Lines; also gzipped), a folder, or "-" for the
    standard input, whose bytes are `stdin` when that is given. The folder `without` is passed over inside a folder.
    """
    found = list(set_aside(one for raw in gather(inputs, stdin, without) for one in _found(raw)))
    return (
        tuple(one for one in found if isinstance(one, Article)),
        tuple(one for one in found if isinstance(one, Failure)),
    )


def _found(raw: Raw | Failure) -> Iterator[Found | Failure]:
    if isinstance(raw, Failure):
        yield raw
        return
    digest = hashlib.sha256(raw.content).hexdigest()
    try:
        for one in READERS[raw.media_type](raw):
            if isinstance(one, Failure):
                yield one
            else:
                yield Found(replace(one, raw=digest), raw.name, one.source != raw.label)
    except ReadError as error:
        yield Failure(error.subject, error.problem)
