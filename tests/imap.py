"""A real IMAP server (Dovecot) on loopback, with TLS, one user, and folders of mails."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

from tests import checkers

USER, PASSWORD = "returns", 'canary-"pass\\word 7'
_STARTED_WITHIN_S = 20.0

_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = bulletin-test
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.pem
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 0
mail_location = maildir:{folder}/mail
mail_uid = {user}
mail_gid = {group}
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True)
class Server:
    """Where a server listens, whom to trust for it, and what it keeps."""

    port: int
    ca_file: Path
    folder: Path

    def files(self) -> dict[str, bytes]:
        """The mails that it keeps, by the names that tell which were seen."""
        return {path.name: path.read_bytes() for path in (self.folder / "mail").rglob("*:2,*")} | {
            path.name: path.read_bytes() for path in (self.folder / "mail").rglob("new/*")
        }


@contextmanager
def server(folders: Mapping[str, Iterable[bytes]]) -> Iterator[Server]:
    """A server that keeps these mails, in folders by their names, until the block ends."""
    # Not among pytest's own folders, which each run that begins closes to other users: the server is one.
    with tempfile.TemporaryDirectory(prefix="imap-") as folder:
        Path(folder).chmod(0o711)
        with _started(Path(folder), folders) as one:
            yield one


@contextmanager
def _started(folder: Path, folders: Mapping[str, Iterable[bytes]]) -> Iterator[Server]:
    for name, mails in folders.items():
        for part in ("cur", "new", "tmp"):
            (folder / "mail" / f".{name}" / part).mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(mails):
            (folder / "mail" / f".{name}" / "cur" / f"{int(time.time())}.{number}.office:2,").write_bytes(content)
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(folder / "server.pem")
    port = _free_port()
    user = pwd.getpwuid(os.getuid()).pw_name if os.getuid() else "mail"
    if not os.getuid():
        _hand_over(folder, user)
    config = _CONFIG.format(folder=folder, user=user, group=user, port=port)
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    (folder / "dovecot.conf").write_text(config)
    with subprocess.Popen([checkers.program("dovecot"), "-F", "-c", folder / "dovecot.conf"]) as process:
        try:
            _wait(port, folder)
            yield Server(port, folder / "ca.pem", folder)
        finally:
            process.terminate()


@contextmanager
def scripted(folder: Path, answers: Mapping[bytes, bytes]) -> Iterator[Server]:
    """A server for one session: to a command, such as FETCH, it gives what it is told to, and OK to all others."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)

    def answer(listener: socket.socket) -> None:
        with context.wrap_socket(listener.accept()[0], server_side=True) as session, session.makefile("rb") as said:
            session.sendall(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
            for line in said:
                tag, *words = line.split()
                known = (one for one in answers if one in words)
                session.sendall(answers.get(next(known, b""), b"TAG OK done\r\n").replace(b"TAG", tag))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer, args=(listener,))
        thread.start()
        yield Server(listener.getsockname()[1], folder / "ca.pem", folder)
        thread.join()


def _hand_over(folder: Path, user: str) -> None:
    """Let a user other than root have the mails: the server serves nobody as root."""
    for path in (folder / "mail", *(folder / "mail").rglob("*")):
        shutil.chown(path, user, user)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def _wait(port: int, folder: Path) -> None:
    end = time.monotonic() + _STARTED_WITHIN_S
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    log = folder / "log"
    raise AssertionError(f"the IMAP server did not start: {log.read_text() if log.exists() else 'no log'}")
