"""On which day it happened, in sentences that say so themselves."""

from __future__ import annotations

from datetime import date

from bulletin.facts.points.circumstances import is_of_saying
from bulletin.model import Article, Sentence
from bulletin.text.openings import leans
from bulletin.text.told_days import told_days

_OPENING_WORDS = 4


def happened_on(sentence: Sentence, article: Article) -> date | None:
    """The day of what a sentence tells, None when it names none or several, or cannot stand alone.

    Days of saying, bounds ("until Tuesday") and days of what is only mentioned do not count.
    """
    text = sentence.shown
    told = [
        one
        for one in told_days(text, article.language, article.published)
        if not is_of_saying(text, one.start, one.end, article.language)
    ]
    if len(told) != 1 or text.rstrip().endswith("?"):
        return None
    return told[0].day if _stands_alone(text, told[0].end, article.language) else None


def _stands_alone(text: str, end: int, language: str) -> bool:
    """Whether nothing leans on a sentence before, at the head or behind the day that opens it: "Tomorrow he …"."""
    rest = text[end:].lstrip(", ")
    opened = len(text[:end].split()) <= _OPENING_WORDS
    return not leans(text, language) and not (opened and leans(rest[:1].upper() + rest[1:], language))
