"""A session with a server that takes mail: secured, signed in, and only then of use."""

from __future__ import annotations

import base64
import ipaddress
import platform
import re
import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletin.channels.email.replies import plain
from bulletin.channels.email.wire import Lost, Reply, Wire
from bulletin.errors import DeliveryError
from bulletin.sending.email import SmtpSettings


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server may take, in seconds: to be reached, for a command, to take a message, and to greet."""

    reached_s: float = 30.0
    # RFC 5321, 4.5.3.2: five minutes for most commands, ten behind the last dot, where servers may deliver first.
    command_s: float = 300.0
    taken_s: float = 600.0
    # RFC 5321 allows five minutes here, too; servers that let spammers talk first wait for 6 s (postscreen of Postfix)
    # to 30 s, and what speaks no SMTP, or TLS where none is spoken, says nothing at all.
    greeted_s: float = 60.0


class Session:
    """An open session; `features` are what the server offers, by name, and `is_used` when it has begun a message.

    `asked` are commands that have been sent though nobody has waited for the replies yet.
    """

    def __init__(self, wire: Wire, limits: Limits, secrets: Sequence[str] = ()) -> None:
        self.wire, self.limits = wire, limits
        self.features: Mapping[str, str] = {}
        self.is_used = False
        self.asked: tuple[bytes, ...] = ()
        self._secrets = secrets

    def ask(self, *commands: bytes) -> tuple[Reply, ...]:
        """The replies to these commands, asked all at once where the server takes that, else up to a refusal.

        Raises Lost when the server hangs up, 421 is a word for that.
        """
        if self.is_pipelined:
            self.ask_ahead(b"", *commands)
            return self.answers(self.limits.command_s)
        replies = list[Reply]()
        for command in commands:
            self.wire.write(command + b"\r\n", self.limits.command_s)
            replies.append(self.heard())
            if replies[-1].kind not in (2, 3):
                break
        return tuple(replies)

    @property
    def is_pipelined(self) -> bool:
        """Whether the server takes several commands at once (RFC 2920)."""
        return "PIPELINING" in self.features

    def ask_ahead(self, before: bytes, *commands: bytes) -> None:
        """Send these commands behind what goes `before` them, to hear the replies when they are asked for next."""
        self.wire.write(before + b"".join(command + b"\r\n" for command in commands), self.limits.command_s)
        self.asked = commands

    def answers(self, limit_s: float) -> tuple[Reply, ...]:
        """The replies to what was asked ahead, each within the limit; raises Lost."""
        asked, self.asked = self.asked, ()
        return tuple(self.heard(limit_s) for _ in asked)

    def heard(self, limit_s: float = 0.0) -> Reply:
        """The next reply; raises Lost when the server hangs up with it."""
        reply = self.wire.reply(limit_s or self.limits.command_s)
        if reply.code == 421:
            self.wire.close()
            raise Lost(self.told(reply))
        return reply

    def told(self, reply: Reply | str) -> str:
        """A reply as it may be shown."""
        return plain(str(reply), *self._secrets)

    def quit(self) -> None:
        """Say good-bye, and hang up; in the middle of a message that is not wanted any more there is no other word."""
        try:
            if not self.asked:
                self.wire.write(b"QUIT\r\n", self.limits.reached_s)
                self.wire.reply(self.limits.reached_s)
        except Lost:
            pass  # All that was to be sent has been.
        finally:
            self.wire.close()

    def greet(self) -> None:
        """Ask what the server offers; raises Lost."""
        (reply,) = self.ask(f"EHLO {_own_name()}".encode())
        words = (line.upper().split(maxsplit=1) for line in reply.lines[1:] if line.strip())
        self.features = {found[0]: found[-1] for found in words} if reply.kind == 2 else {}


def begun(own: SmtpSettings, password: str, limits: Limits) -> Session:
    """A session in which messages may be sent; raises DeliveryError when it cannot be had."""
    place = f"{own.host}:{own.port}"
    if own.security == "none" and not _is_here(own.host):
        problem = (
            'is not on this machine, so security = "none" would show everything to everybody between; use "starttls"'
        )
        raise DeliveryError(place, problem)
    if own.security == "none" and own.user:
        raise DeliveryError(place, 'a password is never sent without TLS; remove user, or use security = "starttls"')
    context = _context(own)
    try:
        wire = Wire(socket.create_connection((own.host, own.port), limits.reached_s))
    except (OSError, UnicodeError) as error:
        raise DeliveryError(place, _unreachable(error)) from error
    try:
        session = Session(wire, limits, (password, f"\0{own.user}\0{password}") if password else ())
        _open(session, own, context, place)
        if own.user:
            _sign_in(session, own.user, password, place)
    except BaseException as error:
        wire.close()
        if isinstance(error, Lost):
            raise DeliveryError(place, f"{error}; nothing was sent, try again later") from error
        raise
    return session


def _open(session: Session, own: SmtpSettings, context: ssl.SSLContext, place: str) -> None:
    """From the first word to the last before the password; raises DeliveryError or Lost."""
    if own.security == "tls":
        _secure(session, own, context, place)
    greeting = _greeting(session, place)
    if greeting.kind != 2:
        raise DeliveryError(place, f"takes no mail now ({session.told(greeting)}); nothing was sent, try again later")
    session.greet()
    if own.security == "starttls":
        if "STARTTLS" not in session.features:
            problem = "does not offer STARTTLS, so nothing was sent; is it the right port? With TLS from the start: "
            raise DeliveryError(place, problem + 'security = "tls", mostly on port 465')
        (reply,) = session.ask(b"STARTTLS")
        if reply.kind != 2:
            raise DeliveryError(
                place, f"refuses STARTTLS ({session.told(reply)}), so nothing was sent; try again later"
            )
        _secure(session, own, context, place)
        # What was said in the clear counts no more (RFC 3207, 4.2).
        session.features = {}
        session.greet()


def _greeting(session: Session, place: str) -> Reply:
    """The first word of the server; raises Lost, or DeliveryError when there is none."""
    try:
        return session.heard(session.limits.greeted_s)
    except Lost as lost:
        if not isinstance(lost.__cause__, TimeoutError):
            raise
        problem = f"nothing was heard for {session.limits.greeted_s:g} seconds, so nothing was sent; "
        raise DeliveryError(place, f"{problem}check host, port and security") from lost


def _secure(session: Session, own: SmtpSettings, context: ssl.SSLContext, place: str) -> None:
    try:
        session.wire.secure(context, own.host, session.limits.reached_s)
    except ssl.SSLCertVerificationError as error:
        why = plain(error.verify_message)
        problem = (
            f"its certificate is not to be trusted ({why}), so nothing was sent; check host, ca_file and the clock"
        )
        raise DeliveryError(place, problem) from error
    except OSError as error:
        reason = plain((getattr(error, "reason", "") or "it broke off").replace("_", " ").lower())
        problem = f"no secure connection can be made ({reason}), so nothing was sent; check port and security"
        raise DeliveryError(place, problem) from error


def _sign_in(session: Session, user: str, password: str, place: str) -> None:
    """Say who is sending (RFC 4954); what the server says to that is not repeated, for it may repeat the password."""
    offered = session.features.get("AUTH", "").split()
    if "PLAIN" not in offered and "LOGIN" not in offered:
        raise DeliveryError(place, "offers no AUTH with PLAIN or LOGIN, so nothing was sent; is it the right port?")
    try:
        if "PLAIN" in offered:
            (reply,) = session.ask(b"AUTH PLAIN " + _coded(f"\0{user}\0{password}"))
        else:
            (reply,) = session.ask(b"AUTH LOGIN")
            for word in (user, password):
                if reply.code == 334:
                    (reply,) = session.ask(_coded(word))
    except Lost:
        # Its words are the server's.
        raise DeliveryError(place, "hangs up at user and password, so nothing was sent; try again later") from None
    if reply.kind != 2:
        kind = "for now" if reply.kind == 4 else "for good"
        problem = f"refuses user and password {kind} ({reply.code}), so nothing was sent; check user and secret"
        raise DeliveryError(place, problem)


def _coded(text: str) -> bytes:
    return base64.b64encode(text.encode())


def _context(own: SmtpSettings) -> ssl.SSLContext:
    """Whom to trust: the authorities of this computer, and those of `ca_file`."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if own.ca_file:
        try:
            context.load_verify_locations(Path(own.ca_file).expanduser())
        except (OSError, RuntimeError) as error:
            raise DeliveryError(own.ca_file, "holds no certificates that can be read; check ca_file") from error
    return context


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own_name() -> str:
    """The name of this machine if it is a whole one; else what says that there is none, as other mail programs do."""
    name = platform.node()
    return name if re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", name) else "[127.0.0.1]"


def _unreachable(error: OSError | UnicodeError) -> str:
    if isinstance(error, socket.gaierror | UnicodeError):
        return "is no name that is known here, so nothing was sent; check host, and the network"
    if isinstance(error, TimeoutError):
        return "does not answer, so nothing was sent; check host and port, or try again later"
    return f"cannot be reached ({(error.strerror or 'no way there').lower()}), so nothing was sent; check host and port"
