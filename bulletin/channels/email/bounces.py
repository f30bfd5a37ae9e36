"""Mails that come back: reports of servers that a message did not arrive (RFC 3464), and readers who want no more.

Anybody may write such a mail, so what is read here is a claim, for its reader to compare with what was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import Literal

from bulletin.channels.email.unsubscribing import looks_like_token

Action = Literal["failed", "delayed", "delivered", "relayed", "expanded"]
_ACTIONS: tuple[Action, ...] = ("failed", "delayed", "delivered", "relayed", "expanded")

# More than servers write in front of the message that they return, whose own beginning is all that is asked for.
MOST_BYTES = 1 << 18
# A report has three parts, and the message in it a few of its own. The standard library's time grows with their depth
# times their lines: 64 levels of 256 kB take 0.8 s, 300 take 3 s, and a thousand end in a RecursionError.
_MOST_PARTS = 64
# Its time for one field grows with the square of what stands in it: 8 kB of ";" take 0.04 s, 256 kB 39 s.
_LONGEST_FIELD = 8192
_FIELD = re.compile(rb"^[!-9;-~]+:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)
_FIELD_OF_PART = re.compile(rb"^content-[!-9;-~]*:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE | re.IGNORECASE)
_MOST_REPORTED = 100
_LONGEST_REASON = 500
_MOST_TOKENS = 20

_REPORTED = ("message/delivery-status", "message/global-delivery-status")
_RETURNED = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global",
             "message/global-headers")  # fmt: skip
_REFERENCE = re.compile(r"<[!-;=?-~]{1,250}>")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_NO_TOKEN = re.compile(r"%20|[^A-Za-z0-9_.-]+")
_TOKEN = re.compile(r"\bunsubscribe\s+([A-Za-z0-9_.-]+)", re.IGNORECASE)
_UNSUBSCRIBE = re.compile(r"\W*(?:re:\s*)*unsubscribe\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a server says of a message: what became of it, and why, for whom.

    `references` are the Message-IDs that the message may have had, `recipients` the addresses that it may have been
    sent to; `status` is as RFC 3463 has it ("5.1.1"), the most exact that is told. `tokens` are what may be one in the
    links that the message carried: a Message-ID goes on in answers to it, and a token does not.
    """

    references: tuple[str, ...]
    tokens: tuple[str, ...]
    recipients: tuple[str, ...]
    action: Action
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unsubscription:
    """A reader who wants no more; without a `token` nobody knows whether it is the one that `sender` says it is."""

    token: str
    sender: str


def returned(content: bytes) -> tuple[Bounce | Unsubscription, ...]:
    """What a mail says has come back; nothing for any other mail, such as that somebody is on holiday.

    Raises ValueError for one that would take longer to read than any honest one, or that cannot be taken apart.
    """
    content = content[:MOST_BYTES].replace(b"\r\n", b"\n")
    _refuse_costly(content)
    try:
        return _claimed(content)
    except Exception as error:
        raise ValueError("cannot be taken apart") from error


def _claimed(content: bytes) -> tuple[Bounce | Unsubscription, ...]:
    mail = message_from_bytes(content)
    if mail.get_content_type() == "multipart/report" and _said(mail.get_param("report-type")) == "delivery-status":
        return _bounces(mail)
    subject = _decoded(mail.get("Subject"))
    sender = _decoded(mail.get("From"))
    is_by_program = _said(mail.get("Auto-Submitted")) not in ("no", "")
    found = _TOKEN.search(subject)
    # Programs that leave for a reader may say that they are some; one that answers with a subject of ours has no token.
    if found and (not is_by_program or looks_like_token(found[1])):
        return (Unsubscription(found[1], sender),)
    return (Unsubscription("", sender),) if _UNSUBSCRIBE.fullmatch(subject) and not is_by_program else ()


def _refuse_costly(content: bytes) -> None:
    lowered = content.lower()
    if lowered.count(b"boundary") + lowered.count(b"message/") > _MOST_PARTS:
        raise ValueError("has more parts than any report")
    header = content[: content.find(b"\n\n") + 1 or None]
    if any(len(field[0]) > _LONGEST_FIELD for field in (*_FIELD.finditer(header), *_FIELD_OF_PART.finditer(content))):
        raise ValueError("has a field that is longer than any of a report")


