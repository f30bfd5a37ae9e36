"""Do two sentences put different names in the same place?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bulletin.text.names import names
from bulletin.text.words import tokens

# The words right in front of a name that must be the same for it to be in the same place: "a clean room in".
WORDS_BEFORE = 3


def other_name(a: str, b: str, language: str) -> tuple[str, str] | None:
    """The two names, where each sentence has one that the other lacks and both stand behind the same words."""
    first, second = list(_only_in(a, b, language)), list(_only_in(b, a, language))
    if len(first) != 1 or len(second) != 1:
        return None
    before = _words_before(a, first[0], language)
    return (first[0], second[0]) if before and before == _words_before(b, second[0], language) else None


def _only_in(text: str, other: str, language: str) -> Iterator[str]:
    elsewhere = set(tokens(other, language))
    return (name for name in _names(text, language) if not elsewhere & set(tokens(name, language)))


@lru_cache(maxsize=20_000)
def _names(text: str, language: str) -> tuple[str, ...]:
    return names(text, language)


def _words_before(text: str, name: str, language: str) -> list[str]:
    words = tokens(text[: text.find(name)], language)[-WORDS_BEFORE:] if name in text else []
    return words if len(words) == WORDS_BEFORE else []
