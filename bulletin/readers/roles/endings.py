"""What stands behind the last sentence of a paragraph: who the report is from, or who worked on it."""

from __future__ import annotations

import re

from bulletin.readers.lines import word_count
from bulletin.readers.roles import credits

# A sentence ended, and perhaps a quotation or a bracket with it.
_BOUNDARY = re.compile(r"[.!?…。！？][\"”’»)\]」』]*(?:\s+(?=\S)|(?=[(\[（【–—-])|(?<=[。！？”」』])(?=\S))")
_CLOSES_QUOTE = re.compile(r"[\"”’»」』']\s*$")
# "Inc.", "U.S.", "J.": as likely an abbreviation as the end of a sentence.
_MAY_ABBREVIATE = re.compile(r"(?<!\w)(?:[^\W\d_a-z][^\W\d_]{0,2}|[^\W\d_])\.\s*$")
_BRACKETS, _DASHES = "([（【", "-–—"
_LONGEST_CREDIT_CHARACTERS, _LONGEST_NOTE_CHARACTERS = 80, 400
# What is shorter than a sentence is a list's item or an entry ("Skarn Inc. (Norvik)").
_SHORTEST_SENTENCE_WORDS = 6


def detached(paragraph: str) -> tuple[str, str]:
    """The paragraph without the credit behind its last sentence, and that credit, "" when there is none."""
    ends = _ends(paragraph)
    note = credits.note_at(paragraph, [end for end in ends if not _MAY_ABBREVIATE.search(paragraph, end - 6, end)])
    if note is not None:
        return paragraph[:note].rstrip(), paragraph[note:]
    for end in ends:
        if len(paragraph) - end <= _LONGEST_CREDIT_CHARACTERS and _is_credit(_said(paragraph, end), paragraph[end:]):
            return paragraph[:end].rstrip(), paragraph[end:]
    return paragraph, ""


def is_behind_a_sentence(paragraph: str) -> bool:
    """Whether the paragraph is whole sentences and, behind them, a remark in brackets or behind a dash."""
    return any(
        _is_set_off(paragraph, end) and word_count(_said(paragraph, end)) >= _SHORTEST_SENTENCE_WORDS
        for end in _ends(paragraph)
        if len(paragraph) - end <= _LONGEST_CREDIT_CHARACTERS
    )


def _ends(paragraph: str) -> list[int]:
    """Where something begins behind a sentence, near enough to the paragraph's end to be a note."""
    start = max(0, len(paragraph) - _LONGEST_NOTE_CHARACTERS)
    return [found.end() for found in _BOUNDARY.finditer(paragraph, start)]


def _said(paragraph: str, end: int) -> str:
    """What stands in front, as much of it as matters: paragraphs may be very long."""
    return paragraph[max(0, end - _LONGEST_NOTE_CHARACTERS) : end]


def _is_credit(said: str, rest: str) -> bool:
    is_sentence = word_count(said) >= _SHORTEST_SENTENCE_WORDS and not _MAY_ABBREVIATE.search(said)
    may_be_speaker = rest[0] in _DASHES and (not said[-1].isspace() or _CLOSES_QUOTE.search(said) is not None)
    return credits.is_signed_off(rest, known=may_be_speaker or not is_sentence)


def _is_set_off(paragraph: str, end: int) -> bool:
    # "(Ann Lee/Halden Post)" stands under pictures.
    if "/" in paragraph[end:]:
        return False
    return paragraph[end] in _BRACKETS or (paragraph[end] in _DASHES and paragraph[end - 1].isspace())
