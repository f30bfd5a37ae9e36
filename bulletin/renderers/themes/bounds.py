"""What a file of a theme may be: one that lies in the theme's folder, and no larger than what pages are made with."""

from __future__ import annotations

import stat
from pathlib import Path

# The largest shipped one, a style sheet, has 13 kB, and a megabyte of style sheet takes 5 s to check.
MOST_BYTES = 500_000
# A font of Latin has 200 kB, the largest of bulletin[fonts], with all Chinese, Japanese and Korean letters, some 20 MB.
MOST_FONT_BYTES = 40_000_000
_FONT = ".ttf"


def unfit(path: Path, folder: Path) -> str:
    """Why a file that is found in a theme's folder is not used, "" when nothing speaks against it.

    A link to a file of the machine would print that in the bulletin.
    """
    try:
        real, found = path.resolve(), path.stat()
    except (OSError, RuntimeError):  # a link to itself
        return "leads nowhere; put what is meant into the folder"
    if not real.is_relative_to(folder.resolve()):
        return f"leads out of the theme's folder, to {real}; put what is meant into the folder"
    if not stat.S_ISREG(found.st_mode):
        return "is no file; move it away"
    most, size = MOST_FONT_BYTES if path.suffix == _FONT else MOST_BYTES, found.st_size
    return f"has {size:,} bytes, and a file of a theme {most:,} at most; shorten it" if size > most else ""
