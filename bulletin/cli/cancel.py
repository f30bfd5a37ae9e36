"""`bulletin cancel`: what waits, or would be begun with, is not to be sent."""

from __future__ import annotations

import os
import time
from datetime import UTC

import typer

from bulletin.cli import answers
from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import ChannelsArgument, EditionOption, JsonOption, ToOption, meant, say
from bulletin.settings import load

EXAMPLES = """\b
Examples:
  bulletin cancel                                  all that waits, and the latest edition for whom it has not begun
  bulletin cancel email --to ann@example.org       what waits for somebody
"""


def command(
    channels: ChannelsArgument = None,
    edition: EditionOption = None,
    to: ToOption = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let nobody get what was not sent yet, before or while it is sent; "bulletin retry CHANNEL" takes that back."""
    from bulletin import channels as room
    from bulletin import delivery
    from bulletin.delivery import again
    from bulletin.store import opened, outbox

    settings, path = load(), archive_path(archive)
    around = room.Around(lambda: now("").astimezone(UTC), time.sleep, os.environ)
    names = [name for name in room.names(settings) if not channels or name in channels]
    with opened(path) as kept:
        newest = delivery.latest(kept, settings, edition)
    with outbox.opened_beside(path) as box:
        steps, failures = again.unbegun(box, settings, names, newest, around)
        known = (*box.deliveries(), *(row for _, row in steps))
        # Of what cannot be meant nothing is cancelled: all names are looked at before anything moves.
        chosen = meant("cancel", settings, known, channels, edition, to)
        unbegun = again.cancel_unbegun(box, steps, chosen, around.now())
        chosen = meant("cancel", settings, box.deliveries(), channels, edition, to)
        waiting = again.cancel(box, chosen, around.now())
    answers.say_failures(failures)
    rows = sorted((*unbegun, *waiting), key=lambda row: (row.day, row.channel, row.recipient))
    say(rows, as_json)
    if not rows and not as_json:
        typer.echo("nothing waits")
    if under_way := sum(row.state == "sending" for row in chosen):
        answers.say(f"{under_way:,} under way: what was on the wire may arrive, and then it is sent")
    raise typer.Exit(answers.SET_ASIDE if failures else answers.DONE)
