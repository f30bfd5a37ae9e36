"""`[[wiki]]`: a wiki in a git repository, or a folder of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WikiStyle = Literal["github", "gitlab", "gitea", "obsidian", "mkdocs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WikiSettings:
    """A wiki with a page an edition: `remote` is a git repository, else `path` is a folder; `name` is the channel's.

    `branch` is empty for the repository's own; `author` is who commits: "Press office <press@example.org>".
    """

    name: str = "wiki"
    remote: str = ""
    path: str = ""
    style: WikiStyle = "github"
    branch: str = ""
    author: str = ""
