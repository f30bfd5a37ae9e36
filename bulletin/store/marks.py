"""Which returned mails were read before: a file of their marks beside the archive, of those that are still there.

Bulletins with a mailbox each may share an archive, so each mark stands behind the name of its mailbox.
"""

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
    """Marks of mails that were read `before` in any mailbox, and met now in this one; `is_whole` when these are all."""

    before: frozenset[str]
    met: set[str] = field(default_factory=set)
    is_whole: bool = False


@contextmanager
def remembered(archive: Path, mailbox: str) -> Iterator[Marks]:
    """The marks, kept when the block ends however it does; needs the outbox. Raises ArchiveError.

    `mailbox` is a name without blanks.
    """
    path = beside(archive, ".returned")
    known = _read(path)
    marks = Marks(frozenset(mark for _, mark in known))
    try:
        yield marks
    finally:
        others = {one for one in known if not marks.is_whole or one[0] != mailbox}
        kept = others | {(mailbox, mark) for mark in marks.met}
        if kept != known:
            _write(path, kept)


def _read(path: Path) -> set[tuple[str, str]]:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return set()
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(str(path), "cannot be read; check its permissions, or remove it") from error
    return {(mailbox, mark) for mailbox, _, mark in (line.partition(" ") for line in lines)}


def _write(path: Path, marks: set[tuple[str, str]]) -> None:
    waiting = None
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        waiting = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write("".join(f"{mailbox} {mark}\n" for mailbox, mark in sorted(marks)).encode("ascii"))
            settle(file, waiting)
        waiting.replace(path)
        sync(path.parent)
    except OSError as error:
        if waiting:
            waiting.unlink(missing_ok=True)
        problem = f"cannot be written ({error.strerror}); free some space, or check the permissions of its folder"
        raise ArchiveError(str(path), problem) from error
