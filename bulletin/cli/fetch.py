"""`bulletin fetch`: from inputs into the archive."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bulletin.cli import answers, values
from bulletin.cli.clock import today
from bulletin.cli.places import ArchiveOption, archive_path, web
from bulletin.settings import load

EXAMPLES = """\b
Examples:
  bulletin fetch                                   what is new in the inputs of bulletin.toml
  bulletin fetch https://example.org/feed.xml      what is new in one feed
  bulletin fetch feeds.opml mails.mbox --archive news.db
"""


def command(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT...]", parser=values.filled, help="Files, folders or addresses; else those of bulletin.toml."
        ),
    ] = None,
    archive: ArchiveOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was fetched as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Read inputs into the archive, for the next build without inputs; what is there already is not taken twice."""
    settings, path = load(), archive_path(archive)

    from bulletin.intake import fetch

    with answers.progress(quiet) as report:
        taken = fetch(
            inputs or (), settings, day=today(settings.timezone), web=web(settings), archive=path, report=report
        )
    answers.say_failures(taken.failures)
    read = len(taken.articles)
    if as_json:
        told = {"articles": read, "new": taken.new, "set_aside": answers.as_json(taken.failures)}
        typer.echo(json.dumps(told, ensure_ascii=False))
    elif not quiet:
        typer.echo(f"{answers.count(read, 'article', 'articles')}, {taken.new:,} of them new → {path}")
    raise typer.Exit(
        answers.NOTHING_MADE if taken.failures and not read else answers.SET_ASIDE if taken.failures else answers.DONE
    )
