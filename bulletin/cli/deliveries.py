"""`bulletin deliveries`: how far what was sent got."""

from __future__ import annotations

from typing import Annotated, cast, get_args

import typer

from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import ChannelsArgument, EditionOption, JsonOption, ToOption, meant, say
from bulletin.errors import SettingsError
from bulletin.parcels import DeliveryState
from bulletin.settings import load
from bulletin.toml import nearest

EXAMPLES = """\b
Examples:
  bulletin deliveries                               everything, by edition
  bulletin deliveries email --state bounced         whom mail did not reach
  bulletin deliveries --edition 2026-11-22 --json
"""


def command(
    channels: ChannelsArgument = None,
    edition: EditionOption = None,
    to: ToOption = None,
    states: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="Only those in this state.")
    ] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what was sent to whom, and what came of it."""
    wanted = tuple(_state(one) for one in states or ())

    from bulletin.store import opened

    with opened(archive_path(archive)) as kept:
        rows = kept.deliveries()
    found = [
        row
        for row in meant("deliveries", load(), rows, channels, edition, to, is_of_all=True)
        if not wanted or row.state in wanted
    ]
    say(found, as_json)
    if not found and not as_json:
        typer.echo("nothing was delivered")


def _state(name: str) -> DeliveryState:
    known = get_args(DeliveryState)
    if name not in known:
        near = nearest(name, known)
        hint = f'did you mean "{near}"?' if near else f"states are {', '.join(known)}"
        raise SettingsError("--state", f'unknown state "{name}"; {hint}')
    return cast(DeliveryState, name)
