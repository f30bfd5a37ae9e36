"""Bytes of an XML file → its text, without what an XML parser must never see."""

from __future__ import annotations

import codecs
import re
from html.entities import html5

from bulletin.errors import ReadError
from bulletin.readers.encoding import best_fit, clean, decode

# Pages and feeds of newsrooms have 10 KiB to 3 MiB.
LARGEST_XML_BYTES = 10 * 1024 * 1024
_DECLARED = re.compile(rb"<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN_BYTES = 512
_DECLARATION = re.compile(r"\A<\?xml\s[^<>]*>")
# Without a byte-order mark the zeros beside the first "<" tell.
_WIDE_OPENINGS = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
# What a server means when it declares the older of two (WHATWG Encoding Standard), and what text may be declared as:
# some codecs of Python are no encodings of texts, and punycode takes quadratic time.
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
_TEXTUAL = ("utf-8", "utf-16", "iso8859", "cp", "koi8", "gb", "big5", "euc", "shift", "mac", "tis", "ptcp", "kz")
_SEVEN_BIT = "iso2022"
# The tags hide how many of the letters of a text are not ASCII.
_TAG, _SAMPLE_BYTES = re.compile(rb"<[^<>]*>"), 64 * 1024
# A feed cut off by a byte limit, or one with a single text in another encoding, is UTF-8 all the same.
_MOST_BROKEN = 0.05

_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]*>", re.IGNORECASE)
_DEFINITIONS = re.compile(r"<!ENTITY|<!ELEMENT|<!ATTLIST|<!DOCTYPE[^<>\[]*\[", re.IGNORECASE)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
# One word as long as this is no language's; feedparser takes quadratic time over it when it stands for an author.
_LONGEST_WORD_CHARACTERS = 1000
_ENDLESS = re.compile(rf"(?<![\w.+-])([\w.+-]{{{_LONGEST_WORD_CHARACTERS}}})[\w.+-]+", re.ASCII)


def text_of(content: bytes, name: str) -> str:
    """The text of an XML file, without its declarations and with the characters that HTML's entities stand for.

    Raises ReadError when the file is too large, is in no encoding that can be told or defines entities.
    """
    if len(content) > LARGEST_XML_BYTES:
        raise ReadError(name, f"is larger than {LARGEST_XML_BYTES >> 20} MiB; split it into smaller files")
    text = _decoded(content, name)
    if _DEFINITIONS.search(text):
        raise ReadError(name, "has a DTD that defines entities, which are never read; remove the DTD")
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text.lstrip()), count=1)
    return _within_words(_NAMED.sub(_character, text)).lstrip()


def _within_words(text: str) -> str:
    has_endless = any(len(word) > _LONGEST_WORD_CHARACTERS for word in text.split())
    return _ENDLESS.sub(r"\1", text) if has_endless else text


def _decoded(content: bytes, name: str) -> str:
    if wide := _WIDE_OPENINGS.get(content[:2]):
        return clean(content.decode(wide, errors="replace"))
    declared = _declared(content)
    if declared.startswith(_SEVEN_BIT):
        return clean(content.decode(declared, errors="replace"))
    try:
        return clean(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    nearly = _nearly(content, "utf-8") or (_nearly(content, declared) if declared else "")
    return nearly or decode(content, name, best_fit(_TAG.sub(b" ", content)[:_SAMPLE_BYTES], name))


def _declared(content: bytes) -> str:
    """The encoding that the file declares, "" when it declares none that texts are written in."""
    found = _DECLARED.search(content[:_DECLARED_WITHIN_BYTES])
    try:
        encoding = codecs.lookup(found[1].decode("ascii", errors="replace")).name if found else ""
    except LookupError:
        return ""
    encoding = _WIDER.get(encoding, encoding)
    return encoding if encoding.startswith((*_TEXTUAL, _SEVEN_BIT)) else ""


def _nearly(content: bytes, encoding: str) -> str:
    """The text in the encoding when little of what is not ASCII cannot be read in it, else ""."""
    text = content.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken and broken > _MOST_BROKEN * sum(not character.isascii() for character in text):
        return ""
    return clean(text)


def _character(entity: re.Match[str]) -> str:
    """The character of an entity that HTML knows and XML does not; what XML knows stays as it is."""
    character = html5.get(entity[1], "")
    return entity[0] if not character or character in "<>&\"'" else character
