"""The words of a language that carry no content of their own."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

from bulletin.text.frequencies import most_frequent

# Languages whose lists come with sumy; the others are derived.
_SUMY_NAMES = {
    "ar": "arabic", "zh": "chinese", "cs": "czech", "en": "english", "fr": "french", "de": "german",
    "el": "greek", "he": "hebrew", "it": "italian", "ja": "japanese", "ko": "korean", "pl": "polish",
    "pt": "portuguese", "sk": "slovak", "es": "spanish", "sv": "swedish", "th": "thai", "uk": "ukrainian",
}  # fmt: skip

# About half of all running words in most languages; further down, words with content begin.
DERIVED_SIZE = 100


@cache
def stop_words(language: str) -> frozenset[str]:
    """The language's stop words in lower case: sumy's list, else wordfreq's most frequent words, else none."""
    frequent = (word for word in most_frequent(language, DERIVED_SIZE) if not word.isdigit())
    if language not in _SUMY_NAMES:
        return frozenset(frequent)
    content = (files("sumy") / "data" / "stopwords" / f"{_SUMY_NAMES[language]}.txt").read_text(encoding="utf-8")
    return frozenset(unicodedata.normalize("NFC", line.strip()).lower() for line in content.splitlines()) - {""}
