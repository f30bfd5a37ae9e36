"""What the user names → the bytes that it holds."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletin.errors import ReadError
from bulletin.model import Failure
from bulletin.readers import editions, kinds
from bulletin.readers.raw import STANDARD_INPUT, Raw

# Room for a busy day's articles in JSON Lines (10,000 of them); memory use is a few times the size.
LARGEST_INPUT_BYTES = 64 * 1024 * 1024
EMPTY_FOLDER = "is a folder without articles; put text, Markdown, HTML or JSON Lines files in it"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADDRESS_OPENINGS = ("http://", "https://", "ftp://", "file://", "feed://")


def gather(
    inputs: Iterable[str | Path], stdin: bytes | None = None, without: Path | None = None
) -> Iterator[Raw | Failure]:
    """What each input holds, in the order given; folders are walked in the order of their names.

    `-` is the standard input, whose bytes are `stdin` when that is given. A file that is met twice is read once.
    What lies below `without` is passed over unless it is named itself, and so are editions that bulletin made.
    """
    met: set[Path] = set()
    without = Path(os.path.realpath(without)) if without else None
    for named in inputs:
        try:
            yield from _input(str(named), stdin, met, without)
        except ReadError as error:
            yield Failure(error.subject, error.problem)


def _input(name: str, stdin: bytes | None, met: set[Path], without: Path | None) -> Iterator[Raw | Failure]:
    if name == "-":
        if stdin is None and sys.stdin is None:
            raise ReadError(STANDARD_INPUT, "is closed; pipe an article into it or name a file")
        content = sys.stdin.buffer.read(LARGEST_INPUT_BYTES + 1) if stdin is None else stdin
        yield _raw(STANDARD_INPUT, content)
    elif name.lower().startswith(_ADDRESS_OPENINGS):
        raise ReadError(name, "is an address, and pages are not fetched; save the page and name its file")
    elif stat.S_ISDIR(_mode(Path(name))):
        files = list(_files(Path(name), without))
        if not files:
            raise ReadError(name, EMPTY_FOLDER)
        yield from (found for file in files for found in _once(file, met))
    else:
        yield from _once(Path(name), met)


def _files(folder: Path, without: Path | None) -> Iterator[Path]:
    """The files below the folder that may hold articles, in the order of their names."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise ReadError(str(folder), f"cannot be opened ({error.strerror}); check its permissions") from error
    for entry in entries:
        if kinds.is_companion(entry.name) or _is_pages_folder(entry):
            continue
        if entry.is_symlink() or not entry.is_dir():
            if not editions.holds_edition(entry):
                yield entry
        elif not _is_of_editions(entry, without):
            yield from _files(entry, without)


def _is_of_editions(folder: Path, without: Path | None) -> bool:
    """Whether it is the folder of editions, or a day's in it when that folder is an input itself."""
    place = Path(os.path.realpath(folder))
    return place == without or (place.parent == without and bool(_DAY.fullmatch(place.name)))


def _is_pages_folder(path: Path) -> bool:
    """Whether a browser made the folder for the parts of the page that was saved beside it."""
    stem = path.name.removesuffix("_files")
    return stem != path.name and any(path.with_name(stem + suffix).exists() for suffix in (".html", ".htm"))


def _once(path: Path, met: set[Path]) -> Iterator[Raw | Failure]:
    place = Path(os.path.realpath(path))
    if place in met:
        return
    met.add(place)
    try:
        yield _raw(str(path), _bytes(path))
    except ReadError as error:
        yield Failure(error.subject, error.problem)


def _bytes(path: Path) -> bytes:
    # A pipe or device may never end, so only what is a file is opened.
    if not stat.S_ISREG(_mode(path)):
        raise ReadError(str(path), "is no ordinary file; save its content to a file and name that, or use -")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_INPUT_BYTES + 1)
    except OSError as error:
        raise ReadError(str(path), f"cannot be read ({error.strerror}); check its permissions") from error


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except FileNotFoundError as error:
        raise ReadError(str(path), "is not there; check the path") from error
    except OSError as error:
        raise ReadError(str(path), f"cannot be reached ({error.strerror}); check the path and permissions") from error
    except ValueError as error:
        raise ReadError(repr(str(path)), f"is no path ({error}); check it") from error


def _raw(name: str, content: bytes) -> Raw:
    if len(content) > LARGEST_INPUT_BYTES:
        raise ReadError(name, f"is larger than {LARGEST_INPUT_BYTES >> 20} MiB; split it into smaller files")
    content = kinds.unpacked(content, name, LARGEST_INPUT_BYTES)
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ReadError(name, "is empty; put the article's text in it or remove it")
    if editions.is_edition(content):
        raise ReadError(name, editions.MADE_HERE)
    return Raw(name, content, kinds.media_type(content, name))
