"""JSON Lines: an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import addresses, dates
from bulletin.readers.article import Known, assemble, printable, within_bounds
from bulletin.readers.encoding import clean, decode
from bulletin.readers.lines import Line
from bulletin.readers.raw import Raw


def read(raw: Raw) -> Iterator[Article | Failure]:
    """An article for each line, a Failure for each line that holds none. Keys that are not known are passed over."""
    for number, line in enumerate(decode(raw.content, raw.name).split("\n"), 1):
        if line.strip():
            try:
                yield _article(line, raw)
            except ReadError as error:
                yield Failure(f"{raw.name}:{number}", error.problem)


def _article(line: str, raw: Raw) -> Article:
    row = _row(line, raw.name)
    text = _text(row, "text")
    if not text:
        raise ReadError(raw.name, 'has no "text"; add it or remove the line')
    within_bounds(text, raw.name)
    known = Known(
        title=" ".join(_text(row, "title").split()),
        source=_text(row, "source"),
        published=dates.understood(_text(row, "published")),
        language=_text(row, "language") or None,
        id=str(row["id"]) if isinstance(row.get("id"), (str, int)) and row["id"] != "" else None,
        url=addresses.page_address(row.get("url")),
        fallback=raw.label,
    )
    return printable(assemble([Line(part) for part in text.split("\n")], known), raw.name)


def _row(line: str, name: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(name, f"is not JSON ({str(error) or 'nested too deep'}); mend the line or remove it") from error
    if not isinstance(row, dict):
        raise ReadError(name, 'is no JSON object; write {"title": …, "text": …} on a line of its own')
    return row


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return clean(value).strip() if isinstance(value, str) else ""
