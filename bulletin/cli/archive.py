"""`bulletin archive`: what the archive holds, whether it is sound, and all of it as JSON Lines and back."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli import answers, values
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.verb import Verb
from bulletin.errors import ArchiveError

STANDARD = Path("-")

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Look after the archive: what was read and what was printed.

\b
Examples:
  bulletin archive info
  bulletin archive check
  bulletin archive export backup.jsonl
  bulletin archive import backup.jsonl --archive copy.db
""",
)


@app.command(cls=Verb)
def info(archive: ArchiveOption = None, as_json: JsonOption = False) -> None:
    """Print where the archive is and how much it holds."""
    from bulletin.store import opened

    with opened(archive_path(archive)) as known:
        found = asdict(known.info())
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        if value is not None:
            shown = f"{value:,}" if isinstance(value, int) else value
            typer.echo(f"{name.replace('_', ' '):16}  {shown}")


@app.command(cls=Verb)
def check(archive: ArchiveOption = None, as_json: JsonOption = False) -> None:
    """Check every page, article, edition and search table; exit code 1 says that something is wrong."""
    from bulletin.store import opened

    path = archive_path(archive)
    with opened(path, writing=True, making=False) as known:
        wrong = known.check()
    if as_json:
        typer.echo(json.dumps({"path": str(path), "problems": wrong}, ensure_ascii=False))
    for line in () if as_json else wrong or ("all is sound",):
        typer.echo(f"{path}: {line}")
    raise typer.Exit(answers.NOTHING_MADE if wrong else answers.DONE)


@app.command(cls=Verb)
def vacuum(
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Fill the search tables anew and give back unused room."""
    from bulletin.store import opened

    path = archive_path(archive)
    with opened(path, writing=True, making=False) as known, answers.progress(quiet) as report:
        report("making room")
        before = known.info().size_bytes
        known.vacuum()
        after = known.info().size_bytes
    if as_json:
        typer.echo(json.dumps({"path": str(path), "before_bytes": before, "after_bytes": after}, ensure_ascii=False))
    elif not quiet:
        typer.echo(f"{path}: {before:,} → {after:,} bytes")


@app.command(cls=Verb)
def export(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", parser=values.path, help="File to write; else standard output.")
    ] = None,
    archive: ArchiveOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Write all of the archive as JSON Lines: the same content is the same bytes."""
    from bulletin.store import opened
    from bulletin.store.output import written

    path = archive_path(archive)
    with opened(path) as known:
        if file in (None, STANDARD):
            count = known.export(sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            with written(file) as target:
                count = known.export(target)
    if not quiet:
        answers.say(f"{path} → {answers.count(count, 'line', 'lines')} → {file or STANDARD}")


@app.command("import", cls=Verb)
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", parser=values.path, help="An export, or - for standard input.")
    ],
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Take in the lines of an export; what is in the archive already stays as it is."""
    from bulletin.store import opened

    path = archive_path(archive)
    try:
        with (
            sys.stdin.buffer if file == STANDARD else file.open("rb") as lines,
            opened(path, writing=True) as known,
            answers.progress(quiet) as report,
        ):
            count, failures = known.import_(lines, str(file), lambda done: report(f"{done:,} lines taken in"))
    except OSError as error:
        raise ArchiveError(str(file), f"cannot be read ({error.strerror}); name a file that export wrote") from error
    answers.say_failures(failures)
    if as_json:
        typer.echo(json.dumps({"lines": count, "set_aside": answers.as_json(failures)}, ensure_ascii=False))
    elif not quiet:
        answers.say(f"{file} → {answers.count(count, 'line', 'lines')} → {path}")
    raise typer.Exit(
        answers.NOTHING_MADE if failures and not count else answers.SET_ASIDE if failures else answers.DONE
    )
