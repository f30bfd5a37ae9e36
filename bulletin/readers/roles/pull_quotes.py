"""Lines that repeat the article's words in large type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from bulletin.readers.lines import ends_a_sentence, key, word_count

_WITH_SPEAKER = re.compile(
    r"^[\"“”„«»‘「].{10,}[\"”“»«’」][.!?…]?\s*[-–—―]+\s*(?P<speaker>[^\s.!?](?:[^.!?]|\.(?=\s\w)){1,90}?)\s*[-–—―]*$"
)
_OPENS_WITH_QUOTE = re.compile(r"^[\"“„«‘「]")
_LONGEST_SPEAKER_WORDS = 12
# Fewer words recur by chance ("the prime minister said"); more are a paragraph of their own.
_SHORTEST_REPEAT_WORDS, _LONGEST_REPEAT_WORDS = 5, 60
# Most lines have a word among their longest that no other line has, so that the rest need not be looked up.
_LOOKED_UP_FIRST = 6
# With this many quotes under their speakers, they are what the article consists of.
_QUOTES_OF_A_ROUND_UP = 3


def has_trailing_speaker(line: str) -> bool:
    """Whether the line is a quote set off with its speaker's name behind a dash."""
    found = _WITH_SPEAKER.match(line)
    if not found or word_count(found["speaker"]) > _LONGEST_SPEAKER_WORDS:
        return False
    # "…", – said Mr. X: the article's own sentence goes on in lower case.
    return found["speaker"][0].isupper()


def is_round_up(lines: Iterable[str]) -> bool:
    """Whether quotes with their speakers are the article's form, so that none is a repetition."""
    return sum(has_trailing_speaker(line) for line in lines) >= _QUOTES_OF_A_ROUND_UP


class Words:
    """The words of an article's lines, to look others up in."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)
        self._folded = "\n".join(self._lines).casefold()

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(map(key, self._lines))

    @cached_property
    def _all(self) -> str:
        return "\n".join(f" {words} " for words in self._keys)

    def hold_in_a_longer_line(self, line: str) -> bool:
        """Whether the words of one of the lines stand in a line that has more words than these."""
        folded = line.casefold()
        start = self._folded.find(folded)
        for longest in sorted(folded.split(), key=len, reverse=True)[:_LOOKED_UP_FIRST]:
            if not all(self._is_outside(word, start, start + len(folded)) for word in key(longest).split()):
                return False
        words = key(line)
        return self._all.count(f" {words} ") > self._keys.count(words)

    def _is_outside(self, word: str, start: int, end: int) -> bool:
        return self._folded.find(word) < start or self._folded.find(word, end) >= 0


def repeats(line: str, article: Words) -> bool:
    """Whether the line is set apart and its words are part of another line of the article."""
    if ends_a_sentence(line) and not _OPENS_WITH_QUOTE.match(line):
        return False
    if not _SHORTEST_REPEAT_WORDS <= word_count(line) <= _LONGEST_REPEAT_WORDS:
        return False
    return article.hold_in_a_longer_line(line)
