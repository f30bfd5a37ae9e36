"""`bulletin editions`: what the archive has printed."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from bulletin.cli.answers import count
from bulletin.cli.places import ArchiveOption, archive_path

EXAMPLES = """\b
Examples:
  bulletin editions
  bulletin editions --archive copy.db --json
"""


def command(
    archive: ArchiveOption = None, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> None:
    """List the editions in the archive, oldest first."""
    from bulletin.store import opened

    with opened(archive_path(archive)) as known:
        found = known.listing()
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, default=str))
        return
    for one in found:
        parts = [str(one.day), one.title, count(one.stories, "story", "stories"), count(one.facts, "fact", "facts")]
        parts += [count(one.builds, "build", "builds")] if one.builds > 1 else []
        typer.echo("  ".join(parts))
