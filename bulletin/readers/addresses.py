"""Addresses of pages: the form that tells pages apart, and the host that stands for a source."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from bulletin.readers import tracking

_SCHEMES = ("http", "https")
# Servers and browsers stop at some 8,000 characters; nothing that a person would print is near that.
_LONGEST_ADDRESS_CHARACTERS = 8_000
# Blanks, control characters and halves of characters; what only looks odd may stand in an address.
_IN_NO_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# The variants of a site for telephones and for AMP, told by the first part of the host's name.
_VARIANT_HOSTS = frozenset(("m", "mobile", "touch", "amp"))
_PORTS = {"http": "80", "https": "443"}
# A copy of a page in a cache of AMP pages: the page's own address is the rest of the path; "s" stands for https.
_AMP_CACHE = re.compile(
    r"(?:(?:.+\.)?cdn\.ampproject\.org/[a-z]|(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?/amp)/(?:s/)?"
    r"(?P<page>[^/?#\s]+\.[^/?#\s]+(?:/.*)?)",
    re.DOTALL,
)
_AMP_ENDING = re.compile(r"(?<=[^/])/amp(?P<slash>/?)\Z|\.amp(?P<suffix>\.html?)?\Z", re.IGNORECASE)
_AMP_OPENING = re.compile(r"/amp(?=/[^/])", re.IGNORECASE)
# "#!/story/5" and "#/story/5" name the page where a script shows it; every other fragment is a place in it.
_PAGE_FRAGMENTS = ("!", "/")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_EAST_ASIAN = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
_IN_PATHS = "/%:@!$&'()*+,;=-._~[]|^`{}\"<>\\"


def page_address(value: object) -> str | None:
    """The value when it is the address of a page on the web, else None (a script, a path, anything else)."""
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > _LONGEST_ADDRESS_CHARACTERS or _IN_NO_ADDRESS.search(text):
        return None
    return text if host(text) else None


def joined(base: str, reference: str) -> str:
    """The address that a page at `base` means by a reference, "" when it means none."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""


def host(url: str) -> str:
    """The host of a web address without "www.", "" when there is none."""
    try:
        parts = urlsplit(url)
        name = parts.hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.") if parts.scheme.lower() in _SCHEMES else ""


def registrable(host: str) -> str:
    """The part of a host's name that somebody registered ("news.example.co.uk" → "example.co.uk").

    The host itself when its ending is in no list: an address in numbers, a name within a network.
    """
    from tld import get_tld  # the list of endings takes a tenth of a second to load

    if not host or any(character in host for character in "/?#@:[]%\\ "):
        return host
    found = get_tld(f"https://{host}", as_object=True, fail_silently=True, search_private=True)
    return (getattr(found, "fld", "") if found else "") or host


def canonical(url: str) -> str:
    """The address without what does not tell pages apart; canonical of that is the same again.

    Left out are the scheme's and the host's spelling, default ports, the variants for telephones and AMP, the caches
    of AMP pages, the marks that tell who sent the reader (`tracking`), and the fragment.
    """
    url = url.strip().encode("utf-8", "replace").decode()
    if len(url) > _LONGEST_ADDRESS_CHARACTERS:
        return url
    # A step leaves a shorter address or the last one, so the bound is never met.
    for _ in range(len(url) + 1):
        if (step := _step(url)) == url:
            break
        url = step
    return url


def _step(url: str) -> str:
    """The address with each of its parts in its one spelling, or the address that a cache of AMP pages holds."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme not in _SCHEMES or not parts.hostname:
        return url
    name, path = _host(parts.hostname), quote(_ESCAPE.sub(_escape, parts.path), safe=_IN_PATHS)
    if cached := _AMP_CACHE.fullmatch(name + path):
        return f"https://{cached['page']}" + (f"?{parts.query}" if parts.query else "")
    netloc = name if port is None or str(port) == _PORTS[parts.scheme] else f"{name}:{port}"
    fragment = parts.fragment if parts.fragment.startswith(_PAGE_FRAGMENTS) else ""
    return urlunsplit(SplitResult("https", netloc, _path(path), _query(parts.query), fragment))


def _host(name: str) -> str:
    """The host's name in ASCII, and of the site for desktops where it is a variant of that."""
    name = name.lower().rstrip(".")
    try:
        name = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return name
    if ":" in name:
        return f"[{name}]"
    first, _, rest = name.partition(".")
    while first in _VARIANT_HOSTS and registrable(name) != name and "." in rest:
        name = f"www.{rest}" if registrable(rest) == rest else rest
        first, _, rest = name.partition(".")
    return name


def _path(path: str) -> str:
    """The path of the page itself, whichever way its copy for AMP is marked."""
    while shorter := _without_amp(path):
        path = shorter
    return path or "/"


def _escape(found: re.Match[str]) -> str:
    """The escape in capitals, or the character where it needs no escape."""
    character = chr(int(found[1], 16))
    return character if character in _UNRESERVED else found[0].upper()


def _without_amp(path: str) -> str:
    """The path of the page that is not made for AMP, "" when this is it."""
    shorter = _AMP_OPENING.sub("", path, count=1) if _AMP_OPENING.match(path) else path
    if shorter == path:
        shorter = _AMP_ENDING.sub(lambda found: found["slash"] or found["suffix"] or "", path)
    return shorter if shorter != path else ""


def _query(query: str) -> str:
    """The query without marks of its sender, in its own order; bytes that are no UTF-8 stay what they are."""
    escaped = quote(query, safe="%&=+;/?:@!$'()*,-._~")
    pairs = parse_qsl(escaped, keep_blank_values=True, encoding="latin-1")
    kept = [(name, value) for name, value in pairs if not tracking.is_mark(name, value)]
    return urlencode(kept, encoding="latin-1")


def shown(host: str) -> str:
    """The host as people read it: the registrable part, in its own script unless its letters mix scripts."""
    return ".".join(map(_label, registrable(host).split(".")))


def _label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        read = label.encode("ascii").decode("idna")
    except UnicodeError:
        return label
    return label if _mixes_scripts(read) else read


def _mixes_scripts(text: str) -> bool:
    """Whether letters of several scripts stand together, as in names that imitate another."""
    scripts = {unicodedata.name(letter, "?").split(" ")[0] for letter in text if letter.isalpha()}
    return len(scripts - _EAST_ASIAN) + bool(scripts & _EAST_ASIAN) > 1
