"""The words behind a number that say what it counts."""

from __future__ import annotations

import re

from bulletin.text.east_asian import LANGUAGES, counter
from bulletin.text.stemming import stem
from bulletin.text.stopwords import stop_words
from bulletin.text.units import COUNTED
from bulletin.text.words import MARKS

NOUN_WORDS = 3  # "lime trees" and "masked young men" are counted by their last words
# Where a word has several syllables that stand apart, the first must do.
_SYLLABIC = frozenset({"vi"})
_NOUN = re.compile(rf"(?:['’]s)?(?:\s|-)([^\W\d_](?:[^\W\d_]|[{MARKS}])*)")
_BETWEEN = re.compile(
    r"(?:\s(?:more|new|young|old|others?|additional|further|of (?:the|his|her|its|their)|weiteren?|andere|der"
    r"|autres|des|otr[ao]s"
    r"|de l[ao]s|outr[ao]s|d[ao]s|altr[ie]|de|di|d['’]|khác)(?=\s?\w)){1,2}",
    re.IGNORECASE,
)
# What a share is a share of.
_BASE = re.compile(
    r"(?:(?<=of)|\s(?:of|der|des|von|de|di))(?:\s(?:the|all|its|their|his|her|total|la|le|les|el|los|las|d[oa]s?"
    r"|della|dei))*(?=\s)",
    re.IGNORECASE,
)


def counted_words(text: str, end: int, language: str) -> tuple[frozenset[str], int]:
    """The stems of the words behind a number, up to the first without content, and where the last ends.

    In Chinese, Japanese and Korean it is the counter.
    """
    if language in LANGUAGES:
        found_counter, behind = counter(text, end, language)
        return frozenset([found_counter] if found_counter else []), behind
    between = _BETWEEN.match(text, end)
    at = between.end() if between else end
    found: list[str] = []
    most = 1 if language in _SYLLABIC else NOUN_WORDS
    while len(found) < most and (match := _NOUN.match(text, at)) is not None:
        word = match[1].lower()
        if word in stop_words(language) and word not in COUNTED and word != "times":
            break
        found.append(stem(word, language))
        at = match.end()
    return frozenset(found), at if found else end


def shared_words(text: str, end: int, language: str) -> tuple[frozenset[str], int]:
    """The stems of what a share is a share of, and where the last ends."""
    match = _BASE.match(text, end)
    return counted_words(text, match.end(), language) if match else (frozenset(), end)
