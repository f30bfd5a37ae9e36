"""How a reader leaves: the token in each message that proves whose it is, and the small web page that takes it back.

A token holds for as long as the key does, whatever the bulletin is called by then. It says of an address that its
mail was read by whoever shows it, and can do no more than end that mail.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from bulletin.errors import BulletinError, SettingsError
from bulletin.sending.email import EmailSettings
from bulletin.sending.secret import secret

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# A reader has tokens to try keys on, for as long as it takes: what a person can remember would be found.
_SHORTEST_KEY = 16
# Half of SHA-256, the least that RFC 2104 (5) advises: 128 bits that nobody guesses.
_MAC_BYTES = 16
# So that the same key, used for something else, makes nothing that passes for a token.
_PURPOSE = b"bulletin unsubscribe 1\0"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,480}\.[A-Za-z0-9_-]{22}", re.ASCII)

# RFC 8058 (3.1) has mail programs post no more than this, as a form in one of two encodings.
_MOST_BYTES = 1 << 12
_ONE_CLICK = re.compile(rb'List-Unsubscribe(?:=|"\r?\n\r?\n)One-Click')

_POLICY = "default-src 'none'; style-src {}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
_HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex"),
]


class Pages(Protocol):
    """What a reader who leaves is shown, each a whole page in HTML; `style` is their only one in a policy's words."""

    @property
    def style(self) -> str:
        """The source of a style that browsers may use."""
        ...

    def asks(self, address: str) -> str:
        """Whether it shall be so, with the button."""
        ...

    def done(self, address: str) -> str:
        """That it is so."""
        ...

    def refused(self) -> str:
        """That a link is none of ours."""
        ...

    def failed(self) -> str:
        """That it could not be done, with the button."""
        ...


def key(own: EmailSettings, environ: Mapping[str, str]) -> bytes:
    """The key of tokens; raises SettingsError when there is none, or one that could be guessed."""
    found = secret(own.unsubscribe_secret, environ).encode()
    if len(found) < _SHORTEST_KEY:
        problem = f"is too short for a key; make one of {_SHORTEST_KEY} characters or more: openssl rand -hex 32"
        raise SettingsError(own.unsubscribe_secret, problem)
    return found


def links(own: EmailSettings, address: str, key: bytes) -> tuple[str, str]:
    """The mailto and the https address that end an address's mail, each empty when settings have none."""
    mark = token(address, key)
    mail = f"mailto:{quote(own.unsubscribe, safe='@')}?subject=unsubscribe%20{mark}" if own.unsubscribe else ""
    return mail, f"{own.unsubscribe_url.rstrip('/')}/{mark}" if own.unsubscribe_url else ""


def token(address: str, key: bytes) -> str:
    """The proof that an address may be unsubscribed, with the address in it, of letters that need no quoting."""
    mac = hmac.new(key, _PURPOSE + address.encode(), hashlib.sha256).digest()[:_MAC_BYTES]
    return f"{_written(address.encode())}.{_written(mac)}"


def looks_like_token(mark: str) -> bool:
    """Whether this has the shape of a token; what it is of is known to `address_of`."""
    return bool(_TOKEN.fullmatch(mark))


def address_of(mark: str, key: bytes) -> str:
    """The address that a token is of, nothing when it is none of ours."""
    if not looks_like_token(mark):
        return ""
    encoded = mark.partition(".")[0]
    try:
        address = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
    # The whole of it: base64 has several spellings for the same bytes, and only ours is one.
    return address if hmac.compare_digest(token(address, key), mark) else ""


def _written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def application(key: bytes, suppress: Callable[[str], object], pages: Pages) -> WSGIApplication:
    """The web page behind `unsubscribe_url`: what it is asked for by POST is suppressed, and GET changes nothing.

    Programs that look at each link in a mail only GET; mail programs with a button of their own POST (RFC 8058).
    """
    policy = ("Content-Security-Policy", _POLICY.format(pages.style))

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, page = _answered(environ, key, suppress, pages)
        content = page.encode() if environ["REQUEST_METHOD"] != "HEAD" else b""
        extra = [("Allow", "GET, HEAD, POST")] if status.startswith("405") else []
        start_response(status, [*_HEADERS, policy, *extra, ("Content-Length", str(len(page.encode())))])
        return [content]

    return answer


def _answered(environ: WSGIEnvironment, key: bytes, suppress: Callable[[str], object], pages: Pages) -> tuple[str, str]:
    """The status of an answer, and its page."""
    method = environ["REQUEST_METHOD"]
    if method not in ("GET", "HEAD", "POST"):
        return "405 Method Not Allowed", pages.refused()
    # The address in settings may lie anywhere in a site, so only the end of a path is ours.
    address = address_of(environ.get("PATH_INFO", "").rpartition("/")[2], key)
    if not address:
        return "400 Bad Request", pages.refused()
    if method != "POST":
        return "200 OK", pages.asks(address)
    if not _ONE_CLICK.search(_body(environ)):
        return "400 Bad Request", pages.asks(address)
    try:
        suppress(address)
    except BulletinError:
        return "503 Service Unavailable", pages.failed()
    return "200 OK", pages.done(address)


def _body(environ: WSGIEnvironment) -> bytes:
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return b""
    return environ["wsgi.input"].read(length) if 0 < length <= _MOST_BYTES else b""
