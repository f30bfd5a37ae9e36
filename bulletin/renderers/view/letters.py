"""The letters that mark a story's articles."""

from __future__ import annotations


def letters(place: int) -> str:
    """The mark of the article at this place, from 0: A to Z, then AA, AB and so on."""
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
