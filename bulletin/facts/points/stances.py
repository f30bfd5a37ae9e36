"""Yes or no to something, as a sentence writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


def _never(text: str, language: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Stance:
    """Yes or no to something, as it is written; `told` says of another text whether it takes the same side."""

    yes: bool
    written: str
    told: Callable[[str, str], bool] = field(default=_never, compare=False, repr=False)

    def agrees(self, other: Stance) -> bool:
        """Whether both say yes or both say no."""
        return self.yes == other.yes

    def is_told(self, text: str, language: str) -> bool:
        """Whether another text takes the same side."""
        return self.told(text, language)
