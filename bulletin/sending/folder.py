"""`[[folder]]`: a place that gets a copy of each edition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSettings:
    """A folder with a folder an edition in it, and a link `latest`; `name` is the channel's."""

    path: str
    name: str = "folder"
    formats: tuple[str, ...] = ("md", "html", "pdf", "json")
