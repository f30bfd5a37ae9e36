"""A folder that gets a copy of each edition, of which a reader sees all or nothing.

    PATH/morning-brief/2026-11-22/bulletin.html
    PATH/morning-brief/latest → 2026-11-22

The documents of every bulletin are called alike, so each title has a folder of its own: always, and not only where two
of them meet, for where an edition lies must not hang on which other one came first.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from bulletin.channels import Around
from bulletin.channels.slugs import slug
from bulletin.errors import DeliveryError
from bulletin.model import Failure
from bulletin.parcels import Consignment, Outcome, Parcel, Sender, Wanted
from bulletin.sending import FolderSettings
from bulletin.whole import settle, sync

LATEST = "latest"
# Beside the documents of a day: names of folders do not tell titles apart that differ in capitals alone.
TITLE = ".title"

# What a killed run leaves behind begins so, and is swept by the next.
_BENCH = ".bulletin-copy-"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What systems say where there are no symbolic links: FAT, and shares of other systems.
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_AGAIN = 'run "bulletin deliver" again'
_STEPS = {
    errno.ENOSPC: f"free some space and {_AGAIN}",
    errno.EDQUOT: f"free some space and {_AGAIN}",
    errno.EFBIG: f"free some space and {_AGAIN}",
    errno.EACCES: f"check its permissions and {_AGAIN}",
    errno.EPERM: f"check its permissions and {_AGAIN}",
    errno.EROFS: "it is on a disk that is read only; name another in bulletin.toml",
    errno.ENOENT: f"make the folder that it is to lie in, or see that its disk is there, and {_AGAIN}",
    errno.ENAMETOOLONG: "name a folder with a shorter path in bulletin.toml",
}


def channel(settings: FolderSettings, consignment: Consignment, around: Around) -> Folder:
    """The folder that settings name, with an edition to copy there."""
    return Folder(settings, consignment)


class Folder:
    """One recipient: the folder. An edition that was built again takes the place of the one before."""

    replaces = True
    set_aside: tuple[Failure, ...] = ()

    def __init__(self, settings: FolderSettings, consignment: Consignment) -> None:
        self.name = settings.name
        self._path = Path(settings.path).absolute()
        self._formats = tuple(dict.fromkeys(settings.formats))
        self._consignment = consignment

    def recipients(self) -> Iterable[str]:
        """The folder."""
        return (str(self._path),)

    def wait_s(self, recipient: str) -> float:
        """No time at all."""
        return 0.0

    def parcels(self, due: Mapping[str, str] | None = None) -> Iterator[Parcel]:
        """The one parcel."""
        files = self._files()
        size = sum(map(len, files.values()))
        told = f"{', '.join(files)} into {self._home / str(self._consignment.day)}"
        (recipient,) = self.recipients()
        yield Parcel(recipient, _digest(files), told, size, self._files)

    @contextmanager
    def opened(self) -> Iterator[Sender]:
        """What copies the documents; the folder is made when it is not there, though not what it lies in."""
        yield self._send

    @property
    def _home(self) -> Path:
        return self._path / slug(self._consignment.title)

    def _files(self) -> Mapping[str, bytes]:
        return {one.name: one.content for one in self._consignment.printed(Wanted(self._formats))}

    def _send(self, parcel: Parcel) -> Outcome:
        try:
            for folder in (self._path, self._home):
                _make(folder)
            files = {**parcel.files(), TITLE: self._consignment.title.encode(errors="surrogatepass")}
            is_linked = copy(files, self._home, self._consignment.day)
        except OSError as error:
            problem = f"cannot be written ({error.strerror or error}); {_STEPS.get(error.errno or 0, _AGAIN)}"
            raise DeliveryError(str(self._path), problem) from error
        there = f"copied to {self._home / str(self._consignment.day)}"
        return Outcome("sent", there if is_linked else f"{there}, without a link {LATEST}: that disk knows no links")


def copy(files: Mapping[str, bytes], home: Path, day: date) -> bool:
    """Whether there is a link to the newest day beside the files of this one, which are there, whole and on the disk.

    A day that was not there appears at once with all its files; of one that was, each file is replaced at once, and
    others stay. Raises OSError or DeliveryError, and then the day is as it was, unless the disk fails between the
    renames of a day that was there.
    """
    with _alone(home):
        _refuse(home, home / str(day), files)
        with tempfile.TemporaryDirectory(prefix=_BENCH, dir=home, ignore_cleanup_errors=True) as name:
            bench, there = Path(name), home / str(day)
            made = _written(files, bench / str(day))
            if there.is_dir():
                for file in files:
                    (made / file).replace(there / file)
                sync(there)
            else:
                made.rename(there)
            sync(home)
            return _link(home, bench)


def _make(folder: Path) -> None:
    """Make a folder that is not there; one that is may not be something else, nor lead elsewhere unless it is named."""
    with suppress(FileExistsError):
        folder.mkdir()
        sync(folder.parent)
    if not folder.is_dir():
        raise DeliveryError(str(folder), "is a file where a folder should be; move it away")


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Inside, nobody else copies to this folder, and nothing is left of those who did and were killed."""
    if home.is_symlink():
        raise DeliveryError(str(home), "is a link and may lead anywhere; put a folder in its place")
    handle = os.open(home, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DeliveryError(str(home), f"another run is copying there; {_AGAIN} when that is done") from error
        except OSError:  # A share without locks: whose leftovers these are is not known, so they stay.
            yield
            return
        _sweep(home)
        yield
    finally:
        os.close(handle)


def _sweep(home: Path) -> None:
    for left in home.glob(f"{_BENCH}*"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)


def _refuse(home: Path, there: Path, files: Mapping[str, bytes]) -> None:
    """Raises DeliveryError for what stands where something else should be, before anything is written."""
    if there.is_symlink() or (there.exists() and not there.is_dir()):
        raise DeliveryError(str(there), "is a file or a link where a folder should be; move it away")
    for path in (there / name for name in files):
        if path.is_symlink() or path.is_dir():
            raise DeliveryError(str(path), "is a folder or a link where a document should be; move it away")
    if (there / TITLE).is_file() and (there / TITLE).read_bytes() != files.get(TITLE):
        raise DeliveryError(str(there), "holds the edition of another bulletin; give one of the two another title")
    if (home / LATEST).exists() and not (home / LATEST).is_symlink():
        raise DeliveryError(str(home / LATEST), "is no link, and the link to the latest edition belongs there; move it")


def _written(files: Mapping[str, bytes], folder: Path) -> Path:
    """A new folder with these files, all of them on the disk."""
    folder.mkdir()
    for name, content in files.items():
        with (folder / name).open("xb") as file:
            file.write(content)
            settle(file, folder / name)
    sync(folder)
    return folder


def _link(home: Path, bench: Path) -> bool:
    """Whether the link leads to the newest day that is there; False where the disk knows no links."""
    days = (entry.name for entry in os.scandir(home) if entry.is_dir(follow_symlinks=False))
    newest = max(filter(_DAY.fullmatch, days))
    link, new = home / LATEST, bench / LATEST
    if link.is_symlink() and link.readlink() == Path(newest):
        return True
    try:
        new.symlink_to(newest, target_is_directory=True)
    except OSError as error:
        if error.errno in _NO_LINKS:
            return False
        raise
    new.replace(link)
    sync(home)
    return True


def _digest(files: Mapping[str, bytes]) -> str:
    """A digest of names and contents."""
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        whole.update(f"{len(name)}:{name}{len(content)}:".encode())
        whole.update(content)
    return f"sha256:{whole.hexdigest()}"
