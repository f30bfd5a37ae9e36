"""A line of a scraped text: how it looks before anyone knows what it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from bulletin.model import Role

Markup = Literal["", "paragraph", "heading"]


class Line(NamedTuple):
    """A line and what is known of it: its role, what markup says it is, and whether its sentences can be printed."""

    text: str
    role: Role | None = None
    markup: Markup = ""
    prints: bool = True


_FINAL = tuple(".!?…。！？؟۔।॥።")
_BEHIND_FINAL = "\"'”’`»›)]」』" + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_LETTER = re.compile(r"[^\W_]")
_QUOTED = re.compile(r"^[\"“„«‘'`「『].*[^\"”“»’'`」』]$")
_HAN_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_THAI_KHMER = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_WITHOUT_SPACES = re.compile(rf"{_HAN_KANA.pattern}|{_THAI_KHMER.pattern}")
_WORD = re.compile(r"\w+")
_SPACED_ASCII = "".join(c if _WORD.match(c) else " " for c in map(chr, range(128)))
_EDGES = "| \t\xa0\u3000"

# Captions of agencies run to 600 characters.
_LONGEST_OTHER_CHARACTERS = 1500

# About one word of a script with spaces, in scripts without.
_HAN_CHARACTERS_A_WORD, _THAI_CHARACTERS_A_WORD = 2, 5

# Those of most articles: nearly every rule asks how long a line is.
_LINES_REMEMBERED = 256

# Shorter lines that end like sentences are also headings ("Why now?"), so they do not tell where a body begins.
_BODY_WORDS = 6
# Nobody sets a title or a heading of this length: such a line is body even when its full stop is lost.
_BODY_WORDS_WITHOUT_STOP = 25


def bare(line: str) -> str:
    """The line without the table pipes that scraping leaves at its ends."""
    return line.strip().strip(_EDGES)


def key(line: str) -> str:
    """The line's words in lower case, one space apart: what is compared with phrases and other lines."""
    folded = line.casefold()
    return " ".join(folded.translate(_SPACED_ASCII).split() if folded.isascii() else _WORD.findall(folded))


def has_letters(line: str) -> bool:
    """Whether the line has a letter or digit at all."""
    return _LETTER.search(line) is not None


def goes_on_after_quote(line: str) -> bool:
    """Whether the line begins with a quote and ends outside it, as sentences do and headings do not."""
    return bool(_QUOTED.match(line))


def is_paragraph(line: str) -> bool:
    """Whether the line is longer than any title, caption or notice, so that nothing else need be asked of it."""
    return len(line) > _LONGEST_OTHER_CHARACTERS


@lru_cache(maxsize=_LINES_REMEMBERED)
def word_count(line: str) -> int:
    """About how many words a line has, in any script."""
    if line.isascii() or not _WITHOUT_SPACES.search(line):
        return len(line.split())
    han, thai = len(_HAN_KANA.findall(line)), len(_THAI_KHMER.findall(line))
    return max(len(line.split()), han // _HAN_CHARACTERS_A_WORD + thai // _THAI_CHARACTERS_A_WORD)


def ends_a_sentence(line: str) -> bool:
    """Whether the line ends as sentences do."""
    return line.rstrip(_BEHIND_FINAL).endswith(_FINAL)


def is_running_text(line: str) -> bool:
    """Whether the line is surely part of the body: a whole sentence, or too long for a heading."""
    return is_paragraph(line) or word_count(line) >= (
        _BODY_WORDS if ends_a_sentence(line) else _BODY_WORDS_WITHOUT_STOP
    )


def phrases(table: str) -> tuple[str, ...]:
    """The phrases of a table: each line holds several with "|" between them."""
    return tuple(phrase.strip() for line in table.strip().split("\n") for phrase in line.split("|") if phrase.strip())


def holds_one_of(line: str, pieces: tuple[str, ...]) -> bool:
    """Whether one of the pieces stands in the line; much faster than the pattern that cannot match without one."""
    for piece in pieces:  # noqa: SIM110 (any() takes three times as long)
        if piece in line:
            return True
    return False


def one_of(table: str) -> str:
    """The pattern that matches any of the patterns in a table, which holds them as `phrases` does."""
    return "|".join(line.strip() for line in table.strip().split("\n"))
