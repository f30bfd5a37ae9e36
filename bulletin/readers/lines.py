"""A line of a scraped text: how it looks before anyone knows what it is."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from bulletin.model import Role

Markup = Literal["", "paragraph", "heading"]


class Line(NamedTuple):
    """A line and what is known of it: its role, what markup says it is, and whether its sentences can be printed."""

    text: str
    role: Role | None = None
    markup: Markup = ""
    prints: bool = True


_FINAL = re.compile(r"[.!?…。！？؟۔।॥።][\s\"'”’`»›)\]」』]*$")
_QUOTED = re.compile(r"^[\"“„«‘'`「『].*[^\"”“»’'`」』]$")
_HAN_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_THAI_KHMER = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_EDGES = "| \t\xa0\u3000"

# Captions of agencies run to 600 characters.
_LONGEST_OTHER_CHARACTERS = 1500

# About one word of a script with spaces, in scripts without.
_HAN_CHARACTERS_A_WORD, _THAI_CHARACTERS_A_WORD = 2, 5

# Shorter lines that end like sentences are also headings ("Why now?"), so they do not tell where a body begins.
_BODY_WORDS = 6
# Nobody sets a title or a heading of this length: such a line is body even when its full stop is lost.
_BODY_WORDS_WITHOUT_STOP = 25


def bare(line: str) -> str:
    """The line without the table pipes that scraping leaves at its ends."""
    return line.strip().strip(_EDGES)


def key(line: str) -> str:
    """The line's words in lower case, one space apart: what is compared with phrases and other lines."""
    return " ".join(re.findall(r"\w+", line.casefold()))


def has_letters(line: str) -> bool:
    """Whether the line has a letter or digit at all."""
    return any(character.isalnum() for character in line)


def goes_on_after_quote(line: str) -> bool:
    """Whether the line begins with a quote and ends outside it, as sentences do and headings do not."""
    return bool(_QUOTED.match(line))


def is_paragraph(line: str) -> bool:
    """Whether the line is longer than any title, caption or notice, so that nothing else need be asked of it."""
    return len(line) > _LONGEST_OTHER_CHARACTERS


def word_count(line: str) -> int:
    """About how many words a line has, in any script."""
    if line.isascii():
        return len(line.split())
    han, thai = len(_HAN_KANA.findall(line)), len(_THAI_KHMER.findall(line))
    return max(len(line.split()), han // _HAN_CHARACTERS_A_WORD + thai // _THAI_CHARACTERS_A_WORD)


def ends_a_sentence(line: str) -> bool:
    """Whether the line ends as sentences do."""
    return bool(_FINAL.search(line))


def is_running_text(line: str) -> bool:
    """Whether the line is surely part of the body: a whole sentence, or too long for a heading."""
    return is_paragraph(line) or word_count(line) >= (
        _BODY_WORDS if ends_a_sentence(line) else _BODY_WORDS_WITHOUT_STOP
    )


def phrases(table: str) -> tuple[str, ...]:
    """The phrases of a table: each line holds several with "|" between them."""
    return tuple(phrase.strip() for line in table.strip().split("\n") for phrase in line.split("|") if phrase.strip())


def one_of(table: str) -> str:
    """The pattern that matches any of the patterns in a table, which holds them as `phrases` does."""
    return "|".join(line.strip() for line in table.strip().split("\n"))
