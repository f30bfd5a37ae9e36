"""`bulletin cancel`: what waits is not to be sent."""

from __future__ import annotations

import typer

from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import ChannelsArgument, EditionOption, JsonOption, ToOption, say
from bulletin.settings import load

EXAMPLES = """\b
Examples:
  bulletin cancel                                  all that waits
  bulletin cancel email --to ann@example.org       what waits for somebody
"""


def command(
    channels: ChannelsArgument = None,
    edition: EditionOption = None,
    to: ToOption = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let nobody get what was not sent yet; "bulletin retry" takes that back."""
    from bulletin.delivery.again import cancel, chosen
    from bulletin.store import outbox

    # One archive may hold several bulletins, and only that of the settings is meant.
    title = load().title
    with outbox.opened(archive_path(archive)) as box:
        rows = cancel(box, chosen(box.deliveries(), channels or (), edition, to or (), title), now(""))
    say(rows, as_json)
    if not rows and not as_json:
        typer.echo("nothing waits")
