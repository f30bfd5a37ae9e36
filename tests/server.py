"""A web server on loopback that plays what it is told, path by path, and remembers what it was asked.

    with serving({"/feed.xml": b"<rss/>", "/old": redirect("/feed.xml"), "/drip": drip(b"slowly")}) as site:
        web.fetch_all([Request(site.url + "/feed.xml")])
    assert [seen.path for seen in site.seen] == ["/feed.xml"]

A behaviour is a body (text or bytes), or what one of the functions below gives. It runs in a thread of this process,
so what it serves can be asked for by other processes too.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import NamedTuple

LOOPBACK = "127.0.0.1"
_REASONS = {200: "OK", 301: "Moved Permanently", 304: "Not Modified", 404: "Not Found", 429: "Too Many Requests"}


class Seen(NamedTuple):
    """One request: its method, its path with the query, and its headers with their names in small letters."""

    method: str
    path: str
    headers: Mapping[str, str]


class Site(NamedTuple):
    """Where the server is ("http://127.0.0.1:40001"), and every request that it got, in order."""

    url: str
    seen: list[Seen]

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def paths(self) -> list[str]:
        return [seen.path for seen in self.seen]


Behaviour = Callable[[Seen, asyncio.StreamWriter], Awaitable[None]]
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answer(body: bytes | str = b"", status: int = 200, headers: Mapping[str, str] | None = None) -> Behaviour:
    """The body, with its length."""

    async def play(seen: Seen, writer: asyncio.StreamWriter) -> None:
        _head(writer, status, {"Content-Length": str(len(_bytes(body)))} | dict(headers or {}))
        writer.write(_bytes(body))

    return play


def redirect(to: str, status: int = 301) -> Behaviour:
    return answer(status=status, headers={"Location": to})


def endless_redirect() -> Behaviour:
    """A redirect to another address of the server each time."""
    numbers = itertools.count(1)

    async def play(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await redirect(f"{seen.path.partition('?')[0]}?{next(numbers)}")(seen, writer)

    return play


def drip(body: bytes = b"drop by drop " * 100, pause_s: float = 0.05) -> Behaviour:
    """The body, one byte at a time."""

    async def play(seen: Seen, writer: asyncio.StreamWriter) -> None:
        _head(writer, 200, {"Content-Length": str(len(body))})
        for at in range(len(body)):
            writer.write(body[at : at + 1])
            await writer.drain()
            await asyncio.sleep(pause_s)

    return play


def hang() -> Behaviour:
    """No answer, ever."""

    async def play(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    return play


def reset() -> Behaviour:
    """The connection is broken off before a word is said."""

    async def play(seen: Seen, writer: asyncio.StreamWriter) -> None:
        _reset(writer)

    return play


def truncated(body: bytes | str, sent: int) -> Behaviour:
    """Only so many bytes of the body that was announced."""

    async def play(seen: Seen, writer: asyncio.StreamWriter) -> None:
        _head(writer, 200, {"Content-Length": str(len(_bytes(body)))})
        writer.write(_bytes(body)[:sent])
        await writer.drain()
        writer.close()

    return play


def bomb(megabytes: int = 300) -> Behaviour:
    """So many megabytes of zeros, which gzip makes a thousandth of."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    end = b"\x03\x00" + struct.pack("<II", 0, (megabytes << 20) & 0xFFFFFFFF)
    packed = b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + one * megabytes + end
    return answer(packed, headers={"Content-Encoding": "gzip"})


def conditional(body: bytes | str, etag: str = '"1"', headers: Mapping[str, str] | None = None) -> Behaviour:
    """The body with its tag, to be asked for each time; 304 for those who name the tag."""
    extra = {"ETag": etag, "Cache-Control": "no-cache"} | dict(headers or {})

    async def play(seen: Seen, writer: asyncio.StreamWriter) -> None:
        known = seen.headers.get("if-none-match") == etag
        await (answer(status=304, headers=extra) if known else answer(body, headers=extra))(seen, writer)

    return play


def in_turn(*behaviours: Behaviour | bytes | str) -> Behaviour:
    """One after the other, request by request; the last stays."""
    waiting = list(behaviours)

    async def play(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await _behaviour(waiting.pop(0) if len(waiting) > 1 else waiting[0])(seen, writer)

    return play


@contextlib.contextmanager
def serving(
    paths: Mapping[str, Behaviour | bytes | str], *, tls: ssl.SSLContext | None = None, host: str = LOOPBACK
) -> Iterator[Site]:
    """The server, up for as long as the block lasts, on a port that was free; 404 for every other path."""
    seen: list[Seen] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            while not writer.is_closing():
                request = _request(await reader.readuntil(b"\r\n\r\n"))
                seen.append(request)
                await _behaviour(paths.get(request.path.partition("?")[0], answer(status=404)))(request, writer)
                await writer.drain()
        writer.close()

    with running(talk, tls=tls, host=host) as url:
        yield Site(url, seen)


@contextlib.contextmanager
def running(talk: Talk, *, tls: ssl.SSLContext | None = None, host: str = LOOPBACK) -> Iterator[str]:
    """The address of a server that talks so to each connection, in a thread of its own."""
    loop = asyncio.new_event_loop()
    ready: list[asyncio.Server] = []
    started = threading.Event()

    async def live() -> None:
        ready.append(await asyncio.start_server(talk, host, 0, ssl=tls))
        started.set()
        await asyncio.Event().wait()

    thread = threading.Thread(target=_run, args=(loop, live), daemon=True)
    thread.start()
    assert started.wait(10), "the server did not start"
    port = ready[0].sockets[0].getsockname()[1]
    try:
        yield f"{'https' if tls else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"
    finally:
        loop.call_soon_threadsafe(_stop, loop)
        thread.join(10)


def _run(loop: asyncio.AbstractEventLoop, live: Callable[[], Awaitable[None]]) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        loop.run_until_complete(live())
    loop.close()


def _stop(loop: asyncio.AbstractEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()


def _request(head: bytes) -> Seen:
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _version = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    return Seen(method, path, headers)


def _head(writer: asyncio.StreamWriter, status: int, headers: Mapping[str, str]) -> None:
    lines = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Status')}", *(f"{k}: {v}" for k, v in headers.items())]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))


def _reset(writer: asyncio.StreamWriter) -> None:
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.close()


def _behaviour(given: Behaviour | bytes | str) -> Behaviour:
    return answer(given) if isinstance(given, bytes | str) else given


def _bytes(body: bytes | str) -> bytes:
    return body.encode() if isinstance(body, str) else body
