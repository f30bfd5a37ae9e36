"""The files of a book in EPUB, as every reader finds them: of a zip archive that can be read in two ways none is told.

python -m bulletin.verification.book < bulletin.epub
"""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass
from typing import Any

from bulletin.model import Document
from bulletin.verification.apart import read_apart, tell

# Of an edition of 1,208 articles all formats together have some 30 MB.
_MOST_BYTES = 1 << 28
_MOST_FILES = 20_000
# What stands before the name and the content of each file, and behind all of them: signature, version, flags, method,
# time, date, checksum, both sizes, lengths of name and extra fields.
_HEAD = struct.Struct("<4s5H3I2H")
_END = 22
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# The name is in UTF-8; all other flags hide something from some readers.
_UTF8_FLAG = 0x800
_KIND, _ORDINARY = 0o170000, (0, 0o100000)


@dataclass(frozen=True, slots=True)
class Book:
    """The names of the files in their order, and what each holds; bytes that are no text are lone surrogates."""

    names: list[str]
    texts: list[str]


def read_book(document: Document) -> Book:
    """The book that a document holds; raises ProofError when it is none, or one that readers may see differently."""
    found = read_apart(__name__, document.content, document.name, "EPUB")
    return Book([name for name, _ in found], [text for _, text in found])


def _read(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        _refuse_what_is_odd(archive, entries)
        _refuse_what_lies_between(content, archive, entries)
        return [(one.filename, archive.read(one).decode("utf-8", "surrogateescape")) for one in entries]


def _refuse_what_is_odd(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Raises BadZipFile for what no book needs."""
    if len(entries) > _MOST_FILES or sum(one.file_size for one in entries) > _MOST_BYTES:
        raise zipfile.BadZipFile("it unpacks to more than any edition has")
    if len({one.filename for one in entries}) < len(entries):
        raise zipfile.BadZipFile("two files have one name")
    for one in entries:
        if one.filename != one.orig_filename:
            raise zipfile.BadZipFile(f"{one.orig_filename!r} is no name of a file")
        if (one.external_attr >> 16) & _KIND not in _ORDINARY:
            raise zipfile.BadZipFile(f"{one.filename!r} is no ordinary file")
        if one.compress_type not in _METHODS or one.flag_bits & ~_UTF8_FLAG or one.extra or one.comment:
            raise zipfile.BadZipFile(f"{one.filename!r} is packed in an unusual way")
    if archive.comment:
        raise zipfile.BadZipFile("it has a comment")


def _refuse_what_lies_between(content: bytes, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Raises BadZipFile unless each byte belongs to one file, and each file says of itself what the list says."""
    place = 0
    for one in entries:
        signature, _, flags, method, _, _, checksum, packed, size, name, extra = _HEAD.unpack_from(content, place)
        listed = (one.header_offset, one.flag_bits, one.compress_type, one.CRC, one.compress_size, one.file_size)
        if signature != b"PK\3\4" or extra or (place, flags, method, checksum, packed, size) != listed:
            raise zipfile.BadZipFile(f"{one.filename!r} is listed as another than it is")
        place += _HEAD.size + name + packed
    if place != archive.start_dir or content.rfind(b"PK\5\6") != len(content) - _END:
        raise zipfile.BadZipFile("something lies between its files or behind them")
    listing = struct.unpack_from("<2H2I", content, len(content) - _END + 8)
    if listing != (len(entries), len(entries), len(content) - _END - place, place):
        raise zipfile.BadZipFile("its list of files is longer than it says")


if __name__ == "__main__":
    tell(_read)
