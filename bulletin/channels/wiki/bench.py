"""A temporary folder to work in, that a killed run does not leave behind for good: the next one finds it let go of."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "bulletin-wiki-"


@contextmanager
def bench() -> Iterator[Path]:
    """A folder of our own for as long as the block lasts; what nobody holds any more of earlier ones is gone."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        _swept(left)
    folder, handle = _held()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _held() -> tuple[Path, int]:
    """A new folder, and what holds it until that is closed."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        # Another run may find it before we hold it, and sweep it away.
        with suppress(FileNotFoundError):
            handle = _opened(folder)
            with suppress(OSError):  # Where nothing can be locked nothing is swept.
                fcntl.flock(handle, fcntl.LOCK_EX)
            if folder.exists():
                return folder, handle
            os.close(handle)


def _swept(left: Path) -> None:
    """Remove a folder of this user that nobody holds."""
    with suppress(OSError):
        handle = _opened(left)
        try:
            if os.fstat(handle).st_uid == os.geteuid():
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(handle)


def _opened(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
