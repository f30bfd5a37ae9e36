"""Servers that tests send mail to: aiosmtpd with answers by address, one that says what it is told to, Postfix."""

from __future__ import annotations

import os
import random
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from tests import checkers

HOST = "127.0.0.1"
PATIENCE_S = 30.0
# Whose the mail is that Postfix delivers: it refuses to deliver as root.
_NOBODY = 65534


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


_MAIN = """\
compatibility_level = 3.6
queue_directory = {here}/queue
data_directory = {here}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {here}/mail.log
maillog_file_prefixes = {here}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = mail.harrow.example
mydestination =
alias_maps =
smtputf8_enable = yes
message_size_limit = 20971520
mailbox_size_limit = 0
virtual_mailbox_limit = 0
virtual_mailbox_domains = harrow.example
virtual_mailbox_base = {here}/mail
virtual_mailbox_maps = regexp:{here}/conf/mailboxes
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
smtpd_tls_cert_file = {here}/conf/server.pem
smtpd_tls_key_file = {here}/conf/server.pem
smtpd_tls_security_level = may
smtpd_error_sleep_time = 0
smtpd_client_message_rate_limit = 0
smtpd_client_connection_rate_limit = 0
"""

_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Postfix:
    """A Postfix that takes mail for @harrow.example, but not for who is gone…; `ca_file` has who certified it."""

    port: int
    here: Path
    ca_file: Path

    def arrived(self) -> list[Message]:
        """All messages that were delivered; `X-Original-To` says to whom."""
        return [message_from_bytes(content) for content in self.files()]

    def files(self) -> list[bytes]:
        """The same, as they lie in the mailbox: lines end as on this machine."""
        return [path.read_bytes() for path in (self.here / "mail/all/new").glob("*")]

    def count(self) -> int:
        """How many messages were delivered."""
        return sum(1 for _ in (self.here / "mail/all/new").glob("*"))

    def empty(self) -> None:
        """Forget what was delivered."""
        for path in (self.here / "mail/all/new").glob("*"):
            path.unlink()

    def said(self) -> str:
        """What it wrote down."""
        return (self.here / "mail.log").read_text()

    def waiting(self) -> int:
        """How many messages it has taken and not delivered."""
        queues = ("maildrop", "incoming", "active", "deferred")
        return sum(path.is_file() for queue in queues for path in (self.here / "queue" / queue).rglob("*"))

    def settled(self) -> bool:
        """Whether all that was taken is delivered, in time."""
        return until(lambda: not self.waiting(), 4 * PATIENCE_S)


@contextmanager
def postfix() -> Iterator[Postfix]:
    """A Postfix with a configuration and a queue of its own, as long as the block lasts."""
    program = checkers.program("postfix")
    if os.geteuid() != 0:
        pytest.skip("NOT CHECKED: Postfix starts for root only")
    # Its processes run as another user, who must get there: no folder of pytest's own.
    here = Path(tempfile.mkdtemp(prefix="bulletin-postfix-"))
    here.chmod(0o755)
    port = free_port()
    try:
        for name in ("conf", "queue", "data", "mail"):
            (here / name).mkdir()
        shutil.chown(here / "data", "postfix")
        os.chown(here / "mail", _NOBODY, _NOBODY)
        by = authority()
        by.issue_cert("localhost", HOST).private_key_and_cert_chain_pem.write_to_path(here / "conf/server.pem")
        by.cert_pem.write_to_path(here / "ca.pem")
        (here / "conf/mailboxes").write_text("!/^gone/ all/\n")
        (here / "conf/main.cf").write_text(_MAIN.format(here=here, uid=_NOBODY, gid=_NOBODY))
        (here / "conf/master.cf").write_text(_MASTER.format(port=port))
        _command(program, here, "start")
        try:
            if not until(lambda: _is_up(port)):
                raise AssertionError((here / "mail.log").read_text())
            yield Postfix(port, here, here / "ca.pem")
        finally:
            _command(program, here, "abort")
    finally:
        shutil.rmtree(here, ignore_errors=True)


def _command(program: str, here: Path, verb: str) -> None:
    done = subprocess.run([program, "-c", here / "conf", verb], capture_output=True, text=True, timeout=60, check=False)
    if done.returncode:
        raise AssertionError(done.stdout + done.stderr)


def _is_up(port: int) -> bool:
    with suppress(OSError), socket.create_connection((HOST, port), 2) as connection:
        return connection.recv(3) == b"220"
    return False
