"""A theme to begin with: it works at once, and shows what can be otherwise."""

from __future__ import annotations

import shutil
from pathlib import Path

from bulletin.errors import SettingsError, WriteError
from bulletin.renderers.themes.places import FOLDER, NAME, STARTER, shipped

# Stands for the theme's name in the files of the starter.
_PLACE = "THEME"


def begin(name: str) -> tuple[Path, ...]:
    """The files of a new theme in the current folder's themes; raises SettingsError or WriteError, and writes none."""
    folder = Path(FOLDER) / name
    if not NAME.fullmatch(name):
        raise SettingsError("NAME", f'"{name}" is no name for a theme; write small letters, digits and "-"')
    if (shipped() / name).exists():
        raise SettingsError("NAME", f'there is a shipped "{name}"; take another name')
    if folder.exists():
        raise WriteError(str(folder), "is there already; take another name or move it away")
    source = shipped() / STARTER
    made = []
    try:
        folder.mkdir(parents=True)
        for path in sorted(source.iterdir()):
            made.append(folder / path.name)
            made[-1].write_text(path.read_text(encoding="utf-8").replace(_PLACE, name), encoding="utf-8")
    except OSError as error:
        if made:  # else the folder may be somebody's who was faster
            shutil.rmtree(folder, ignore_errors=True)
        problem = f"cannot be written ({error.strerror}); check the permissions of this folder"
        raise WriteError(str(folder), problem) from error
    return tuple(made)
