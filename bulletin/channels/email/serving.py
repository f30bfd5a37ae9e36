"""The page behind `unsubscribe_url` by the standard library's own server, for a web server that speaks TLS in front."""

from __future__ import annotations

from collections.abc import Callable
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from bulletin.errors import DeliveryError

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

# Who asks and then says nothing keeps a thread for no longer.
_PATIENCE_S = 10.0


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Handler(WSGIRequestHandler):
    timeout = _PATIENCE_S

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a path holds the token of a reader."""


def serve(application: WSGIApplication, host: str, port: int, ready: Callable[[str], object]) -> None:
    """Answer until the process is ended; `ready` is told the address. Raises DeliveryError when it is not free."""
    try:
        server = make_server(host, port, application, server_class=_Server, handler_class=_Handler)
    except (OSError, OverflowError) as error:
        raise DeliveryError(f"{host}:{port}", f"cannot be listened at ({error}); name another --serve") from error
    with server:
        ready(f"http://{host}:{server.server_port}")
        server.serve_forever()
