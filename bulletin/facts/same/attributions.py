"""The words of a sentence that only tell who says it: two sentences of one speaker need not say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.text.quotes import unquoted
from bulletin.text.speech import sources, telling, verbs
from bulletin.text.subject_words import SUBORDINATORS
from bulletin.text.words import stop_words

# What tells who speaks is short; what is longer is a clause of its own.
MOST_WORDS = 9
MOST_WORDS_TOLD_TO = 4
# Of a speaker between commas in front of the verb: "The mayor, Anna Holt, said".
MOST_PARTS = 2
# Looked at in a sentence: a hostile one may consist of them.
MOST_VERBS = 8

_WORD = re.compile(r"[^\W_][\w'’-]*")
_BREAK = re.compile(r"[,;:()]|\s[—–-]\s")

Span = tuple[int, int]


def attributions(text: str, language: str) -> tuple[str, ...]:
    """The parts of a sentence that tell who speaks, with the verb: "the mayor, Anna Holt, told reporters"."""
    own = unquoted(text)
    breaks = [found.span() for found in _BREAK.finditer(own)]
    parts = list(zip([0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(own)], strict=True))
    found, part = [], 0
    for verb in list(verbs(language).finditer(own))[:MOST_VERBS]:
        while parts[part][1] < verb.start():
            part += 1
        found += [
            own[start:end] for start, end in _spans(own, parts[max(0, part - MOST_PARTS) : part + 1], verb, language)
        ]
    return tuple(found)


def _spans(text: str, parts: list[Span], verb: re.Match[str], language: str) -> Iterator[Span]:
    """Where the verb is and, in front of it or behind it, the speaker; `parts` ends with the part that has the verb."""
    first, last = parts[-1]
    word = verb[0].casefold()
    behind = _WORD.findall(text, verb.end(), last)
    yield verb.span()
    if _tells(text, first, verb.start(), language) and word not in sources(language):
        if _words(text, first, verb.start()) <= MOST_WORDS:
            yield first, verb.start()
    elif 0 < len(behind) <= MOST_WORDS and word not in telling(language) and SUBORDINATORS.isdisjoint(behind):
        yield verb.end(), last
    elif not text[first : verb.start()].strip():
        yield from (part for part in parts[:-1] if _words(text, *part) <= MOST_WORDS)
    if word in telling(language):
        yield verb.end(), _end_of_listeners(text, verb.end(), last, language)


def _tells(text: str, start: int, end: int, language: str) -> bool:
    """Whether a word that is no stop word stands there."""
    dull = stop_words(language)
    return any(word.casefold() not in dull for word in _WORD.findall(text, start, end))


def _words(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text, start, end))


def _end_of_listeners(text: str, start: int, last: int, language: str) -> int:
    """Of "told the Valley Radio that" where "that" begins."""
    dull = stop_words(language)
    end = start
    for number, word in enumerate(_WORD.finditer(text, start, last)):
        if number and (number > MOST_WORDS_TOLD_TO or word[0].casefold() in dull):
            break
        end = word.end()
    return end
