"""Editions that bulletin made, told by what they are: none is ever read as an article."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

MADE_HERE = "is an edition that bulletin made; name the articles that it was made from"
_HEAD_BYTES = 8192
_TAIL_BYTES = 1024
# The front matter with its three counts, in this order.
_MARKDOWN = re.compile(
    rb"\A(?:---|<!--)\r?\n(?:[a-z]+: [^\n]*\n){0,12}?"
    rb"(?:generator: bulletin|stories: \d+\r?\narticles: \d+\r?\nsources: \d+)\r?\n"
)
# The last lines of plain text, and the last of a page for DokuWiki, maybe between its signs for text as it is.
_COLOPHON = re.compile(rb"\xc2\xb7\s+\d{4}-\d\d-\d\d\s+\xc2\xb7\s+bulletin(?:;\s+[a-z]+=[^;\n]*)*\s*\Z")
_QUOTE = rb"(?:'|&#39;|&apos;)"
_NONE = _QUOTE + b"none" + _QUOTE
# The policy that allows the page its own style sheet, by its hash, and nothing else.
_HTML = re.compile(
    rb"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    + _NONE
    + rb"; style-src "
    + _QUOTE
    + rb"sha256-[\w+/=]{44}"
    + _QUOTE
    + rb"; base-uri "
    + _NONE
    + rb"; form-action "
    + _NONE
    + rb"\"|<meta name=\"generator\" content=\"bulletin[\";]",
    re.IGNORECASE,
)
_JSON = re.compile(
    rb"\A\{\s*\"title\":\s*\"(?:[^\"\\]|\\.)*+\",\s*\"date\":\s*\"\d{4}-\d\d-\d\d\",\s*\"issued\":\s*\"", re.DOTALL
)
_PDF, _PDF_STREAM = b"%PDF", re.compile(rb"stream\r?\n")
_PDF_MARK = re.compile(rb"<xmp:CreatorTool>bulletin(?:; [^<]*)?</xmp:CreatorTool>")
# The metadata of an edition take some 1,000 bytes.
_PDF_METADATA, _PDF_METADATA_BYTES = b"<?xpacket", 4096
_FEED = re.compile(rb"<feed [^>]*>.{0,2000}?<generator>bulletin(?:; [^<]*)?</generator>", re.DOTALL)
# The third file of a book, packed right behind its name, tells what made it.
_BOOK, _PACKAGE = b"PK\3\4", b"EPUB/package.opf"
_BOOK_MARK = re.compile(rb'<meta name="generator" content="bulletin[";]')
_PACKAGE_BYTES = 1 << 16


def is_edition(content: bytes) -> bool:
    """Whether the bytes are an edition, in a format that says so of itself."""
    head = content[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(_PDF):
        return any(_PDF_MARK.search(_unpacked(content, found.end())) for found in _PDF_STREAM.finditer(content))
    if head.startswith(_BOOK):
        return _is_book(head)
    if _MARKDOWN.match(head):
        return True
    if head.startswith(b"<"):
        return (_HTML.search(head) or _FEED.search(head)) is not None
    return (_JSON.match(head) or _COLOPHON.search(content[-_TAIL_BYTES:])) is not None


def holds_edition(path: Path) -> bool:
    """Whether the path is a file that holds an edition; what cannot be read holds none."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            if not head.startswith(_PDF):
                file.seek(max(len(head), path.stat().st_size - _TAIL_BYTES))
            return is_edition(head + file.read())
    except OSError:
        return False


def _is_book(head: bytes) -> bool:
    """Whether a zip file that begins so is an edition's book."""
    start = head.find(_PACKAGE)
    try:
        packed = head[start + len(_PACKAGE) :] if start > 0 else b""
        told = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _PACKAGE_BYTES)
    except zlib.error:
        return False
    return _BOOK_MARK.search(told) is not None


def _unpacked(content: bytes, start: int) -> bytes:
    """The beginning of a PDF's stream when it is the one with the metadata, else nothing."""
    try:
        text = zlib.decompressobj().decompress(content[start : start + _PDF_METADATA_BYTES], _PDF_METADATA_BYTES)
    except zlib.error:
        return b""
    return text if text.startswith(_PDF_METADATA) else b""
