"""The title that a text without markup has on its first line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bulletin.readers.lines import bare, is_paragraph, word_count

# Titles are shorter; a longer first line is the body of a text without title.
_LONGEST_TITLE_WORDS = 30
_SENTENCE_THEN_ANOTHER = re.compile(r"\b[^\W\d_]{4,}[.!?…][\"”’)]?\s+[^\W\d_a-z].*[.…]$")


def opening_title(lines: Iterable[str]) -> str:
    """The first line when it looks like a title, "" when the body begins at once."""
    first = next((bare(line) for line in lines if line.strip()), "")
    if is_paragraph(first) or word_count(first) > _LONGEST_TITLE_WORDS or _SENTENCE_THEN_ANOTHER.search(first):
        return ""
    return first
