"""What happened, a JSON object a line, for machines and for whoever asks in the morning."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

Level = Literal["info", "warning", "error"]

# A day with 500 recipients and a hundred inputs is some 10 kB, so that this and the one before are half a year.
_LARGEST_BYTES = 1_000_000


class Log:
    """A log at `path`, with one before it (`.1`) when it has grown large; only who holds the run's lock writes to it.

    Where it cannot be written the run goes on, and `problem` says why.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path = path
        self.problem = ""
        self._now = now
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > _LARGEST_BYTES:
                path.replace(path.with_name(f"{path.name}.1"))
        except OSError as error:
            self._fails(error)

    def __call__(self, step: str, told: str, level: Level = "info", /, **fields: object) -> None:
        """Write a line: the time in UTC, the step, the level, what is told and its fields."""
        line = {"time": self._now().isoformat(), "step": step, "level": level, "told": told, **fields}
        # ASCII, and so nothing that a server or a page said steers the terminal of who reads it.
        content = json.dumps(line, default=str).encode() + b"\n"
        try:
            # Addresses of readers may stand in it.
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                os.write(handle, content)
            finally:
                os.close(handle)
        except OSError as error:
            self._fails(error)

    def _fails(self, error: OSError) -> None:
        self.problem = self.problem or f"cannot be written ({error.strerror}); name another place as run.log"
