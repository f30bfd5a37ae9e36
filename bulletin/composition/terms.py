"""Where the words that a reader named stand: in whole words, other forms of them, and phrases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from bulletin.text.segmenters import SEGMENTED
from bulletin.text.words import stem, stop_words, tokens

# Two words of one stem are forms of each other when they differ by no more letters than these at their ends: "plan" and
# "planning", not "organ" and "organizations". Endings of verbs and nouns in the languages that have a stemmer are
# no longer; check again with a list of words and their forms.
MOST_ENDING_LETTERS = 4

# Scripts that put no spaces between words, and Korean, which writes particles onto them.
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_MORE = "*"


class Lines:
    """Some lines of one text, indexed by their words."""

    def __init__(self, lines: Sequence[str], language: str) -> None:
        self._lines, self._language = lines, language
        self._words: list[tuple[str, ...]] = [_words(line, language) for line in lines]
        self._places: dict[str, list[tuple[int, int]]] = {}
        for number, words in enumerate(self._words):
            for at, word in enumerate(words):
                self._places.setdefault(word, []).append((number, at))
        self._forms: dict[str, list[str]] = {}
        for word in self._places:
            self._forms.setdefault(stem(word, language), []).append(word)

    def using(self, terms: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the lines that use one of the terms, in order.

        A term is found ignoring case, as whole words in this order; one in a script without spaces, or in Korean,
        wherever its characters stand. With "*" at its end its last word may go on. A term without capitals is found
        in other forms of its words, too ("flood": "floods", "flooded"). One with capitals that would be a common
        word without them ("WHO", "May") is found only as it is written.
        """
        return tuple(sorted({number for term in terms for number in self._using(term)}))

    def _using(self, term: str) -> Iterator[int]:
        if _UNSPACED.search(term):
            wanted = _folded(term.strip().removesuffix(_MORE))
            return (number for number, line in enumerate(self._lines) if wanted in _folded(line))
        if _is_common(term, self._language):
            exact = _exactly(term.strip())
            return (n for n, line in enumerate(self._lines) if exact.search(line) and not line.isupper())
        return self._in_words(_term(term, self._language))

    def _in_words(self, term: _Term) -> Iterator[int]:
        if not term.words:
            return
        sought = [self._matching(term, at) for at in range(len(term.words))]
        for word in sought[0]:
            for number, at in self._places[word]:
                words = self._words[number][at : at + len(sought)]
                if len(words) == len(sought) and all(map(lambda w, found: w in found, words, sought)):
                    yield number

    def _matching(self, term: _Term, at: int) -> Sequence[str]:
        """The words of these lines that the word of a term stands for."""
        word = term.words[at]
        if term.goes_on and at == len(term.words) - 1:
            return [own for own in self._places if own.startswith(word)]
        found = [word] if word in self._places else []
        if term.inflected:
            forms = self._forms.get(stem(word, self._language), ())
            found += [own for own in forms if own != word and _are_forms(own, word)]
        return found


@dataclass(frozen=True, slots=True)
class _Term:
    """A term's words, whether the last may go on, and whether they stand for their other forms."""

    words: tuple[str, ...]
    goes_on: bool
    inflected: bool


@cache
def _term(term: str, language: str) -> _Term:
    term = term.strip()
    return _Term(_words(term, language), term.endswith(_MORE), term == term.lower())


def _words(text: str, language: str) -> tuple[str, ...]:
    # No library is needed to find the words of other scripts in a Chinese, Japanese or Korean text.
    return tuple(tokens(text, "" if language in SEGMENTED else language))


def _are_forms(one: str, other: str) -> bool:
    one, other = _plain(one), _plain(other)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return max(len(one), len(other)) - shared <= MOST_ENDING_LETTERS


def _plain(word: str) -> str:
    """The word without accents: German plurals change vowels."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _is_common(term: str, language: str) -> bool:
    term = term.strip()
    return term != term.lower() and term.lower() in stop_words(language)


@cache
def _exactly(term: str) -> re.Pattern[str]:
    """The term as written, with or without points between capitals."""
    letters = r"\.?".join(map(re.escape, term)) if term.isupper() else re.escape(term)
    return re.compile(rf"(?<!\w){letters}(?!\w)")
