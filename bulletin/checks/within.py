"""What checks ask of this machine: is a secret there, a file readable, a program installed, a place writable."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from bulletin.checks.finding import Finding, divided
from bulletin.errors import SettingsError
from bulletin.sending.secret import secret


def secret_at(subject: str, place: str) -> Finding:
    """Whether a secret is where settings say; it is not shown."""
    try:
        secret(place, os.environ)
    except SettingsError as error:
        return divided(subject, str(error))
    return Finding(subject, f"there is one at {place}")


def program(name: str, step: str) -> Iterator[Finding]:
    """Whether a program is installed."""
    # Where servers keep it, which is not on every user's path.
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/lib")
    yield Finding(name, found) if found else Finding(name, "is not installed", step)


def readable(subject: str, name: str, unless: str = "") -> Finding:
    """Whether a file can be read; `unless` says when it need not be there."""
    path = Path(name).expanduser()
    # Not opened: a pipe that nobody writes to would hold it up for ever.
    if not path.is_file():
        said = "is no ordinary file" if os.access(path, os.F_OK) else "is not there"
        return Finding(subject, f"{name} {said}", f"check the path{unless}")
    if not os.access(path, os.R_OK):
        return Finding(subject, f"{name} may not be read", "check its permissions")
    return Finding(subject, f"{name} can be read")


def made_in(subject: str, path: Path, key: str) -> Finding:
    """Whether a folder can be written to, or be made with what it lies in."""
    path = path.expanduser()
    there = nearest(path)
    if not there.is_dir():
        return Finding(subject, f"{there} is a file where a folder should be", f"move it, or name another in {key}")
    if not os.access(there, os.W_OK | os.X_OK):
        return Finding(subject, f"{there} cannot be written", f"check its permissions, or name another in {key}")
    return Finding(subject, f"{path} can be written" if path.exists() else f"{path} can be made")


def nearest(path: Path) -> Path:
    """The path, or what is there of it: the nearest of the folders that it lies in."""
    path = path.absolute()
    return next(place for place in (path, *path.parents) if os.access(place, os.F_OK))
