"""The web as a test has it: every name leads to loopback, the clock stands still, and waiting takes no time.

What is only linked to may not lie inside, so there `public` names a server of loopback as if it were far away.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Sequence
from typing import Any

import httpcore2

from bulletin.model import Failure
from bulletin.web import Fetched, Request, Web
from bulletin.web.surroundings import Surroundings
from tests import server

LOOPBACK = "127.0.0.1"
# Never connected to: loopback is in its place.
PUBLIC = "93.184.215.99"
_NOBODY_TRUSTED = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class World:
    """A clock that only waiting moves, names that lead where `names` says, and a record of every connection."""

    def __init__(self, names: dict[str, Sequence[str]] | None = None) -> None:
        self.time = 1_800_000_000.0
        self.slept: list[float] = []
        self.asked: list[str] = []
        self.connected: list[str] = []
        self.names = names or {}

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        await asyncio.sleep(0)

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        return self.names.get(host, (PUBLIC if host == "public.example" else LOOPBACK,))

    def surroundings(self, **others: Any) -> Surroundings:
        given = {"now": lambda: self.time, "sleep": self.sleep, "chance": lambda: 0.5, "resolve": self.resolve}
        return Surroundings(**{**given, "backend": Recorder(self.connected), "tls": _NOBODY_TRUSTED, **others})


class Recorder(httpcore2.AnyIOBackend):
    """Notes every address that is connected to; only loopback is ever really connected to."""

    def __init__(self, connected: list[str]) -> None:
        self._connected = connected

    async def connect_tcp(self, host: str, port: int, *rest: Any, **options: Any) -> httpcore2.AsyncNetworkStream:
        self._connected.append(host)
        if host not in (LOOPBACK, "::1", PUBLIC):
            raise httpcore2.ConnectError("only loopback is connected to in tests")
        return await super().connect_tcp(LOOPBACK if host == PUBLIC else host, port, *rest, **options)


def public(site: server.Site) -> str:
    """The address of a server as one that is not inside."""
    return f"http://public.example:{site.port}"


def web(
    world: World | None = None, *, cache: Any = None, allow: Sequence[str] = (LOOPBACK, "::1"), **others: Any
) -> Web:
    """A Web on loopback; `others` are options of Web or surroundings."""
    options = {name: others.pop(name) for name in ("contact", "deadline_s", "trust_env") if name in others}
    surroundings = (world or World()).surroundings(**others)
    return Web(cache, allow_private=allow, surroundings=surroundings, **options)


def fetch(url: str, on: Web | None = None, *, named: bool = True) -> Fetched | Failure:
    (found,) = (on or web()).fetch_all([Request(url, named=named)])
    return found


def body(url: str, on: Web | None = None, *, named: bool = True) -> bytes:
    found = fetch(url, on, named=named)
    assert isinstance(found, Fetched), found
    return found.content


def problem(url: str, on: Web | None = None, *, named: bool = True) -> str:
    found = fetch(url, on, named=named)
    assert isinstance(found, Failure), found
    return found.problem


class Site:
    """A web that holds what it is given, by address, and remembers what it was asked."""

    def __init__(self, **held: str | bytes) -> None:
        self.held = held
        self.asked: list[tuple[str, bool]] = []

    def fetch_all(self, requests: Sequence[Request]) -> list[Fetched | Failure]:
        self.asked += [(one.url, one.named) for one in requests]
        return [self._answer(one.url) for one in requests]

    def _answer(self, url: str) -> Fetched | Failure:
        if url not in self.held:
            return Failure(url, "is not there (404); check the address")
        content = self.held[url]
        return Fetched(url, url, content if isinstance(content, bytes) else content.encode())
