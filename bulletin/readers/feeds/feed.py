"""RSS 0.9 to 2.0, RDF and Atom: an article for each entry. What the XML says is feedparser's to tell."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers.feeds import articles, bounds, xml_text
from bulletin.readers.feeds.entry import Entry, Feed
from bulletin.readers.feeds.markup import fullest, words_alone
from bulletin.readers.feeds.values import moment, names, page
from bulletin.readers.raw import Link, Raw

_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
# feedparser takes the description of a picture for another one of the entry, and the longer of the two for its text.
_PICTURE_TEXT = re.compile(r"<(/?)media:description\b[^<>]*?(/?)>")
_PICTURE_TEXT_KEY = "media_caption"
_TEXT_TYPES = ("text/plain", "text/html", "application/xhtml+xml")
_RECORDINGS = ("audio/", "video/")


def read(raw: Raw) -> Iterator[Article | Link | Failure]:
    """An article for each entry that has a text, a link for each whose page is wanted, and what was set aside."""
    yield from articles.found(_feed(raw), raw)


def _feed(raw: Raw) -> Feed:
    kept = bounds.bounded(xml_text.text_of(raw.content, raw.name), raw.name)
    parsed = _parsed(_PICTURE_TEXT.sub(r"<\1media:caption\2>", kept.text), raw)
    about = parsed["feed"]
    entries = parsed["entries"][: bounds.MOST_ENTRIES]
    if not entries and not parsed["version"] and not about:
        raise ReadError(raw.name, "is no feed that can be read; check its address, or fetch it again")
    site = page(_text(about, "link"), base=raw.url or "") or ""
    language = _text(about, "language")
    title = words_alone(_text(about, "title"), plain=_is_plain(about, "title"))
    return Feed(
        title=title,
        url=site,
        language=language,
        entries=[_entry(entry, raw.url or site, title, language) for entry in entries],
        all=max(len(entries), kept.all),
    )


def _parsed(text: str, raw: Raw) -> dict[str, Any]:
    import feedparser  # a tenth of a second that other readers need not wait for
    from feedparser.exceptions import UndeclaredNamespace

    # Given anything but a stream, feedparser opens the file or the address that it may name.
    stream = io.BytesIO((_DECLARATION + text).encode("utf-8", errors="replace"))
    try:
        return dict(
            feedparser.parse(stream, response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False)
        )
    # What feedparser stumbles over in feeds that are damaged on purpose: its own code, not the XML.
    except (
        ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError,
        UndeclaredNamespace,
    ) as error:  # fmt: skip
        problem = f"is a damaged feed ({type(error).__name__} in its parser)"
        raise ReadError(raw.name, f"{problem}; fetch it again, or tell its publisher") from error


def _entry(entry: dict[str, Any], base: str, feed_title: str, feed_language: str) -> Entry:
    source = entry["source"] if isinstance(dict.get(entry, "source"), dict) else {}
    lines, whole = fullest(_texts(entry))
    language = _language(entry) or feed_language
    return Entry(
        id=_text(entry, "id").strip(),
        url=page(_text(entry, "feedburner_origlink"), _text(entry, "link"), *_alternates(entry), base=base),
        title=words_alone(_text(entry, "title"), plain=_is_plain(entry, "title")),
        published=_published(entry, language),
        authors=names(tuple(_authors(entry)), feed_title),
        language=language,
        site=words_alone(_text(source, "title")),
        site_url=page(_text(source, "href"), _text(source, "link"), base=base) or "",
        lines=lines,
        whole=whole,
        recording=_is_recording(entry),
    )


def _texts(entry: dict[str, Any]) -> Iterator[tuple[str, bool, bool]]:
    """Every text of the entry, whether it is plain, and whether it is called the content."""
    for content in _dicts(entry, "content"):
        if (kind := _text(content, "type")) in _TEXT_TYPES:
            yield _text(content, "value"), kind == "text/plain", True
    yield _text(entry, "summary"), _is_plain(entry, "summary"), False
    if not _text(entry, "summary"):
        yield _text(entry, _PICTURE_TEXT_KEY), True, False


def _published(entry: dict[str, Any], language: str) -> datetime | date | None:
    for name in ("published", "updated", "created"):
        if found := moment(_text(entry, name), dict.get(entry, f"{name}_parsed"), language):
            return found
    return None


def _authors(entry: dict[str, Any]) -> Iterator[str]:
    written, authors = _text(entry, "author"), _dicts(entry, "authors")
    if "@" in written and not any(written == f"{_text(one, 'name')} ({_text(one, 'email')})" for one in authors):
        # Of an address of mail, feedparser leaves what its pattern does not know ("ple" of "ann@post.example").
        yield written
    else:
        yield from (_text(author, "name") for author in authors)


def _alternates(entry: dict[str, Any]) -> Iterator[str]:
    yield from (_text(link, "href") for link in _dicts(entry, "links") if _text(link, "rel") == "alternate")


def _is_recording(entry: dict[str, Any]) -> bool:
    return any(_text(link, "type").startswith(_RECORDINGS) for link in _dicts(entry, "links"))


def _language(entry: dict[str, Any]) -> str:
    details = [*_dicts(entry, "content"), *(dict.get(entry, f"{name}_detail") for name in ("summary", "title"))]
    return next((found for one in details if isinstance(one, dict) and (found := _text(one, "language"))), "")


def _is_plain(values: dict[str, Any], name: str) -> bool:
    detail = dict.get(values, f"{name}_detail")
    return isinstance(detail, dict) and _text(detail, "type") == "text/plain"


def _dicts(values: dict[str, Any], name: str) -> Sequence[dict[str, Any]]:
    found = dict.get(values, name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(values: dict[str, Any], name: str) -> str:
    """The value when it is a text, else ""; a feed may write anything anywhere.

    `dict.get`, because feedparser's own looks for other names besides.
    """
    found = dict.get(values, name)
    return found if isinstance(found, str) else ""
