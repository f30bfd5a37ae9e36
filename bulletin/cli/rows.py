"""What the verbs about the outbox share: which of its rows are meant, and how they are listed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from bulletin.cli import answers, values
from bulletin.parcels import Delivery, DeliveryState

_ORDER: tuple[DeliveryState, ...] = ("sent", "queued", "sending", "deferred", "bounced", "unknown", "cancelled")

ChannelsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[CHANNEL...]", parser=values.filled, help="Channels by name; else all."),
]
"""The argument that names channels."""

EditionOption = Annotated[
    date | None,
    typer.Option("--edition", metavar="YYYY-MM-DD", parser=values.day, help="The edition of this day."),
]
"""The option that names an edition."""

ToOption = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="RECIPIENT", parser=values.filled, help="Only this recipient; may be given again."),
]
"""The option that names a recipient."""

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def say(rows: Iterable[Delivery], as_json: bool) -> None:
    """Print rows, a line each, or as JSON."""
    if as_json:
        typer.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, default=str))
        return
    for row in rows:
        typer.echo(answers.shown("  ".join(_parts(row))))


def _parts(row: Delivery) -> Iterable[str]:
    yield from (str(row.day), row.channel, row.recipient, row.state)
    if row.due:
        yield f"until {row.due.astimezone():%H:%M}"
    if row.attempts > 1:
        yield f"{row.attempts} attempts"
    if row.reply and row.state != "sent":
        yield row.reply


def counted(states: Counter[DeliveryState]) -> str:
    """How many rows are in each state: "497 sent, 2 deferred, 1 bounced"."""
    return ", ".join(f"{states[state]:,} {state}" for state in _ORDER if states[state]) or "nobody to deliver to"
