"""Temporary folders that go with the process that began them, or when the next one of their kind is begun.

A process holds its folder by a lock that the system lets go of however the process ends.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

# In front of what a folder is for, and of letters that no other has.
_PREFIX = "bulletin-"


@contextmanager
def folder(purpose: str) -> Iterator[Path]:
    """A new folder for temporary files, which is gone afterwards; those of one purpose that nobody holds go first."""
    prefix = f"{_PREFIX}{purpose}-"
    _sweep(prefix)
    with ExitStack() as undo:
        while (begun := _begun(prefix, undo)) is None:
            pass
        yield begun


def _begun(prefix: str, undo: ExitStack) -> Path | None:
    """A folder that is held; None when another process took it for one that is left behind, before it was."""
    made = tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)
    path = Path(undo.enter_context(made))
    with suppress(FileNotFoundError):
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        undo.callback(os.close, handle)
        with suppress(OSError):  # where nothing can be locked nothing is swept either
            fcntl.flock(handle, fcntl.LOCK_EX)
    return path if path.is_dir() else None


def _sweep(prefix: str) -> None:
    """Remove the user's own folders that no process holds."""
    for path in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError), ExitStack() as undo:
            handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_DIRECTORY)
            undo.callback(os.close, handle)
            if os.fstat(handle).st_uid == os.geteuid():
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)
