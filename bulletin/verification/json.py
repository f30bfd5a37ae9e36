"""A JSON document, compared by the value that it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from bulletin.errors import ProofError
from bulletin.model import Document, Edition
from bulletin.verification.claim import Claim, as_day
from bulletin.verification.difference import MOST, Difference, departure, excerpts
from bulletin.verification.sources import Sources
from bulletin.verification.texts import decoded


def claim(document: Document) -> Claim:
    """What its title and date say; raises ProofError when the document is not JSON, or ambiguous."""
    value = value_of(document)
    if not isinstance(value, dict):
        return Claim()
    title = value.get("title")
    return Claim(title if isinstance(title, str) else None, as_day(value.get("date")))


def differences(document: Document, printed: Document, edition: Edition) -> tuple[Difference, ...]:
    """The values that differ from those of the document as printed."""
    sources = Sources(edition)
    found = _compared(value_of(document), value_of(printed), "")
    return tuple(_difference(where, mine, theirs, sources) for where, mine, theirs in islice(found, MOST))


def _difference(where: str, mine: str, theirs: str, sources: Sources) -> Difference:
    return Difference(
        where or "the whole document", *excerpts(mine, theirs), sources.of(theirs, departure(mine, theirs))
    )


def _compared(mine: Any, theirs: Any, where: str) -> Iterator[tuple[str, str, str]]:
    """Where the values differ; it goes no deeper than the second, which is an edition's."""
    if type(mine) is not type(theirs):
        yield where, _told(mine), _told(theirs)
    elif isinstance(theirs, dict):
        for key in (*theirs, *(key for key in mine if key not in theirs)):
            if key in mine and key in theirs:
                yield from _compared(mine[key], theirs[key], f"{where}.{key}" if where else key)
            else:
                yield f"{where}.{key}", _told(mine.get(key, "")), _told(theirs.get(key, ""))
    elif isinstance(theirs, list):
        for place, (one, other) in enumerate(zip(mine, theirs, strict=False)):
            yield from _compared(one, other, f"{where}[{place}]")
        if len(mine) != len(theirs):
            yield where, f"{len(mine)} entries", f"{len(theirs)} entries"
    elif mine != theirs:
        yield where, _told(mine), _told(theirs)


def _told(value: Any) -> str:
    """A value as a person would write it; of one with others inside, only how many."""
    if isinstance(value, dict | list):
        return f"{len(value)} entries"
    return value if isinstance(value, str) else json.dumps(value)


def value_of(document: Document) -> Any:
    """What the document holds; raises ProofError when it is not JSON, or ambiguous."""
    try:
        return json.loads(decoded(document), object_pairs_hook=_unambiguous, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        problem = "lists nested too deep" if isinstance(error, RecursionError) else str(error)
        raise ProofError(document.name, f"is not JSON that an edition has ({problem})") from error


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object, of which no key comes twice: readers would not agree on which counts."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key comes twice")
    return made


def _refused(constant: str) -> Any:
    raise ValueError(f"{constant} is no number")
