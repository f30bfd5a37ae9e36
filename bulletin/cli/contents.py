"""What a file holds that somebody names."""

from __future__ import annotations

import stat
from pathlib import Path

from bulletin.errors import ReadError

# An edition of 1,200 articles has 12 MB; what is much larger would fill the memory before anybody could say what it is.
MOST_BYTES = 1 << 28


def content(path: Path, wanted: str) -> bytes:
    """The bytes of an ordinary file; raises ReadError, which ends in what is `wanted`, when there is none."""
    try:
        # A pipe or device may never end, so only what is a file is opened.
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            kind = "a folder" if path.is_dir() else "no ordinary file"
            raise ReadError(str(path), f"is {kind}; {wanted}")
        if known.st_size > MOST_BYTES:
            raise ReadError(str(path), f"has {known.st_size:,} bytes, more than any edition; {wanted}")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(str(path), f"is not there; {wanted}") from error
    except PermissionError as error:
        raise ReadError(str(path), "may not be read; check its permissions") from error
    except OSError as error:
        raise ReadError(str(path), f"cannot be read ({error.strerror}); {wanted}") from error
