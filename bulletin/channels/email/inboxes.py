"""Where returned mails are: a file of mails, or a folder of an IMAP server; neither is ever changed."""

from __future__ import annotations

import fcntl
import hashlib
import imaplib
import os
import re
import ssl
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

from bulletin.channels.email.bounces import MOST_BYTES
from bulletin.errors import DeliveryError
from bulletin.sending.email import BounceSettings
from bulletin.sending.secret import secret

# Whoever delivers into the file holds it for moments only.
_TRIES, _PAUSE_S = 20, 0.5
_LINE_BYTES = 1 << 16
_PATIENCE_S = 60.0
# Servers give up after 5 days (RFC 5321, 4.5.4.1); on a folder that is read for the first time, older ones are history.
_OLDEST = timedelta(days=30)
_NAME_LETTERS = 16
_BLANK = (b"\n", b"\r\n")
# What mail programs (mutt, Dovecot, Thunderbird) write into a mail's header once somebody has looked into the file.
_BY_PROGRAMS = re.compile(
    rb"(?:Status|X-(?:Status|Keywords|UID|IMAP|IMAPbase|Mozilla-\w+)|Content-Length|Lines)[ \t]*:", re.IGNORECASE
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: where it is, for people, the `mark` that it is known by next time, and how it begins.

    There is no `content` of one that was read before.
    """

    place: str
    mark: str
    content: bytes


class Missing(DeliveryError):
    """A file of mails that is not there: mostly nothing has come in yet."""


def name(own: BounceSettings) -> str:
    """A name of a mailbox, the same from wherever it is read, of letters that need no quoting."""
    known = str(Path(own.mbox).absolute()) if own.mbox else "\0".join((own.host, str(own.port), own.user, own.folder))
    return hashlib.sha256(known.encode()).hexdigest()[:_NAME_LETTERS]


def mails(
    own: BounceSettings,
    read: Container[str],
    now: datetime,
    sleep: Callable[[float], None],
    environ: Mapping[str, str],
) -> Iterator[Mail]:
    """All mails that are there, oldest first; `read` has the marks of those that were read before.

    Raises Missing when there is no such file, DeliveryError when they cannot be had, SettingsError when the secret
    cannot.
    """
    return _in_file(own.mbox, read, sleep) if own.mbox else _on_server(own, read, now, environ)


def _in_file(name: str, read: Container[str], sleep: Callable[[float], None]) -> Iterator[Mail]:
    """The mails that a file has at a moment at which nobody delivers into it.

    Whoever delivers later goes on behind them, and is not to wait for their reader. A file that became shorter was
    cleared: what was read may be a piece of a mail, which is then known by what is in that piece.
    """
    try:
        if Path(name).exists() and not Path(name).is_file():
            raise DeliveryError(name, "is no ordinary file; name a file of mails (mbox) in [email.bounces]")
        with Path(name).open("rb") as file:
            _lock(file, name, sleep)
            size_bytes = os.fstat(file.fileno()).st_size
            fcntl.lockf(file, fcntl.LOCK_UN)
            yield from _divided(file, size_bytes, name, read)
            if os.fstat(file.fileno()).st_size < size_bytes:
                raise DeliveryError(name, "was cleared while it was read; run it again")
    except FileNotFoundError as error:
        problem = "is not there, so nothing has come back; if anything should have, check mbox of [email.bounces]"
        raise Missing(name, problem) from error
    except OSError as error:
        raise DeliveryError(name, f"cannot be read ({error.strerror}); check its place and permissions") from error


def _lock(file: IO[bytes], name: str, sleep: Callable[[float], None]) -> None:
    """Wait until nobody delivers into a file, as its lock and the one beside it (of other programs) say."""
    for _ in range(_TRIES):
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            sleep(_PAUSE_S)
            continue
        if not Path(f"{name}.lock").exists():
            return
        fcntl.lockf(file, fcntl.LOCK_UN)
        sleep(_PAUSE_S)
    raise DeliveryError(name, "is locked by another program; try again later, or remove the lock that it left behind")


class _Contents:
    """What is in a mail, as far as no mail program changes it."""

    def __init__(self) -> None:
        self._digest, self._is_header, self._is_left_out = hashlib.sha256(), True, False

    def add(self, line: bytes) -> None:
        """Take in its next line."""
        self._is_header = self._is_header and line not in _BLANK
        is_folded = self._is_header and line.startswith((b" ", b"\t"))
        if not is_folded:
            self._is_left_out = self._is_header and bool(_BY_PROGRAMS.match(line))
        if not self._is_left_out:
            self._digest.update(line)

    def digest(self) -> bytes:
        """The digest of all that was taken in."""
        return self._digest.digest()


def _divided(file: IO[bytes], left_bytes: int, name: str, read: Container[str]) -> Iterator[Mail]:
    """The mails at the beginning of an mbox, each known by what is in it: a file may be cleared and begun again.

    The line in front of a mail is not in it: mail programs write it anew.
    """
    contents, kept, number = _Contents(), bytearray(), 0
    follows_blank = True
    while line := file.readline(min(_LINE_BYTES, left_bytes)):
        left_bytes -= len(line)
        if follows_blank and line.startswith(b"From "):
            if number:
                yield _mail(f"{name}, mail {number}", contents.digest(), bytes(kept), read)
            contents, kept, number = _Contents(), bytearray(), number + 1
        elif number:
            contents.add(line)
            kept += line[: max(0, MOST_BYTES - len(kept))]
        follows_blank = line in _BLANK
    if number:
        yield _mail(f"{name}, mail {number}", contents.digest(), bytes(kept), read)


def _mail(place: str, known_by: bytes, content: bytes, read: Container[str]) -> Mail:
    mark = hashlib.sha256(known_by).hexdigest()
    return Mail(place, mark, b"" if mark in read else content)


class _Server(imaplib.IMAP4_SSL):
    """A server that gives no more at once than it is asked for."""

    def read(self, size: int) -> bytes:
        """So many bytes, of which the server says how many they are."""
        if size > MOST_BYTES:
            raise self.abort(f"gives {size} bytes at once")
        return super().read(size)


def _on_server(own: BounceSettings, read: Container[str], now: datetime, environ: Mapping[str, str]) -> Iterator[Mail]:
    """The mails in a folder of a server, which is opened so that nothing in it can change, not even what was seen."""
    password = secret(own.secret, environ)
    place = f"{own.host}:{own.port}"
    context = _trusting(own.ca_file)
    try:
        with _Server(own.host, own.port, ssl_context=context, timeout=_PATIENCE_S) as server:
            _log_in(server, own, password, place)
            yield from _in_folder(server, own, read, now)
    except ssl.SSLCertVerificationError as error:
        why = f"its certificate is not to be trusted ({error.verify_message}); mend it, or name its ca_file"
        raise DeliveryError(place, why) from error
    # The library hands on what stands where numbers should.
    except (imaplib.IMAP4.error, ValueError) as error:
        raise DeliveryError(place, "did not answer as an IMAP server does; check host, port and folder") from error
    except OSError as error:
        raise DeliveryError(place, f"cannot be reached ({error.strerror or error}); check host and port") from error


def _trusting(ca_file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file or None)
    except OSError as error:
        raise DeliveryError(ca_file, "holds no certificates that can be read; check ca_file") from error


def _log_in(server: imaplib.IMAP4, own: BounceSettings, password: str, place: str) -> None:
    try:
        if "AUTH=PLAIN" in server.capabilities:
            server.authenticate("PLAIN", lambda _: f"\0{own.user}\0{password}".encode())
        else:
            server.login(own.user, password)
    except (imaplib.IMAP4.error, UnicodeEncodeError):
        # Whatever it said may hold what it was told.
        raise DeliveryError(place, f"does not let {own.user} in; check user and secret of [email.bounces]") from None


def _well(answer: tuple[str, list[Any]], own: BounceSettings) -> list[Any]:
    """What a server gives to a command; raises DeliveryError when it refuses: nothing would pass for an empty mail."""
    status, given = answer
    if status != "OK":
        raise DeliveryError(f"{own.host}:{own.port}", "does not give what is in its folder; try again later")
    return given or []


def _in_folder(server: imaplib.IMAP4, own: BounceSettings, read: Container[str], now: datetime) -> Iterator[Mail]:
    quoted = own.folder.replace("\\", r"\\").replace('"', r"\"")
    if server.select(f'"{quoted}"', readonly=True)[0] != "OK":
        raise DeliveryError(f"{own.host}:{own.port}", f'has no folder "{own.folder}"; name another in [email.bounces]')
    # Numbers are kept for as long as this one stays the same (RFC 9051, 2.3.1.1).
    validity = (server.response("UIDVALIDITY")[1] or [b""])[0] or b""
    oldest = now - _OLDEST
    since = f"{oldest.day}-{_MONTHS[oldest.month - 1]}-{oldest.year}"
    answer = _well(server.uid("SEARCH", "SINCE", since), own)
    for uid in sorted(map(int, (answer[0] if answer and answer[0] else b"").split())):
        known_by = f"{own.host}\0{own.user}\0{own.folder}\0{uid}\0".encode() + validity
        mail = _mail(f"{own.host}, {own.folder}, mail {uid}", known_by, b"", read)
        if mail.mark not in read:
            parts = _well(server.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{MOST_BYTES}>)"), own)
            content = next((part[1] for part in parts if isinstance(part, tuple)), b"")
            mail = replace(mail, content=content)
        yield mail
