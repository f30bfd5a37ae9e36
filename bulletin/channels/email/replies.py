"""What servers and programs say, as it may be kept and shown: printable, short, and without what is secret."""

from __future__ import annotations

import base64
import re

NO_SUCH_ADDRESS = ("5.1.1", "5.1.6", "5.1.10")
"""RFC 3463: there is no such mailbox, it has moved, the domain takes no mail (RFC 7505).

With all others, such as a full mailbox (5.2.2) or a word that a filter does not like (5.7.1), the next edition may
arrive.
"""

_LONGEST = 300


def plain(said: str, *secrets: str) -> str:
    """What was said, in one line of printable characters, cut when it is long; secrets are replaced, coded ones too."""
    text = "".join(char if char.isprintable() else " " if char.isspace() else "" for char in said)
    text = " ".join(text.split())
    for form in sorted({form for secret in secrets if secret for form in _forms(secret)}, key=len, reverse=True):
        text = re.sub(re.escape(form), "…", text, flags=re.IGNORECASE)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _forms(secret: str) -> set[str]:
    """A secret as it may come back: as it is, with its blanks as a line has them, in base64 and in hexadecimal."""
    raw = secret.encode()
    return {secret, " ".join(secret.split()) or secret, base64.b64encode(raw).decode(), raw.hex()}
