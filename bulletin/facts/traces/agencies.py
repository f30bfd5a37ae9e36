"""Which agency wrote an article, by its credit line, its dateline, the end of its text, or its source's name."""

from __future__ import annotations

import re

from bulletin.model import Article
from bulletin.text.agencies import AGENCIES, IN_TEXT, agency, credited_agency
from bulletin.text.datelines import agency as in_dateline

_SURE = "|".join(sorted(map(re.escape, set(AGENCIES) & set(IN_TEXT)), key=lambda name: (-len(name), name)))
_NAMED = re.compile(rf"(?<!\w)(?:{_SURE})(?!\w)")
_ANY = "|".join(sorted(map(re.escape, AGENCIES), key=lambda name: (-len(name), name)))
# An agency in brackets belongs to the dateline when it comes this soon, and to the credit when the text ends with it.
_OPENING_CHARACTERS = 120
_END_CHARACTERS = 60
_IN_OPENING = re.compile(rf"\((?P<name>{_ANY})\)\s*[-–—:]")
_AT_END = re.compile(rf"\((?P<name>{_ANY})\)\W*$")
# What a credit line names first: "Source: TT", "(TT)", "TT/Halden Post". No credit is longer than this.
_CREDIT_CHARACTERS = 200
_INTRODUCED = "reporting by|with (?:material|files|reporting) from|with|via|avec|selon|mit|con|com|theo|laut|nach"
_FIRST = re.compile(
    rf"^(?:[^:：]*[:：])?\W*(?:(?:{_INTRODUCED})\s+)?(?P<name>[^/|·,;()\[\]]*[^/|·,;()\[\]\s])", re.IGNORECASE
)
_CONTRIBUTED = re.compile(r"\s+contributed\b.*|\.$")


def wrote(article: Article) -> str | None:
    """The agency (the name to print) that an article says is its source; None when it names none or several."""
    credits = (credited(line.text) for line in article.removed if line.role in ("credit", "dateline"))
    return agency(article.source) or signed(article.text) or next(filter(None, credits), None)


def credited(line: str) -> str | None:
    """The name of the one agency that a credit line names; None when it names none or several."""
    names = {AGENCIES[match[0]] for match in _NAMED.finditer(line)}
    if not names and (first := _FIRST.match(line.strip()[:_CREDIT_CHARACTERS])):
        return credited_agency(_CONTRIBUTED.sub("", first["name"]))
    return names.pop() if len(names) == 1 else None


def signed(text: str) -> str | None:
    """The name of the agency that a text carries in its dateline or behind its last sentence."""
    match = _IN_OPENING.search(text, 0, _OPENING_CHARACTERS) or _AT_END.search(
        text, max(0, len(text) - _END_CHARACTERS)
    )
    return AGENCIES[match["name"]] if match else AGENCIES.get(in_dateline(text))
