"""`bulletin show`: an edition from the archive."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import typer

from bulletin.cli import looks, values
from bulletin.cli.looks import FORMATS, AnnexOption, FlavorOption, PaperOption, ThemeOption
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.errors import ArchiveError

EXAMPLES = """\b
Examples:
  bulletin show 2026-11-22
  bulletin show 2026-11-22 --format pdf > bulletin.pdf
  bulletin show 2026-11-22 --json | jq .stories[0].headline
"""


def command(
    day: Annotated[date, typer.Argument(metavar="YYYY-MM-DD", parser=values.day, help="The edition's date.")],
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", parser=values.filled, help="The bulletin's name, if there are several."),
    ] = None,
    format: Annotated[str, typer.Option(metavar="NAME", help=f"{FORMATS}.")] = "md",
    theme: ThemeOption = None,
    paper: PaperOption = None,
    annex: AnnexOption = None,
    flavor: FlavorOption = None,
    archive: ArchiveOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: the same as --format json.")] = False,
) -> None:
    """Print an edition from the archive, as Markdown or in another format."""
    from bulletin.renderers import checked, render
    from bulletin.store import opened

    formats = checked(["json" if as_json else format], "--format")
    look = looks.look(theme, paper, annex, flavor)
    with opened(archive_path(archive)) as known:
        found = known.edition(day, title)
        days = sorted({str(one.day) for one in known.listing()})
    if found is None:
        near = f"the last is {days[-1]}" if days else "there is none of any day"
        wanted = f'edition "{title}"' if title else "edition"
        raise ArchiveError(str(day), f'no {wanted} in the archive, and {near}; see "bulletin editions"')
    (document,) = render(found, formats, look)
    looks.say_notes([document], look.theme)
    if not document.media_type.startswith(("text/", "application/json", "application/atom")) and sys.stdout.isatty():
        raise typer.BadParameter(f'a terminal cannot show it; write "> {document.name}" behind', param_hint="--format")
    sys.stdout.buffer.write(document.content)
    sys.stdout.buffer.flush()
