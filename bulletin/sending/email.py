"""`[email]`: from whom, to whom, with what attached, and by which server."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Transport = Literal["smtp", "sendmail", "eml"]
Security = Literal["starttls", "tls", "none"]
Oversized = Literal["link", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpSettings:
    """The server that takes mail; `secret` is where the password of `user` is, `ca_file` whom else to trust.

    Security "none" is for a server on this machine only. `per_domain` is the most messages a minute to one domain.
    """

    host: str = "localhost"
    port: int = 587
    security: Security = "starttls"
    user: str = ""
    secret: str = ""
    ca_file: str = ""
    per_domain: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DkimSettings:
    """The domain and selector that messages are signed for, and where the private key is."""

    domain: str
    selector: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BounceSettings:
    """Where bounces and unsubscriptions come in: a file of mails at `mbox`, or a folder of an IMAP server."""

    mbox: str = ""
    host: str = ""
    port: int = 993
    user: str = ""
    secret: str = ""
    folder: str = "INBOX"
    ca_file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSettings:
    """Recipients who get something of their own: these sections, that language, those formats attached."""

    name: str
    recipients: tuple[str, ...] = ()
    file: str = ""
    sections: tuple[str, ...] = ()
    language: str = ""
    attach: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailSettings:
    """How an edition is mailed. `file` has recipients, a line each or as CSV; `attach` are formats.

    `subject` may hold {title}, {date} and {headline}. A message above `max_size_mb` has a link in place of its
    attachments, or comes in several. `unsubscribe` is a mail address, `unsubscribe_url` the address of the app that
    answers; `unsubscribe_secret` is where the key of their tokens is.
    """

    sender: str
    reply_to: str = ""
    bounces_to: str = ""
    subject: str = "{title}, {date}"
    recipients: tuple[str, ...] = ()
    file: str = ""
    attach: tuple[str, ...] = ("pdf",)
    transport: Transport = "smtp"
    folder: str = ""
    max_size_mb: float = 10.0
    oversized: Oversized = "link"
    unsubscribe: str = ""
    unsubscribe_url: str = ""
    unsubscribe_secret: str = ""
    smtp: SmtpSettings = field(default_factory=SmtpSettings)
    dkim: DkimSettings | None = None
    bounces: BounceSettings | None = None
    group: tuple[GroupSettings, ...] = ()
