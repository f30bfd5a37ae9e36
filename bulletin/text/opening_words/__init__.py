"""How sentences open that lean on the one before, language by language: closed word classes, so the lists are short.

A language without an entry counts as never leaning. To add one, begin with its pronouns and with what its newspapers
put in front of a second sentence, and let a case in tests/cases/coherence.md speak for each.
"""

from __future__ import annotations

from collections.abc import Mapping

from bulletin.text.opening_words.germanic import GERMANIC
from bulletin.text.opening_words.others import OTHERS
from bulletin.text.opening_words.romance import ROMANCE
from bulletin.text.opening_words.slavic import SLAVIC
from bulletin.text.opening_words.table import OpeningWords

__all__ = ["OPENINGS", "OpeningWords"]

OPENINGS: Mapping[str, OpeningWords] = {**GERMANIC, **ROMANCE, **SLAVIC, **OTHERS}
