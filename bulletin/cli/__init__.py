"""The command line: one small file a verb, each turning options into one call, an answer and an exit code."""

from __future__ import annotations

import errno
import io
import signal
import sys

import typer

from bulletin.cli import (
    archive,
    bounces,
    build,
    cancel,
    compare,
    deliver,
    deliveries,
    diff,
    doctor,
    editions,
    explain,
    fetch,
    inputs,
    methods,
    render,
    retry,
    run,
    schedule,
    search,
    show,
    summarize,
    themes,
    unsubscribe,
    verify,
)
from bulletin.cli.answers import LOCKED, NOTHING_MADE, USAGE, discard, say
from bulletin.cli.verb import Verb
from bulletin.errors import BulletinError, ExplainError, LockError, SettingsError, SummaryError

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Turn a day's news from many sources into one bulletin.

\b
Examples:
  bulletin build seeds/                      a bulletin of every article in a folder
  bulletin build a.txt b.html -o out         the same of two files
  bulletin fetch; bulletin build             what is new in the inputs of bulletin.toml
  bulletin summarize a.txt b.txt --words 80  one summary of two articles on one story
  bulletin compare a.txt --words 60          all methods side by side
  bulletin verify out/2026-11-22/bulletin.pdf         is every word of it in the archive?
  bulletin explain out/2026-11-22/bulletin.json 1B4   why a fact is printed as it is
  bulletin search "gas pipeline"             what articles and editions said
  bulletin render out/2026-11-22/bulletin.json --format md
""",
)
for _verb in (
    build, fetch, deliver, deliveries, retry, cancel, unsubscribe, bounces, run, schedule, verify, explain,
    editions, show, diff, search, summarize, compare, methods, render, doctor,
):  # fmt: skip
    app.command(_verb.__name__.rpartition(".")[2], cls=Verb, epilog=_verb.EXAMPLES)(_verb.command)

app.add_typer(inputs.app, name="inputs")
app.add_typer(archive.app, name="archive")
app.add_typer(themes.app, name="themes")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"bulletin {version('bulletin')}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
    ),
) -> None: ...


def main() -> None:
    """Run the command line; a failure is one line on standard error and an exit code."""
    _prepare_output()
    try:
        app(prog_name="bulletin")
    except (SettingsError, SummaryError, ExplainError) as error:
        say(f"bulletin: {error}")
        sys.exit(USAGE)
    except LockError as error:
        say(f"bulletin: {error}")
        sys.exit(LOCKED)
    except BulletinError as error:
        say(f"bulletin: {error}")
        sys.exit(NOTHING_MADE)
    except OSError as error:
        # Documents and temporary files have their own handling; all else that is written goes to standard output.
        if error.errno not in NO_ROOM:
            raise
        discard(sys.stdout)
        say(f"bulletin: standard output: cannot be written ({error.strerror}); free some space or send it elsewhere")
        sys.exit(NOTHING_MADE)


def _prepare_output() -> None:
    """A reader who stops reading ends the run without a word, and what an encoding lacks is printed as an escape."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
