"""`bulletin retry`: what did not arrive is to be sent again."""

from __future__ import annotations

import typer

from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import ChannelsArgument, EditionOption, JsonOption, ToOption, meant, say

EXAMPLES = """\b
Examples:
  bulletin retry email                          all that mail did not bring to somebody, with the next "deliver"
  bulletin retry --edition 2026-11-22 --to ann@example.org
"""


def command(
    channels: ChannelsArgument = None,
    edition: EditionOption = None,
    to: ToOption = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let what was deferred, refused, cancelled or lost be sent with the next "bulletin deliver"."""
    from bulletin.delivery.again import retry
    from bulletin.store import outbox

    with outbox.opened(archive_path(archive)) as box:
        rows = retry(box, meant("retry", box.deliveries(), channels, edition, to), now(""))
    say(rows, as_json)
    if not rows and not as_json:
        typer.echo("nothing to send again")
