"""`bulletin diff`: what one edition tells otherwise than another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin.cli import values
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.errors import ArchiveError

if TYPE_CHECKING:
    from bulletin.memory import Differences
    from bulletin.memory.differences import FactDifference, StoryDifference
    from bulletin.model import Edition, Fact

EXAMPLES = """\b
Examples:
  bulletin diff 2026-11-21 2026-11-22
  bulletin diff 2026-11-21 2026-11-22 --json
"""


def command(
    old: Annotated[date, typer.Argument(metavar="DATE", parser=values.day, help="The date of the first edition.")],
    new: Annotated[date, typer.Argument(metavar="DATE", parser=values.day, help="The date of the second.")],
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", parser=values.filled, help="The bulletin's name, if there are several."),
    ] = None,
    archive: ArchiveOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the differences as JSON.")] = False,
) -> None:
    """Print the stories and facts that came, went or changed from one edition to another."""
    from bulletin.memory import differences

    found = differences(*_editions(archive_path(archive), (old, new), title))
    if as_json:
        typer.echo(json.dumps([_as_json(one) for one in found.stories]))
        return
    for line in lines(found):
        typer.echo(line)


def lines(found: Differences) -> Iterator[str]:
    """The differences for people: "+" for what came, "-" for what went, "~" for what changed; a line when none did."""
    from bulletin.renderers.clean import printable

    if not found.stories:
        yield "no differences"
    for one in found.stories:
        told = one.new or one.old
        if told is not None:
            yield f"{_mark(one.old, one.new)} {printable(told.headline)}"
        if one.old and one.new and one.retitled:
            yield f"    was: {printable(one.old.headline)}"
        for row in one.facts:
            yield from ((" " * indent + printable(text)) for indent, text in _fact_lines(row))


def _fact_lines(row: FactDifference) -> Iterator[tuple[int, str]]:
    """How far each line of a fact is indented, and what it says."""
    fact = row.new or row.old
    if fact is not None:
        yield 2, f"{_mark(row.old, row.new)} {fact.wording.shown}{_readings(fact)}"
    if row.old and row.new and row.old.wording.shown != row.new.wording.shown:
        yield 4, f"was: {row.old.wording.shown}{_readings(row.old)}"


def _readings(fact: Fact) -> str:
    """` [12 → 14]` for an update, ` [12 / 14]` where sources disagree."""
    points = [(" → " if d.update else " / ").join(reading.value for reading in d.readings) for d in fact.disagreements]
    return "".join(f" [{point}]" for point in points)


def _mark(old: object, new: object) -> str:
    return "~" if old and new else "+" if new else "-"


def _editions(path: Path, days: tuple[date, date], title: str | None) -> tuple[Edition, Edition]:
    from bulletin.store import opened

    with opened(path) as known:
        found = [known.edition(day, title) for day in days]
    missing = [day for day, edition in zip(days, found, strict=True) if edition is None]
    first, second = found
    if first is None or second is None:
        raise ArchiveError(str(missing[0]), 'no edition in the archive; see "bulletin editions"')
    return first, second


def _as_json(one: StoryDifference) -> dict[str, Any]:
    return {
        "change": _change(one.old, one.new),
        "old": {"id": one.old.id, "headline": one.old.headline} if one.old else None,
        "new": {"id": one.new.id, "headline": one.new.headline} if one.new else None,
        "facts": [
            {"change": _change(row.old, row.new), "old": _fact_as_json(row.old), "new": _fact_as_json(row.new)}
            for row in one.facts
        ],
    }


def _fact_as_json(fact: Fact | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    points = [
        {"kind": d.kind, "update": d.update, "readings": [reading.value for reading in d.readings]}
        for d in fact.disagreements
    ]
    return {"id": fact.id, "text": fact.wording.shown, "disagreements": points}


def _change(old: object, new: object) -> str:
    return {"~": "changed", "+": "came", "-": "went"}[_mark(old, new)]
