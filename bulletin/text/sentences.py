"""Where the sentences of a text begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.text.boundaries import ends
from bulletin.text.datelines import dateline


def split(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans (start, end) of the sentences, in order and without outer whitespace.

    Every line is a paragraph and ends a sentence. A dateline at a paragraph's head belongs to no sentence.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line:
            head = len(line) - len(line.lstrip())
            head += dateline(line[head:])
            spans.extend(_spans(line[head:], at + head, language))
        at += len(line) + 1
    return tuple(spans)


def _spans(paragraph: str, at: int, language: str) -> Iterator[tuple[int, int]]:
    """The spans of the paragraph's sentences, when the paragraph begins at `at`."""
    start = 0
    for end in (*ends(paragraph, language), len(paragraph)):
        piece = paragraph[start:end]
        left, right = end - len(piece.lstrip()), start + len(piece.rstrip())
        if right > left:
            yield at + left, at + right
        start = end
