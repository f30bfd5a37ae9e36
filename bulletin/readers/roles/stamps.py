"""Lines that say when, and perhaps where, an article was published."""

from __future__ import annotations

import re

from bulletin.readers import dates
from bulletin.readers.lines import one_of, word_count

_PUBLISHED = one_of("""
    published|first published|updated|posted|last updated|last modified|publié|mis à jour|modifié|veröffentlicht
    aktualisiert|stand|publicado|actualizado|atualizado|pubblicato|aggiornato|cập nhật|ngày đăng|đăng ngày|опубликовано
    обновлено
""")
_OPENING = re.compile(rf"^(?:{_PUBLISHED})\b", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d{2}\b|\b\d{1,2}\s?(?:am|pm|uhr)\b|\d{1,2}[時时시]", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}|\b\d{4}\b|\d{1,2}[日일]")
# "VLADIVOSTOK, Russia, Sept. 6 (Reuters)" with nothing behind it.
_PLACE_ALONE = re.compile(
    r"^[^\W\d_a-z]{3,}(?:[ '’./-][^\W\d_a-z]{2,})*(?:,\s[\w.’' ]{2,40}){0,3}\s*(?:\([^)]{2,40}\)|[-–—])$"
)
# Weekday, month, zone, a place, and "Published … updated at": more words than this say something besides.
_LONGEST_STAMP_WORDS, _LONGEST_OPENED_STAMP_WORDS = 9, 14
_LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "vi", "ru", "nl", "pl", "sv", "cs", "tr")


def is_stamp(line: str) -> bool:
    """Whether the line holds the date, time or place of publication and little else."""
    opened = bool(_OPENING.match(line))
    if word_count(line) > (_LONGEST_OPENED_STAMP_WORDS if opened else _LONGEST_STAMP_WORDS):
        return False
    if _PLACE_ALONE.match(line):
        return True
    has_time, has_date = bool(_TIME.search(line)), bool(_DATE.search(line))
    if opened:
        return has_time or has_date
    return (has_time and has_date) or any(dates.find(line, language) for language in _LANGUAGES)
