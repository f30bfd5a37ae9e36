"""What kind of text an input holds: told by its bytes, with its name as a hint."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import PurePath

from bulletin.errors import ReadError
from bulletin.readers.lines import phrases

TEXT, MARKDOWN, HTML, JSON_LINES = "text/plain", "text/markdown", "text/html", "application/jsonl"
_BY_SUFFIX = {
    ".txt": TEXT, ".text": TEXT,
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".mdown": MARKDOWN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
    ".jsonl": JSON_LINES, ".ndjson": JSON_LINES,
}  # fmt: skip
# What lies beside articles in a folder without being meant as one: a page's parts, data, notes on the folder.
_COMPANIONS = frozenset(
    phrases("""
    .json|.toml|.yaml|.yml|.ini|.cfg|.csv|.tsv|.log|.lock|.css|.js|.mjs|.map|.svg|.png|.jpg|.jpeg|.gif|.webp|.avif|.ico
    .bmp|.tif|.tiff|.woff|.woff2|.ttf|.otf|.eot|.mp3|.mp4|.webm|.m4a|.ogg|.wav|.mov|.py|.sh|.bak|.tmp|.part|.download
""")
)
_COMPANION_NAMES = frozenset(("readme", "license", "licence", "changelog", "contributing", "thumbs", "makefile"))

_GZIP = b"\x1f\x8b"
_BINARY_OPENINGS = {
    b"%PDF": "a PDF document", b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"RIFF": "a picture or recording",
    b"\x7fELF": "a program", b"MZ\x90": "a program", b"{\\rtf": "an RTF document", b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive", b"7z\xbc\xaf": "a 7-Zip archive", b"(\xb5/\xfd": "a Zstandard archive",
    b"SQLite format": "a database", b"ID3": "a recording", b"OggS": "a recording",
}  # fmt: skip
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
# Texts have a stray control character now and then; programs and pictures have one in every few bytes.
_MOST_CONTROLS = 0.01
_LOOKED_AT_BYTES, _TAGS_WITHIN_BYTES = 8192, 1024
_PAGE_OPENING = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED_OPENING = re.compile(rb"<(?:rss|feed|rdf:RDF|opml)\b", re.IGNORECASE)


def is_companion(name: str) -> bool:
    """Whether a file found in a folder is passed over without a word: hidden, a README, a page's picture, data."""
    path = PurePath(_without_gz(name))
    return name.startswith(".") or path.suffix.lower() in _COMPANIONS or path.stem.lower() in _COMPANION_NAMES


def unpacked(content: bytes, name: str, limit: int) -> bytes:
    """The bytes, out of their gzip wrapping when they have one.

    Unpacking stops at `limit` bytes. Raises ReadError when there are more, and when the archive is damaged.
    """
    pieces, size = [], 0
    while content.startswith(_GZIP):
        stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            piece = stream.decompress(content, limit - size + 1)
        except zlib.error as error:
            raise ReadError(name, f"is a damaged gzip archive ({error}); fetch or pack it again") from error
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise ReadError(name, f"unpacks to more than {limit >> 20} MiB; split it into smaller files")
        if not stream.eof:
            raise ReadError(name, "is a gzip archive that ends too early; fetch or pack it again")
        content = stream.unused_data
    return b"".join(pieces) if pieces else content


def media_type(content: bytes, name: str) -> str:
    """The media type of the reader that an input is for.

    Raises ReadError when the bytes are no text, or text of a kind that has no reader.
    """
    head = content[:_LOOKED_AT_BYTES]
    _refuse_binary(head, name)
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    tags = opening[:_TAGS_WITHIN_BYTES] if opening.startswith(b"<") else b""
    if _FEED_OPENING.search(tags):
        raise ReadError(name, "is a feed, and feeds are not read; save the pages of its articles and name those")
    suffix = PurePath(_without_gz(name)).suffix.lower()
    by_name = _BY_SUFFIX.get(suffix)
    if by_name in (JSON_LINES, MARKDOWN):
        return by_name
    if by_name == HTML or _PAGE_OPENING.search(tags):
        return HTML
    if by_name is None and suffix != ".json" and opening.startswith((b"---\n", b"---\r\n", b"# ")):
        return MARKDOWN
    if opening.startswith(b"{") and (by_name is None):
        return _json_kind(content, name)
    if suffix == ".json":
        raise ReadError(name, "is JSON but no JSON Lines; write each article as an object on a line of its own")
    return TEXT


def _json_kind(content: bytes, name: str) -> str:
    first = content.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    try:
        return JSON_LINES if isinstance(json.loads(first), dict) else TEXT
    except (ValueError, RecursionError) as error:
        raise ReadError(
            name, "is JSON but no JSON Lines; write each article as an object on a line of its own"
        ) from error


def _refuse_binary(head: bytes, name: str) -> None:
    for opening, what in _BINARY_OPENINGS.items():
        if head.startswith(opening):
            raise ReadError(name, f"is {what}, not text; save the article as text, Markdown or HTML")
    if not head.startswith(_WIDE_MARKS) and len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head):
        raise ReadError(name, "is a binary file, not text; save the article as text, Markdown or HTML")


def _without_gz(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name
