"""Every connection that `bulletin` opens: a name is resolved once, and only a checked address of it is connected to."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ipaddress import ip_address
from typing import Any, cast

import anyio
import h2.exceptions
import httpcore2
import httpx2

from bulletin.web import addresses, problems, proxies
from bulletin.web.problems import Problem

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host, in the order in which they are to be tried."""

Backend = httpcore2.AsyncNetworkBackend
"""What opens a connection to an address."""

AT_ONCE = 32
# Long enough for a lost packet to be sent again, short enough for the next address to have its turn.
CONNECT_S = 5
_MOST_ADDRESSES = 4
# What the libraries raise when the other side breaks the rules; a key or value they trip over is its doing too.
_BREAKS = (
    httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol, h2.exceptions.H2Error, anyio.BrokenResourceError, anyio.ClosedResourceError,
    anyio.EndOfStream, OSError, LookupError, ValueError,
)  # fmt: skip


async def resolved(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver gives; raises OSError.

    A thread that nobody waits for asks: a dead name server blocks a thread for half a minute, and neither the end of
    the run nor other names may wait for it, as they would for asyncio's few threads.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def settle(found: Sequence[str] | OSError) -> None:
        if answer.done():
            return
        if isinstance(found, OSError):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found = _asked(host, port)
        with suppress(RuntimeError):  # The loop is closed: nobody wants the answer any more.
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=ask, daemon=True, name=f"resolving {host}").start()
    return await answer


def _asked(host: str, port: int) -> Sequence[str] | OSError:
    try:
        found = socket.getaddrinfo(host.encode("ascii"), port, type=socket.SOCK_STREAM)
    except OSError as error:
        return error
    return [str(address[0]) for _family, _type, _protocol, _name, address in found]


class Checking(httpcore2.AsyncNetworkBackend):
    """Connects to a checked address of a host, and to nothing else."""

    def __init__(self, resolve: Resolver, inside: addresses.Inside, backend: Backend) -> None:
        self._resolve = resolve
        self._inside = inside
        self._backend = backend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to the first of the host's addresses that takes one; raises Problem when one is refused."""
        found = (await self.checked(host, port))[:_MOST_ADDRESSES]
        for address in found[:-1]:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return await self._backend.connect_tcp(str(address), port, timeout=CONNECT_S)
        return await self._backend.connect_tcp(str(found[-1]), port, timeout=CONNECT_S)

    async def checked(self, host: str, port: int) -> tuple[addresses.Address, ...]:
        """The addresses of a host, each of which may be reached; raises Problem."""
        try:
            found = [str(ip_address(host))]
        except ValueError:
            found = list(await self._resolved(host, port))
        return addresses.checked(found, host, self._inside)

    async def _resolved(self, host: str, port: int) -> Sequence[str]:
        try:
            return await self._resolve(host, port)
        except OSError as error:
            again = error.errno == socket.EAI_AGAIN
            text = f"the name {host} is not known; check its spelling and the network connection"
            raise Problem(text, again=again) from error

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None
    ) -> httpcore2.AsyncNetworkStream:
        """Never: nothing that is fetched may name a local file."""
        raise Problem("leads to a socket of this computer; name a web address")

    async def sleep(self, seconds: float) -> None:
        """Nothing, after so many seconds."""
        await self._backend.sleep(seconds)


class Transport(httpx2.AsyncBaseTransport):
    """Carries requests over a pool of connections; what goes wrong with one is a Problem."""

    def __init__(self, pool: httpcore2.AsyncConnectionPool, before: Checking | None = None) -> None:
        self._pool = pool
        self._before = before

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, whose body is still to come."""
        if self._before:
            await _unless_unknown(self._before, request.url)
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        wanted = httpcore2.Request(
            request.method, url, headers=request.headers.raw, content=cast(Any, request.stream),
            extensions=request.extensions,
        )  # fmt: skip
        try:
            answer = await self._pool.handle_async_request(wanted)
        except _BREAKS as error:
            raise problems.of_connection(error) from error
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Nothing; the connections are closed."""
        await self._pool.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._answer.aiter_stream():
                yield chunk
        except _BREAKS as error:
            raise problems.of_connection(error, answered=True) from error

    async def aclose(self) -> None:
        with suppress(*_BREAKS):
            await self._answer.aclose()


async def _unless_unknown(checking: Checking, url: httpx2.URL) -> None:
    """Raises Problem when a host that a proxy is to reach is known to lie inside.

    A name that only the proxy can resolve is the proxy's to check.
    """
    try:
        await checking.checked(url.raw_host.decode("ascii"), url.port or 80)
    except Problem as problem:
        if not isinstance(problem.__cause__, OSError):
            raise


def client(
    *,
    resolve: Resolver,
    inside: addresses.Inside,
    backend: Backend | None,
    tls: ssl.SSLContext,
    trust_env: bool,
    headers: dict[str, str],
) -> httpx2.AsyncClient:
    """A client of which every connection is checked; with `trust_env` it uses the proxies of the environment."""
    backend = backend or httpcore2.AnyIOBackend()
    checking = Checking(resolve, inside, backend)
    pool = httpcore2.AsyncConnectionPool(
        ssl_context=tls, max_connections=2 * AT_ONCE, keepalive_expiry=CONNECT_S, http2=True, network_backend=checking
    )
    through = _through(proxies.named() if trust_env else {}, tls, backend, checking)
    return httpx2.AsyncClient(
        transport=proxies.Choosing(Transport(pool), through),
        headers=headers,
        timeout=None,
        trust_env=False,
        follow_redirects=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
    )


def _through(
    named: Mapping[str, proxies.Proxy], tls: ssl.SSLContext, backend: Backend, checking: Checking
) -> dict[str, Transport]:
    """What carries requests through each proxy. Where that lies is the user's word, so its address is not checked."""
    pools = {
        scheme: httpcore2.AsyncHTTPProxy(
            proxy.url, proxy_auth=proxy.auth, ssl_context=tls, http2=True, network_backend=backend
        )
        for scheme, proxy in named.items()
    }
    return {scheme: Transport(pool, checking) for scheme, pool in pools.items()}
