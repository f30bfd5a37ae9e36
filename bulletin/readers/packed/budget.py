"""How much one archive may unpack to."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.errors import ReadError
from bulletin.readers.recognition import LARGEST_INPUT_BYTES

# What is unpacked is held in memory until it is read.
LARGEST_TOTAL_BYTES = 4 * LARGEST_INPUT_BYTES


class SpentError(ReadError):
    """More was packed in an archive than is unpacked of any."""


@dataclass
class Budget:
    """How much more is unpacked of one archive and all that is in it."""

    name: str
    size: int

    def spend(self, size: int) -> None:
        """Count what was unpacked; raises SpentError when it is too much."""
        self.size -= size
        if self.size < 0:
            raise SpentError(self.name, f"unpacks to more than {LARGEST_TOTAL_BYTES >> 20} MiB; pack less in one")
