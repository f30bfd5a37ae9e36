"""The bytes of a mail → what its headers say, its text, and what it brings besides; the only file that parses mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32

from bulletin.errors import ReadError
from bulletin.readers.encoding import clean, decode
from bulletin.readers.mails import headers

# Newsletters have two or three parts, those with their pictures fifty.
_MOST_PARTS = 1000
# The longest name a hundred recipients.
_LONGEST_HEADER_CHARACTERS, _MOST_HEADER_LINES = 4000, 100
# A forwarded mail in a forwarded mail in a forwarded mail.
_DEEPEST = 3
_MAIL, _HTML, _PLAIN = "message/rfc822", "text/html", "text/plain"
_SEALED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_NO_ARTICLES = (
    "image/", "audio/", "video/", "font/", "text/calendar", "text/css", "text/x-amp-html", "text/vcard",
    "text/x-vcard", "message/", "application/pgp", "application/pkcs7", "application/x-pkcs7", "application/ics",
)  # fmt: skip
# Their letters are spelled in ASCII, so that they read as UTF-8 and mean something else.
_IN_ASCII = ("iso-2022", "hz", "utf-7")
_FLOWS_ON = re.compile(r"(?<=[^ \n]) \n(?=[^ \n>])")
# What the library may raise on hostile mails: LookupError for encodings that it does not know.
_BROKEN = (AttributeError, AssertionError, LookupError, TypeError, ValueError, RecursionError)


class _Bounded(Compat32):
    """Headers cut at a length: the library takes time that grows with the square of it, the newer policy even more."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines[:_MOST_HEADER_LINES])
        return name, value[:_LONGEST_HEADER_CHARACTERS]


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a mail, and the content type that the mail calls it."""

    name: str
    content: bytes
    declared: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: its headers in words, its text as pages and as plain texts, and the mails and files in it."""

    title: str
    source: str
    sent: str
    language: str
    address: str
    is_sealed: bool
    pages: tuple[str, ...]
    texts: tuple[str, ...]
    mails: tuple[Mail, ...]
    files: tuple[File, ...]


def opened(content: bytes, name: str) -> Mail:
    """The mail that the bytes hold; raises ReadError when they cannot be taken apart."""
    try:
        message = message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n"), policy=_Bounded())
        return _mail(message, name, 1)
    except _BROKEN as error:
        raise ReadError(name, f"is a damaged mail ({type(error).__name__}); save its text") from error


def _mail(message: Message, name: str, depth: int) -> Mail:
    parts = list(_leaves(message, name))
    kinds = [part.get_content_type() for part in parts]
    is_shown = [kind in (_HTML, _PLAIN) and not _is_attached(part) for kind, part in zip(kinds, parts, strict=True)]
    shown = [(kind, part) for kind, part, is_one in zip(kinds, parts, is_shown, strict=True) if is_one]
    others = [(kind, part) for kind, part, is_one in zip(kinds, parts, is_shown, strict=True) if not is_one]
    inside = [_inside(part) for kind, part in others if kind == _MAIL and depth < _DEEPEST]
    files = [(kind, part) for kind, part in others if kind not in _SEALED and not kind.startswith(_NO_ARTICLES)]
    return Mail(
        title=headers.title(message),
        source=headers.source(message),
        sent=headers.words(message, "date"),
        language=headers.words(message, "content-language"),
        address=headers.archived_at(message),
        is_sealed=any(kind in _SEALED for kind in kinds),
        pages=tuple(_text(part, name) for kind, part in shown if kind == _HTML),
        texts=tuple(_plain(part, name) for kind, part in shown if kind == _PLAIN),
        mails=tuple(_mail(one, name, depth + 1) for one in inside if one is not None),
        files=tuple(File(_filename(part, n), _payload(part), kind) for n, (kind, part) in enumerate(files, 1)),
    )


def _leaves(message: Message, name: str) -> Iterator[Message]:
    """The parts that hold something themselves, in order; mails in the mail are not taken apart."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS:
            raise ReadError(name, f"has more than {_MOST_PARTS:,} parts; save its text alone")
        children = part.get_payload()
        if isinstance(children, list) and part.get_content_type() not in (_MAIL, *_SEALED):
            waiting.extend(child for child in reversed(children) if isinstance(child, Message))
        else:
            yield part


def _inside(part: Message) -> Message | None:
    found = part.get_payload()
    return found[0] if isinstance(found, list) and found and isinstance(found[0], Message) else None


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _text(part: Message, name: str) -> str:
    """The text of a part, in the encoding that its headers name unless it is in another."""
    content, said = _payload(part), headers.charset(part.get_content_charset())
    if said.lower().startswith(_IN_ASCII):
        try:
            return clean(content.decode(said))
        except (LookupError, UnicodeError):
            pass
    return decode(content, name, said)


def _plain(part: Message, name: str) -> str:
    """A plain text, with the lines that a blank at their end marks as going on in the next made whole."""
    text = _text(part, name)
    return _FLOWS_ON.sub(" ", text) if str(part.get_param("format", "")).lower() == "flowed" else text


def _payload(part: Message) -> bytes:
    """The bytes of a part out of what they were packed in for their way."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _filename(part: Message, number: int) -> str:
    """The name of a file that came with a mail, without any folder; a number when it has none."""
    name = clean(part.get_filename() or "").replace("\\", "/").rpartition("/")[2]
    return " ".join(name.split()) or f"part {number}"
