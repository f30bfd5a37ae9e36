"""`bulletin themes`: what bulletins can look like."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin.cli import answers, values
from bulletin.cli.verb import Verb

if TYPE_CHECKING:
    from bulletin.renderers.themes import Theme

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""List what bulletins can look like, or begin a look of your own.

\b
Examples:
  bulletin themes list
  bulletin themes new harbour
  bulletin build --theme harbour
""",
)


@app.command("list", cls=Verb)
def list_(as_json: JsonOption = False) -> None:
    """List the themes: those that are shipped, and those in ./themes and in your own data folder."""
    from bulletin.renderers.themes import known, named
    from bulletin.renderers.unused import unused

    found = [named(name) for name in sorted(known(), key=lambda name: (not named(name).is_shipped, name))]
    if as_json:
        typer.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False))
        return
    names, places = [one.name for one in found], [_place(one) for one in found]
    for one, place in zip(found, places, strict=True):
        line = f"{one.name:{max(map(len, names))}}  {place:{max(map(len, places))}}  {_otherwise(one)}"
        typer.echo(answers.shown(line))
    for note in (note for one in found for note in unused(one.name)):
        answers.say(note)


def _place(theme: Theme) -> str:
    """Where a theme is, seen from the current folder if it lies there."""
    if theme.is_shipped:
        return "shipped"
    folder, here = theme.folders[0], Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _otherwise(theme: Theme) -> str:
    from bulletin.renderers.themes import DEFAULT

    if theme.name == DEFAULT:
        return "the default"
    return ", ".join(theme.files()) or "nothing otherwise"


def _as_json(theme: Theme) -> dict[str, Any]:
    from bulletin.renderers.unused import unused

    return {
        "name": theme.name,
        "path": str(theme.folders[0]),
        "shipped": theme.is_shipped,
        "files": list(theme.files()),
        "notes": list(unused(theme.name)),
    }


@app.command(cls=Verb)
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", parser=values.filled, help='Small letters, digits and "-".')],
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Begin a theme in ./themes/NAME that builds upon the default's and works at once."""
    from bulletin.renderers.themes.starter import begin

    made = begin(name)
    if as_json:
        typer.echo(json.dumps([str(path) for path in made]))
        return
    for path in () if quiet else made:
        typer.echo(path)
    if not quiet:
        answers.say(f'use it: bulletin build --theme {name}, or theme = "{name}" in bulletin.toml')
