"""The page behind `unsubscribe_url` by the standard library's own server, for a web server that speaks TLS in front."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from bulletin.errors import DeliveryError

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

# Who asks and then says nothing keeps a thread for no longer, nor does who says a letter now and then.
_PATIENCE_S, _LONGEST_S = 10.0, 30.0
# One click is answered in milliseconds, and the web server in front waits for slow readers itself.
_MOST_AT_ONCE = 64


class _Server(ThreadingMixIn, WSGIServer):
    """Answers a bounded number of requests at once, each within a bounded time; who is one too many is hung up on."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[WSGIRequestHandler]) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._ends: dict[Any, float] = {}
        super().__init__(address, handler)

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Whether there is a thread left for it."""
        return len(self._ends) < _MOST_AT_ONCE

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread."""
        self._ends[request] = time.monotonic() + _LONGEST_S
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Be done with a request."""
        self._ends.pop(request, None)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        """Hang up on whoever takes too long; asked again and again while the server waits."""
        for request, end in list(self._ends.items()):
            if time.monotonic() > end:
                with suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing of who went away meanwhile; what is wrong with us is told."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(WSGIRequestHandler):
    timeout = _PATIENCE_S

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a path holds the token of a reader."""


def serve(application: WSGIApplication, host: str, port: int, ready: Callable[[str], object]) -> None:
    """Answer until the process is ended; `ready` is told the address. Raises DeliveryError when it is not free.

    A host with a colon in it is an address of IPv6.
    """
    written = f"[{host}]" if ":" in host else host
    try:
        server = make_server(host, port, application, server_class=_Server, handler_class=_Handler)
    except (OSError, OverflowError) as error:
        raise DeliveryError(f"{written}:{port}", f"cannot be listened at ({error}); name another --serve") from error
    with server:
        ready(f"http://{written}:{server.server_port}")
        server.serve_forever()
