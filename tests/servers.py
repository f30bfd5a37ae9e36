"""Servers that tests send mail to: aiosmtpd with answers by address, and one that says what it is told to."""

from __future__ import annotations

import random
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

HOST = "127.0.0.1"
PATIENCE_S = 30.0


@dataclass
class Seen:
    """What a server was sent: envelopes in order, the commands, and how often somebody signed in."""

    messages: list[tuple[str, tuple[str, ...], bytes]] = field(default_factory=list)
    commands: list[bytes] = field(default_factory=list)
    signed_in: list[tuple[bytes, bytes]] = field(default_factory=list)
    connections: int = 0

    @property
    def recipients(self) -> list[str]:
        return [one for _, recipients, _ in self.messages for one in recipients]


class Office:
    """aiosmtpd's handler: answers to RCPT and behind the last dot by recipient, "drop" hangs up."""

    def __init__(self, *, at_rcpt=None, at_end=None, offers=(), password=""):
        self.at_rcpt, self.at_end = at_rcpt or {}, at_end or {}
        self.offers, self.password = offers, password
        self.seen = Seen()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return [*responses[:-1], *(f"250-{word}" for word in self.offers), responses[-1]]

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self._answer(self.at_rcpt, address, server)
        if not answer.startswith("2"):
            return answer
        envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        answer = self._answer(self.at_end, envelope.rcpt_tos[0], server)
        if answer.startswith("2"):
            self.seen.messages.append((envelope.mail_from, tuple(envelope.rcpt_tos), envelope.original_content))
        return answer

    def _answer(self, answers, address, server):
        said = answers.get(address, "250 ok")
        answer = said.pop(0) if isinstance(said, list) and said else said or "250 ok"
        if answer.startswith("drop"):
            if answer == "drop, taken":
                self.seen.messages.append(("", (address,), b""))
            server.transport.abort()
            raise ConnectionResetError
        return answer

    def signs_in(self, server, session, envelope, mechanism, data):
        self.seen.signed_in.append((data.login, data.password))
        return AuthResult(success=data.password == self.password.encode(), handled=False)


@contextmanager
def serving(office: Office, *, tls: ssl.SSLContext | None = None, limit_bytes: int = 1 << 25) -> Iterator[int]:
    """The port of an aiosmtpd with this handler; with `tls` it offers STARTTLS, and AUTH behind it."""

    class Server(SMTP):
        async def smtp_EHLO(self, hostname):
            office.seen.connections += 1
            await super().smtp_EHLO(hostname)

    class Up(Controller):
        def factory(self):
            return Server(
                office,
                tls_context=tls,
                authenticator=office.signs_in if office.password else None,
                auth_require_tls=True,
                auth_required=bool(office.password),
                data_size_limit=limit_bytes,
                enable_SMTPUTF8=True,
                hostname="mail.harrow.example",
            )

    up = Up(office, hostname=HOST, port=free_port(), ready_timeout=PATIENCE_S)
    up.start()
    try:
        yield up.port
    finally:
        up.stop()


@contextmanager
def saying(script: Callable[[socket.socket, Seen], None]) -> Iterator[tuple[int, Seen]]:
    """The port of a server that does with each connection what it is told to, and what it saw."""
    seen = Seen()
    listening = socket.create_server((HOST, 0))

    def serve():
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            seen.connections += 1
            with connection, suppress(OSError):
                connection.settimeout(PATIENCE_S)
                script(connection, seen)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1], seen
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(PATIENCE_S)


def conversation(answers: Callable[[bytes], bytes | None], greeting: bytes = b"220 hello\r\n"):
    """A script for `saying`: an answer for each line that comes, None hangs up."""

    def script(connection, seen):
        connection.sendall(greeting)
        for line in connection.makefile("rb"):
            seen.commands.append(line)
            answer = answers(line)
            if answer is None:
                return
            connection.sendall(answer)

    return script


def answering_to(answers, at_end=b"250 taken\r\n"):
    """A script for `saying`: answers by the first four letters of commands, and one behind each message's last dot."""
    inside = []

    def answer(line):
        if inside:
            if line == b".\r\n":
                inside.clear()
                return at_end
            return b""
        verb = line[:4].upper()
        if verb == b"DATA":
            said = answers.get(verb, b"354 go on\r\n")
            inside[:] = [True] if said and said.startswith(b"354") else []
            return said
        return answers.get(verb, b"250 ok\r\n")

    return conversation(answer)


def authority() -> trustme.CA:
    """An authority that signs certificates in tests."""
    return trustme.CA()


def certified(by: trustme.CA, name: str = "localhost", **certificate) -> ssl.SSLContext:
    """What a server of this name shows to be one."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    by.issue_cert(name, **certificate).configure_cert(context)
    return context


def free_port() -> int:
    """A port that nobody listens at, and that the system gives to no connection while a server takes its time."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as listening, suppress(OSError):
            listening.bind((HOST, port))
            return port


def until(condition: Callable[[], object], patience_s: float = PATIENCE_S) -> bool:
    """Whether something comes true in time."""
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
