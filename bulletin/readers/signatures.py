"""What the first bytes of a file tell of its format."""

from __future__ import annotations

import codecs
import re

_BINARY = {
    b"\xd0\xcf\x11\xe0": "an office document", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture", b"RIFF": "a picture or recording", b"\x7fELF": "a program", b"MZ\x90": "a program",
    b"{\\rtf": "an RTF document", b"BZh": "a bzip2 archive", b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive", b"Rar!\x1a": "a RAR archive", b"(\xb5/\xfd": "a Zstandard archive",
    b"SQLite format": "a database", b"ID3": "a recording", b"OggS": "a recording",
}  # fmt: skip
_PDF, _ZIP, _WARC = b"%PDF-", (b"PK\x03\x04", b"PK\x05\x06"), (b"WARC/1.", b"WARC/0.")
_WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\x00": "utf-16-le", b"\x00<": "utf-16-be",
}  # fmt: skip
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
# Texts have a stray control character now and then; programs and pictures have one in every few bytes.
_MOST_CONTROLS = 0.01
_LOOKED_AT_BYTES, _TAGS_WITHIN_BYTES = 8192, 1024

_BEFORE_ROOT = re.compile(
    rb"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^<>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(rb"\s*<(?:[\w.-]{1,64}:)?([\w.-]{1,64})")
_FEED_ROOTS, _OPML_ROOT = (b"rss", b"feed", b"rdf", b"channel"), b"opml"
_PAGE_OPENING = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')

# The first lines that routers and list servers write take some kilobytes each, and there may be twenty.
_HEADERS_WITHIN_BYTES = 64 * 1024
_HEADER = re.compile(rb"([!-9;-~]{1,76}):[^\n]*\n(?:[ \t][^\n]*\n)*")
_TRACES = frozenset((b"date", b"message-id", b"received", b"mime-version"))
_PURPOSES = frozenset((b"subject", b"to", b"mime-version", b"list-id", b"received", b"message-id"))
# "From ann@post.example Thu Nov 19 08:00:00 2026", then a header.
MBOX_OPENING = re.compile(
    rb"^From \S{1,320} [^\n]{0,60}\d\d:\d\d[^\n]{0,60}\d{4}[^\n]{0,20}\n(?:>From [^\n]{0,400}\n)?(?=[!-9;-~]{1,76}:)",
    re.MULTILINE,
)


def binary_kind(content: bytes) -> str | None:
    """What the bytes are when they are no text ("a picture"), None for text and for the formats that are read."""
    head = content[:_LOOKED_AT_BYTES]
    for opening, what in _BINARY.items():
        if head.startswith(opening):
            return what
    is_wide = head.startswith(tuple(_WIDE_MARKS))
    return "a binary file" if not is_wide and len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head) else None


def is_pdf(content: bytes) -> bool:
    """Whether the bytes are a PDF document."""
    return content[:_LOOKED_AT_BYTES].lstrip(_BEFORE_TEXT).startswith(_PDF)


def is_zip(content: bytes) -> bool:
    """Whether the bytes are a zip archive, which office documents and electronic books are, too."""
    return content.startswith(_ZIP)


def is_warc(content: bytes) -> bool:
    """Whether the bytes are a web archive."""
    return content[:_LOOKED_AT_BYTES].lstrip(_BEFORE_TEXT).startswith(_WARC)


def opening(content: bytes) -> bytes:
    """The first bytes of a text in UTF-8 (or what it was written in, when that has ASCII in it), blanks left out."""
    head = content[:_LOOKED_AT_BYTES]
    for mark, encoding in _WIDE_MARKS.items():
        if head.startswith(mark):
            head = head.decode(encoding, errors="ignore").encode(errors="ignore")
            break
    return head.lstrip(_BEFORE_TEXT)


def root(opened: bytes) -> str:
    """The name of the first element of a text that begins with markup, in lower case and without its prefix."""
    at = 0
    while before := _BEFORE_ROOT.match(opened, at):
        at = before.end()
    found = _ROOT.match(opened, at)
    return found[1].decode("ascii", errors="replace").lower() if found else ""


def is_feed(name: str) -> bool:
    """Whether a document whose first element has this name is a feed: RSS, RDF or Atom."""
    return name.encode() in _FEED_ROOTS


def is_opml(name: str) -> bool:
    """Whether a document whose first element has this name is a list of feeds."""
    return name.encode() == _OPML_ROOT


def is_page(opened: bytes) -> bool:
    """Whether the text opens as web pages do."""
    return opened.startswith(b"<") and bool(_PAGE_OPENING.search(opened[:_TAGS_WITHIN_BYTES]))


def is_json_feed(content: bytes) -> bool:
    """Whether a JSON text says that it is a JSON Feed."""
    return _JSON_FEED.search(content) is not None


def is_mail(content: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail: who sent it, a trace of its way, and what it is for."""
    names = _header_names(content)
    return b"from" in names and not names.isdisjoint(_TRACES) and not names.isdisjoint(_PURPOSES)


def has_headers(content: bytes) -> bool:
    """Whether the bytes begin with any header that mails have."""
    return not _header_names(content).isdisjoint({b"from", *_TRACES, *_PURPOSES})


def is_mbox(content: bytes) -> bool:
    """Whether the bytes begin as a mailbox does: with the line that parts its mails, then headers."""
    head = content[:_LOOKED_AT_BYTES].removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    return MBOX_OPENING.match(head) is not None


def _header_names(content: bytes) -> set[bytes]:
    head = content[:_HEADERS_WITHIN_BYTES].removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n").replace(b"\r\n", b"\n")
    names, at = set(), 0
    while found := _HEADER.match(head, at):
        names.add(found[1].lower())
        at = found.end()
    return names
