"""Which archive a verb is about: the one of its option, else that of the settings, else the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli import values
from bulletin.settings import load

ArchiveOption = Annotated[
    Path | None,
    typer.Option("--archive", metavar="PATH", parser=values.path, help="The archive; by default your own."),
]
"""The option that names an archive."""


def archive_path(option: Path | None) -> Path:
    """The path of the archive; raises SettingsError when the settings must tell and cannot be read."""
    from bulletin.store import usual

    if option:
        return option
    named = load().archive
    return Path(named).expanduser() if named else usual()
