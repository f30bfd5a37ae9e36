"""A web server on loopback that speaks HTTP/2 and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Iterator, Mapping

import h2.config
import h2.connection
import h2.events

from tests.server import Seen, Site, running


@contextlib.contextmanager
def serving_h2(paths: Mapping[str, bytes], *, tls: ssl.SSLContext) -> Iterator[Site]:
    """The server, up for as long as the block lasts; a body is sent as the client makes room for it."""
    seen: list[Seen] = []
    tls.set_alpn_protocols(["h2"])

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        unsent: dict[int, bytes] = {}
        with contextlib.suppress(ConnectionError, asyncio.CancelledError, ssl.SSLError):
            while True:
                writer.write(connection.data_to_send())
                received = await reader.read(65536)
                if not received:
                    break
                for event in connection.receive_data(received):
                    if isinstance(event, h2.events.RequestReceived):
                        headers = {name.decode(): value.decode() for name, value in event.headers}
                        seen.append(Seen(headers[":method"], headers[":path"], headers))
                        connection.send_headers(event.stream_id, [(":status", "200")])
                        unsent[event.stream_id] = paths[headers[":path"]]
                    elif isinstance(event, h2.events.DataReceived):
                        connection.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                for stream in list(unsent):
                    unsent[stream] = _sent(connection, stream, unsent[stream])
                    if not unsent[stream]:
                        connection.end_stream(stream)
                        del unsent[stream]
        writer.close()

    with running(talk, tls=tls) as url:
        yield Site(url, seen)


def _sent(connection: h2.connection.H2Connection, stream: int, body: bytes) -> bytes:
    """What could not be sent yet, for the client has no room."""
    while body and (room := connection.local_flow_control_window(stream)):
        size = min(room, connection.max_outbound_frame_size)
        connection.send_data(stream, body[:size])
        body = body[size:]
    return body
