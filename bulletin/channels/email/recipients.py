"""Who gets mail: the addresses of `[email]` and of its groups, from settings, files and standard input, each once."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bulletin.errors import DeliveryError
from bulletin.model import Failure
from bulletin.sending.addresses import name, named
from bulletin.sending.email import EmailSettings, GroupSettings

STANDARD_INPUT = "-"

_ADDRESS_COLUMNS = ("email", "e-mail", "mail", "address", "email address", "e-mail address")
_NAME_COLUMNS = ("name", "full name")
# In order of preference: a table of a country with decimal commas is divided by semicolons.
_DELIMITERS = (";", "\t", ",")
# As Excel saves a CSV in Western Europe and America, unless it is asked for UTF-8.
_OTHERWISE = "cp1252"
_GUESSED = "{} is not UTF-8 and was read as Windows-1252; check names, or save it as UTF-8"

_Line = tuple[str, bytes]  # "readers.csv, line 3" and what stands there


@dataclass(frozen=True, slots=True)
class _Entry:
    """An address and a name, both still to be checked, and where they stand; `is_guessed` when that is not UTF-8."""

    place: str
    text: str
    called: str = ""
    is_guessed: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets mail, what a `group` is given or, without one, what `[email]` says."""

    address: str
    name: str = ""
    group: GroupSettings | None = None


@dataclass(frozen=True, slots=True)
class Recipients:
    """All who get mail, in the order of settings, and the lines that were set aside; `notes` on files, in words."""

    found: tuple[Recipient, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()


@cache
def _standard_input() -> bytes:
    """It can be read once only, and recipients are asked for with each edition."""
    return sys.stdin.buffer.read()


def recipients(own: EmailSettings, stdin: Callable[[], bytes] = _standard_input) -> Recipients:
    """Everybody once, as whoever names them first has it; a line that cannot be used is set aside.

    Raises DeliveryError when a file cannot be read: nobody in it is to lose what waits for them.
    """
    known: dict[str, Recipient] = {}
    failures, notes = list[Failure](), dict[str, None]()
    sources: tuple[EmailSettings | GroupSettings, ...] = (own, *own.group)
    for source in sources:
        group = source if isinstance(source, GroupSettings) else None
        for entry in _entries(source, stdin):
            try:
                one = _recipient(entry, group)
            except ValueError as error:
                failures.append(Failure(entry.place, f"{error} Mend or remove it: {entry.text!r}"))
                continue
            if entry.is_guessed:
                notes[_GUESSED.format(_shown(source.file))] = None
            first = known.setdefault(one.address.casefold(), one)
            if first.group is not group:
                problem = f"{one.address} is in {_called(first.group)}, too, which comes first"
                failures.append(Failure(entry.place, problem))
    if not known:
        raise DeliveryError("email", f"nobody would get it{_why(failures)}")
    return Recipients(tuple(known.values()), tuple(failures), tuple(notes))


def _recipient(entry: _Entry, group: GroupSettings | None) -> Recipient:
    mailed, more = named(entry.text)
    # As it stands there: the form for servers has every domain in ASCII.
    if entry.is_guessed and not entry.text.rpartition("<")[2].isascii():
        raise ValueError("It is not UTF-8, and only a name can be guessed.")
    return Recipient(mailed, name(entry.called) or more, group)


def _why(failures: Sequence[Failure]) -> str:
    """What is wrong with the first of those whom settings name, or that there is none."""
    if not failures:
        return "; name recipients or a file of them in [email]"
    others = f" (and {len(failures) - 1:,} more like it)" if len(failures) > 1 else ""
    return f": {failures[0].subject}: {failures[0].problem}{others}"


def _called(group: GroupSettings | None) -> str:
    return f'group "{group.name}"' if group else "[email]"


def _entries(source: EmailSettings | GroupSettings, stdin: Callable[[], bytes]) -> Iterator[_Entry]:
    where = f'group "{source.name}"' if isinstance(source, GroupSettings) else "[email]"
    for number, text in enumerate(source.recipients, 1):
        yield _Entry(f"{where}, recipient {number}", text)
    if source.file:
        yield from _listed(source.file, stdin)


def _listed(file: str, stdin: Callable[[], bytes]) -> Iterator[_Entry]:
    """What a file lists: a table when its first line names columns or its name ends so, else an address a line."""
    content = stdin() if file == STANDARD_INPUT else _content(file)
    lines = [
        (f"{_shown(file)}: line {number}", line.strip())
        for number, line in enumerate(re.split(rb"\r\n|\r|\n", content.removeprefix(b"\xef\xbb\xbf")), 1)
        if line.strip() and not line.lstrip().startswith(b"#")
    ]
    columns = _columns(lines[0][1]) if lines else None
    if columns:
        yield from _of_table(lines[1:], *columns)
    elif file.lower().endswith(".csv"):
        yield from _of_table(lines, _delimiter(lines[0][1]) if lines else ",", 0, None)
    else:
        yield from (_Entry(place, _text(line), is_guessed=_is_guessed(line)) for place, line in lines)


def _shown(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else file


def _content(file: str) -> bytes:
    path = Path(file).expanduser()
    try:
        if path.exists() and not path.is_file():
            raise DeliveryError(file, "is no ordinary file; list recipients in one, or write - for standard input")
        return path.read_bytes()
    except OSError as error:
        why = f"cannot be read ({error.strerror}); check its place and permissions"
        raise DeliveryError(file, why) from error


def _columns(header: bytes) -> tuple[str, int, int | None] | None:
    """What divides a table, and its columns with addresses and names; None when this is no header."""
    delimiter = _delimiter(header)
    titles = [cell.strip().casefold() for cell in _cells(header, delimiter)]
    at = _place(titles, _ADDRESS_COLUMNS)
    return None if at is None else (delimiter, at, _place(titles, _NAME_COLUMNS))


def _delimiter(line: bytes) -> str:
    return next((one for one in _DELIMITERS if one.encode() in line), ",")


def _place(titles: list[str], wanted: Iterable[str]) -> int | None:
    return next((titles.index(title) for title in wanted if title in titles), None)


def _of_table(lines: Iterable[_Line], delimiter: str, address_at: int, name_at: int | None) -> Iterator[_Entry]:
    """The addresses and names in rows, each a line: a quotation mark that nobody closed spoils no more than its own."""
    for place, line in lines:
        cells = _cells(line, delimiter)
        if not any(cell.strip() for cell in cells):
            continue
        called = cells[name_at] if name_at is not None and name_at < len(cells) else ""
        text = cells[address_at] if address_at < len(cells) else _text(line)
        yield _Entry(place, text, _quoted(called), _is_guessed(line))


def _quoted(called: str) -> str:
    """A name as it stands outside of tables: whatever marks it holds, they are part of it."""
    return '"' + called.strip().replace("\\", r"\\").replace('"', r"\"") + '"' if called.strip() else ""


def _cells(line: bytes, delimiter: str) -> list[str]:
    """The cells of a row, or all of it when it is none."""
    text = _text(line)
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return [text]


def _text(line: bytes) -> str:
    """A line as text, each by itself: people paste a line of one program into the file of another.

    Bytes that are neither UTF-8 nor anything in Windows-1252 become what no name or address may hold.
    """
    return line.decode(_OTHERWISE if _is_guessed(line) else "utf-8", errors="surrogateescape")


def _is_guessed(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return True
    return False
