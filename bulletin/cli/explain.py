"""`bulletin explain`: why an edition prints a fact as it does, and why articles are one story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin.cli import answers, values
from bulletin.settings import load

if TYPE_CHECKING:
    from bulletin.cli.pointing import Pointed
    from bulletin.model import Edition

EXAMPLES = """\b
Examples:
  bulletin explain out/2026-11-22/bulletin.json                   what can be explained
  bulletin explain out/2026-11-22/bulletin.json 1                 the first story: why one story, why first
  bulletin explain out/2026-11-22/bulletin.json 1B4               the fact marked B4 in the first story
  bulletin explain out/2026-11-22/bulletin.json "burst its banks" the fact with these words
"""


def command(
    edition: Annotated[
        Path, typer.Argument(metavar="BULLETIN.JSON", parser=values.path, help="An edition that build made.")
    ],
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FACT]", help='A mark ("1B4"), the number of a story, an id, or words of a fact.'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print why a fact is one fact, who states it, and why it stands where it does; or why articles are one story."""
    from bulletin.cli import why
    from bulletin.cli.pointing import pointed

    known = answers.edition(edition)
    if not name:
        typer.echo(_as_json(why.contents_as_json(known)) if as_json else "\n".join(why.contents(known)))
        return
    one = pointed(known, " ".join(name))
    typer.echo(_as_json(_reasons(known, one)) if as_json else "\n".join(_lines(known, one)))


def _lines(edition: Edition, one: Pointed) -> list[str]:
    from bulletin.cli import why
    from bulletin.composition.why import why_fact, why_story

    if one.quote is not None:
        return why.quote(one, one.quote)
    if one.fact is not None:
        return why.fact(one, why_fact(one.story, one.fact))
    return why.story(edition, one, why_story(edition, one.story, load()))


def _reasons(edition: Edition, one: Pointed) -> Any:
    from bulletin.composition.why import why_fact, why_story

    if one.quote is not None:
        return one.quote
    return why_story(edition, one.story, load()) if one.fact is None else why_fact(one.story, one.fact)


def _as_json(value: Any) -> str:
    from pydantic_core import to_json

    return to_json(value, indent=1).decode()
