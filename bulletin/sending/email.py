"""`[email]`: from whom, to whom, with what attached, and by which server."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeVar

from bulletin.errors import SettingsError

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
    attachments, to where editions are published (`url`, that of the settings when empty), or comes in several, as it
    does without a `url`, too.
    `unsubscribe` is a mail address, `unsubscribe_url` the address of the app that answers; `unsubscribe_secret` is
    where the key of their tokens is.
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
    url: str = ""
    unsubscribe: str = ""
    unsubscribe_url: str = ""
    unsubscribe_secret: str = ""
    smtp: SmtpSettings = field(default_factory=SmtpSettings)
    dkim: DkimSettings | None = None
    bounces: BounceSettings | None = None
    group: tuple[GroupSettings, ...] = ()


# The tables in it that there is one of each.
TABLES_OF_EMAIL: dict[str, type[SmtpSettings | DkimSettings | BounceSettings]] = {
    "smtp": SmtpSettings,
    "dkim": DkimSettings,
    "bounces": BounceSettings,
}

_Holder = TypeVar("_Holder", EmailSettings, GroupSettings, SmtpSettings, BounceSettings)


def settled(own: EmailSettings, url: str) -> EmailSettings:
    """The settings with the address where all editions are published, and nothing that needs it without it."""
    known = own.url or url
    return replace(own, url=known, oversized=own.oversized if known else "split")


def placed(own: EmailSettings, folder: Path) -> EmailSettings:
    """The settings with their paths as seen from the current folder: in the file they are seen from that file's."""
    return replace(
        _with_paths(own, folder, "file", "folder"),
        smtp=_with_paths(own.smtp, folder, "ca_file"),
        bounces=own.bounces and _with_paths(own.bounces, folder, "mbox", "ca_file"),
        group=tuple(_with_paths(group, folder, "file") for group in own.group),
    )


def _with_paths(holder: _Holder, folder: Path, *names: str) -> _Holder:
    seen: dict[str, Any] = {}
    for name in names:
        if (path := getattr(holder, name)) not in ("", "-"):
            try:
                seen[name] = str(folder / Path(path).expanduser())
            except RuntimeError as error:
                raise SettingsError(path, "names a home folder that is not known; write the whole path") from error
    return replace(holder, **seen)
