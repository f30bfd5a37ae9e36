"""The figures that a sentence calls wrong, with those that it gives instead: "16 and not 17", "from 17 to 16"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bulletin.facts.points.counts import Count, counts
from bulletin.memory.correcting_words import corrects

# Right in front of the figure that is wrong.
_NOT = {
    "en": r"not|rather than|instead of",
    "de": r"nicht|statt|anstatt|anstelle von",
    "fr": r"non(?: pas)?|pas|au lieu d[e’']",
    "es": r"no|en (?:lugar|vez) de",
    "pt": r"não|em vez de|ao invés de",
    "it": r"non|anziché|invece di",
    "ru": r"не|вместо",
    "vi": r"không phải(?: là)?|thay vì",
}
# Between the two figures, when the right one comes last.
_BUT = {
    "en": r"but", "de": r"sondern", "fr": r"mais", "es": r"sino", "pt": r"mas|e sim", "it": r"ma|bensì", "ru": r"а",
    "vi": r"mà",
}  # fmt: skip
_FROM_TO = {
    "en": ("from", "to"), "de": ("von", "auf"), "fr": ("de", "à"), "es": ("de", "a"), "pt": ("de", "para|a"),
    "it": ("da", "a"), "ru": ("с", "до"), "vi": ("từ", "xuống|còn|thành"),
}  # fmt: skip
# What an earlier report gave, in a report that corrects it.
_SAID_EARLIER = {
    "en": r"(?:earlier|previous|first|original) (?:report|version|article|story|edition)s?\b.{0,80}\b(?:said|gave"
    r"|stated|put|reported)|\b(?:wrongly|mistakenly|erroneously|incorrectly) (?:said|gave|stated|put|reported)",
    "de": r"(?:früheren?|vorigen?|ersten?) (?:fassung|version|meldung|bericht|ausgabe)\w*|irrtümlich|fälschlich\w*",
    "fr": r"(?:version|article|édition) (?:antérieure?|précédente?)|par erreur|à tort",
    "es": r"(?:versión|noticia|edición) anterior|por error|erróneamente",
    "pt": r"(?:versão|notícia|edição) anterior|por engano|por erro|erroneamente",
    "it": r"(?:versione|articolo|edizione) precedente|per errore|erroneamente",
    "ru": r"(?:ранее|предыдущ\w+) (?:сообща\w+|верси\w+)|ошибочно|по ошибке",
    "vi": r"bản tin trước|nhầm",
}
WINDOW_CHARACTERS = 24


class Wrong(NamedTuple):
    """A figure that is wrong, and the one in its place, None where the sentence gives none."""

    was: Count
    now: Count | None


def wrong_figures(text: str, language: str) -> Iterator[Wrong]:
    """The figures that the sentence calls wrong."""
    given = counts(text, language)
    correcting = corrects(text, language)
    for n, count in enumerate(given):
        if _is_denied(count, text, language) and (right := _instead(given, n, text, language)) is not None:
            yield Wrong(count, right)
        elif correcting and n + 1 < len(given) and _leads_to(count, given[n + 1], text, language):
            yield Wrong(count, given[n + 1])
    if correcting and len(given) == 1 and _said_earlier(language).search(text):
        yield Wrong(given[0], None)


def _is_denied(count: Count, text: str, language: str) -> bool:
    return _denied(language).search(text[max(0, count.start - WINDOW_CHARACTERS) : count.start]) is not None


def _instead(given: Sequence[Count], n: int, text: str, language: str) -> Count | None:
    """The other figure beside a denied one: behind it after "but", else in front of it."""
    if n + 1 < len(given) and _but(language).search(text[given[n].end : given[n + 1].start]):
        return given[n + 1]
    return given[n - 1] if n else None


def _leads_to(first: Count, second: Count, text: str, language: str) -> bool:
    start, end = _FROM_TO.get(language, ("$.", "$."))
    head = text[max(0, first.start - WINDOW_CHARACTERS) : first.start]
    between = text[first.end : second.start]
    return bool(
        re.search(rf"(?<!\w)(?:{start})\s$", head, re.IGNORECASE)
        and re.fullmatch(rf"(?:\s[^\s,;]+){{0,3}}?\s(?:{end})\s", between, re.IGNORECASE)
    )


@cache
def _denied(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_NOT.get(language, '$.')})\s?$", re.IGNORECASE)


@cache
def _but(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_BUT.get(language, '$.')})(?!\w)", re.IGNORECASE)


@cache
def _said_earlier(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_SAID_EARLIER.get(language, '$.')})(?!\w)", re.IGNORECASE)
