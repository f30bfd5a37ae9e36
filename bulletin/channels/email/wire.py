"""A connection that speaks in lines: commands go out, bounded replies come in by a deadline (RFC 5321, 4.2)."""

from __future__ import annotations

import re
import socket
import ssl
import time
from dataclasses import dataclass

_MOST_REPLY_BYTES = 1 << 16
_PIECE_BYTES = 1 << 16
_LINE = re.compile(rb"([2-5][0-9]{2})(?:([ -])([^\r\n]*))?\r?\n")


class Lost(Exception):
    """The connection is of no more use, with the reason in words."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: a code of three digits, and lines that may hold anything."""

    code: int
    lines: tuple[str, ...]

    @property
    def kind(self) -> int:
        """2 for done, 3 for go on, 4 for not now, 5 for never."""
        return self.code // 100

    def __str__(self) -> str:
        return f"{self.code} {' '.join(self.lines)}".strip()


class Wire:
    """An open connection; after Lost was raised it is closed."""

    def __init__(self, connection: socket.socket) -> None:
        # A message ends with a write of five bytes: without this it would wait for an acknowledgement, 40 ms each.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection = connection
        self._came = b""

    def secure(self, context: ssl.SSLContext, host: str, limit_s: float) -> None:
        """Encrypt what follows, with the server of this name; raises OSError or Lost when that cannot be done."""
        # What came in the clear behind the word to begin is somebody else's (CVE-2011-0411).
        self._be_its_turn()
        self._connection.settimeout(limit_s)
        self._connection = context.wrap_socket(self._connection, server_hostname=host)

    def write(self, content: bytes, limit_s: float) -> None:
        """Send all of it, each piece within the limit; raises Lost."""
        # One reply too many, and each one after it would be taken for that to another command.
        self._be_its_turn()
        try:
            self._connection.settimeout(limit_s)
            view = memoryview(content)
            for start in range(0, len(view), _PIECE_BYTES):
                self._connection.sendall(view[start : start + _PIECE_BYTES])
        except OSError as error:
            raise self._lost(_why(error)) from error

    def reply(self, limit_s: float) -> Reply:
        """The next reply, whole within the limit; raises Lost."""
        deadline, lines, size = time.monotonic() + limit_s, list[str](), 0
        while True:
            line = self._line(deadline)
            size += len(line)
            found = _LINE.fullmatch(line)
            if not found or size > _MOST_REPLY_BYTES:
                raise self._lost("the server does not speak SMTP")
            lines.append((found[3] or b"").decode("utf-8", "replace"))
            if found[2] != b"-":
                return Reply(int(found[1]), tuple(lines))

    def close(self) -> None:
        """Hang up without another word."""
        self._connection.close()

    def _be_its_turn(self) -> None:
        if self._came:
            raise self._lost("the server spoke before its turn")

    def _line(self, deadline: float) -> bytes:
        while b"\n" not in self._came:
            left_s = deadline - time.monotonic()
            try:
                if left_s <= 0:
                    raise TimeoutError
                self._connection.settimeout(left_s)
                piece = self._connection.recv(_MOST_REPLY_BYTES)
            except OSError as error:
                raise self._lost(_why(error)) from error
            if not piece or len(self._came) > _MOST_REPLY_BYTES:
                raise self._lost("the server does not speak SMTP" if piece else "the server closed the connection")
            self._came += piece
        line, end, self._came = self._came.partition(b"\n")
        return line + end

    def _lost(self, why: str) -> Lost:
        self.close()
        return Lost(why)


def _why(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "the server took too long"
    return "the server closed the connection"
