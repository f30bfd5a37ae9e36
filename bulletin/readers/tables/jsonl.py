"""JSON Lines: an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers.encoding import decode
from bulletin.readers.raw import Raw
from bulletin.readers.tables import rows


def read(raw: Raw) -> Iterator[Article | Failure]:
    """An article for each line, a Failure for each line that holds none. Keys that are not known are passed over."""
    for number, line in enumerate(decode(raw.content, raw.name).split("\n"), 1):
        if line.strip():
            try:
                yield rows.article(_row(line, raw.name), raw)
            except ReadError as error:
                yield Failure(f"{raw.name}:{number}", error.problem)


def _row(line: str, name: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(name, f"is not JSON ({str(error) or 'nested too deep'}); mend the line or remove it") from error
    if not isinstance(row, dict):
        raise ReadError(name, 'is no JSON object; write {"title": …, "text": …} on a line of its own')
    return row
