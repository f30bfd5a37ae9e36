"""Whose words a quotation is, as far as its own sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from bulletin.text.quotes import quotes, unquoted
from bulletin.text.speech import SPEECH, sources, verbs

MARKS = "\"“”„«»‘’‚「」『』‹›'"


class Voice(Enum):
    """Who speaks in a sentence that is mostly a quotation."""

    NO_QUOTATION = "most of the sentence is nobody's words"
    SOMEBODY = "the sentence says who"
    PRONOUN = "he, she or they, whom an earlier sentence names"
    NOBODY = "the sentence does not say"


# "I" in the words of whoever writes. A search for a letter is faster than one for what stands before it.
_I = {
    language: re.compile("|".join(rf"{word}(?<!\w{word})(?![\w.])" for word in words.split("|")))
    for language, words in {
        "en": "I", "de": "[Ii]ch", "nl": "[Ii]k", "sv": "[Jj]ag", "da": "[Jj]eg", "no": "[Jj]eg",
        "fr": "[Jj]e|[Jj]['’]ai", "es": "[Yy]o", "pt": "[Ee]u", "it": "[Ii]o", "ro": "[Ee]u", "ru": "[Яя]",
        "uk": "[Яя]", "vi": "[Tt]ôi",
    }.items()
}  # fmt: skip

# The share of a sentence's characters between quotation marks from which it is somebody's words and little else.
MOSTLY_QUOTED = 0.4
# How many words at a quotation's edge can name nobody: "…," and.
FEWEST_WORDS_BESIDE = 2
_TAIL_CHARACTERS = 40
_EDGES = frozenset(MARKS)
_WORD = re.compile(r"[^\W\d_][\w’']*")


def voice(text: str, language: str) -> Voice:
    """Who speaks in a sentence that is mostly a quotation: somebody it names, a pronoun, or nobody it tells of.

    Only a sentence that begins or ends with a quotation can be one.
    """
    if text[:1] not in _EDGES and text[-1:] not in _EDGES and text[-2:-1] not in _EDGES:
        return Voice.NO_QUOTATION
    spans = quotes(text, language)
    if sum(span.end - span.start for span in spans) < MOSTLY_QUOTED * len(text):
        return Voice.NO_QUOTATION
    outside = [words for words in _outside(text, [(span.start, span.end) for span in spans]) if _WORD.search(words)]
    if sum(len(_WORD.findall(words)) for words in outside) < FEWEST_WORDS_BESIDE:
        return Voice.NOBODY
    if language not in SPEECH:
        return Voice.SOMEBODY
    if (idioms := SPEECH[language].idioms) and any(re.search(idioms, words) for words in outside):
        return Voice.PRONOUN
    for words in outside:
        if (verb := verbs(language).search(words)) is not None:
            return _speaker(words, verb, language)
    # No list has every verb: what stands before the quotation, or is set off by a comma, tells who speaks.
    opening = len(_WORD.findall(text[: spans[0].start])) >= FEWEST_WORDS_BESIDE
    return Voice.SOMEBODY if opening or "," in text[spans[0].end - 1 : spans[0].end + 2] else Voice.NOBODY


def ends_with_a_pronoun(text: str, language: str) -> bool:
    """Whether he, she or they say it all: "The bridge will close, she said."."""
    tail = text[-_TAIL_CHARACTERS:]
    return language in SPEECH and _attribution(language).search(tail) is not None


def narrated(text: str, language: str) -> bool:
    """Whether whoever writes says "I": outside quotation marks, nobody tells who that is."""
    pattern = _I.get(language)
    return pattern is not None and pattern.search(text) is not None and pattern.search(unquoted(text)) is not None


def tells_a_speaker(text: str, language: str) -> bool:
    """Whether somebody, named or not, speaks in the sentence: it has a verb of speech outside its quotations."""
    spans = [(span.start, span.end) for span in quotes(text, language)]
    return language not in SPEECH or any(map(verbs(language).search, _outside(text, spans)))


def _speaker(words: str, verb: re.Match[str], language: str) -> Voice:
    speech = SPEECH[language]
    before, after = _WORD.findall(words[: verb.start()])[-2:], _WORD.findall(words[verb.end() :])[:1]
    pronouns = speech.pronouns.split()
    if before:
        return (
            Voice.PRONOUN if any(w.lower() in pronouns for w in before) and not _is_name(before[-1]) else Voice.SOMEBODY
        )
    if not after or (after[0].lower() in pronouns and not words[verb.end() :].startswith(",")):
        return Voice.PRONOUN
    named = not speech.articles or _is_name(after[0]) or re.split("['’]", after[0])[0] in speech.articles.split()
    return Voice.SOMEBODY if named or verb[0].lower() in sources(language) else Voice.PRONOUN


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and word.lower() not in {"he", "she", "they", "we"}


def _outside(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield text[at:start]
        at = end
    yield text[at:]


@cache
def _attribution(language: str) -> re.Pattern[str]:
    verb, pronouns = verbs(language).pattern, "|".join(SPEECH[language].pronouns.split())
    return re.compile(rf"[,\"”»’!?]\s(?:(?:{pronouns})\s{verb}|{verb}\s(?:{pronouns}))\s?\.$")
