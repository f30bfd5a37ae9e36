"""`bulletin retry`: what did not arrive is to be sent again."""

from __future__ import annotations

import typer

from bulletin.cli import answers
from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import ChannelsArgument, EditionOption, JsonOption, ToOption, meant, say
from bulletin.settings import load

EXAMPLES = """\b
Examples:
  bulletin retry                                what did not arrive of the latest edition, with the next "deliver"
  bulletin retry email                          the same of mail alone, and what of it was cancelled
  bulletin retry --edition 2026-11-20 --to ann@example.org
"""


def command(
    channels: ChannelsArgument = None,
    edition: EditionOption = None,
    to: ToOption = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let what did not arrive of the latest edition be sent with the next "bulletin deliver".

    That is what was deferred, refused or lost. What was cancelled is sent when it is named, by its channel, --to or
    --edition.
    """
    from bulletin.delivery import again
    from bulletin.store import outbox

    settings, is_named = load(), bool(channels or edition or to)
    with outbox.opened(archive_path(archive)) as box:
        own = box.deliveries()
        day = edition or max((row.day for row in own if row.title == settings.title), default=None)
        chosen = meant("retry", settings, own, channels, day, to)
        rows = again.retry(box, chosen, now(""), is_named=is_named)
    say(rows, as_json)
    if not rows and not as_json:
        typer.echo(
            f"nothing of {day} to send again; name another day with --edition" if day else "nothing was sent yet"
        )
    if not is_named and (cancelled := sum(row.state == "cancelled" and not row.reply for row in chosen)):
        answers.say(f"{cancelled:,} cancelled, and left so; name a channel, --to or --edition to have them sent")
