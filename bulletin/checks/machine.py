"""Whether Python, the packages and the clock are such that bulletin can run."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from datetime import date
from importlib import metadata

from bulletin.checks.finding import Finding, Surroundings

_OLDEST_PYTHON = (3, 11)
# No clock that goes right shows a day before the first release.
_FIRST_RELEASE = date(2026, 11, 1)
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?(?:>=(?P<oldest>[\d.]+))?")


def python(_: Surroundings) -> Iterator[Finding]:
    """Whether this Python is new enough."""
    said = f"{platform.python_implementation()} {platform.python_version()} on {platform.system()}"
    oldest = ".".join(map(str, _OLDEST_PYTHON))
    is_old = sys.version_info < _OLDEST_PYTHON
    yield Finding("Python", said, f"install Python {oldest} or newer, and run make again" if is_old else "")


def packages(_: Surroundings) -> Iterator[Finding]:
    """Whether every package that bulletin needs is there, and new enough."""
    try:
        needed = metadata.requires("bulletin") or []
    except metadata.PackageNotFoundError:
        yield Finding("packages", "bulletin itself is not installed", "run make, or: pip install bulletin")
        return
    found, lacking = list[str](), list[str]()
    for requirement in needed:
        if "extra ==" in requirement or not (parts := _REQUIREMENT.match(requirement)):
            continue
        version = _version(parts["name"])
        found.append(f"{parts['name']} {version or 'missing'}")
        if not version or _numbers(version) < _numbers(parts["oldest"] or "0"):
            lacking.append(requirement)
    quoted = " ".join(f'"{one}"' for one in lacking)
    yield Finding("packages", ", ".join(found), f"run: pip install {quoted}" if lacking else "")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def clock(around: Surroundings) -> Iterator[Finding]:
    """Whether the clock can be right, and which time zone tells the day."""
    zone = around.settings.timezone or "the computer's time zone"
    said = f"{around.now:%Y-%m-%d %H:%M %Z} ({zone})"
    yield Finding("clock", said, "set the clock of this computer" if around.now.date() < _FIRST_RELEASE else "")
