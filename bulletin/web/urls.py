"""An address as it may be asked for: http or https, and a host that can only be read in one way."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from httpx2 import URL, InvalidURL

from bulletin.web.problems import Problem

_WHITESPACE = " \t\r\n\f"
_LONGEST_URL = 8192
# Underscores are in no host name by the standard, but in the names of hosts.
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_UNREADABLE = "is no address that can be fetched; check how it is written"


def checked(text: str) -> URL:
    """The address without its fragment, in its one spelling; raises Problem when it may not be asked for."""
    text = text.strip(_WHITESPACE)
    if len(text) > _LONGEST_URL:
        raise Problem("is longer than any address that is used; check how it is written")
    try:
        return _safe(URL(text), text)
    except (InvalidURL, ValueError) as error:
        raise Problem(_UNREADABLE) from error


def joined(base: URL, location: str) -> URL:
    """The address that a redirect leads to; raises Problem as `checked` does."""
    try:
        return checked(str(base.join(location.strip(_WHITESPACE))))
    except (InvalidURL, ValueError) as error:
        raise Problem(_UNREADABLE) from error


def shown(url: URL) -> str:
    """The address without the name and password that may stand in it."""
    return str(url.copy_with(username=None, password=None)) if url.userinfo else str(url)


def shown_as_asked(text: str) -> str:
    """The address as the user or a feed wrote it, on one line, without what stands before an "@" in the host."""
    text = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text.strip(_WHITESPACE))
    return re.sub(r"^([^/?#]*//)[^/?#]*@", r"\1", text[:_LONGEST_URL])


def origin(url: URL) -> str:
    """Scheme, host and port: what a robots.txt is for, and whom a request is a burden to."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _safe(url: URL, text: str) -> URL:
    if url.scheme not in ("http", "https"):
        raise Problem("is no web address; name one that begins with https:// or http://")
    # Browsers take a backslash for a slash, so what is the host depends on who reads.
    if "\\" in text.partition("?")[0] or (url.port is not None and not 0 < url.port < 65536):
        raise Problem(_UNREADABLE)
    return url.copy_with(host=_host(url.raw_host.decode("ascii").removesuffix(".")), fragment=None)


def _host(host: str) -> str:
    """The host, when it is a name or an IP address in its usual spelling."""
    if ":" in host:
        return _without_zone(IPv6Address(host))
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        _refuse_odd(host)
    elif not _NAME.fullmatch(host):
        raise Problem(_UNREADABLE)
    return host


def _without_zone(address: IPv6Address) -> str:
    if address.scope_id:
        raise Problem(f"{address} is an address of this computer's own network; name another")
    return str(address)


def _refuse_odd(host: str) -> None:
    """A name that ends in a number is an IP address, and old resolvers read 127.1 and 0x7f000001 as one too."""
    try:
        IPv4Address(host)
    except AddressValueError as error:
        raise Problem(f"{host} is an odd spelling of an IP address; write it as four numbers") from error
