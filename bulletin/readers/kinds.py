"""What kind of text an input holds: told by its bytes, with its name and its declared type as hints."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from bulletin.errors import ReadError
from bulletin.readers import signatures
from bulletin.readers.lines import phrases

TEXT, MARKDOWN, HTML, JSON_LINES = "text/plain", "text/markdown", "text/html", "application/jsonl"
FEED, JSON_FEED, OPML = "application/rss+xml", "application/feed+json", "text/x-opml"
MAIL, MBOX, WARC, PDF = "message/rfc822", "application/mbox", "application/warc", "application/pdf"
CSV, ZIP = "text/csv", "application/zip"
# What names and declared types hint at. All other kinds are told by their bytes alone.
_BY_SUFFIX = {
    ".txt": TEXT, ".text": TEXT,
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".mdown": MARKDOWN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
    ".jsonl": JSON_LINES, ".ndjson": JSON_LINES,
    ".csv": CSV, ".tsv": CSV, ".tab": CSV,
    ".eml": MAIL,
}  # fmt: skip
_BY_DECLARED = {
    "text/markdown": MARKDOWN,
    "text/html": HTML, "application/xhtml+xml": HTML,
    "application/jsonl": JSON_LINES, "application/x-ndjson": JSON_LINES, "application/x-jsonlines": JSON_LINES,
    "text/csv": CSV, "text/tab-separated-values": CSV,
    "message/rfc822": MAIL,
}  # fmt: skip
# What lies beside articles in a folder without being meant as one: a page's parts, notes on the folder.
_COMPANIONS = frozenset(
    phrases("""
    .toml|.yaml|.yml|.ini|.cfg|.log|.lock|.css|.js|.mjs|.map|.svg|.png|.jpg|.jpeg|.gif|.webp|.avif|.ico
    .bmp|.tif|.tiff|.woff|.woff2|.ttf|.otf|.eot|.mp3|.mp4|.webm|.m4a|.ogg|.wav|.mov|.py|.sh|.bak|.tmp|.part|.download
""")
)
_COMPANION_NAMES = frozenset(("readme", "license", "licence", "changelog", "contributing", "thumbs", "makefile"))
_DATA = frozenset((".json", ".csv", ".tsv", ".tab"))

_NO_JSON_LINES = "is JSON but no JSON Lines; write each article as an object on a line of its own"
_SAVE_AS_TEXT = "save the article as text, Markdown or HTML"
_ADDRESS = re.compile(r"https?://[^/?#]*(?P<path>[^?#]*)", re.IGNORECASE)


def is_companion(name: str) -> bool:
    """Whether a file found in a folder is passed over without a word: hidden, a README, a page's picture."""
    path = PurePath(_without_gz(name))
    return name.startswith(".") or path.suffix.lower() in _COMPANIONS or path.stem.lower() in _COMPANION_NAMES


def is_data(name: str) -> bool:
    """Whether a file found in a folder has a name that data of any sort have, and seldom articles."""
    return _suffix(name) in _DATA


def media_type(content: bytes, name: str, declared: str = "") -> str:
    """The media type of the reader that an input is for; `declared` is the content type that came with its bytes.

    Raises ReadError when the bytes are of a kind that has no reader.
    """
    if packed := _packed(content):
        return packed
    if what := signatures.binary_kind(content):
        raise ReadError(name, f"is {what}, not text; {_SAVE_AS_TEXT}")
    suffix = _suffix(name)
    hint = _BY_DECLARED.get(declared.partition(";")[0].strip().lower()) or _BY_SUFFIX.get(suffix)
    opened = signatures.opening(content)
    if opened.startswith(b"<"):
        return _marked_up(opened, name, hint)
    if signatures.is_mail(content) or (hint == MAIL and signatures.has_headers(content)):
        return MAIL
    if opened.startswith(b"{") and signatures.is_json_feed(content):
        return JSON_FEED
    if hint in (JSON_LINES, MARKDOWN, HTML, CSV):
        return hint
    if hint is None and suffix != ".json" and opened.startswith((b"---\n", b"---\r\n", b"# ")):
        return MARKDOWN
    return _json_lines_or_text(content, opened, name, is_json=suffix == ".json", is_hinted=hint is not None)


def _packed(content: bytes) -> str | None:
    """The media type of what holds articles in a form of its own."""
    told = {PDF: signatures.is_pdf, ZIP: signatures.is_zip, WARC: signatures.is_warc, MBOX: signatures.is_mbox}
    return next((kind for kind, is_kind in told.items() if is_kind(content)), None)


def _marked_up(opened: bytes, name: str, hint: str | None) -> str:
    root = signatures.root(opened)
    if signatures.is_feed(root):
        return FEED
    if signatures.is_opml(root):
        return OPML
    if hint in (JSON_LINES, MARKDOWN, CSV):
        return hint
    if hint == HTML or signatures.is_page(opened):
        return HTML
    if opened.startswith(b"<?xml"):
        raise ReadError(name, f"is XML, but neither a feed nor a page; {_SAVE_AS_TEXT}")
    return TEXT


def _json_lines_or_text(content: bytes, opened: bytes, name: str, *, is_json: bool, is_hinted: bool) -> str:
    if opened.startswith(b"{") and not is_json and not is_hinted:
        first = content.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
        try:
            return JSON_LINES if isinstance(json.loads(first), dict) else TEXT
        except (ValueError, RecursionError) as error:
            raise ReadError(name, _NO_JSON_LINES) from error
    if is_json:
        raise ReadError(name, _NO_JSON_LINES)
    return TEXT


def _suffix(name: str) -> str:
    """The suffix of a file's name or of the path in an address, in lower case and without that of gzip."""
    address = _ADDRESS.match(name)
    return PurePath(_without_gz(address["path"] if address else name)).suffix.lower()


def _without_gz(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name
