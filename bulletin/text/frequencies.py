"""How often words occur in a language at large (wordfreq's lists, which end in 2021)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache

import wordfreq

# wordfreq's codes where they differ from what language identification answers.
_LIST = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil"}

# A word that no list has: about once in three million words, just beyond the end of wordfreq's small lists (1e-6).
RARITY_OF_UNKNOWN = 12.0

_HAN_PAIR = re.compile("[\u3400-\u9fff]{2}")

# Of any word in a language without a list: that of a word of middling frequency (about 1e-5).
RARITY_WITHOUT_LIST = 8.0


@lru_cache(maxsize=200_000)
def rarity(word: str, language: str) -> float:
    """How much rarer a word (not a stem) is than its language's most frequent one, in nats.

    0 for "the", 12 for words that the language's list does not have, 8 for any word of a language without a list.
    """
    frequencies = _frequencies(language)
    if not frequencies:
        return RARITY_WITHOUT_LIST
    frequency = _frequency(word, frequencies)
    if frequency > 0:
        return min(RARITY_OF_UNKNOWN, max(0.0, math.log(_highest(language) / frequency)))
    if len(word) == 2 and _HAN_PAIR.fullmatch(word):
        # Most unknown pairs of characters are the end of one word and the beginning of the next.
        return (rarity(word[0], language) + rarity(word[1], language)) / 2
    return RARITY_OF_UNKNOWN


def most_frequent(language: str, count: int) -> tuple[str, ...]:
    """The language's most frequent words, most frequent first; none for a language without a list."""
    if not _has_list(language):
        return ()
    return tuple(wordfreq.top_n_list(_LIST.get(language, language), count, wordlist="small"))


def _frequency(word: str, frequencies: Mapping[str, float]) -> float:
    if not word.isalpha() and any(map(str.isdigit, word)):
        return wordfreq.word_frequency(word, "en", wordlist="small")
    return frequencies.get(word.casefold(), 0.0)


@cache
def _frequencies(language: str) -> Mapping[str, float]:
    return wordfreq.get_frequency_dict(_LIST.get(language, language), wordlist="small") if _has_list(language) else {}


@cache
def _highest(language: str) -> float:
    return max(_frequencies(language).values())


@cache
def _has_list(language: str) -> bool:
    return _LIST.get(language, language) in wordfreq.available_languages("small")
