"""What makes a file whole or not there at all: its content is safely on disk before it gets its name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO


def settle(file: BinaryIO, path: Path, mode: int | None = None) -> None:
    """Bring what was written to a temporary file at `path` to the disk, with a new file's permissions or these."""
    file.flush()
    os.fsync(file.fileno())
    path.chmod(0o666 & ~_umask() if mode is None else mode)


def sync(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
