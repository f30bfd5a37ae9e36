"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bulletin.errors import ArchiveError
from bulletin.whole import settle, sync


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
                settle(file, waiting)
            waiting.replace(path)
        finally:
            waiting.unlink(missing_ok=True)
        sync(path.parent)
    except OSError as error:
        problem = f"cannot be written ({error.strerror}); free some space, or name another file"
        raise ArchiveError(str(path), problem) from error
