"""Whether there is room to write to, and the archive is there and sound."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bulletin.checks.finding import Finding, Surroundings, divided
from bulletin.checks.within import nearest
from bulletin.errors import ArchiveError, LockError

# An edition's documents and what the archive keeps of a busy day are some 10 MB: room for a month.
_LEAST_FREE_BYTES = 300_000_000
# Of a larger archive not all is read: the whole check takes 1 s for each 25 MB, and doctor should be done in three.
_WHOLLY_CHECKED_BYTES = 25_000_000


def out(around: Surroundings) -> Iterator[Finding]:
    """Whether the editions can be written to their folder, or that be made."""
    path = Path(around.settings.out)

    folder = nearest(path)
    if not folder.is_dir():
        yield Finding("out", f"{folder} is a file where a folder should be", "move it, or name another in out")
        return
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        step = "check its permissions, or name another in out"
        yield Finding("out", f"{folder} cannot be written ({error.strerror})", step)
        return
    yield Finding("out", f"{path} can be written" if path == folder else f"{path} can be made")


def room(around: Surroundings) -> Iterator[Finding]:
    """Whether the disks of the archive and of the editions have room."""
    for name, path in (("out", Path(around.settings.out)), ("archive", around.archive)):
        folder = nearest(path)
        free = shutil.disk_usage(folder).free
        is_short = free < _LEAST_FREE_BYTES
        yield Finding(f"room for {name}", f"{free / 1e9:,.1f} GB free at {folder}", "free some" if is_short else "")


def archive(around: Surroundings) -> Iterator[Finding]:
    """Whether the archive can be read and is sound, or who is writing to it."""
    from bulletin.store import opened

    path = around.archive
    if not os.access(path, os.F_OK) and not path.is_symlink():
        yield from _made_later(path)
        return
    try:
        with opened(path, writing=True, making=False, wait=0) as known:
            info = known.info()
            is_small = info.size_bytes <= _WHOLLY_CHECKED_BYTES
            problems = known.check() if is_small else ()
    except LockError as error:
        yield Finding("archive", f"{path}: {error.problem.partition('; ')[0]}, so it was not checked")
        return
    except ArchiveError as error:
        yield divided("archive", f"{path} {error.problem}")
        return
    yield from (divided("archive", f"{path}: {problem}") for problem in problems)
    if not problems:
        depth = "sound" if is_small else 'it opens; "bulletin archive check" looks at all of it'
        yield Finding("archive", f"{path}: version {info.version}, {info.articles:,} articles, {depth}")
    if info.last and date.fromisoformat(info.last) > around.now.date() + timedelta(1):
        said = f"its latest day is {info.last}, and today is {around.now:%Y-%m-%d}"
        yield Finding("archive", said, "set the clock of this computer, or the timezone in the settings")


def _made_later(path: Path) -> Iterator[Finding]:
    from bulletin.store import usual

    folder = nearest(path)
    if path != usual() and not path.parent.is_dir():
        yield Finding("archive", f"{path} cannot be made", f"make the folder {path.parent}, or name another place")
    elif folder.is_dir() and os.access(folder, os.W_OK):
        yield Finding("archive", f"{path} is not there yet; the first build makes it")
    else:
        yield Finding("archive", f"{path} cannot be made", f"check the permissions of {folder}, or name another place")
