"""The inputs of bulletin.toml put in and taken out, with every other line of the file as it was."""

from __future__ import annotations

import fcntl
import os
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bulletin.errors import SettingsError, WriteError
from bulletin.inputs import InputSettings
from bulletin.settings import FILE_NAME, Settings, parse
from bulletin.toml import read
from bulletin.whole import settle, sync

_HEADER = re.compile(r"\s*\[")
_INPUT_HEADER = re.compile(r"""\s*\[\[\s*(?:input|"input"|'input')\s*\]\]\s*(?:#.*)?\r?\n?""")
_BY_HAND = "cannot be changed without touching other lines; write each input as [[input]], or change it by hand"


def edited(change: Callable[[str], str], path: Path = Path(FILE_NAME)) -> Settings:
    """The settings in the file at `path` once its text is changed; it is written whole, and made when it is not there.

    Who else would change it waits before he reads it. Raises SettingsError when its settings cannot be used, before or
    after; the file then stays as it was. Raises WriteError when it cannot be written.
    """
    with _alone(path):
        before = _text(path)
        after = change(before)
        settings = parse(_table_of(after), str(path))
        if after != before:
            _write(after.encode(), path)
    return settings


def adding(inputs: Iterable[tuple[InputSettings, str]]) -> Callable[[str], str]:
    """What puts inputs at the end of a text, each with a note on it, which may be empty."""
    new = list(inputs)

    def change(text: str) -> str:
        known = _table_of(text)
        ending = "\r\n" if "\r\n" in text else "\n"
        after = text
        for one, note in new:
            gap = ending if after.strip("\ufeff") and not after.endswith(ending * 2) else ""
            after += ("" if after.endswith(("\n", "\ufeff")) or not after else ending) + gap
            after += _written(one, note).replace("\n", ending)
        return _as_expected(after, known, [*_inputs(known), *(_given(one) for one, _ in new)])

    return change


def removing(number: int) -> Callable[[str], str]:
    """What takes the input of this number, from 1, out of a text, with the comments on it."""

    def change(text: str) -> str:
        known = _table_of(text)
        inputs = _inputs(known)
        lines = re.findall(r"[^\n]*\n|[^\n]+", text)
        headers = [place for place, line in enumerate(lines) if _INPUT_HEADER.fullmatch(line)]
        if len(headers) != len(inputs):
            raise SettingsError(FILE_NAME, f"input {number} {_BY_HAND}")
        del lines[_extent(lines, headers[number - 1])]
        return _as_expected("".join(lines), known, [*inputs[: number - 1], *inputs[number:]])

    return change


def _extent(lines: list[str], header: int) -> slice:
    """The lines of an input: comments right above its header (those that head the file are not its own), all keys, and
    what stands behind them up to a blank line or the comments of the next table.
    """
    start = _above(lines, header)
    following = (place for place in range(header + 1, len(lines)) if _HEADER.match(lines[place]))
    limit = next(following, len(lines))
    limit = _above(lines, limit) if limit < len(lines) else limit
    end = next((place for place in range(limit - 1, header, -1) if not _is_aside(lines[place])), header) + 1
    while end < limit and lines[end].strip():
        end += 1
    start = start or header
    while end < limit and not lines[end].strip() and not (start and lines[start - 1].strip()):
        end += 1
    return slice(start, end)


def _above(lines: list[str], header: int) -> int:
    """Where the comments begin that stand right above a header."""
    while header and lines[header - 1].lstrip().startswith("#"):
        header -= 1
    return header


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _written(one: InputSettings, note: str) -> str:
    import tomlkit

    table = tomlkit.table()
    if words := "".join(c for c in " ".join(note.split()) if c.isprintable()):
        table.add(tomlkit.comment(words))
    for key, value in _given(one).items():
        table.add(key, value)
    return f"[[input]]\n{table.as_string()}"


def _given(one: InputSettings) -> dict[str, Any]:
    """What is said of an input, without what goes without saying."""
    return {
        key: value for key, value in asdict(one).items() if value != "" and value is not None and value is not False
    }


def _table_of(text: str) -> dict[str, Any]:
    return tomllib.loads(text.removeprefix("\ufeff"))


def _inputs(table: Mapping[str, Any]) -> list[Any]:
    found = table.get("input", [])
    return found if isinstance(found, list) else []


def _as_expected(text: str, known: Mapping[str, Any], inputs: list[Any]) -> str:
    """The text, when it says what is known, but for these inputs: a text within a text can look like a table."""
    problem = f"its list of inputs {_BY_HAND}"
    try:
        found = _table_of(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(FILE_NAME, problem) from error
    if {"input": [], **found} != {**known, "input": inputs}:
        raise SettingsError(FILE_NAME, problem)
    return text


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """A time in which no other run of `bulletin` changes the file: its folder is locked, for it is itself replaced."""
    handle = -1
    # A folder on another machine may know no locks; then two people must take turns by themselves.
    with suppress(OSError):
        handle = os.open(path.resolve().parent, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _text(path: Path) -> str:
    if not path.exists() and not path.is_symlink():
        return ""
    parse(read(path, "settings"), str(path))
    return path.read_bytes().decode()


def _write(content: bytes, path: Path) -> None:
    # A link stays a link to the file, and the file keeps its permissions: it may hold what only its owner should see.
    place = path.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=".bulletin-", dir=place.parent)
        waiting = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                settle(file, waiting)
            if place.exists():
                waiting.chmod(place.stat().st_mode & 0o7777)
            waiting.replace(place)
        finally:
            waiting.unlink(missing_ok=True)
        sync(place.parent)
    except OSError as error:
        problem = f"cannot be written ({error.strerror}); check the disk and the permissions of its folder"
        raise WriteError(str(path), problem) from error
