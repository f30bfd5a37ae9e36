"""What a server answered, as a web archive keeps it → the bytes that it meant."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from bulletin.errors import ReadError

# Pages and feeds have at most some megabytes, PDF documents of articles no more.
LARGEST_BODY_BYTES = 20 * 1024 * 1024
_GZIP, _RAW = 16 + zlib.MAX_WBITS, -zlib.MAX_WBITS
# The length of a chunk in hexadecimal digits, and extensions that nobody uses.
_LONGEST_CHUNK_HEAD_BYTES = 64


def decoded(body: bytes, headers: Mapping[str, str], name: str) -> bytes:
    """The body without the encodings that its headers name and it really has, at most LARGEST_BODY_BYTES of it.

    Many archives keep the headers of an encoding that they have undone. Raises ReadError when there are more bytes.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    for encoding in reversed(headers.get("content-encoding", "").lower().split(",")):
        body = _unpacked(body, encoding.strip())
        if len(body) > LARGEST_BODY_BYTES:
            raise ReadError(name, f"unpacks to more than {LARGEST_BODY_BYTES >> 20} MiB; save the article's text alone")
    return body


def _joined(body: bytes) -> bytes:
    """The chunks in one; the body itself when it is not in chunks."""
    pieces, at = list[bytes](), 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + _LONGEST_CHUNK_HEAD_BYTES)
        try:
            size = int(body[at:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(pieces) or body
        if size == 0:
            break
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(pieces)


def _unpacked(body: bytes, encoding: str) -> bytes:
    """The body out of one encoding, or as it is when it is in another; one byte more than the bound when it is over."""
    if encoding in ("gzip", "x-gzip"):
        return _inflated(body, _GZIP)
    if encoding == "deflate":
        return _inflated(body, zlib.MAX_WBITS, _RAW)
    return _unbrotlied(body) if encoding == "br" else body


def _inflated(body: bytes, *windows: int) -> bytes:
    for window in windows:
        try:
            return zlib.decompressobj(window).decompress(body, LARGEST_BODY_BYTES + 1)
        except zlib.error:
            continue
    return body


def _unbrotlied(body: bytes) -> bytes:
    import brotli

    decompressor = brotli.Decompressor()
    try:
        return bytes(decompressor.process(body, output_buffer_limit=LARGEST_BODY_BYTES + 1))
    except brotli.error:
        return body
