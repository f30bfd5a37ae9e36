"""What was fetched before: a folder with one file an address."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from bulletin.web.bodies import LARGEST_BODY_BYTES
from bulletin.whole import settle, sync

# A year of a hundred feeds and their pages; what was not fetched for longest goes first.
LARGEST_CACHE_BYTES = 500 * 1024 * 1024
_MOST_HEAD_BYTES = 64 * 1024
_NAME = re.compile(r"[0-9a-f]{64}|\.bulletin-.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An answer as it was kept: where it came from, when, for how many seconds it is fresh, and where it has gone."""

    url: str
    fetched: float
    fresh_s: float
    content: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    moved: str = ""

    def is_fresh(self, now: float) -> bool:
        """Whether it still stands for what a request would give; never when the clock was set back since."""
        return 0 <= now - self.fetched < self.fresh_s


class Cache:
    """The answers kept in a folder, or none without one. What cannot be read or written is as if it were not there:
    a cache spares work, and no run fails for want of one."""

    def __init__(self, folder: Path | None, largest_bytes: int = LARGEST_CACHE_BYTES, name: str = "") -> None:
        self._folder = folder
        self._largest_bytes = largest_bytes
        self._name = name

    def apart(self, name: str) -> Cache:
        """A cache of this name in the same folder, within the same room; neither gives what the other was given."""
        return Cache(self._folder, self._largest_bytes, name)

    def get(self, url: str) -> Kept | None:
        """What was kept for this address."""
        if self._folder is None:
            return None
        try:
            with self._file(self._folder, url).open("rb") as file:
                return _read(file.read(LARGEST_BODY_BYTES + _MOST_HEAD_BYTES))
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def put(self, url: str, kept: Kept) -> None:
        """Nothing; the answer for this address is on the disk, whole, if that was possible."""
        if self._folder is not None:
            with suppress(OSError):
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write(self._file(self._folder, url), kept)

    def drop(self, url: str) -> None:
        """Nothing; what was kept for this address is gone."""
        if self._folder is not None:
            with suppress(OSError):
                self._file(self._folder, url).unlink(missing_ok=True)

    def trim(self) -> None:
        """Nothing; the folder holds no more than it may, and what was kept last is still there."""
        if self._folder is None:
            return
        with suppress(OSError):
            files = sorted(_files(self._folder), key=lambda one: (one[0], one[2].name), reverse=True)
            held = 0
            for _, size, path in files:
                held += size
                if held > self._largest_bytes:
                    path.unlink(missing_ok=True)

    def _file(self, folder: Path, url: str) -> Path:
        # No address that is asked for has a blank in it.
        return folder / hashlib.sha256(f"{self._name} {url}".strip().encode()).hexdigest()


def _files(folder: Path) -> Iterable[tuple[float, int, Path]]:
    """When each file of the cache was written, its size, and its path."""
    for entry in os.scandir(folder):
        if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
            about = entry.stat(follow_symlinks=False)
            yield about.st_mtime, about.st_size, Path(entry.path)


def _write(path: Path, kept: Kept) -> None:
    about = {name: value for name, value in asdict(kept).items() if name != "content"}
    head = json.dumps(about | {"sha256": hashlib.sha256(kept.content).hexdigest()}).encode()
    if len(head) >= _MOST_HEAD_BYTES:
        return
    handle, name = tempfile.mkstemp(prefix=".bulletin-", dir=path.parent)
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(head + b"\n" + kept.content)
            settle(file, waiting)
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)
    sync(path.parent)


def _read(held: bytes) -> Kept:
    """What a file of the cache holds; raises ValueError or TypeError when it is damaged."""
    head, _, content = held.partition(b"\n")
    about = json.loads(head)
    if not isinstance(about, dict) or about.pop("sha256", "") != hashlib.sha256(content).hexdigest():
        raise ValueError("damaged")
    kept = Kept(**about, content=content)
    for one in fields(Kept):
        wanted = (int, float) if one.type == "float" else bytes if one.type == "bytes" else str
        if not isinstance(getattr(kept, one.name), wanted):
            raise TypeError(one.name)
    return kept
