"""Whom a sentence has its news from, when it says so: an agency, or another source of the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bulletin.facts.traces.own_words import own_words
from bulletin.model import Article
from bulletin.text.agencies import IN_TEXT, outlet
from bulletin.text.citing import cites

# The share of an article's sentences that make it theirs when all of them name the same agency or source.
MOSTLY = 0.5
# Shorter names of sources ("A", "BT") are words, too.
SHORTEST_NAME_CHARACTERS = 4

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"(?:the|der|die|das|le|la|les|el|los|las|il|lo|o|os|as)\s+(?=\S+\s)", re.IGNORECASE)

Names = Mapping[str, tuple[tuple[str, str], ...]]
"""The names to look for and whose they are, by first word, longest first."""


def names(sources: Iterable[str]) -> Names:
    """The names of agencies, and those of the sources without their article ("The Kingsholm Courier")."""
    known: dict[str, str] = {}
    for source in sorted(set(sources)):
        name = _ARTICLE.sub("", source, count=1)
        if len(name) >= SHORTEST_NAME_CHARACTERS and not name.islower() and ("." not in name or " " in name):
            known.setdefault(name, outlet(source))
    return {**_AGENCIES, **{word: (*own, *_AGENCIES.get(word, ())) for word, own in _by_first_word(known).items()}}


def _by_first_word(known: Mapping[str, str]) -> Names:
    found: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(known, key=lambda name: (-len(name), name)):
        if word := _WORD.search(name):
            found.setdefault(word[0], []).append((name[word.start() :], known[name]))
    return {word: tuple(own) for word, own in found.items()}


_AGENCIES = _by_first_word({_ARTICLE.sub("", name, count=1): printed for name, printed in IN_TEXT.items()})


def attributed(text: str, language: str, known: Names) -> str | None:
    """The name to print of the first agency or source that a sentence (`text`) gives for what it tells.

    The text should have no quotations: who is quoted may cite somebody else.
    """
    if known.keys().isdisjoint(_WORD.findall(text)):
        return None
    return next((whose for start, end, whose in _named(text, known) if cites(text, start, end, language)), None)


def mostly_attributed(article: Article, source: str, known: Names) -> str | None:
    """The agency or other source to which an article attributes its first sentence, or half of all.

    `source` is the article's own.
    """
    if known.keys().isdisjoint(_WORD.findall(article.text)):
        return None
    found = [attributed(" ".join(pieces), article.language, known) for _, pieces in own_words(article)]
    said = [name if name != outlet(source) else None for name in found]
    first = next(iter(said), None)
    often = (name for name in dict.fromkeys(said) if name and said.count(name) >= MOSTLY * len(said))
    return first or next(often, None)


def _named(text: str, known: Names) -> Iterator[tuple[int, int, str]]:
    """The names in a text (start, end, whose), in order."""
    for word in _WORD.finditer(text):
        for name, whose in known.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                yield word.start(), end, whose
                break
