"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bulletin.errors import ArchiveError


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which is at `path`, safely on disk, when all inside went well; else nothing has changed.

    Raises ArchiveError when it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".bulletin-", dir=path.parent)
        waiting = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            waiting.chmod(0o666 & ~_umask())
            waiting.replace(path)
        finally:
            waiting.unlink(missing_ok=True)
        _sync(path.parent)
    except OSError as error:
        problem = f"cannot be written ({error.strerror}); free some space, or name another file"
        raise ArchiveError(str(path), problem) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
