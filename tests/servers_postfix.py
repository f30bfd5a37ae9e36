"""A Postfix of Debian for tests, with a configuration and a queue of its own, on this machine only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from tests import checkers
from tests.servers import HOST, PATIENCE_S, authority, free_port, until

# Whose the mail is that Postfix delivers: it refuses to deliver as root.
_NOBODY = 65534

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
smtpd_end_of_data_restrictions = check_recipient_access inline:{{full@harrow.example=reject}}
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
    """A Postfix that takes mail for @harrow.example, but not for who is gone…, nor, at the end of it, for who is full.

    `ca_file` has who certified it.
    """

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
