"""Names of files and of parts of addresses for what people named: small letters, digits and hyphens only."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 60
_PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """The text as `[a-z0-9-]`, never empty; two texts share one only when they differ in capitals alone.

    What loses more than its capitals is told apart by a digest at its end.
    """
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = _OTHER.sub("-", letters).strip("-")
    if _PLAIN.fullmatch(text.lower()) and len(plain) <= _LONGEST:
        return plain
    digest = hashlib.sha256(text.lower().encode(errors="surrogatepass")).hexdigest()[:8]
    return "-".join(part for part in (plain[:_LONGEST].strip("-"), digest) if part)
