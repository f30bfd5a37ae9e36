"""A message as SMTP takes it: the commands that begin it, and its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.channels.email.addresses import Address, address
from bulletin.channels.email.envelope import Envelope
from bulletin.channels.email.session import Session
from bulletin.errors import DeliveryError


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it is on the wire."""

    sender: Address
    recipient: Address
    content: bytes

    @classmethod
    def of(cls, envelope: Envelope) -> Letter:
        """What is in an envelope; raises ValueError when no server takes it, DeliveryError when that is true of all."""
        try:
            sender = address(envelope.sender)
        except ValueError as error:
            raise DeliveryError("email.sender", f"{error}; correct it") from error
        recipient, content = address(envelope.recipient), _lines(envelope.content())
        if b"\0" in content:
            raise ValueError("the message holds a NUL, which no server takes")
        return cls(sender, recipient, content)

    def commands(self, session: Session) -> tuple[bytes, ...]:
        """What begins it in a session; raises ValueError when the server says beforehand that it won't take it."""
        return self._mail(session), b"RCPT TO:<" + self.recipient.text.encode() + b">", b"DATA"

    @property
    def stuffed(self) -> bytes:
        """The message, in which no line is the dot that ends it (RFC 5321, 4.5.2)."""
        return (b"." if self.content.startswith(b".") else b"") + self.content.replace(b"\r\n.", b"\r\n..")

    def _mail(self, session: Session) -> bytes:
        command, content = [b"MAIL FROM:<" + self.sender.text.encode() + b">"], self.content
        if "SIZE" in session.features:
            most = session.features["SIZE"]
            if most.isascii() and most.isdigit() and 0 < int(most) < len(content):
                raise ValueError(f"the message has {len(content):,} bytes, and the server takes {int(most):,} at most")
            command.append(b"SIZE=%d" % len(content))
        if not content.isascii():
            if "8BITMIME" not in session.features:
                raise ValueError("the message holds bytes beyond ASCII, which the server does not take (8BITMIME)")
            command.append(b"BODY=8BITMIME")
        if self.sender.needs_utf8 or self.recipient.needs_utf8:
            if "SMTPUTF8" not in session.features:
                raise ValueError("the server takes no addresses beyond ASCII (SMTPUTF8)")
            command.append(b"SMTPUTF8")
        return b" ".join(command)


def _lines(content: bytes) -> bytes:
    """A message whose every line ends with CR LF: what ends in another way, some servers take for the message's end."""
    ends = content.count(b"\r\n")
    if not content.count(b"\n") == content.count(b"\r") == ends:
        content = re.sub(rb"\r\n|\r|\n", b"\r\n", content)
    return content if content.endswith(b"\r\n") else content + b"\r\n"
