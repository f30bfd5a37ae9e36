"""`[[wiki]]`: a wiki in a git repository, or a folder of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal
from urllib.parse import urlsplit

from bulletin.errors import SettingsError
from bulletin.sending import secret as secrets

WikiStyle = Literal["github", "gitlab", "gitea", "obsidian", "mkdocs"]
FOLDERS: tuple[WikiStyle, ...] = ("obsidian", "mkdocs")

_FORMS = '"https://…", "ssh://…", "git@host:path" or "file:///path"'
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
_USER = r"[A-Za-z0-9_][\w.+-]*"
# As ssh takes it; a path that begins with "-" could be an option on the other side.
_SCP = re.compile(rf"{_USER}@{_HOST}:(?!-)[^\s\0:][^\s\0]*", re.ASCII)
_WEB = re.compile(rf"https?://(?:{_USER}@)?(?:{_HOST}|\[[0-9A-Fa-f:]+\])(?::\d{{1,5}})?/[^\s\0?#]+", re.ASCII)
_SSH = re.compile(rf"ssh://(?:{_USER}@)?(?:{_HOST}|\[[0-9A-Fa-f:]+\])(?::\d{{1,5}})?/(?!-)[^\s\0?#]+", re.ASCII)
_FILE = re.compile(r"file:///[^\0\r\n]+")
_PASSWORD = re.compile(r"^[\w+.-]+://[^/@]*:[^/@]*@")
_HERE = ("localhost", "127.0.0.1", "::1")
# What git itself takes for the name of a branch, and less: see git-check-ref-format.
_BRANCH = re.compile(r"(?![-./])(?!.*(?:\.\.|//|/\.|\.lock(?:/|$)))[\w./-]*[\w-]", re.ASCII)
_AUTHOR = re.compile(r"[^<>\0-\x1f\x7f]*[^<>\0-\x20\x7f] <[^<>@\s\0-\x1f\x7f]+@[^<>@\s\0-\x1f\x7f]+>")


@dataclass(frozen=True, slots=True, kw_only=True)
class WikiSettings:
    """A wiki with a page an edition: `remote` is a git repository, else `path` is a folder; `name` is the channel's.

    `branch` is empty for the repository's own; `author` is who commits: "Press office <press@example.org>". `secret`
    is where the password or token of an https remote is, empty when git's own credential helper or ssh knows it.
    """

    name: str = "wiki"
    remote: str = ""
    path: str = ""
    style: WikiStyle = "github"
    branch: str = ""
    author: str = ""
    secret: str = ""


def check_wikis(wikis: Iterable[WikiSettings], subject: str) -> None:
    """Raises SettingsError for the first wiki that no page can be brought to as it is written."""
    for number, one in enumerate(wikis, 1):
        if problem := _problem(one):
            raise SettingsError(subject, f"wiki {number}: {problem}")


def _problem(one: WikiSettings) -> str:
    """Why a wiki cannot be used, and what to do about it; nothing when it can."""
    if bool(one.remote.strip()) == bool(one.path.strip()):
        return "name one remote (a git repository) or one path (a folder)"
    if one.path:
        return _folder_problem(one)
    if problem := remote_problem(one.remote):
        return f"remote {problem}"
    if one.branch and not _BRANCH.fullmatch(one.branch):
        return f'branch: "{one.branch}" is no name of a branch'
    if one.author and not _AUTHOR.fullmatch(one.author):
        return f'author: write a name and an address, "Press office <press@example.org>", not "{one.author}"'
    if one.secret and not one.remote.startswith("http"):
        return "secret is for https remotes; ssh takes its key from ssh-agent, so remove the line"
    if one.secret and (problem := secrets.problem(one.secret)):
        return f"secret: {problem}"
    return ""


def _folder_problem(one: WikiSettings) -> str:
    if one.style not in FOLDERS:
        return f'a folder is of style {" or ".join(FOLDERS)}, not "{one.style}"; write that style, or a remote'
    if "\0" in one.path or any(part.casefold() == ".git" for part in PurePath(one.path).parts):
        return "its path is no place for pages; name the folder of the vault or of mkdocs.yml"
    for key in ("branch", "author", "secret"):
        if getattr(one, key):
            return f"{key} is for a remote, and this is a folder; remove the line"
    return ""


def remote_problem(remote: str) -> str:
    """Why nothing is pushed to an address, and what to do; nothing when it can be tried. It repeats no password."""
    if _PASSWORD.match(remote):
        return "holds a password; take it out, and write where it is as secret"
    if remote.startswith("http://"):
        host = _host(remote)
        if host not in _HERE:
            return "is not encrypted; write https"
    known = (_WEB, _SSH, _FILE, _SCP)
    return "" if any(form.fullmatch(remote) for form in known) else f"is no address to push to; write {_FORMS}"


def _host(remote: str) -> str:
    try:
        return urlsplit(remote).hostname or ""
    except ValueError:
        return ""
