"""Which returned mails were read before: a file of their marks beside the archive, of those that are still there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bulletin.errors import ArchiveError
from bulletin.store.place import beside
from bulletin.whole import settle, sync


@dataclass(slots=True)
class Marks:
    """Marks of mails that were read `before`, and of those that were met now; `is_whole` when these are all."""

    before: frozenset[str]
    met: set[str] = field(default_factory=set)
    is_whole: bool = False


@contextmanager
def remembered(archive: Path) -> Iterator[Marks]:
    """The marks, kept when the block ends however it does; needs the outbox. Raises ArchiveError."""
    path = beside(archive, ".returned")
    marks = Marks(_read(path))
    try:
        yield marks
    finally:
        kept = marks.met if marks.is_whole else marks.met | marks.before
        if kept != marks.before:
            _write(path, kept)


def _read(path: Path) -> frozenset[str]:
    try:
        return frozenset(path.read_text(encoding="ascii").split())
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(str(path), "cannot be read; check its permissions, or remove it") from error


def _write(path: Path, marks: set[str]) -> None:
    waiting = None
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        waiting = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write("".join(f"{mark}\n" for mark in sorted(marks)).encode("ascii"))
            settle(file, waiting)
        waiting.replace(path)
        sync(path.parent)
    except OSError as error:
        if waiting:
            waiting.unlink(missing_ok=True)
        problem = f"cannot be written ({error.strerror}); free some space, or check the permissions of its folder"
        raise ArchiveError(str(path), problem) from error
