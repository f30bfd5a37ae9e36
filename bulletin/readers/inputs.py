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
from bulletin.readers.addresses import page_address
from bulletin.readers.raw import STANDARD_INPUT, Hints, Link, Raw
from bulletin.readers.recognition import LARGEST_INPUT_BYTES, recognised
from bulletin.readers.tables import data

EMPTY_FOLDER = "is a folder without articles; put texts, pages, feeds, mails or JSON Lines files in it"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_WEB_SCHEMES = ("http", "https")
_FEED_SCHEME = re.compile(r"\Afeed:(?://)?(?=https?://)|\Afeed(?=://)", re.IGNORECASE)

Named = str | Path | tuple[str | Path, Hints]
"""What a user names: a path, an address or "-", alone or with what is known of its articles."""


def gather(
    inputs: Iterable[Named], stdin: bytes | None = None, without: Path | None = None
) -> Iterator[Raw | Failure | Link]:
    """What each input holds, in the order given; folders are walked in the order of their names.

    `-` is the standard input, whose bytes are `stdin` when that is given; an address is a Link. What is met twice is
    read once. What lies below `without` is passed over unless it is named itself, and so are editions that bulletin
    made.
    """
    met: set[Path | str] = set()
    without = Path(os.path.realpath(without)) if without else None
    for named in inputs:
        name, hints = named if isinstance(named, tuple) else (named, Hints())
        try:
            yield from _input(str(name), hints, stdin, met, without)
        except ReadError as error:
            yield Failure(error.subject, error.problem)


def _input(
    name: str, hints: Hints, stdin: bytes | None, met: set[Path | str], without: Path | None
) -> Iterator[Raw | Failure | Link]:
    if name == "-":
        if stdin is None and sys.stdin is None:
            raise ReadError(STANDARD_INPUT, "is closed; pipe an article into it or name a file")
        content = sys.stdin.buffer.read(LARGEST_INPUT_BYTES + 1) if stdin is None else stdin
        yield recognised(STANDARD_INPUT, content, hints=hints)
    elif address := _address(name):
        if address not in met:
            met.add(address)
            yield Link(address, hints, named=True)
    elif stat.S_ISDIR(_mode(Path(name))):
        files = list(_files(Path(name), without))
        if not files:
            raise ReadError(name, EMPTY_FOLDER)
        yield from (found for file in files for found in _once(file, hints, met))
    else:
        yield from _once(Path(name), hints, met)


def _address(name: str) -> str | None:
    """The web address that the name is, None for a path; raises ReadError for an address of any other kind."""
    spelled = _FEED_SCHEME.sub(lambda found: "https" if found[0].lower() == "feed" else "", name.strip(), count=1)
    scheme = _SCHEME.match(spelled)
    if scheme is None:
        return None
    if scheme[1].lower() not in _WEB_SCHEMES:
        raise ReadError(
            name, f"begins with {scheme[1].lower()}://, and only web pages are fetched; use https:// or a path"
        )
    if page_address(spelled) is None:
        raise ReadError(name, "is no address of a page; check it for blanks and missing parts")
    return spelled


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
            if not editions.holds_edition(entry) and not (kinds.is_data(entry.name) and _is_mere_data(entry)):
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


def _is_mere_data(path: Path) -> bool:
    """Whether data that lie in a folder are no articles; what cannot be read is none."""
    try:
        if not path.is_file():
            return True
        with path.open("rb") as file:
            return not data.holds_articles(file.read(data.HEAD_BYTES))
    except OSError:
        return True


def _once(path: Path, hints: Hints, met: set[Path | str]) -> Iterator[Raw | Failure]:
    place = Path(os.path.realpath(path))
    if place in met:
        return
    met.add(place)
    try:
        yield recognised(str(path), _bytes(path), hints=hints)
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
