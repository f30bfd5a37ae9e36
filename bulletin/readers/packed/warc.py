"""Web archives (WARC) → the pages, feeds and documents that servers answered with, each an input of its own."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bulletin.errors import ReadError
from bulletin.model import Failure
from bulletin.readers import kinds
from bulletin.readers.addresses import page_address
from bulletin.readers.packed.budget import LARGEST_TOTAL_BYTES, Budget, SpentError
from bulletin.readers.packed.gzipped import unpacked
from bulletin.readers.packed.warc_body import LARGEST_BODY_BYTES, decoded
from bulletin.readers.raw import Raw
from bulletin.readers.recognition import recognised

# A page brings some hundred parts; an archive of a thousand pages is larger than any input may be.
_MOST_RECORDS = 100_000
# Where so many are damaged, nothing is right.
_MOST_FAILURES = 100
# The headers of a record and of an answer take a kilobyte each.
_LONGEST_HEAD_BYTES = 64 * 1024
_VERSION = b"WARC/"
_ANSWERS, _DONE = ("response", "resource"), "200"
# Articles may be in these; a page's scripts, pictures and data are passed over unlooked at.
_DECLARED = (
    "text/html", "application/xhtml+xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml",
    "application/xml", "text/xml", "application/feed+json", "application/json", "application/pdf", "text/markdown", "",
)  # fmt: skip
_READ = (kinds.HTML, kinds.FEED, kinds.JSON_FEED, kinds.PDF, kinds.MARKDOWN)
_DAMAGED = "is a damaged record; fetch or pack the archive again"

# It reports blanks in addresses on standard error.
logging.getLogger("warcio").addHandler(logging.NullHandler())


class _Record(NamedTuple):
    """The headers of a record in lower case, where what it holds begins, and where it should end."""

    headers: Mapping[str, str]
    start: int
    end: int


def read(raw: Raw) -> Iterator[Failure | Raw]:
    """What each answer holds, under its address; a Failure for each record that is damaged."""
    at, number, failures, budget = _next(raw.content, 0), 0, 0, Budget(raw.name, LARGEST_TOTAL_BYTES)
    while at >= 0:
        number += 1
        if number > _MOST_RECORDS:
            raise ReadError(raw.name, f"holds more than {_MOST_RECORDS:,} records; split it into smaller files")
        end = at + 1
        try:
            record = _record(raw.content, at, f"{raw.name}#{number}")
            end = min(record.end, len(raw.content))
            if found := _answer(record, raw, f"{raw.name}#{number}", budget):
                yield found
        except SpentError:
            raise
        except ReadError as error:
            failures += 1
            if failures > _MOST_FAILURES:
                raise ReadError(raw.name, f"has more than {_MOST_FAILURES} damaged records; fetch it again") from error
            yield Failure(error.subject, error.problem)
        at = _next(raw.content, end)


def _next(content: bytes, at: int) -> int:
    """Where the next record begins, -1 when none does; what is no record is passed over."""
    while content.startswith((b"\r", b"\n"), at):
        at += 1
    return at if content.startswith(_VERSION, at) else content.find(b"\n" + _VERSION, at) + 1 or -1


def _record(content: bytes, at: int, name: str) -> _Record:
    from warcio.exceptions import ArchiveLoadFailed  # a library that few inputs need
    from warcio.recordloader import ArcWarcRecordLoader

    head = _head(content, at, len(content), name)
    try:
        record = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(head), None, "warc", no_record_parse=True)
    except (ArchiveLoadFailed, EOFError) as error:
        raise ReadError(name, _DAMAGED) from error
    length = _length(record.rec_headers.get_header("Content-Length"))
    if length is None:
        raise ReadError(name, _DAMAGED)
    headers = {key.lower(): value for key, value in record.rec_headers.headers}
    return _Record(headers, at + len(head), at + len(head) + length)


def _length(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < len("1000000000000") else None


def _head(content: bytes, start: int, end: int, name: str) -> bytes:
    """The headers that begin at `start`, and the blank line behind them."""
    end = min(end, start + _LONGEST_HEAD_BYTES)
    for blank in (b"\r\n\r\n", b"\n\n"):
        found = content.find(blank, start, end)
        end = found + len(blank) if found >= 0 else end
    if not content.endswith((b"\r\n\r\n", b"\n\n"), start, end):
        raise ReadError(name, _DAMAGED)
    return content[start:end]


def _answer(record: _Record, raw: Raw, name: str, budget: Budget) -> Raw | None:
    """What the record holds when it is an answer that may hold articles; raises ReadError when it is damaged."""
    if record.headers.get("warc-type") not in _ANSWERS:
        return None
    url = page_address(record.headers.get("warc-target-uri", "").strip("<>"))
    name = url or name
    headers: Mapping[str, str] = {"content-type": record.headers.get("content-type", "")}
    start = record.start
    if record.headers["warc-type"] == "response":
        head = _head(raw.content, start, min(record.end, len(raw.content)), name)
        status, headers = _http(head, name)
        start += len(head)
        if status != _DONE:
            return None
    declared = headers.get("content-type", "")
    if declared.partition(";")[0].strip().lower() not in _DECLARED:
        return None
    if record.end > len(raw.content):
        raise ReadError(name, "is cut short in the archive; fetch it again")
    if record.end - start > LARGEST_BODY_BYTES:
        raise ReadError(name, f"is larger than {LARGEST_BODY_BYTES >> 20} MiB; save the article's text alone")
    body = unpacked(decoded(raw.content[start : record.end], headers, name), name, LARGEST_BODY_BYTES)
    budget.spend(len(body))
    return _of_readable_kind(body, declared, name, url, raw)


def _http(head: bytes, name: str) -> tuple[str, Mapping[str, str]]:
    """The status of an answer, and its headers in lower case."""
    from warcio.statusandheaders import StatusAndHeadersParser

    parsed = StatusAndHeadersParser([], verify=False).parse(io.BytesIO(head))
    if not parsed.protocol.upper().startswith("HTTP/"):
        raise ReadError(name, _DAMAGED)
    return parsed.get_statuscode(), {key.lower(): value for key, value in parsed.headers}


def _of_readable_kind(body: bytes, declared: str, name: str, url: str | None, raw: Raw) -> Raw | None:
    """The input that the body makes, None for a part of a page."""
    try:
        found = recognised(name, body, url=url, hints=raw.hints, declared=declared, limit=len(body))
    except ReadError:
        # Beacons are empty, pictures come as pages, data come as JSON: none of them was meant as an article.
        return None
    return found if found.media_type in _READ else None
