"""Outside text and addresses, made fit to be printed. Escaping for a format comes later, in that format."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

# Invisible characters that reorder or swallow the text beside them, or that no format may hold: controls, surrogates,
# noncharacters, and the bidirectional embeddings, overrides and isolates. Direction marks and joiners stay: scripts
# need them.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
# What RFC 3986 allows in a path, query or fragment, and "%" for what is encoded already; brackets, quotes and
# parentheses are encoded because they end an address in one format or another.
_ADDRESS = "%/:@!$&*+,;=-._~?"
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\]")
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
# Every mark and every sentence that is shown in its source links to the article.
_REMEMBERED = 4_096


def printable(text: str) -> str:
    """The text on one line, without characters that cannot be seen and change how others are."""
    return " ".join(_UNPRINTABLE.sub("", " ".join(text.split())).split())


@lru_cache(maxsize=_REMEMBERED)
def link(url: str | None) -> str:
    """The address percent-encoded, when it is a full http or https one; otherwise nothing."""
    try:
        parts = urlsplit((url or "").strip())
        host, port = parts.hostname or "", parts.port
        host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or "@" in parts.netloc:
        return ""
    address = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
    for mark, part in (("", parts.path), ("?", parts.query), ("#", parts.fragment)):
        address += f"{mark}{quote(part, safe=_ADDRESS, errors='ignore')}" if part else ""
    return _LONE_PERCENT.sub("%25", address)


def anchor(kind: str, key: str) -> str:
    """A name that links can point at, stable as long as the key is."""
    return f"{kind}-{key if _ID.fullmatch(key) else hashlib.sha256(key.encode(errors='replace')).hexdigest()[:16]}"
