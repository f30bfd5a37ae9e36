"""Bytes, from wherever they came → what they are."""

from __future__ import annotations

from bulletin.errors import ReadError
from bulletin.readers import editions, kinds
from bulletin.readers.packed.gzipped import unpacked
from bulletin.readers.raw import Hints, Raw

# Room for a busy day's articles in JSON Lines (10,000 of them); memory use is a few times the size.
LARGEST_INPUT_BYTES = 64 * 1024 * 1024
_NOTHING = Hints()


def recognised(
    name: str,
    content: bytes,
    *,
    url: str | None = None,
    hints: Hints = _NOTHING,
    declared: str = "",
    limit: int = LARGEST_INPUT_BYTES,
) -> Raw:
    """The input that the bytes make: out of their gzip wrapping, with the media type of the reader that they are for.

    `declared` is the content type that came with them. Raises ReadError when they are more than `limit`, none, an
    edition that bulletin made, or of a kind that is not read.
    """
    if len(content) > limit:
        raise ReadError(name, f"is larger than {limit >> 20} MiB; split it into smaller files")
    content = unpacked(content, name, limit)
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ReadError(name, "is empty; put the article's text in it or remove it")
    if editions.is_edition(content):
        raise ReadError(name, editions.MADE_HERE)
    return Raw(name, content, kinds.media_type(content, name, declared), url, hints)
