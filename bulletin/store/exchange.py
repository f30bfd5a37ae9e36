"""An archive as JSON Lines and back: one object a line, whose `kind` says what it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, BinaryIO, Literal

from pydantic import Field, TypeAdapter, ValidationError

from bulletin.errors import ArchiveError, BulletinError
from bulletin.model import Article, Edition, Failure
from bulletin.parcels import Delivery, DeliveryState, Suppressed
from bulletin.serialized import edition_from_json, edition_to_json
from bulletin.store import articles, deliveries, editions, records

# A commit costs two waits for the disk, some 10 ms: one for so many lines is not felt, and little is lost on a crash.
BATCH_LINES = 1_000
# And lines are held in memory until then: an article has some 10 kB, an edition megabytes.
BATCH_BYTES = 16 << 20
# An edition of 1,208 articles makes a line of 11 MB; what is longer than this is no line of an export.
LONGEST_LINE_BYTES = 1 << 28

_HIGHEST = 1 << 40  # builds, intakes: as good as endless, and a number that SQLite can hold

# What states were called before an archive had an outbox (version 2 of archives and earlier).
_FORMER_STATES: Mapping[str, DeliveryState] = {"waiting": "queued", "refused": "bounced"}

_NEXT = "mend the line or export again"


@dataclass(frozen=True, slots=True)
class _Article:
    kind: Literal["article"]
    first_seen: date
    last_seen: date
    article: Article
    run: Annotated[int, Field(ge=0, le=_HIGHEST)] = 0


@dataclass(frozen=True, slots=True)
class _Edition:
    kind: Literal["edition"]
    build: Annotated[int, Field(ge=1, le=_HIGHEST)]
    edition: Edition
    run: Annotated[int, Field(ge=0, le=_HIGHEST)] | None = None
    program: Annotated[str, Field(max_length=100)] = ""


@dataclass(frozen=True, slots=True)
class _Input:
    kind: Literal["input"]
    input: records.Input


@dataclass(frozen=True, slots=True)
class _FormerDelivery:
    """A delivery in the words that exports of archives had before those had an outbox."""

    day: date
    title: str
    build: int
    channel: str
    recipient: str
    state: Literal["waiting", "refused"]


@dataclass(frozen=True, slots=True)
class _Delivery:
    kind: Literal["delivery"]
    delivery: Delivery | _FormerDelivery


@dataclass(frozen=True, slots=True)
class _Suppressed:
    kind: Literal["suppressed"]
    suppressed: Suppressed


_Line = _Article | _Edition | _Input | _Delivery | _Suppressed


@cache
def _adapter() -> TypeAdapter[_Line]:
    return TypeAdapter(Annotated[_Line, Field(discriminator="kind")])


def export(connection: sqlite3.Connection, file: BinaryIO) -> int:
    """How many lines were written: articles, editions, inputs, deliveries, suppressed addresses."""
    count = 0
    for line in _lines(connection):
        file.write(_adapter().dump_json(line) + b"\n")
        count += 1
    return count


def _lines(connection: sqlite3.Connection) -> Iterator[_Line]:
    for seen in articles.everything(connection):
        yield _Article("article", seen.first, seen.last, seen.article, seen.run)
    for number, made in editions.everything(connection):
        yield _Edition("edition", number, made.edition, made.run, made.program)
    for known in records.inputs(connection):
        yield _Input("input", known)
    for delivery in deliveries.everything(connection):
        yield _Delivery("delivery", delivery)
    for one in deliveries.suppressed(connection):
        yield _Suppressed("suppressed", one)


Numbered = tuple[str, bytes]
"""A line, and where it stands: `export.jsonl: line 12`."""


def batches(file: BinaryIO, name: str) -> Iterator[tuple[Numbered, ...]]:
    """The lines of a file, as many at once as are committed together; empty ones are passed over."""
    lines = ((f"{name}: line {number}", line) for number, line in enumerate(_bounded(file), 1) if line.strip())
    batch: list[Numbered] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line[1])
        if len(batch) >= BATCH_LINES or size >= BATCH_BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _bounded(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long, only so much as shows that it is."""
    while line := file.readline(LONGEST_LINE_BYTES + 1):
        yield line
        while len(line) > LONGEST_LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE_BYTES + 1)


def take(connection: sqlite3.Connection, batch: Iterable[Numbered]) -> tuple[int, list[Failure]]:
    """How many of the lines are in the archive now, and why the others are not. Needs a transaction."""
    count, failures = 0, []
    for place, content in batch:
        try:
            _add(connection, _parsed(content))
            count += 1
        except BulletinError as error:
            failures.append(Failure(place, str(error)))
    return count, failures


def _add(connection: sqlite3.Connection, line: _Line) -> None:
    match line:
        case _Article():
            if line.first_seen > line.last_seen:
                raise ArchiveError(f"article {line.article.id}", f"was seen last before it was seen first; {_NEXT}")
            articles.add(connection, [articles.Seen(line.article, line.first_seen, line.last_seen, line.run)])
        case _Edition():
            editions.add(connection, editions.Build(line.edition, line.run, line.program, line.build))
        case _Input():
            records.add_input(connection, line.input)
        case _Delivery():
            deliveries.add(connection, _of_today(line.delivery))
        case _Suppressed():
            deliveries.add_suppressed(connection, [line.suppressed])


def _of_today(known: Delivery | _FormerDelivery) -> Delivery:
    if isinstance(known, Delivery):
        return known
    state = _FORMER_STATES[known.state]
    return Delivery(known.day, known.title, known.build, known.channel, known.recipient, state)


def _parsed(content: bytes) -> _Line:
    """What a line says; raises ArchiveError or RenderError when that is nothing that an export says."""
    if len(content) > LONGEST_LINE_BYTES:
        raise ArchiveError("length", f"is above {LONGEST_LINE_BYTES:,} bytes, and no export has such a line; {_NEXT}")
    try:
        line = _adapter().validate_json(content, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "content"
        raise ArchiveError(place, f"{first['msg'][0].lower()}{first['msg'][1:]}; {_NEXT}") from error
    if isinstance(line, _Edition):
        _check(edition_from_json(edition_to_json(line.edition)))
    return line


def _check(edition: Edition) -> None:
    """The wordings of an edition's facts are within their articles."""
    for story in edition.stories:
        length = {article.id: len(article.text) for article in story.articles}
        for fact in story.facts:
            if not 0 <= fact.wording.start <= fact.wording.end <= length[fact.wording.article]:
                raise ArchiveError(f"fact {fact.id}", f"has a wording that is not in its article; {_NEXT}")
