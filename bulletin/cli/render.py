"""`bulletin render`: an edition's documents again, from its JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli import answers, looks, values
from bulletin.cli.looks import (
    AnnexOption,
    FlavorOption,
    FormatsOption,
    LanguageOption,
    PaperOption,
    SectionOption,
    ThemeOption,
)
from bulletin.errors import SettingsError

EXAMPLES = """\b
Examples:
  bulletin render out/2026-11-22/bulletin.json                  all formats, beside the JSON
  bulletin render out/2026-11-22/bulletin.json --format pdf --paper Letter -o print
  bulletin render out/2026-11-22/bulletin.json --section Economy --language de -o economy
"""

_FORMATS = "md,html,pdf,json"
# The JSON is always the whole edition.
_FORMATS_OF_A_PART = "md,html,pdf"


def command(
    edition: Annotated[
        Path, typer.Argument(metavar="BULLETIN.JSON", parser=values.path, help="An edition that build made.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="PATH", parser=values.path, help="Folder for the documents.")
    ] = None,
    formats: FormatsOption = None,
    theme: ThemeOption = None,
    paper: PaperOption = None,
    annex: AnnexOption = None,
    flavor: FlavorOption = None,
    section: SectionOption = None,
    language: LanguageOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was made as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Render a bulletin.json again: the same edition with the same look makes the same documents."""
    from bulletin.pipeline import rendered, write
    from bulletin.renderers import checked

    if section and not out:
        raise SettingsError(
            "--section", "a part would take the place of the whole edition; name another folder with -o"
        )
    names = checked(answers.names(formats or [_FORMATS_OF_A_PART if section else _FORMATS]), "--format")
    look = looks.look(theme, paper, annex, flavor)
    known = answers.edition(edition)
    look = looks.of_part(look, known, section or (), language)
    with answers.progress(quiet) as report:
        documents, failures = rendered(known, names, look, report)
        paths = write(documents, out or edition.parent)
    answers.say_failures(failures)
    looks.say_notes(documents, look.theme)
    if as_json:
        made = {
            "documents": [str(path) for path in paths],
            "notes": looks.notes(documents, look.theme),
            "set_aside": answers.as_json(failures),
        }
        typer.echo(json.dumps(made, ensure_ascii=False))
    elif not quiet:
        for path in paths:
            typer.echo(path)
    raise typer.Exit(looks.exit_code(documents, failures) if paths else answers.NOTHING_MADE)
