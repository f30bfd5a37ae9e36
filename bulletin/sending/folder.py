"""`[[folder]]`: a place that gets a copy of each edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bulletin.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSettings:
    """A folder at `path` with a folder a title in it, in that a folder a day and a link `latest`.

    `formats` are those of the documents that are copied; `name` is the channel's.
    """

    path: str
    name: str = "folder"
    formats: tuple[str, ...] = ("md", "html", "pdf", "json")


def check_folders(folders: Iterable[FolderSettings], subject: str) -> None:
    """Raises SettingsError for the first folder that nothing can be copied to as it is written."""
    for number, one in enumerate(folders, 1):
        if problem := _problem(one):
            raise SettingsError(subject, f"folder {number}: {problem}")


def _problem(one: FolderSettings) -> str:
    if not one.path.strip() or "\0" in one.path:
        return f"{one.path!r} is no path; name a folder"
    if "://" in one.path:
        return "its path is an address; name a folder, or write [[webhook]] to send the JSON there"
    if not one.formats:
        return 'formats is empty; name at least one, such as "html"'
    if "atom" in one.formats:
        return 'a feed is made of many editions; take "atom" out of its formats and into those of the build'
    return ""
