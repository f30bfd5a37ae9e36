"""One writer at a time: a lock of the operating system on a file beside the archive, which names its holder.

The system lets go of the lock when its holder ends, however it ends, so a file that is left behind locks nothing.
"""

from __future__ import annotations

import fcntl
import os
import platform
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path

from bulletin.errors import ArchiveError, LockError
from bulletin.store.place import beside

_PAUSE_S = 0.05
_LONGEST_NAME_BYTES = 300


@contextmanager
def held(archive: Path, wait_s: float, ending: str = ".lock", doing: str = "is writing to it") -> Iterator[None]:
    """A lock on an archive; raises LockError with the name of its holder when that keeps it longer than `wait_s`.

    What the holder is `doing` is told; each thing to do has a file of its own `ending`.

    Raises ArchiveError when the file of the lock cannot be written.
    """
    path = beside(archive, ending)
    with ExitStack() as stack:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
            stack.callback(os.close, handle)
            if not _taken(handle, wait_s):
                problem = f"{_holder(handle)} {doing}; wait until that is done and try again"
                raise LockError(str(archive), problem)
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()} on {platform.node()}".encode()[:_LONGEST_NAME_BYTES], 0)
        except OSError as error:
            problem = f"may not be written (its lock {path}: {error.strerror}); check the disk and its permissions"
            raise ArchiveError(str(archive), problem) from error
        yield


def _taken(handle: int, wait_s: float) -> bool:
    for pause_s in (*repeat(_PAUSE_S, int(wait_s / _PAUSE_S)), 0):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(pause_s)
        else:
            return True
    return False


def _holder(handle: int) -> str:
    """Who holds the lock, and since when."""
    name = os.pread(handle, _LONGEST_NAME_BYTES, 0).decode(errors="replace") or "another process"
    since = datetime.fromtimestamp(os.fstat(handle).st_mtime, UTC)
    return f"{name} (since {since:%Y-%m-%d %H:%M:%S} UTC)"
