"""What the headers of a mail say: in words, decoded, and never longer than headers are."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from bulletin.readers.encoding import clean

# The library's own limit for a subject is 998 bytes a line; its parsers take time that grows with the square.
_LONGEST_CHARACTERS = 2000
_REPLY_OR_FORWARD = re.compile(
    r"^(?:\s*(?:\[[^\]]{1,40}\]\s+(?=\S)"
    r"|(?:re|aw|sv|vs|antw|odp|ynt|ref|fwd?|wg|tr|rv|enc|i|pd|vl|doorst|回复|答复|转发|轉寄|回覆)"
    r"(?:\s?\[\d{1,3}\])?\s?[:：]))+\s*",
    re.IGNORECASE,
)
# "Ann Lee from The Skarn Letter", "Ann Lee at Halden Post"
_PERSON_AT = re.compile(r"^\S.{0,60}?\s(?:from|at|@)\s(?P<name>\S.{0,80})$")
_LIST = re.compile(r"^\s*\"?(?P<name>[^\"<]{2,80}?)\"?\s*<[^>]*>\s*$")
_ADDRESS_IN_BRACKETS = re.compile(r"<\s*(https?://[^>\s]+)\s*>")
_CHARSET = re.compile(r"[A-Za-z0-9][\w.:-]{0,39}")


def words(message: Message, name: str) -> str:
    """The value of a header in words, "" when the mail has none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")[:_LONGEST_CHARACTERS]
    try:
        pieces = decode_header(_with_letters(raw))
    except (HeaderParseError, ValueError):
        return " ".join(clean(_with_letters(raw)).split())
    return " ".join(clean("".join(_decoded(piece, charset) for piece, charset in pieces)).split())


def title(message: Message) -> str:
    """The subject without the marks of lists, replies and forwarding."""
    subject = words(message, "subject")
    return _REPLY_OR_FORWARD.sub("", subject) or subject


def source(message: Message) -> str:
    """Who sent it: the name beside the address, else that of the list, else the host of the address; "" when none."""
    return named(words(message, "from")) or _listed(words(message, "list-id")) or _host(words(message, "from"))


def named(sender: str) -> str:
    """The name beside an address, "" when there is none; of "Ann Lee from Halden Post" the outlet's."""
    name = parseaddr(sender)[0].strip(" \"'")
    if not name or "@" in name.strip("@"):
        return ""
    person = _PERSON_AT.match(name)
    return person["name"] if person else name


def archived_at(message: Message) -> str:
    """The address of the page that the mail says is a copy of it, "" when it names none."""
    found = _ADDRESS_IN_BRACKETS.search(words(message, "archived-at"))
    return found[1] if found else ""


def charset(said: object) -> str:
    """The name of an encoding when the value can be one, else ""."""
    return said if isinstance(said, str) and _CHARSET.fullmatch(said) else ""


def _listed(list_id: str) -> str:
    found = _LIST.match(list_id)
    return found["name"].strip() if found else ""


def _host(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2].strip("<> .")


def _with_letters(raw: str) -> str:
    """The value with the bytes that headers should not have, and often do, as the letters that they spell."""
    content = raw.encode("utf-8", "surrogateescape")
    try:
        return content.decode()
    except UnicodeError:
        return content.decode("cp1252", errors="replace")


def _decoded(piece: bytes | str, said: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset(said) or "ascii", errors="replace")
    except (LookupError, UnicodeError):
        return piece.decode("latin-1")
