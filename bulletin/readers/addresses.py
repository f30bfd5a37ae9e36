"""Addresses of pages: the form that tells pages apart, and the host that stands for a source."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_SCHEMES = ("http", "https")


def page_address(value: object) -> str | None:
    """The value when it is the address of a page on the web, else None (a script, a path, anything else)."""
    text = value.strip() if isinstance(value, str) else ""
    return text if host(text) and not any(character.isspace() for character in text) else None


def host(url: str) -> str:
    """The host of a web address without "www.", "" when there is none."""
    try:
        parts = urlsplit(url)
        name = parts.hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.") if parts.scheme.lower() in _SCHEMES else ""


def canonical(url: str) -> str:
    """The address without what does not tell pages apart: the host's letter case, the fragment, campaign marks."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([(name, value) for name, value in pairs if not name.startswith("utm_")])
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))
