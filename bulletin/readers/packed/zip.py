"""Zip archives and WACZ → what is packed in them, each member an input of its own."""

from __future__ import annotations

import io
import re
import stat
import struct
import textwrap
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from bulletin.errors import ReadError
from bulletin.model import Failure
from bulletin.readers import editions, kinds
from bulletin.readers.encoding import clean
from bulletin.readers.packed.budget import LARGEST_TOTAL_BYTES, Budget, SpentError
from bulletin.readers.raw import Raw
from bulletin.readers.recognition import LARGEST_INPUT_BYTES, recognised
from bulletin.readers.tables import data

# As many files as a folder of a year's articles has; memory and time grow with each.
_MOST_MEMBERS = 10_000
# Some programs export an archive in an archive; more is a trap.
_DEEPEST = 2
# Texts are packed to a third, pages that repeat their markup to a thirtieth.
_MOST_TIMES, _ANY_RATIO_BYTES = 100, 1024 * 1024
# The others unpack without any bound.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800
_UNIX = 3
_LONGEST_SAID_CHARACTERS = 100
_DIRECTORY_ENTRY = b"PK\x01\x02"
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")
_WACZ_MARK, _WACZ_RECORDS = "datapackage.json", re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
# The first member of each tells what it is.
_OFFICE_MARKS = {"[Content_Types].xml": "an office document", "META-INF/container.xml": "an electronic book"}
_OPEN_DOCUMENT_MARKS = {"mimetype", "content.xml"}
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    OverflowError, IndexError,
)  # fmt: skip


@dataclass
class _Budget(Budget):
    """The same, and how many more members."""

    members: int = _MOST_MEMBERS

    def spend(self, size: int) -> None:
        """Count another member; raises SpentError when it is one too many."""
        self.members -= 1
        if self.members < 0:
            raise SpentError(self.name, f"holds more than {_MOST_MEMBERS:,} files; pack fewer in one archive")
        Budget.spend(self, size)


def read(raw: Raw) -> Iterator[Failure | Raw]:
    """What the members hold that may hold articles, in the order of their names, a Failure for each that is refused."""
    yield from _read(raw, _Budget(raw.name, LARGEST_TOTAL_BYTES), 1)


def _read(raw: Raw, budget: _Budget, depth: int) -> Iterator[Failure | Raw]:
    with _opened(raw) as archive:
        for name, member in _members(archive, raw.name):
            try:
                found = _member(archive, member, f"{raw.name}/{name}", raw, budget)
                if found and found.media_type == kinds.ZIP:
                    if depth == _DEEPEST:
                        raise ReadError(found.name, "is packed in archives too deep; unpack it and name its files")
                    yield from _read(found, budget, depth + 1)
                elif found:
                    yield found
            except SpentError:
                raise
            except ReadError as error:
                yield Failure(error.subject, error.problem)


def _opened(raw: Raw) -> zipfile.ZipFile:
    if raw.content.count(_DIRECTORY_ENTRY) > _MOST_MEMBERS:
        raise ReadError(raw.name, f"holds more than {_MOST_MEMBERS:,} files; pack fewer in one archive")
    try:
        return zipfile.ZipFile(io.BytesIO(raw.content))
    except _BROKEN as error:
        raise ReadError(raw.name, f"is a damaged zip archive ({_said(error)}); fetch or pack it again") from error


def _members(archive: zipfile.ZipFile, name: str) -> list[tuple[str, zipfile.ZipInfo]]:
    """The members that may hold articles with their names, in the order of these."""
    named = sorted((_name(member), number) for number, member in enumerate(archive.infolist()))
    names = {name for name, _ in named}
    for mark, what in _OFFICE_MARKS.items():
        if mark in names:
            raise ReadError(name, f"is {what}, not text; save the article as text, Markdown or HTML")
    if names >= _OPEN_DOCUMENT_MARKS:
        raise ReadError(name, "is an office document, not text; save the article as text, Markdown or HTML")
    members = [(name, archive.infolist()[number]) for name, number in named]
    if _WACZ_MARK in names and (records := [one for one in members if _WACZ_RECORDS.fullmatch(one[0])]):
        return records
    return [(name, one) for name, one in members if not one.is_dir() and not _is_companion(name, names)]


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name, read as UTF-8 also where the archive does not say that it is."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode()
        except UnicodeError:
            name = member.filename
    return " ".join(clean(name).split())


def _is_companion(name: str, names: set[str]) -> bool:
    """Whether a member is one that is passed over in a folder: hidden, a README, a part of a saved page."""
    if _OUTSIDE.search(name):
        return False
    path = PurePosixPath(name)
    if any(kinds.is_companion(part) for part in path.parts) or "__MACOSX" in path.parts:
        return True
    pages = (str(parent).removesuffix("_files") for parent in path.parents if parent.name.endswith("_files"))
    return any(page + suffix in names for page in pages for suffix in (".html", ".htm"))


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, raw: Raw, budget: _Budget) -> Raw | None:
    """What a member holds, None when it is passed over as it is in a folder."""
    content = _content(archive, member, name)
    budget.spend(len(content))
    if editions.is_edition(content) or (kinds.is_data(name) and not data.holds_articles(content[: data.HEAD_BYTES])):
        return None
    found = recognised(name, content, hints=raw.hints)
    if found.content is not content:
        budget.size -= len(found.content)
    return found


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    _refuse(member, name)
    most = min(LARGEST_INPUT_BYTES, max(_ANY_RATIO_BYTES, _MOST_TIMES * member.compress_size))
    try:
        with archive.open(member) as file:
            content = file.read(most + 1)
    except _BROKEN as error:
        raise ReadError(name, f"is damaged ({_said(error)}); pack the archive again") from error
    if len(content) > LARGEST_INPUT_BYTES:
        raise ReadError(name, f"is larger than {LARGEST_INPUT_BYTES >> 20} MiB; split it into smaller files")
    if len(content) > most:
        raise ReadError(name, f"unpacks to more than {_MOST_TIMES} times its size; unpack it and name its file")
    return content


def _said(error: Exception) -> str:
    """The error's words; those of the library may hold kilobytes of the file."""
    return textwrap.shorten(str(error), _LONGEST_SAID_CHARACTERS, placeholder=" …")


def _refuse(member: zipfile.ZipInfo, name: str) -> None:
    """Raise ReadError when the member is no plain file inside the archive that anybody may read."""
    mode = member.external_attr >> 16
    if _OUTSIDE.search(member.filename):
        raise ReadError(name, "has a name that leads out of the archive; pack it under a plain name")
    if member.create_system == _UNIX and stat.S_ISLNK(mode):
        raise ReadError(name, "is a link, not a file; pack the file that it leads to")
    if member.flag_bits & _ENCRYPTED:
        raise ReadError(name, "is encrypted; pack it without a password")
    if member.compress_type not in _METHODS:
        raise ReadError(name, "is packed in a way that is not read; pack it as ordinary zip (deflate)")
