"""Lines as they were typeset → paragraphs: what stands in the margins goes, divided words and paragraphs are mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from bulletin.readers.encoding import clean
from bulletin.readers.lines import ends_a_sentence, phrases
from bulletin.text.frequencies import RARITY_OF_UNKNOWN, rarity
from bulletin.text.language import identify


class Typeset(NamedTuple):
    """A line or paragraph, the size of its letters, and the number of its page, from 0."""

    text: str
    size: float
    page: int = 0


# Running heads and page numbers stand in the first or last lines of a page.
_MARGIN_LINES = 3
# Heads of left and right pages alternate, and some pages have none.
_SHARE_OF_PAGES = 1 / 3
_NUMBER = re.compile(r"\d+")
_FOLIO = re.compile(
    r"\W*(?:(?:page|seite|p[aá]gina|pagina|strona|sida|side|страница|стр|trang|sayfa)\b\W*)?\d{1,4}"
    r"(?:\W*(?:of|von|sur|de|di|z|av|av|из|/|trên)?\W*\d{1,4})?\W*",
    re.IGNORECASE,
)
# The last line of a paragraph is shorter than the others, and so is a line that is no part of one.
_LAST_LINE, _LONE_LINE = 0.85, 0.6
# The width of a column: nearly its longest line, since one may stick out.
_WIDTH_PERCENTILE = 0.9
_HYPHENS, _SOFT_HYPHEN = r"\-\u2010", "\xad"
_DIVIDED = re.compile(rf"(?P<word>[^\W_][^\s{_HYPHENS}]*)(?P<hyphen>[{_HYPHENS}{_SOFT_HYPHEN}])$")
# No word that is divided is longer.
_LONGEST_WORD_CHARACTERS = 60
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*")
# "Haupt- und Nebenwege": a hyphen before these stands for the rest of a word.
_CONJUNCTIONS = frozenset(phrases("and|or|und|oder|bzw|sowie|bis|et|ou|y|o|e|en|of|och|eller|og"))
_WITHOUT_SPACES = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def without_margins(pages: Sequence[Sequence[Typeset]]) -> list[Typeset]:
    """The lines of all pages with their page's number, without running heads and page numbers."""
    pages = [[line for line in page if line.text] for page in pages]
    seen = Counter(mark for page in pages for mark in set(_margins(page).values()))
    often = max(2, len(pages) * _SHARE_OF_PAGES)
    kept = []
    for number, page in enumerate(pages):
        margins = _margins(page)
        for place, line in enumerate(page):
            is_margin = place in margins and (seen[margins[place]] >= often or _FOLIO.fullmatch(line.text))
            if not is_margin:
                kept.append(line._replace(page=number))
    return kept


def _margins(page: Sequence[Typeset]) -> dict[int, tuple[int, str]]:
    """What stands in the first and last lines of a page and at which place, numbers aside."""
    places = range(-min(_MARGIN_LINES, len(page)), min(_MARGIN_LINES, len(page)))
    return {place % len(page): (place, _NUMBER.sub("0", page[place].text)) for place in places}


def paragraphs(lines: Sequence[Typeset]) -> Iterator[Typeset]:
    """The paragraphs and headings that the lines make."""
    widths = _widths(lines)
    mended = _Mended(line.text for line in lines)
    block: list[Typeset] = []
    for line, following in zip_longest(lines, lines[1:]):
        block.append(line)
        if following is None or _ends(line, following, widths[line.size]):
            yield Typeset(clean(mended.joined([one.text for one in block])), block[0].size, block[0].page)
            block = []


def _widths(lines: Iterable[Typeset]) -> dict[float, int]:
    """How many letters a full line has, for each size of letters."""
    lengths: dict[float, list[int]] = {}
    for line in lines:
        lengths.setdefault(line.size, []).append(len(line.text))
    return {size: sorted(found)[int(_WIDTH_PERCENTILE * (len(found) - 1))] for size, found in lengths.items()}


def _ends(line: Typeset, following: Typeset, width: int) -> bool:
    """Whether a paragraph ends with the line."""
    if line.size != following.size:
        return True
    if _DIVIDED.search(line.text) or following.text[:1].islower():
        return False
    return len(line.text) < (_LAST_LINE if ends_a_sentence(line.text) else _LONE_LINE) * width


class _Mended:
    """Joins lines, and the words that were divided between them, by the words of the whole text."""

    def __init__(self, lines: Iterable[str]) -> None:
        text = "\n".join(lines)
        self.language = identify(text)
        self.words = frozenset(_WORD.findall(text.casefold()))

    def joined(self, lines: Sequence[str]) -> str:
        """The lines in one."""
        pieces = [lines[0]]
        for line in lines[1:]:
            pieces[-1], between = self._ending(pieces[-1], line)
            pieces += [between, line]
        return "".join(pieces)

    def _ending(self, text: str, line: str) -> tuple[str, str]:
        """The text without the hyphen at its end when that only divides a word, and what stands before the line."""
        divided = _DIVIDED.search(text, max(0, len(text) - _LONGEST_WORD_CHARACTERS))
        if not divided:
            is_dense = _WITHOUT_SPACES.match(text[-1:]) and _WITHOUT_SPACES.match(line)
            return text, "" if is_dense else " "
        first = _FIRST_WORD.match(line)
        if divided["hyphen"] == _SOFT_HYPHEN or (first and self._is_one_word(divided["word"], first[0])):
            return text[: divided.start("hyphen")], ""
        return text, " " if first and first[0].casefold() in _CONJUNCTIONS else ""

    def _is_one_word(self, start: str, rest: str) -> bool:
        """Whether the hyphen between the two only divides a word, and is no part of it."""
        if not rest[0].islower() or rest in _CONJUNCTIONS:
            return False
        start = (_WORD.findall(start.casefold()) or [start])[-1]
        if start + rest in self.words or f"{start}-{rest}" in self.words:
            return start + rest in self.words
        if rarity(start + rest, self.language) < RARITY_OF_UNKNOWN:
            return True
        return not all(rarity(part, self.language) < RARITY_OF_UNKNOWN for part in (start, rest))
