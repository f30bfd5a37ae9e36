"""A wiki in a folder: its pages are read and written without following a link, and are whole or not there."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin.channels.wiki.pages import RefusedError
from bulletin.errors import DeliveryError
from bulletin.whole import settle, sync

# No page is larger; a vault may hold films.
_MOST_BYTES = 1 << 26


class Folder:
    """A folder on this machine; what leads into it from outside is the user's own choice, what is in it is not."""

    def __init__(self, root: Path) -> None:
        if root.is_symlink():
            raise DeliveryError(str(root), "is a link; write the folder that it leads to as path")
        if not root.is_dir():
            raise DeliveryError(str(root), "is no folder; make it, or mend path")
        self._root = root

    def names(self, folder: str) -> Iterable[str]:
        """The names of what is in a folder of it."""
        try:
            return sorted(path.name for path in self._path(folder).iterdir())
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise _failed(folder, error) from error

    def read(self, name: str) -> bytes | None:
        """What a file holds, None when it is not there; raises RefusedError for what is no ordinary file."""
        path = self._path(name)
        try:
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _failed(name, error) from error
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise RefusedError(f"{name} is no ordinary file; move it away")
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise RefusedError(f"{name} is too large for a page; move it away")
        return content

    def write(self, pages: Mapping[str, bytes]) -> None:
        """Put the pages in their places, one after the other, each whole."""
        for name, content in pages.items():
            path = self._path(name)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._path(name)
                _put(path, content)
            except OSError as error:
                raise _failed(name, error) from error

    def _path(self, name: str) -> Path:
        """The place of a file; no part of it may be a link, and none is git's own."""
        path = self._root
        for part in Path(name).parts:
            if part in ("..", "/") or part.casefold() == ".git":
                raise RefusedError(f"{name} is no place for a page")
            path /= part
            if path.is_symlink():
                raise RefusedError(
                    f"{path} is a link, and what lies behind it is not touched; replace it by what it is"
                )
        return path


def _put(path: Path, content: bytes) -> None:
    """The content under its name, safely on disk before it has that; what a killed run left is written over.

    Who may read and write a page is for its owner to say: one that is replaced keeps its permissions.
    """
    waiting = path.with_name(f".{path.name}.part")
    waiting.unlink(missing_ok=True)
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            settle(file, waiting, _mode(path))
        waiting.replace(path)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    sync(path.parent)


def _mode(path: Path) -> int | None:
    """The permissions of what is there."""
    try:
        return path.lstat().st_mode & 0o777
    except FileNotFoundError:
        return None


def _failed(name: str, error: OSError) -> Exception:
    if error.errno == errno.ELOOP:
        return RefusedError(f"{name} is a link, and what lies behind it is not touched; replace it by what it is")
    problem = f"cannot be read or written ({error.strerror}); check its place, space and permissions"
    return DeliveryError(name, problem)
