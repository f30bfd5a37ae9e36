"""Bytes → text, without guessing where nothing needs guessing."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from bulletin.errors import ReadError
from bulletin.text.frequencies import RARITY_OF_UNKNOWN, RARITY_WITHOUT_LIST, rarity
from bulletin.text.language import identify

# The four-byte marks first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Detection takes time that grows with the text and gains nothing from more of it.
_SAMPLE_BYTES = 64 * 1024
# On a tie the first wins, so the most used come first.
_LATIN = ("cp1252", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "cp1257", "cp1258", "mac_roman", "mac_latin2")
_HIGH, _LETTERS = re.compile(rb"[\x80-\xff]"), re.compile(rb"[A-Za-z\x80-\xff]")
# Of the letters in Czech and Vietnamese a quarter are not ASCII, in Greek and Russian all.
_MOST_HIGH_IN_LATIN = 0.4
_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\ufeff]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\xad\u2028\u2029\ufeff\ud800-\udfff]")


def decode(content: bytes, name: str, declared: str = "") -> str:
    """The text that the bytes spell: by their byte-order mark, else UTF-8, else `declared`, else what fits best.

    Raises ReadError when no encoding fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return clean(content[len(mark) :].decode(encoding, errors="replace"))
    for encoding in ("utf-8", declared):
        if text := _strictly(content, encoding):
            return clean(text)
    return clean(content.decode(best_fit(content[:_SAMPLE_BYTES], name), errors="replace"))


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding) if encoding else ""
    except (UnicodeError, LookupError):
        return ""


def best_fit(sample: bytes, name: str) -> str:
    """The encoding that most likely was used: of those that fit, the one that turns the bytes into words."""
    if len(_HIGH.findall(sample)) < _MOST_HIGH_IN_LATIN * len(_LETTERS.findall(sample)):
        fitting: tuple[str, ...] = _LATIN
    else:
        fitting = tuple(match.encoding for match in from_bytes(sample))
    if not fitting:
        raise ReadError(name, "is in an encoding that cannot be told; save it as UTF-8")
    return max(fitting, key=lambda encoding: _familiarity(sample.decode(encoding, errors="replace")))


def _familiarity(text: str) -> float:
    """The share of known words among those with other letters than a to z; a replaced character is an unknown one."""
    language = identify(text)
    words = {word.lower() for word in re.findall(r"\w+|[¤\ufffd]", text) if not word.isascii()}
    known = sum(rarity(word, language) not in (RARITY_OF_UNKNOWN, RARITY_WITHOUT_LIST) for word in words)
    return known / len(words) if words else 0.0


def clean(text: str) -> str:
    """The text with every line end as "\\n" and without control characters and soft hyphens; all else is kept."""
    if _UNCLEAN.search(text) is None:
        return text
    text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
    return _LONE_SURROGATES.sub("\ufffd", text)
