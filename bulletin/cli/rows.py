"""What the verbs about the outbox share: which of its rows are meant, and how they are listed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli import answers, values
from bulletin.errors import SettingsError
from bulletin.parcels import Delivery, DeliveryState
from bulletin.settings import Settings
from bulletin.toml import nearest

if TYPE_CHECKING:
    from bulletin.delivery import Round

_ORDER: tuple[DeliveryState, ...] = ("sent", "queued", "sending", "deferred", "bounced", "unknown", "cancelled")
# What nobody gets unless somebody sees to it.
_ENDED: tuple[DeliveryState, ...] = ("bounced", "unknown")

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


def meant(
    verb: str,
    settings: Settings,
    rows: Collection[Delivery],
    channels: Collection[str] | None,
    edition: date | None,
    to: Collection[str] | None,
    *,
    is_of_all: bool = False,
) -> tuple[Delivery, ...]:
    """The rows that a verb is about: one archive may hold several bulletins, and that of the settings is meant.

    Raises SettingsError for a channel that neither settings nor rows have, and for a recipient that no row has.
    """
    from bulletin import channels as room
    from bulletin.delivery.again import chosen

    own = [row for row in rows if is_of_all or row.title == settings.title]
    room.check(channels or (), tuple(dict.fromkeys((*room.names(settings), *(row.channel for row in own)))), verb)
    _check_recipients(to or (), {row.recipient for row in own}, verb)
    return chosen(own, channels or (), edition, to or ())


def _check_recipients(wanted: Iterable[str], known: Collection[str], verb: str) -> None:
    folded = {name.casefold() for name in known}
    for one in wanted:
        if one.casefold() not in folded:
            near = nearest(one, sorted(known))
            hint = f'did you mean "{near}"?' if near else '"bulletin deliveries" lists all'
            raise SettingsError(verb, f'there is no recipient "{one}"; {hint}')


def say(rows: Sequence[Delivery], as_json: bool) -> None:
    """Print rows, a line each, or as JSON; the title where there is more than one."""
    if as_json:
        typer.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, default=str))
        return
    is_titled = len({row.title for row in rows}) > 1
    for row in rows:
        typer.echo(answers.shown("  ".join(_parts(row, is_titled=is_titled))))


def _parts(row: Delivery, *, is_titled: bool) -> Iterable[str]:
    yield str(row.day)
    if is_titled:
        yield row.title
    yield from (row.channel, row.recipient, until(row))
    if row.taken:
        yield f"{row.taken.partition(' ')[0]} taken"
    if row.attempts > 1:
        yield f"{row.attempts} attempts"
    if row.reply and row.state != "sent":
        yield row.reply


def until(row: Delivery) -> str:
    """The state of a row, and until when: "deferred until 2026-11-22 20:15"."""
    return f"{row.state} until {row.due.astimezone():%Y-%m-%d %H:%M}" if row.due else row.state


def say_failures(done: Round) -> None:
    """Name what settings have that nothing is sent to, and each channel that could not be used."""
    answers.say_failures(done.set_aside)
    for failure in done.failures:
        answers.say(f"bulletin: {failure.subject}: {failure.problem}")


def counted(states: Counter[DeliveryState]) -> str:
    """How many rows are in each state, and how to see which: "497 sent, 1 bounced (bulletin deliveries --state …)"."""
    told = ", ".join(f"{states[state]:,} {state}" for state in _ORDER if states[state]) or "nobody to deliver to"
    if ended := [f"--state {state}" for state in _ENDED if states[state]]:
        return f"{told} (see: bulletin deliveries {' '.join(ended)})"
    return told
