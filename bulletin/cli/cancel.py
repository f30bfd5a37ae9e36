"""`bulletin cancel`: what waits is not to be sent."""

from __future__ import annotations

import typer

from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import ChannelsArgument, EditionOption, JsonOption, ToOption, meant, say

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
    """Let nobody get what was not sent yet, also while it is being sent; "bulletin retry" takes that back."""
    from bulletin.delivery.again import cancel
    from bulletin.store import outbox

    with outbox.opened_beside(archive_path(archive)) as box:
        rows = cancel(box, meant("cancel", box.deliveries(), channels, edition, to), now(""))
    say(rows, as_json)
    if not rows and not as_json:
        typer.echo("nothing waits")
