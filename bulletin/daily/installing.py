"""Units and crontab lines put where the machine reads them, for this user, and taken away again: ours only."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path

from bulletin import pipeline
from bulletin.daily.units import SYSTEMD_MARK
from bulletin.errors import BulletinError, SettingsError
from bulletin.model import Document

_NAMES = ("bulletin.timer", "bulletin-deliver.timer", "bulletin.service", "bulletin-deliver.service")
_TIMEOUT_S = 60


def install_units(units: Mapping[str, str], folder: Path) -> None:
    """Write units to the user's folder of systemd and start their timers; what was installed before is replaced.

    Raises SettingsError when a unit there is not ours, or is of another working folder; BulletinError when systemd does
    not take them.
    """
    remove_units(units, folder, keep=units)
    pipeline.write([Document(name, "text/plain", text.encode()) for name, text in units.items()], folder)
    _systemctl("daemon-reload")
    _systemctl("enable", "--now", *(name for name in units if name.endswith(".timer")))


def remove_units(units: Mapping[str, str], folder: Path, keep: Collection[str] = ()) -> tuple[str, ...]:
    """The names of our units that were there and are to be kept no longer: they are stopped and gone.

    Raises SettingsError when one there is not ours, or is of another working folder than these.
    """
    gone = tuple(name for name in _ours(units, folder) if name not in keep)
    if timers := [name for name in gone if name.endswith(".timer")]:
        _systemctl("disable", "--now", *timers)
    for name in gone:
        (folder / name).unlink()
    if gone:
        _systemctl("daemon-reload")
    return gone


def _ours(units: Mapping[str, str], folder: Path) -> Collection[str]:
    """The names of our units that are there; raises SettingsError for somebody else's, and for another folder's."""
    own = {_working_folder(text) for text in units.values()}
    found = {name: (folder / name).read_text() for name in _NAMES if (folder / name).is_file()}
    for name, text in found.items():
        if not text.startswith(SYSTEMD_MARK):
            raise SettingsError(str(folder / name), "is not made by bulletin; rename it, so that it is not lost")
        if _working_folder(text) not in own:
            problem = f"is of {_working_folder(text)}; remove it there first, or write units of your own"
            raise SettingsError(str(folder / name), problem)
    return found


def _working_folder(unit: str) -> str:
    return next((line for line in unit.splitlines() if line.startswith("WorkingDirectory=")), "")


def _systemctl(*arguments: str) -> None:
    done = _done("systemctl", "--user", *arguments)
    if done.returncode:
        said = " ".join(done.stderr.split()) or f"ended with {done.returncode}"
        problem = f"{said}; log in as this user, not by su, and run it again"
        raise BulletinError(f"systemctl --user {arguments[0]}", problem)


def install_lines(lines: str, marks: tuple[str, str]) -> None:
    """Put lines between their marks into the user's crontab, in place of those that were there."""
    _write_crontab(without(_crontab(), marks) + lines)


def remove_lines(marks: tuple[str, str]) -> bool:
    """Whether there were lines between these marks in the user's crontab; they are gone."""
    before = _crontab()
    after = without(before, marks)
    if after != before:
        _write_crontab(after)
    return after != before


def without(crontab: str, marks: tuple[str, str]) -> str:
    """A crontab without the lines from one mark to the other; raises SettingsError when there is only one of them."""
    lines, (begin, end) = crontab.splitlines(keepends=True), marks
    places = [[at for at, line in enumerate(lines) if line.rstrip("\n") == mark] for mark in marks]
    if not any(places):
        return crontab if not crontab or crontab.endswith("\n") else f"{crontab}\n"
    if [len(found) for found in places] != [1, 1] or places[0] > places[1]:
        raise SettingsError("crontab", f'has not one "{begin}" before one "{end}"; mend that with "crontab -e"')
    return "".join(lines[: places[0][0]] + lines[places[1][0] + 1 :])


def _crontab() -> str:
    done = _done("crontab", "-l")
    if done.returncode and "no crontab for" not in done.stderr:
        raise BulletinError("crontab -l", " ".join(done.stderr.split()) or f"ended with {done.returncode}")
    return "" if done.returncode else done.stdout


def _write_crontab(content: str) -> None:
    done = _done("crontab", "-", stdin=content)
    if done.returncode:
        raise BulletinError("crontab", " ".join(done.stderr.split()) or f"ended with {done.returncode}")


def _done(*command: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """What a program says, in plain English; raises BulletinError when it is not there."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(
            command, input=stdin, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False, env=environment
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        problem = "does not answer" if isinstance(error, subprocess.TimeoutExpired) else "is not there"
        raise BulletinError(command[0], f"{problem}; print what is to be installed, and do it by hand") from error