def _bounces(mail: Message) -> tuple[Bounce, ...]:
    parts = _inside(mail)
    report = next((part for part in parts if part.get_content_type() in _REPORTED), None)
    if report is None:
        return ()
    groups = list(_groups(report))
    sent = [_returned_header(part) for part in parts if part.get_content_type() in _RETURNED]
    references = tuple(dict.fromkeys(_references(mail, sent, groups)))
    links = " ".join(str(header.get("List-Unsubscribe", "")) for header in sent)
    tokens = tuple(dict.fromkeys(one for one in _NO_TOKEN.split(links) if "." in one))[:_MOST_TOKENS]
    told = (_bounce(group, references, tokens) for group in groups[1:][:_MOST_REPORTED])
    return tuple(one for one in told if one)


def _groups(report: Message) -> Iterator[Message]:
    """The fields about the message, and those about each recipient."""
    for block in _inside(report):
        yield block
        # The standard library divides only what RFC 3464 calls a report, not that of RFC 6533.
        for one in re.split(rb"\n\s*\n", _content(block)):
            if one.strip():
                yield message_from_bytes(one)


def _inside(part: Message) -> list[Message]:
    """The messages within one."""
    payload = part.get_payload() if part.is_multipart() else ()
    return [one for one in payload if isinstance(one, Message)]


def _content(part: Message) -> bytes:
    """What is in one that has none within."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _references(mail: Message, sent: list[Message], groups: list[Message]) -> Iterator[str]:
    for header in sent:
        yield from _REFERENCE.findall(str(header.get("Message-ID", "")))
    for holder in (*groups, mail):
        for name in ("Original-Message-ID", "X-Original-Message-ID", "In-Reply-To", "References"):
            yield from _REFERENCE.findall(str(holder.get(name, "")))[:1]


def _returned_header(part: Message) -> Message:
    """What is returned of a message, or its header alone."""
    inside = next(iter(_inside(part)), None)
    return inside or message_from_bytes(_content(part))


def _bounce(group: Message, references: tuple[str, ...], tokens: tuple[str, ...]) -> Bounce | None:
    """What the fields about one recipient say; None when they do not say what became of the message."""
    action = next((one for one in _ACTIONS if one == _word(group.get("Action"))), None)
    recipients = tuple(dict.fromkeys(_addresses(group)))
    if not action or not recipients:
        return None
    reason = _line(group.get("Diagnostic-Code"))
    told = [*_STATUS.findall(_line(group.get("Status"))), *_STATUS.findall(reason)]
    # Some servers write 5.0.0 in every report, and what they were told by the next behind it.
    status = next((one for one in told if not one.endswith(".0.0")), told[0] if told else "")
    return Bounce(references, tokens, recipients, action, status, reason or status)


def _addresses(group: Message) -> Iterator[str]:
    """The addresses of a recipient as the server knows it, and as it was told of it."""
    for name in ("Original-Recipient", "Final-Recipient"):
        kind, _, address = _line(group.get(name)).partition(";")
        if address and kind.strip().lower() in ("rfc822", "utf-8"):
            yield address.strip().removeprefix("<").removesuffix(">").casefold()


def _word(field: object) -> str:
    """The first word of a field, in small letters."""
    return next(iter(_line(field).lower().split()), "")


def _line(field: object) -> str:
    """A field in one line, with nothing in it that steers a terminal, cut when it is long."""
    words = str(field or "").encode(errors="replace").decode().split()
    return "".join(char for char in " ".join(words) if char.isprintable())[:_LONGEST_REASON]


def _said(param: object) -> str:
    return str(param or "").strip().lower()


def _decoded(field: object) -> str:
    """A field as its reader sees it."""
    try:
        return _line(make_header(decode_header(str(field or ""))))
    except (MessageError, LookupError, ValueError):
        return _line(field)
