"""The names of people, places and organisations in a text, told by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from bulletin.text.days import calendar_words
from bulletin.text.frequencies import RARITY_OF_UNKNOWN, rarity
from bulletin.text.listed import listed
from bulletin.text.stopwords import stop_words

# A single word that is rarer than this is a name even where a capital is due, since few common words are.
RAREST_COMMON_WORD = 9.5
# A line in which more than this share of the longer words have capitals is in title case and proves nothing.
TITLE_CASE_SHARE = 0.7
SHORTEST_TELLING_WORD = 4
FEWEST_TELLING_WORDS = 4

# Languages in which any noun has a capital: single words are names only when no dictionary has them and no article or
# adjective stands in front of them.
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_BEFORE_A_NOUN = re.compile(r"(?:das|k?ein|[iavz][mn]s?|zu[mr]|vo[mn]|bei[mr]?|\w+(?:e|en|er|es|em))$")
LONGEST_NAME_AMONG_NOUNS = 12

# Lower-case words inside names, and those that may follow them: "of the", "de la", "van der".
_PARTICLES = {
    "de": "", "nl": "van de ten ter", "fr": "de du des", "es": "de del", "pt": "de da do das dos",
    "it": "di del della dei degli delle da", "en": "of de van von",
}  # fmt: skip
_PARTICLES_EVERYWHERE = frozenset({"bin", "ibn", "abu", "al", "el", "&"})
_SECOND_PARTICLES = frozenset({"the", "la", "le", "les", "los", "las", "der", "den", "de"})

# What people are called in front of their names. A name begins behind it.
_TITLES = listed(
    """mr mrs ms dr prof sir lord lady dame president vice-president premier minister secretary senator sen rep gov gen
    lt sgt capt chairman chairwoman chancellor prince princess pope bishop archbishop cardinal admiral colonel
    captain governor mayor professor doctor ambassador spokesman spokeswoman director secretary-general herr frau
    präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin ministerpräsident außenminister papst
    könig monsieur madame mme président ministre señor señora sr sra presidente ministro senhor signor signora"""
)
# Stop words that names begin with: "New York", "Far East".
_HEADS = frozenset({"new", "far", "old", "il"})
# Parts of titles: "Deputy Prime Minister".
_BEFORE_TITLES = listed("deputy vice prime foreign defense defence finance interior attorney chief former acting")

_WORD = re.compile(r"[^\W_](?:[\w.]*\w)?(?:[-'’][^\W_]\w*)*")
_POSSESSIVE = re.compile(r"['’][sS]$|(?<=\w)['’](?:n?[iıuü]n|[dt][ea](?:n|ki)?|[yn]?[eaiıuü])$")
_SENTENCE_HEAD = re.compile(r"(?:^|[.!?…:•|\n])[\"'“”‘’»«„)(\]\[\s–—-]*$|[\"“‘«„]$")
_KATAKANA_NAME = re.compile(r"[ァ-ヺー]+(?:[・＝][ァ-ヺー]+)+")
# How far the end of the sentence before may lie in front of a word: quotation marks, brackets, spaces.
WINDOW_CHARACTERS = 6


class _Word(NamedTuple):
    """A word without its possessive ending, and the word before it; `free`: nothing but a name gives it a capital."""

    text: str
    start: int
    end: int
    free: bool
    before: str
    capital: bool

    @property
    def key(self) -> str:
        return self.text.lower()


@lru_cache(maxsize=20_000)
def names(text: str, language: str) -> tuple[str, ...]:
    """The names, each once, in the order in which they first appear: what is written with a capital without need.

    Titles ("Mr.", "President") are left out. In scripts without capitals, only names in Latin script are found, in
    Japanese also foreign ones of several parts.
    """
    words = list(_words(text))
    common = {word.text for word in words if word.text.islower()}
    proper = {word.key for word in words if word.free and word.capital} - common
    found: dict[str, str] = {}
    if language == "ja":
        found.update((match[0], match[0]) for match in _KATAKANA_NAME.finditer(text))
    for run in _runs(words, text, language):
        for part in _without_titles(run):
            part = _trimmed(part, language, common)
            if part and (len(part) > 1 or _is_name(part[0], language, common, proper)):
                name = " ".join(text[part[0].start : part[-1].end].split())
                found.setdefault(name.replace("-", " ").casefold(), name)
    return tuple(found.values())


def _words(text: str) -> Iterator[_Word]:
    at, before, end = 0, "", 0
    for line in text.splitlines(keepends=True):
        proves = not _in_title_case(line)
        for match in _WORD.finditer(text, at, at + len(line)):
            word, start = match[0], match.start()
            if "'" in word or "’" in word:
                word = _POSSESSIVE.sub("", word)
            # Most words stand a space behind another, and open no sentence.
            inside = 0 < end == start - 1 and text[end] == " "
            free = proves and (inside or not _SENTENCE_HEAD.search(text[max(0, start - WINDOW_CHARACTERS) : start]))
            yield _Word(word, start, start + len(word), free, before, word[0].isupper())
            before, end = word, match.end()
        at += len(line)


def _in_title_case(line: str) -> bool:
    telling = [word for word in _WORD.findall(line) if len(word) >= SHORTEST_TELLING_WORD]
    capitals = sum(word[0].isupper() for word in telling)
    return len(telling) >= FEWEST_TELLING_WORDS and capitals > TITLE_CASE_SHARE * len(telling)


def _runs(words: Sequence[_Word], text: str, language: str) -> Iterator[list[_Word]]:
    """Words with capitals that stand side by side, with the particles between them."""
    particles = _PARTICLES_EVERYWHERE.union(_PARTICLES.get(language, "de van von").split())
    run: list[_Word] = []
    for word in words:
        if run and not _is_joined(text[run[-1].end : word.start], run[-1]):
            yield run
            run = []
        if word.capital or (run and _is_particle(word, run[-1], particles)):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_joined(gap: str, last: _Word) -> bool:
    """Whether two words may belong to one name: a space between them, behind initials and titles a period too."""
    if gap[:-1] in ("'s", "’s"):
        return last.text == "People"
    if gap in (" ", "\u00a0", " & "):
        return True
    return gap in (". ", ".\u00a0", ".") and (len(last.text) == 1 or last.key in _TITLES or "." in last.text)


def _is_particle(word: _Word, last: _Word, particles: frozenset[str]) -> bool:
    return word.text in particles or (not last.capital and word.text in _SECOND_PARTICLES)


def _without_titles(run: Sequence[_Word]) -> Iterator[list[_Word]]:
    """The parts of a run that lie between titles."""
    part: list[_Word] = []
    for at, word in enumerate(run):
        if at > 1 and run[at - 1].text == "of" and run[at - 2].key in _TITLES:
            # "Secretary of State Rex Tillerson".
            part = []
            continue
        if word.key not in _TITLES:
            part.append(word)
            continue
        while part and part[-1].key in _BEFORE_TITLES:
            part.pop()
        yield part
        part = []
    yield part


def _trimmed(part: list[_Word], language: str, common: set[str]) -> list[_Word]:
    """The part without particles, stop words and days at its ends, or first words that only open a sentence."""
    idle = _idle_openings(language) if part and not part[0].free else calendar_words(language)
    first, last = 0, len(part)
    while first < last and (
        not part[first].capital
        or _is_idle(part[first], idle)
        or _is_article(part[first : first + 2], language)
        or (last - first > 1 and not part[first].free and part[first].key in common)
    ):
        first += 1
    while first < last and (not part[last - 1].capital or _is_a_day(part[first:last][-2:], language)):
        last -= 1
    return part[first:last]


@cache
def _idle_openings(language: str) -> frozenset[str]:
    """Days, months and stop words: what a capital at the head of a sentence tells nothing of."""
    return calendar_words(language) | (stop_words(language) - _HEADS)


def _is_name(word: _Word, language: str, common: set[str], proper: set[str]) -> bool:
    """Whether a single word is a name: by its capital, by how it is written elsewhere in the text, by its rarity."""
    if len(word.text) < 2 or word.text.isdigit():
        return False
    if _is_acronym(word) and word.free:
        return True
    if language in _NOUNS_IN_CAPITALS:
        rare = rarity(word.key, language) >= RARITY_OF_UNKNOWN and len(word.text) <= LONGEST_NAME_AMONG_NOUNS
        return rare and not _BEFORE_A_NOUN.match(word.before)
    if word.key in common:
        return False
    # A single Vietnamese syllable with a capital is mostly the head of a title: "Thủ tướng".
    return (word.key in proper and language != "vi") or rarity(word.key, language) >= RAREST_COMMON_WORD


def _is_a_day(end: list[_Word], language: str) -> bool:
    """Whether a name ends in the name of a month or day, which is no part of it but in "Rio de Janeiro"."""
    return end[-1].key in calendar_words(language) and end[0].capital


def _is_article(part: list[_Word], language: str) -> bool:
    """Whether the part begins with an article of one letter, which is no initial: "A TAM"."""
    first = part[0]
    alone = len(part) > 1 and len(first.text) == 1 and part[1].start - first.end == 1
    return alone and first.key in stop_words(language)


def _is_idle(word: _Word, idle: frozenset[str]) -> bool:
    return word.text == "The" or (word.key in idle and not (_is_acronym(word) and word.free))


def _is_acronym(word: _Word) -> bool:
    return len(word.text) > 1 and word.text.isupper()
