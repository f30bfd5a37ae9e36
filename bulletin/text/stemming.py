"""The stem of a word: what its inflected forms have in common."""

from __future__ import annotations

import re
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

# Particles behind Korean nouns, longest first.
_KOREAN_PARTICLES = re.compile(
    r"(?<=[가-힣]{2})(?:에서는|으로는|에게서|까지는|부터는|이라고|에서|으로|에게|까지|부터|라고|이나|처럼|보다|한테|은|는|이|가|을|를|의|에|로|와|과|도|만)$"
)

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
    if language == "ko":
        return lambda word: _KOREAN_PARTICLES.sub("", word)
    if language in _TRUNCATED:
        return lambda word: word[:TRUNCATED_LETTERS]
    return str


def _guarded(stemmer: Callable[[str], object]) -> Callable[[str], str]:
    """Stemmers are made for letters, and some leave nothing of a short word."""
    return lambda word: (str(stemmer(word)) or word) if word.isalpha() or "'" in word else word
