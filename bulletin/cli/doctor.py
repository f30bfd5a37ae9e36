"""`bulletin doctor`: whether all is well here, and what mends what is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli import answers, choices
from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, web
from bulletin.errors import BulletinError, SettingsError
from bulletin.settings import FILE_NAME, Settings

if TYPE_CHECKING:
    from bulletin.checks import Finding

EXAMPLES = """\b
Examples:
  bulletin doctor
  bulletin doctor --json
"""

_MARKS = {True: "✗ mend", False: "✓ well"}


def command(
    archive: ArchiveOption = None, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> None:
    """Check Python, packages, PDF, fonts, settings, archive and inputs; exit code 3 when something needs mending."""
    found = []
    for finding in findings(archive):
        found.append(finding)
        if not as_json:
            typer.echo(answers.shown(f"{_MARKS[bool(finding.mend)]}  {finding.subject}: {finding.said}"))
            if finding.mend:
                typer.echo(answers.shown(f"        → {finding.mend}"))
    if as_json:
        typer.echo(json.dumps([{**asdict(one), "is_well": not one.mend} for one in found], ensure_ascii=False))
    raise typer.Exit(answers.SET_ASIDE if any(one.mend for one in found) else answers.DONE)


def findings(archive: Path | None) -> Iterator[Finding]:
    """What every check says, in their order, then what is found of each input."""
    from bulletin.checks import CHECKS, Surroundings
    from bulletin.store import usual

    told, settings = _settings()
    yield from told
    named = Path(settings.archive).expanduser() if settings.archive else usual()
    for check in CHECKS:
        yield from check(Surroundings(settings, archive or named, now(settings.timezone)))
    yield from _inputs(settings)


def _settings() -> tuple[list[Finding], Settings]:
    """What is said of the settings and edits, and the settings, or the defaults when they cannot be read."""
    from bulletin import edits
    from bulletin.checks import Finding, divided

    found, settings = list[Finding](), Settings()
    try:
        settings = choices.settings()
        count = answers.count(len(settings.input), "input", "inputs")
        found.append(Finding("settings", f"{FILE_NAME}: {count}" if Path(FILE_NAME).exists() else "the defaults"))
    except BulletinError as error:
        found.append(divided("settings", str(error)))
    try:
        edits.load()
        found.append(Finding("edits", edits.FILE_NAME if Path(edits.FILE_NAME).exists() else "none"))
    except BulletinError as error:
        found.append(divided("edits", str(error)))
    return found, settings


def _inputs(settings: Settings) -> Iterator[Finding]:
    from bulletin.checks import Finding, divided
    from bulletin.checks.inputs import looked_at

    if not settings.input:
        yield Finding("inputs", "none in bulletin.toml, so each run names its own")
        return
    try:
        looks = looked_at(settings.input, web(settings))
    except SettingsError as error:
        yield divided("web", str(error))
        return
    for look in looks:
        subject = f"input {look.place}"
        yield divided(subject, look.problem) if look.problem else Finding(subject, look.told)
