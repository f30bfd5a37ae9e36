"""The fonts of the machine, as fontconfig lists them.

Fontconfig keeps its lists in files that all programs of a user, or of the machine, share, and writes a list anew when
it cannot read the file. Without the memory to read it, it has none to list all fonts either, and writes a short one:
so fonts are listed while memory is not limited yet, and what is written then goes into a folder of the child's own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from weasyprint.text.ffi import ffi, fontconfig

_FILE = "FONTCONFIG_FILE"
_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{own}</cachedir><include ignore_missing="yes">{usual}</include></fontconfig>
"""
# Lists that are held are not read again.
_held: list[Any] = []


def hold() -> None:
    """List the fonts with the memory that there is now, and keep the lists."""
    _held[:] = [ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)]


@contextmanager
def own_lists(folder: Path) -> Iterator[None]:
    """Inside, fontconfig has its usual settings and lists, and writes new ones into a folder."""
    usual, before = _settings(), os.environ.get(_FILE)
    if usual:
        path = folder / "fonts.conf"
        path.write_text(_SETTINGS.format(own=escape(str(folder / "lists")), usual=escape(usual)), encoding="utf-8")
        os.environ[_FILE] = str(path)
    try:
        yield
    finally:
        os.environ.pop(_FILE, None)
        if before is not None:
            os.environ[_FILE] = before


def _settings() -> str:
    """The file that fontconfig begins with on this machine, "" when there is none."""
    if not _held:
        hold()
    first = fontconfig.FcStrListNext(fontconfig.FcConfigGetConfigFiles(_held[0]))
    path = "" if first == ffi.NULL else os.fsdecode(ffi.string(first))
    return path if Path(path).is_file() else ""
