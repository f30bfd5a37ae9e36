"""Files as a zip archive whose bytes depend on nothing but the files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The first moment that a zip archive can tell of.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o100644 << 16


def packed(files: Mapping[str, bytes]) -> bytes:
    """The archive of files by name, in their order; the first, which says what it all is, is not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for place, (name, content) in enumerate(files.items()):
            told = zipfile.ZipInfo(name, _MOMENT)
            told.create_system, told.external_attr = _UNIX, _READABLE
            archive.writestr(told, content, zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED, 9)
    return made.getvalue()
