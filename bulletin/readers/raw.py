"""What one input holds before a reader has looked at it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from bulletin.model import Article, Failure

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one input, the name that the user knows it by, and what kind of text it is."""

    name: str
    content: bytes
    media_type: str

    @property
    def label(self) -> str:
        """The input's name as words: the source of an article that names none."""
        if self.name == STANDARD_INPUT:
            return self.name
        stem = PurePath(self.name).name
        while (suffix := PurePath(stem).suffix) and re.fullmatch(r"\.[A-Za-z]{2,8}", suffix):
            stem = stem.removesuffix(suffix)
        return " ".join(re.split(r"[\s_-]+", stem)).strip() or self.name


Reader = Callable[[Raw], Iterator[Article | Failure]]
"""Yields the articles that an input holds, and a Failure for each that cannot be made."""
