"""`edits.toml` ↔ Edits: what an editor decides about stories and facts, told by their ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bulletin.errors import SettingsError
from bulletin.model import EditKind
from bulletin.toml import checked, read, refuse_unknown, refuse_unknown_entries

FILE_NAME = "edits.toml"


@dataclass(frozen=True, slots=True)
class Pick:
    """A story or a fact (its id) that an editor drops or pins, and why."""

    story: str = ""
    fact: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The headline that an editor chooses for a story (its id): a title of one of its articles, word for word."""

    story: str
    title: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Edits:
    """What an editor has decided; an id that an edition does not have changes nothing."""

    drop: tuple[Pick, ...] = ()
    pin: tuple[Pick, ...] = ()
    headline: tuple[Title, ...] = ()

    def wanted(self) -> Iterator[tuple[EditKind, str]]:
        """The kind of each edit, and the id that it is about."""
        yield from (("drop", pick.story or pick.fact) for pick in self.drop)
        yield from (("pin", pick.story or pick.fact) for pick in self.pin)
        yield from (("headline", title.story) for title in self.headline)


def load(path: Path | None = None) -> Edits:
    """The edits in `path`, or in `edits.toml` of the current folder when it is there, or none.

    Raises SettingsError naming the file and the entry.
    """
    path = path or Path(FILE_NAME)
    if path == Path(FILE_NAME) and not path.exists() and not path.is_symlink():
        return Edits()
    return parse(read(path, "edits"), str(path))


def parse(table: Mapping[str, Any], subject: str = FILE_NAME) -> Edits:
    """The edits in a table as TOML gives it; raises SettingsError naming the first entry that cannot be used."""
    refuse_unknown(table, [f.name for f in fields(Edits)], subject)
    refuse_unknown_entries(table, {"drop": Pick, "pin": Pick, "headline": Title}, subject)
    edits = checked(Edits, table, subject)
    for kind, picks in (("drop", edits.drop), ("pin", edits.pin)):
        for number, pick in enumerate(picks, 1):
            if bool(pick.story) == bool(pick.fact):
                problem = "name one story or one fact by its id; `bulletin explain EDITION` lists them"
                raise SettingsError(subject, f"{kind} {number}: {problem}")
    both = {id for kind, id in edits.wanted() if kind == "drop"} & {id for kind, id in edits.wanted() if kind == "pin"}
    if both:
        raise SettingsError(subject, f'"{min(both)}": is dropped and pinned; leave out one of the two')
    return edits
