"""The pictures of a mail's HTML as parts of their own: most programs show none that stand in its addresses."""

from __future__ import annotations

import base64
import hashlib
import re

_PNG = re.compile(r'src="data:image/png;base64,([A-Za-z0-9+/=]+)"')


def taken_out(html: str, domain: str) -> tuple[str, dict[str, bytes]]:
    """The HTML with addresses (RFC 2392) of its pictures in their place, and the pictures by those, each once."""
    found: dict[str, bytes] = {}

    def address(picture: re.Match[str]) -> str:
        content = base64.b64decode(picture[1])
        name = f"{hashlib.sha256(content).hexdigest()[:16]}@{domain}"
        found[name] = content
        return f'src="cid:{name}"'

    return _PNG.sub(address, html), found
