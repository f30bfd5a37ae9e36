"""A point on which two sentences differ."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from bulletin.model import DisagreementKind


class Said(Protocol):
    """What a sentence says on a point, as it is written; two of one kind can be asked whether they agree."""

    @property
    def written(self) -> str:
        """The value as the sentence writes it."""

    def agrees(self, other: Any) -> bool:
        """Whether both can be true."""

    def is_told(self, text: str, language: str) -> bool:
        """Whether another text says the same."""


class Point(NamedTuple):
    """A point on which two sentences differ: `about` tells the points of a kind apart."""

    kind: DisagreementKind
    about: str
    first: Said
    second: Said
