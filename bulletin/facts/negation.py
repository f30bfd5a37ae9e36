"""Does a sentence say no, and to what?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.text.listed import listed
from bulletin.text.words import stem, stop_words, tokens

# The negations themselves: a closed class. Verbs that deny ("refused") differ too much in what they deny.
_NEGATIONS = {
    "en": listed("no not never none nobody nothing neither nor cannot without"),
    "fr": listed("ne n pas jamais aucun aucune rien personne ni sans"),
    "de": listed("nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne"),
    "es": listed("no nunca jamás ningún ninguna ninguno nadie nada ni tampoco sin"),
    "pt": listed("não nunca jamais nenhum nenhuma ninguém nada nem tampouco sem"),
    "it": listed("non mai nessun nessuna nessuno niente nulla né neppure senza"),
    "vi": listed("không chưa chẳng chả đừng"),
    "ru": listed("не нет ни никогда никто ничего без"),
}
_CONTRACTED = "n't"
_WORD = re.compile(r"\w+(?:['’]\w+)*")

# The share of the words of two sentences that are the same, for one to be the other's denial: all but a few.
NEARLY_ALL = 0.8
SPAN_WORDS = 4  # how far behind "not" the word may stand that the other sentence affirms

# "It would not appeal against the ruling" denies whatever has "would appeal against" in it.
WORDS_BEFORE, WORDS_BEHIND = 1, 2


def negations(text: str, language: str) -> int:
    """How many negations the text has; 0 in a language without a list."""
    return sum(_is_negation(word, language) for word in tokens(text, language))


def denial(a: str, b: str, language: str) -> tuple[str, str] | None:
    """What each of two sentences says where one denies what the other says; None when neither does.

    "He has not resigned" and "he has resigned" give ("not resigned", "resigned"). One of the two has a negation, and
    all else is the same, or at least the words around it.
    """
    first, second = negations(a, language), negations(b, language)
    if first + second != 1:
        return None
    denying, affirming = (a, b) if first else (b, a)
    if not _nearly_alike(a, b, language) and _around(denying, language) not in _run(affirming, language):
        return None
    denied, affirmed = _clauses(denying, affirming, language)
    return (denied, affirmed) if first else (affirmed, denied)


def _is_negation(word: str, language: str) -> bool:
    return word in _NEGATIONS.get(language, ()) or (language == "en" and word.endswith(_CONTRACTED))


def _nearly_alike(a: str, b: str, language: str) -> bool:
    first, second = set(_said(a, language)), set(_said(b, language))
    return len(first & second) >= NEARLY_ALL * max(len(first), len(second))


def _run(text: str, language: str) -> str:
    return f" {' '.join(tokens(text, language))} "


def _around(text: str, language: str) -> str:
    """The words around the negation, without it, as they stand in a run; a line break when they are too few."""
    words = tokens(text, language)
    at = next(n for n, word in enumerate(words) if _is_negation(word, language))
    around = words[max(0, at - WORDS_BEFORE) : at] + words[at + 1 : at + 1 + WORDS_BEHIND]
    return f" {' '.join(around)} " if len(around) == WORDS_BEFORE + WORDS_BEHIND else "\n"


def _said(text: str, language: str) -> Iterator[str]:
    """The stems of the words that say something."""
    dull = stop_words(language)
    return (stem(w, language) for w in tokens(text, language) if w not in dull and not _is_negation(w, language))


def _clauses(denying: str, affirming: str, language: str) -> tuple[str, str]:
    """The negation with the word that it denies, and that word as the other sentence has it."""
    words = list(_WORD.finditer(denying))
    at = next((n for n, w in enumerate(words) if _is_negation(w[0].lower().replace("’", "'"), language)), 0)
    elsewhere = {stem(w[0].lower(), language): w[0] for w in reversed(list(_WORD.finditer(affirming)))}
    dull = stop_words(language)
    for word in words[at + 1 : at + 1 + SPAN_WORDS]:
        key = stem(word[0].lower(), language)
        if word[0].lower() not in dull and key in elsewhere:
            return denying[words[at].start() : word.end()], elsewhere[key]
    return denying.strip(), affirming.strip()
