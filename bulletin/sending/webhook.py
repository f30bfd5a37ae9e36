"""`[[webhook]]`: an address that is sent the JSON of each edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit, urlunsplit

from bulletin.errors import SettingsError
from bulletin.sending import secret

_UNREADABLE = re.compile(r"[\x00-\x20\x7f-\x9f\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    """An address that an edition's JSON is posted to; `secret` is where the key of its signature is.

    Where the `url` is itself a secret it may be where that is, as in "env:NAME".
    """

    url: str
    secret: str
    name: str = "webhook"


def check_webhooks(webhooks: Iterable[WebhookSettings], inside: Sequence[str], subject: str) -> None:
    """Raises SettingsError for the first webhook that nothing can be sent to safely.

    `inside` are the networks that the user allows to be reached.
    """
    for number, one in enumerate(webhooks, 1):
        is_place = not secret.problem(one.url)
        if not is_place and (problem := address_problem(one.url, inside)):
            raise SettingsError(subject, f"webhook {number}: {problem}")
        if problem := secret.problem(one.secret):
            raise SettingsError(subject, f"webhook {number}: secret: {problem}")


def shown(url: str) -> str:
    """The address for print, or its place: without what stands behind "?", which is where keys are written."""
    return url if not secret.problem(url) else urlunsplit(urlsplit(url)._replace(query="", fragment=""))


def is_here(url: str) -> bool:
    """Whether the address names this computer, as one that it alone can reach."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def address_problem(url: str, inside: Sequence[str]) -> str:
    """Why nothing can be sent to an address, and what to do; nothing when it can be tried. It does not repeat it."""
    try:
        parts = urlsplit(url)
        is_known = parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_known = False
    if not is_known or _UNREADABLE.search(url):
        return 'url is no address; it begins with "https://" and the name of a host'
    if parts.username is not None or parts.password is not None:
        return "url holds a name or password; take them out, for the signature tells who sends"
    if parts.fragment:
        return 'url has a part behind "#", which is never sent; take it out'
    if parts.scheme == "http" and not is_here(url) and not _is_allowed(parts.hostname or "", inside):
        return (
            "url would have it sent for all to read; write https://, for http:// is for this computer and for IP "
            "addresses under [web] allow_private only"
        )
    return ""


def _is_allowed(host: str, inside: Sequence[str]) -> bool:
    try:
        return any(ip_address(host) in ip_network(one, strict=False) for one in inside)
    except ValueError:
        return False
