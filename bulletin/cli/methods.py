"""`bulletin methods`: the summarizers by name."""

from __future__ import annotations

import json
from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  bulletin methods
  bulletin methods --json
"""


def command(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List the methods that choose sentences, and where each comes from."""
    from bulletin.summarizers import methods

    found = methods()
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    width = max(map(len, found))
    for name, description in found.items():
        typer.echo(f"{name:{width}}  {description}")
