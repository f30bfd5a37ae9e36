"""Where the archive lies when nobody says otherwise, what must be there before it can, and what lies beside it."""

from __future__ import annotations

from pathlib import Path

from bulletin.errors import ArchiveError


def usual() -> Path:
    """The archive of this user."""
    from platformdirs import user_data_path

    return user_data_path("bulletin", appauthor=False) / "archive.db"


def made_ready(path: Path) -> None:
    """The folder of the archive is there: of the user's own it is made, any other must be. Raises ArchiveError."""
    folder = path.parent
    if folder.is_dir():
        return
    if path != usual():
        problem = f"cannot be made, as there is no folder {folder}; make that, or name another place with --archive"
        raise ArchiveError(str(path), problem)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"cannot be made ({folder}: {error.strerror}); name another place with --archive"
        raise ArchiveError(str(path), problem) from error


def beside(archive: Path, ending: str) -> Path:
    """The file of this ending that belongs to an archive, whatever links lead to that."""
    real = archive.resolve()
    return real.with_name(real.name + ending)
