"""A line to a server of this machine on which everything arrives later, as from a server that is far away."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.servers import HOST

_PIECE_BYTES = 1 << 16


@contextmanager
def far(port: int, one_way_s: float) -> Iterator[int]:
    """The port of a line to this port, whose every piece takes so long in each direction."""

    async def carried(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        under_way = asyncio.Queue[tuple[float, bytes]]()
        clock = asyncio.get_running_loop().time

        async def arriving() -> None:
            while True:
                due, piece = await under_way.get()
                await asyncio.sleep(due - clock())
                if not piece:
                    return target.close()
                target.write(piece)

        arrives = asyncio.create_task(arriving())
        piece = b"to begin with"
        while piece:
            piece = b""
            with suppress(OSError):
                piece = await source.read(_PIECE_BYTES)
            under_way.put_nowait((clock() + one_way_s, piece))
        await arrives

    async def answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind, before = await asyncio.open_connection(HOST, port)
        await asyncio.gather(carried(reader, before), carried(behind, writer))

    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(answered, HOST, 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
