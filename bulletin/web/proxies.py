"""The proxies that the environment names, and which request goes through which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

# With proxies in the environment both read nothing else, and neither opens a connection.
from urllib.request import getproxies_environment, proxy_bypass  # noqa: TID251

import httpx2

from bulletin.errors import SettingsError


class Proxy(NamedTuple):
    """Where a proxy is, and the name and password that it wants."""

    url: str
    auth: tuple[bytes, bytes] | None


def named() -> Mapping[str, Proxy]:
    """The proxy for each scheme, as http_proxy, https_proxy and all_proxy have it; raises SettingsError."""
    found = getproxies_environment()
    by_scheme = {scheme: found.get(scheme) or found.get("all") for scheme in ("http", "https")}
    return {scheme: _proxy(url, f"{scheme}_proxy") for scheme, url in by_scheme.items() if url}


class Choosing(httpx2.AsyncBaseTransport):
    """Sends each request through the proxy for it, or directly when there is none or no_proxy names the host."""

    def __init__(self, direct: httpx2.AsyncBaseTransport, through: Mapping[str, httpx2.AsyncBaseTransport]) -> None:
        self._direct = direct
        self._through = through

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, whose body is still to come."""
        chosen = self._through.get(request.url.scheme, self._direct)
        if chosen is not self._direct and proxy_bypass(request.url.netloc.decode("ascii")):
            chosen = self._direct
        return await chosen.handle_async_request(request)

    async def aclose(self) -> None:
        """Nothing; the connections are closed."""
        for transport in (self._direct, *self._through.values()):
            await transport.aclose()


def _proxy(url: str, variable: str) -> Proxy:
    try:
        parsed = httpx2.URL(url if "://" in url else f"http://{url}")
    except httpx2.InvalidURL as error:
        raise SettingsError(variable, "is no address; name a proxy such as http://proxy.example:3128") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise SettingsError(variable, f"names no HTTP proxy ({parsed.scheme}); name one, or set trust_env to false")
    bare = str(parsed.copy_with(username=None, password=None))
    if not parsed.userinfo:
        return Proxy(bare, None)
    name, _, password = parsed.userinfo.decode("ascii").partition(":")
    return Proxy(bare, (unquote(name).encode(), unquote(password).encode()))
