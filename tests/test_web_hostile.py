"""Whatever an address, a server or a packed body is made of, a problem is named and nothing else is raised."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any

import httpcore2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin.model import Failure
from bulletin.web import Fetched, bodies, freshness, urls
from bulletin.web.problems import Problem
from tests.webs import fetch, web

PIECES = st.sampled_from(
    ["http", "https", "file", ":", "//", "/", "\\", "@", "[", "]", "%", "?", "#", ".", "..", "0x7f", "127.1", "::1",
     "a", "é", "\0", "\n", " ", "１", "。", ":80", ":-1", "xn--", "example", "\ud800", "\u202e"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60))
@example("http://" + "a." * 4000)
@example("http://[" + ":" * 100)
@settings(max_examples=400)
def test_any_text_is_an_address_with_one_spelling_or_is_refused(text: str) -> None:
    try:
        url = urls.checked(text)
    except Problem:
        return
    assert url.scheme in ("http", "https")
    assert urls.checked(str(url)) == url
    assert "@" not in urls.shown(url).split("/")[2]


@given(st.lists(PIECES, max_size=8).map("".join))
@settings(max_examples=200)
def test_any_redirect_leads_to_such_an_address_or_is_refused(location: str) -> None:
    try:
        there = urls.joined(urls.checked("https://a.example/b/c?d"), location)
    except Problem:
        return
    assert there.scheme in ("http", "https")


@given(st.text(max_size=40))
def test_any_header_says_how_long_or_nothing(text: str) -> None:
    assert 0 <= freshness.fresh_s({"cache-control": text, "expires": text, "age": text}, 0) <= 3600
    assert (freshness.wait_s(text, 0) or 0) >= 0
    assert freshness.moment(1e30)


async def _pieces(content: bytes, size: int) -> AsyncIterator[bytes]:
    for at in range(0, len(content), size):
        yield content[at : at + size]


def _unpacked(content: bytes, size: int, encoding: str) -> bytes:
    return asyncio.run(bodies.whole(_pieces(content, size), encoding, ""))


@given(st.binary(max_size=2000), st.integers(1, 50))
@settings(max_examples=50)
def test_a_body_is_the_same_in_pieces_of_any_size(content: bytes, size: int) -> None:
    bare = zlib.compressobj(wbits=-15)
    assert _unpacked(gzip.compress(content) * 2, size, "gzip") == content * 2
    assert _unpacked(zlib.compress(content), size, "deflate") == content
    assert _unpacked(bare.compress(content) + bare.flush(), size, "deflate") == content
    assert _unpacked(content, size, "identity") == content


@given(st.binary(max_size=300), st.integers(1, 50), st.sampled_from(["gzip", "deflate", "identity", "br", "\n"]))
def test_any_packed_body_is_unpacked_or_refused(content: bytes, size: int, encoding: str) -> None:
    with suppress(Problem):
        assert len(_unpacked(content, size, encoding)) <= 10 * 2**20


class Scripted(httpcore2.AsyncNetworkBackend):
    """Says the same to whoever connects, and opens no connection."""

    def __init__(self, said: Sequence[bytes], *, http2: bool) -> None:
        self._said = said
        self._http2 = http2

    async def connect_tcp(self, host: str, port: int, *rest: Any, **options: Any) -> httpcore2.AsyncNetworkStream:
        return httpcore2.AsyncMockStream(list(self._said), http2=self._http2)


STATUSES = st.sampled_from(
    [b"200 OK", b"301 Moved", b"304", b"100 Continue", b"101 Switching", b"503 Busy", b"999 \xff"]
)
HEADERS = st.sampled_from(
    [b"Location: http://[", b"Location: //a:b:c", b"Location: /x", b"Location: \xff\xfe://", b"Location:",
     b"ETag: \xff", b"Content-Length: 5", b"Content-Length: -1", b"Content-Length: " + b"9" * 30,
     b"Transfer-Encoding: chunked",
     b"Content-Encoding: gzip", b"Content-Encoding: \xff", b"Retry-After: \xff", b"Set-Cookie: a=b; Domain=\xff",
     b"Cache-Control: max-age=\xb2", b"Expires: \xff", b"Upgrade: h2c", b"Link: </x>; rel=preload", b"No colon"]
)  # fmt: skip
BODIES = (
    st.sampled_from([b"", b"hello", b"5\r\nhello\r\n0\r\n\r\n", b"-5\r\n", b"zz\r\n", gzip.compress(b"x", mtime=0)])
    | st.binary()
)


@given(STATUSES, st.lists(HEADERS | st.binary(max_size=20), max_size=4), BODIES)
@settings(max_examples=300, deadline=None)
def test_any_answer_is_taken_or_named(status: bytes, headers: list[bytes], body: bytes) -> None:
    said = [b"HTTP/1.1 " + status + b"\r\n" + b"".join(header + b"\r\n" for header in headers) + b"\r\n" + body, b""]
    found = fetch("http://127.0.0.1/", web(backend=Scripted(said, http2=False), deadline_s=1.0))
    assert isinstance(found, Fetched | Failure)


def _frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


FRAMES = st.builds(
    _frame, st.integers(0, 11), st.integers(0, 255), st.sampled_from([0, 1, 2, 3, 2**31 - 1]),
    st.binary(max_size=12) | st.sampled_from([b"\x88", b"\x8c\x88", b"\x00\x00\x00\x00\x00\x00\x00\x01", b"\x82\x84"]),
)  # fmt: skip


@given(st.lists(FRAMES | st.binary(max_size=10), max_size=8))
@settings(max_examples=300, deadline=None)
def test_any_answer_in_http_2_is_taken_or_named(said: list[bytes]) -> None:
    backend = Scripted([_frame(4, 0, 0, b""), *said, b""], http2=True)
    found = fetch("https://127.0.0.1/", web(backend=backend, deadline_s=1.0))
    assert isinstance(found, Fetched | Failure)


def test_a_body_announced_as_too_large_is_not_even_begun() -> None:
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("the body was read")
        yield b""

    with pytest.raises(Problem, match="is larger than 10 MiB"):
        asyncio.run(bodies.whole(never(), "", "11000000"))
