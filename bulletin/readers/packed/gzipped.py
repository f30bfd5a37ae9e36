"""Gzip archives → what is packed in them, never more than was asked for."""

from __future__ import annotations

import zlib

from bulletin.errors import ReadError

_GZIP = b"\x1f\x8b"
# An archive may hold members of a few bytes or one of megabytes: what is fed to each begins small and grows, since what
# a member leaves over is copied.
_FIRST_PIECE_BYTES, _LARGEST_PIECE_BYTES = 1024, 1024 * 1024
# A web archive has one member a record; one with a hundred thousand records is larger than any input may be.
_MOST_MEMBERS = 100_000


def unpacked(content: bytes, name: str, limit: int) -> bytes:
    """The bytes, out of their gzip wrapping when they have one.

    Unpacking stops at `limit` bytes. Raises ReadError when there are more, and when the archive is damaged.
    """
    if not content.startswith(_GZIP):
        return content
    pieces: list[bytes] = []
    at, size = 0, 0
    for _ in range(_MOST_MEMBERS):
        if not content.startswith(_GZIP, at):
            return b"".join(pieces)
        at, size = _member(content, at, size, pieces, name, limit)
    raise ReadError(name, f"is a gzip archive of more than {_MOST_MEMBERS:,} parts; split it into smaller files")


def _member(content: bytes, at: int, size: int, pieces: list[bytes], name: str, limit: int) -> tuple[int, int]:
    """Where the member that begins at `at` ends, and the size of all that is unpacked by then."""
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    step = _FIRST_PIECE_BYTES
    while not stream.eof:
        if at >= len(content):
            raise ReadError(name, "is a gzip archive that ends too early; fetch or pack it again")
        fed = content[at : at + step]
        try:
            piece = stream.decompress(fed, limit - size + 1)
        except zlib.error as error:
            raise ReadError(name, f"is a damaged gzip archive ({error}); fetch or pack it again") from error
        at, step = at + len(fed) - len(stream.unused_data), min(2 * step, _LARGEST_PIECE_BYTES)
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise ReadError(name, f"unpacks to more than {limit >> 20} MiB; split it into smaller files")
    return at, size
