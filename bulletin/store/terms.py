"""What a query looks for: its words, phrases and beginnings of words, and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from bulletin.store.folding import folded, folded_with_places

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』＂", '"'))
_ASKED = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_LETTER = r"[^\W_]"
_GAP = r"[\W_]"
# Scripts that set no space between words, and Korean, whose particles stand on its nouns.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)

Marks = tuple[tuple[int, int], ...]
"""Spans of a text: offsets in characters."""


class Term(NamedTuple):
    """A word or phrase to find, folded; where it is a prefix, its last word may go on."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def unspaced(self) -> bool:
        """Whether it may stand amid others, with no space around it."""
        return any(map(_UNSPACED.search, self.words))


def terms(query: str) -> tuple[Term, ...]:
    """The terms of a query, each once: "quoted phrases", beginnings*, and words; nothing else is syntax."""
    asked = _ASKED.findall(folded(query).translate(_QUOTES))
    found = (Term(_words(phrase or word), bool(star) or (phrase or word).endswith("*")) for phrase, star, word in asked)
    return tuple(dict.fromkeys(term for term in found if term.words))


def _words(text: str) -> tuple[str, ...]:
    """Runs of letters, marks and digits, as the index holds them."""
    spaced = "".join(character if unicodedata.category(character)[0] in "LMN" else " " for character in text)
    return tuple(word for word in spaced.split() if any(map(str.isalnum, word)))


class Finder:
    """Where terms stand in texts, as words of their own or `anywhere`."""

    def __init__(self, wanted: Iterable[Term], *, anywhere: bool) -> None:
        self._patterns = tuple(_pattern(term, anywhere=anywhere) for term in wanted)

    def best(self, text: str, spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
        """The span of the text that has most of the terms, of several the first; nothing if there are no spans."""
        best, most = (0, 0), -1
        for start, end in spans:
            sentence = folded(text[start:end])  # One by one: those that are all ASCII take next to no time.
            found = sum([one.search(sentence) is not None for one in self._patterns])
            if found > most:
                best, most = (start, end), found
            if found == len(self._patterns):
                break
        return best

    def marks(self, text: str) -> Marks:
        """The spans of the text in which a term stands, in order; those that touch are one."""
        found, places = folded_with_places(text)
        spans = sorted(
            (places[one.start()], max(places[one.end() - 1] + 1, places[one.end()]))
            for pattern in self._patterns
            for one in pattern.finditer(found)
        )
        joined: list[tuple[int, int]] = []
        for start, end in spans:
            if joined and start <= joined[-1][1]:
                start, end = joined[-1][0], max(end, joined.pop()[1])
            joined.append((start, end))
        return tuple(joined)


def _pattern(term: Term, *, anywhere: bool) -> re.Pattern[str]:
    """What finds the term in a folded text.

    It begins with the letters that are looked for, and then looks behind, so that what has other letters is skipped.
    """
    first, *rest = map(re.escape, term.words)
    if anywhere:
        return re.compile(f"{_GAP}*".join((first, *rest)))
    words = f"{_GAP}+".join((f"{first}(?<!{_LETTER}{first})", *rest))
    return re.compile(words + (f"{_LETTER}*" if term.prefix else f"(?!{_LETTER})"))
