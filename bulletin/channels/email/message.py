"""One recipient's message: headers of his own in front of a body that his group has in common."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import UTC, date
from email.utils import format_datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from bulletin.channels.email.body import Body
from bulletin.channels.email.headers import cleaned, line, mailbox, phrase, text
from bulletin.channels.email.unsubscribing import links
from bulletin.channels.slugs import slug
from bulletin.errors import DeliveryError, SettingsError
from bulletin.parcels import Consignment
from bulletin.sending import EmailSettings
from bulletin.sending.addresses import named

_FIELD = re.compile("{(title|date|headline)}")
# English for the whole world: the day stands before the month.
_LOCALES = {"en": "en_001"}
_LANGUAGE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
# What may stand in angle brackets without an end before its end.
_ADDRESS = re.compile("[!#-;=?-~]+")
# So that no token made with the same key is a part of it.
_PURPOSE = b"bulletin message 1\0"
_NUMBER = re.compile(r"\.\d{1,3}@")
_REFERENCE = re.compile(r"<[0-9a-f]{32}@[A-Za-z0-9.-]+>")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: name and address, where answers go, and the domain in ASCII that references are of."""

    name: str
    address: str
    reply_to: tuple[str, str] | None
    domain: str

    @classmethod
    def of(cls, own: EmailSettings) -> Sender:
        """The sender of these settings; raises SettingsError when that is no address."""
        address, name = _named("sender", own.sender)
        reply_to = _named("reply_to", own.reply_to) if own.reply_to else None
        return cls(name, address, reply_to and (reply_to[1], reply_to[0]), _in_ascii(address))


def _named(key: str, written: str) -> tuple[str, str]:
    try:
        return named(written)
    except ValueError as error:
        raise SettingsError("email", f"{key}: {error}") from error


def _in_ascii(address: str) -> str:
    return address.rpartition("@")[2].encode("idna").decode().lower()


def subject(own: EmailSettings, consignment: Consignment, language: str, headline: str) -> str:
    """The subject of these settings, filled in; a date is written as the language does."""
    title, day = consignment.title, consignment.day
    given = {"title": title, "date": _written(day, language), "headline": headline or title}
    return cleaned(_FIELD.sub(lambda found: given[found[1]], own.subject)) or day.isoformat()


def _written(day: date, language: str) -> str:
    try:
        return format_date(day, "long", locale=Locale.parse(_LOCALES.get(language, language)))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()


def reference(consignment: Consignment, recipient: str, domain: str, key: bytes, before: str = "") -> str:
    """The Message-ID: that of the try `before` if there was one, another for each recipient, and for each test its own.

    Nobody works it out without the `key` that links are made with; an empty one keeps nothing secret.
    """
    if _REFERENCE.fullmatch(before):
        return before
    told: list[object] = [consignment.title, consignment.day.isoformat(), recipient.casefold()]
    if consignment.is_test:
        told += ["test", consignment.build, consignment.dated.isoformat()]
    digest = hmac.new(key, _PURPOSE + json.dumps(told).encode(), hashlib.sha256).hexdigest()
    return f"<{digest[:32]}@{domain}>"


def numbered(reference: str, number: int) -> str:
    """The Message-ID of one of several messages: "<8d3f….2@harrow.example>", and of the first as it is."""
    return reference.replace("@", f".{number}@") if number > 1 else reference


def first(reference: str) -> str:
    """The Message-ID of the first of several messages, by that of any: the one that the outbox knows."""
    return _NUMBER.sub("@", reference, count=1)


def headers(
    own: EmailSettings,
    sender: Sender,
    consignment: Consignment,
    recipient: tuple[str, str],
    reference: str,
    body: Body,
    about: tuple[str, str],
    key: bytes,
) -> bytes:
    """All headers of a message: from and to whom, `about` what in which language, and those of its body.

    `recipient` is a name and an address, `reference` that of the first of its messages, `key` that of its tokens. There
    is no Precedence: what it was for is said by List-Id and Auto-Submitted (RFC 3834, 5230), and RFC 2076 advises
    against it.
    """
    said, language = about
    # "(1/2)" in digits, which every language has.
    said += f" ({body.number}/{body.parts})" if body.parts > 1 else ""
    dated = consignment.dated if consignment.dated.tzinfo else consignment.dated.replace(tzinfo=UTC)
    lines = [
        line("From", mailbox(sender.name, sender.address)),
        line("To", mailbox(*recipient)),
        *([line("Reply-To", mailbox(*sender.reply_to))] if sender.reply_to else []),
        line("Subject", text(said)),
        # When the edition was first on its way: the time of sending would be another on each try, and what is dated
        # hours back counts as spam.
        line("Date", format_datetime(dated.astimezone(UTC))),
        line("Message-ID", numbered(reference, body.number)),
        line("List-Id", f"{phrase(consignment.title)}\r\n <{slug(consignment.title)}.{sender.domain}>"),
        *_unsubscribe(own, recipient[1], key),
        line("Auto-Submitted", "auto-generated"),
        *([line("Content-Language", language)] if _LANGUAGE.fullmatch(language) else []),
    ]
    return "".join(lines).encode() + body.header


def _unsubscribe(own: EmailSettings, address: str, key: bytes) -> list[str]:
    """How to get nothing any more: by mail, and with one click when there is an app that answers (RFC 8058)."""
    mailto, https = links(own, address, key)
    addresses = [one for one in (https, mailto) if one]
    if not addresses:
        return []
    if not all(map(_ADDRESS.fullmatch, addresses)):
        raise DeliveryError("email", "unsubscribe and unsubscribe_url hold what no address may; mend them")
    lines = [line("List-Unsubscribe", ",\r\n ".join(f"<{one}>" for one in addresses))]
    return [*lines, line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")] if https else lines
