"""`bulletin inputs`: what is read when no inputs are named, kept in bulletin.toml."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bulletin.cli import adding, answers, choices, values
from bulletin.cli.places import web
from bulletin.cli.verb import Verb
from bulletin.errors import ReadError, SettingsError
from bulletin.inputs import InputSettings, same_place, shown
from bulletin.settings import FILE_NAME, load

STANDARD = Path("-")
_NONE = 'has no inputs; add one with "bulletin inputs add URL"'

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Look after the inputs in bulletin.toml: what is read when none are named.

\b
Examples:
  bulletin inputs add https://www.example.org/     the feed that the page names
  bulletin inputs add articles/ --source "The Harbour Times" --tier 2
  bulletin inputs list
  bulletin inputs check
  bulletin inputs remove 2
  bulletin inputs import feeds.opml
""",
)


@app.command(cls=Verb)
def add(
    place: Annotated[
        str, typer.Argument(metavar="URL|PATH", parser=values.filled, help="A feed, a page, a file or a folder.")
    ],
    source: Annotated[str, typer.Option(metavar="NAME", help="The name of its source.")] = "",
    family: Annotated[str, typer.Option(metavar="NAME", help="The publisher: one family is one origin.")] = "",
    tier: Annotated[int | None, typer.Option(metavar="N", help="1, 2 or 3: what 1 reports leads.")] = None,
    language: Annotated[str, typer.Option(metavar="CODE", help='Its language, such as "en".')] = "",
    section: Annotated[str, typer.Option(metavar="NAME", help="The section that its stories belong to.")] = "",
    full_text: Annotated[bool, typer.Option("--full-text", help="Fetch the pages that the feed links to.")] = False,
    quiet: QuietOption = False,
) -> None:
    """Add an input; of a page that names feeds, the first feed is added."""
    told: dict[str, Any] = {"source": source, "family": family, "tier": tier, "language": language, "section": section}
    settings = load()
    found = adding.found(place, lambda: web(settings))
    one = InputSettings(url=found.url, path=found.path, full_text=full_text, **told)
    adding.add([(one, "")])
    if not quiet:
        for line in found.notes:
            answers.say(line)
        answers.say(f"added: {one.shown}")


@app.command("list", cls=Verb)
def list_(as_json: JsonOption = False) -> None:
    """List the inputs by their numbers, with what is known of each."""
    inputs = load().input
    if as_json:
        typer.echo(json.dumps([_as_json(one) for one in inputs], ensure_ascii=False))
        return
    if not inputs:
        answers.say(f"{FILE_NAME} {_NONE}")
    for number, one in enumerate(inputs, 1):
        line = "  ".join([f"{number:>{len(str(len(inputs)))}}  {one.shown}", *_known(one)])
        typer.echo(answers.shown(line))


def _known(one: InputSettings) -> list[str]:
    named = {"source": one.source, "family": one.family, "language": one.language, "section": one.section}
    parts = [f"{name}: {value}" for name, value in named.items() if value]
    parts += [f"tier: {one.tier}"] if one.tier else []
    return [*parts, "full text"] if one.full_text else parts


def _as_json(one: InputSettings) -> dict[str, Any]:
    from dataclasses import asdict, replace

    return {key: value for key, value in asdict(replace(one, url=shown(one.url))).items() if value not in ("", None)}


@app.command(cls=Verb)
def remove(
    place: Annotated[str, typer.Argument(metavar="URL|PATH|NUMBER", parser=values.filled, help='As "list" prints it.')],
    quiet: QuietOption = False,
) -> None:
    """Remove an input, with the comments on it."""
    from bulletin.subscriptions import edited, removing

    taken = list[InputSettings]()

    def change(text: str) -> str:
        inputs = load().input
        number = _number(place, inputs)
        taken.append(inputs[number - 1])
        return removing(number)(text)

    edited(change)
    if not quiet:
        answers.say(f"removed: {taken[0].shown}")


def _number(place: str, inputs: tuple[InputSettings, ...]) -> int:
    """The number of the input that is meant, from 1: where it is goes before its number."""
    for number, one in enumerate(inputs, 1):
        if same_place(one.place) == same_place(place):
            return number
    if place.isascii() and place.isdigit() and 0 < int(place) <= len(inputs):
        return int(place)
    raise ReadError(shown(place), 'is none of the inputs; "bulletin inputs list" prints them')


@app.command(cls=Verb)
def check(
    places: Annotated[
        list[str] | None,
        typer.Argument(metavar="[URL|PATH]...", parser=values.filled, help="What to look at; else every input."),
    ] = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Fetch every input, and say what it is, how many articles it has and how fresh; exit code 3 when some fail."""
    from bulletin.checks.inputs import looked_at

    settings = choices.settings()
    inputs = [adding.as_input(place) for place in places] if places else settings.input
    if not inputs:
        raise SettingsError(FILE_NAME, _NONE)
    with answers.progress(quiet) as report:
        report("fetching")
        looks = looked_at(inputs, web(settings))
    if as_json:
        typer.echo(json.dumps([look.as_json() for look in looks], ensure_ascii=False))
    else:
        for look in looks:
            if look.problem or not quiet:
                typer.echo(answers.shown(f"{'✗' if look.problem else '✓'} {look.place}: {look.told}"))
    raise typer.Exit(answers.SET_ASIDE if any(look.problem for look in looks) else answers.DONE)


@app.command("import", cls=Verb)
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.OPML", parser=values.path, help="A list, or - for standard input.")
    ],
    quiet: QuietOption = False,
) -> None:
    """Add the feeds of an OPML list that are not among the inputs yet, with their titles as comments."""
    settings = load()
    new, met, failures = adding.listed(file, settings)
    if new:
        adding.add(new)
    answers.say_failures(failures)
    if not quiet:
        there = f", {met} there before" if met else ""
        answers.say(f"added: {answers.count(len(new), 'input', 'inputs')}{there}")
    raise typer.Exit(answers.SET_ASIDE if failures else answers.DONE)


@app.command(cls=Verb)
def export(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", parser=values.path, help="File to write; else standard output.")
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Write the addresses among the inputs as OPML, the list that feed readers take in."""
    from bulletin.outlines import as_opml
    from bulletin.store.output import written

    settings = load()
    content = as_opml(settings.input, settings.title)
    if file in (None, STANDARD):
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        with written(file) as target:
            target.write(content)
    paths = sum(bool(one.path) for one in settings.input)
    passwords = sum(one.url != shown(one.url) for one in settings.input)
    if paths and not quiet:
        answers.say(f"left out: {answers.count(paths, 'path', 'paths')}; OPML lists addresses only")
    if passwords and not quiet:
        answers.say(f"left out: {answers.count(passwords, 'password', 'passwords')}; write them in by hand")
