"""The stem of a word: what its inflected forms have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

_SNOWBALL = {
    "ar": "arabic", "da": "danish", "nl": "dutch", "en": "english", "fi": "finnish", "fr": "french", "de": "german",
    "hu": "hungarian", "it": "italian", "no": "norwegian", "nb": "norwegian", "nn": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "es": "spanish", "sv": "swedish",
}  # fmt: skip

# Inflected languages without a stemmer: the first letters do nearly as well as one
# (McNamee, Nicholas and Mayfield, "Addressing morphological variation in alphabetic languages", SIGIR 2009).
_TRUNCATED = frozenset({"be", "bg", "bs", "el", "et", "hr", "lt", "lv", "mk", "pl", "sl", "sr", "tr"})
TRUNCATED_LETTERS = 6

# Enough for the vocabulary of some ten thousand articles.
_REMEMBERED = 200_000


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str, language: str) -> str:
    """The stem of a word in lower case, the word itself where the language does not inflect or has no stemmer."""
    return _stemmer(language)(word)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language in _SNOWBALL:
        from nltk.stem.snowball import SnowballStemmer

        return _guarded(SnowballStemmer(_SNOWBALL[language]).stem)
    if language in ("cs", "sk"):
        from sumy.nlp.stemmers.czech import stem_word as czech

        return _guarded(czech)
    if language == "uk":
        from sumy.nlp.stemmers.ukrainian import stem_word as ukrainian

        return _guarded(ukrainian)
    if language in _TRUNCATED:
        return lambda word: word[:TRUNCATED_LETTERS]
    return str


def _guarded(stemmer: Callable[[str], object]) -> Callable[[str], str]:
    """Stemmers are made for letters, and some leave nothing of a short word."""
    return lambda word: (str(stemmer(word)) or word) if word.isalpha() or "'" in word else word
