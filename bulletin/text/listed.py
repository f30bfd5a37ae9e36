"""Word lists as they stand in the code."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text, which white space separates."""
    return frozenset(words.split())
