"""The body of an answer, unpacked within bounds while it comes in."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable
from typing import Protocol

from bulletin.web.problems import Problem

LARGEST_BODY_BYTES = 10 * 1024 * 1024
ENCODINGS = "gzip, deflate"
# Servers join a handful of gzip members at most; many tiny ones only burn time.
_MOST_MEMBERS = 16
_GZIP, _ZLIB, _BARE = 31, 15, -15
_TOO_LARGE = f"is larger than {LARGEST_BODY_BYTES >> 20} MiB; save it yourself, split it and name the files"
_TRUNCATED = "broke off before all of its packed text had come; try again later"


class Unpacking(Protocol):
    """What turns the bytes as sent into the bytes that are meant."""

    def add(self, sent: bytes, room: int) -> bytes:
        """What these bytes hold, cut when it is more than fits into the room."""

    def end(self) -> None:
        """Nothing more comes; raises Problem when more was to come."""


async def whole(chunks: AsyncIterable[bytes], encoding: str, announced: str) -> bytes:
    """The decoded body. Raises Problem when it is too large, broken, cut short or packed in an unknown way."""
    if announced.isascii() and announced.isdigit() and len(announced) < 20 and int(announced) > LARGEST_BODY_BYTES:
        raise Problem(_TOO_LARGE, answered=True)
    unpacking = _unpacking(encoding.strip().lower())
    body, sent = bytearray(), 0
    async for chunk in chunks:
        sent += len(chunk)
        body += unpacking.add(chunk, LARGEST_BODY_BYTES - len(body) + 1)
        if max(sent, len(body)) > LARGEST_BODY_BYTES:
            raise Problem(_TOO_LARGE, answered=True)
    unpacking.end()
    return bytes(body)


def _unpacking(encoding: str) -> Unpacking:
    if encoding in ("", "identity"):
        return _Plain()
    if encoding in ("gzip", "x-gzip"):
        return _Packed(_GZIP)
    if encoding == "deflate":
        return _Packed(_ZLIB)
    name = "".join(filter(str.isprintable, encoding))[:40]
    raise Problem(f'is packed as "{name}", which was not asked for; save the page yourself', answered=True)


class _Plain:
    def add(self, sent: bytes, room: int) -> bytes:
        return sent[:room]

    def end(self) -> None:
        """Whether all came, the connection knows."""


class _Packed:
    def __init__(self, window: int) -> None:
        self._window = window
        self._stream = zlib.decompressobj(window)
        self._members = 1
        self._begun = False

    def add(self, sent: bytes, room: int) -> bytes:
        if self._window == _ZLIB and not self._begun and sent and not _is_zlib(sent):
            # Some servers send "deflate" without the header of zlib that the standard wants.
            self._window, self._stream = _BARE, zlib.decompressobj(_BARE)
        self._begun = self._begun or bool(sent)
        found = bytearray()
        try:
            while sent and len(found) < room:
                found += self._stream.decompress(sent, room - len(found))
                sent = self._next_member()
        except zlib.error as error:
            raise Problem("is packed in a broken way; try again later", answered=True) from error
        return bytes(found)

    def _next_member(self) -> bytes:
        """What stands behind the end of a gzip member, when it is another member; else it is padding."""
        rest = self._stream.unused_data
        if not (self._stream.eof and self._window == _GZIP and rest.startswith(b"\x1f")):
            return b""
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise Problem("is packed in too many pieces; save the page yourself", answered=True)
        self._stream = zlib.decompressobj(_GZIP)
        return rest

    def end(self) -> None:
        if self._begun and not self._stream.eof:
            raise Problem(_TRUNCATED, again=True, answered=True)


def _is_zlib(opening: bytes) -> bool:
    return opening[0] & 0x0F == 8 and (len(opening) < 2 or int.from_bytes(opening[:2], "big") % 31 == 0)
