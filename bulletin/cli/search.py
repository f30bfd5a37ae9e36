"""`bulletin search`: what the archive holds of something."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli import answers, values
from bulletin.cli.places import ArchiveOption, archive_path

if TYPE_CHECKING:
    from bulletin.store import Archive
    from bulletin.store.search import Hit
    from bulletin.store.terms import Marks

EXAMPLES = """\b
Examples:
  bulletin search gas pipeline                 both words, in any place
  bulletin search '"gas pipeline"' inundac*    a phrase, and words that begin so
  bulletin search 停火 --since 2026-11-01 --source "Kita Shimbun"
"""
# What JSON leaves as it is and a terminal may act on.
_UNSEEN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def command(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help='Words, "quoted phrases", or beginnings* of words.')
    ],
    since: Annotated[
        date | None,
        typer.Option("--since", metavar="YYYY-MM-DD", parser=values.day, help="Nothing that is older than this day."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", parser=values.filled, help="Only what this source reports.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", parser=values.count, help="The most that are listed.")] = 20,
    archive: ArchiveOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Find articles, and facts of editions, that have all these words, best first."""
    from bulletin.store import opened
    from bulletin.store.terms import terms

    query = " ".join(words)
    if not terms(query):
        raise typer.BadParameter("has neither letters nor digits to look for", param_hint="WORD...")
    with opened(archive_path(archive)) as known:
        found = known.search(query, since, source, limit)
        problem = "" if found else _nothing(known, since, source)
    if as_json:
        typer.echo(_as_json(found))
    else:
        typer.echo("\n\n".join(_lines(hit, _highlight()) for hit in found), nl=bool(found))
    if not found:
        answers.say(f"{query}: {problem}")
        raise typer.Exit(answers.NOTHING_TO_REPORT)


def _nothing(known: Archive, since: date | None, source: str | None) -> str:
    """What to say when nothing was found, and what may help."""
    within = (f"since {since}" if since else "", f'from "{source}"' if source else "")
    asked = " ".join(part for part in within if part)
    advice = "leave out --since or --source" if asked else "try fewer words, or beginnings such as pipel*"
    return f"not in {known.path}{asked and f' {asked}'}; {advice}"


def _highlight() -> Callable[[str], str]:
    """What makes words stand out: bold on a terminal that has it, else marks that get through a pipe."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        return lambda words: typer.style(words, bold=True)
    return lambda words: f"**{words}**"


def _lines(hit: Hit, highlight: Callable[[str], str]) -> str:
    """A hit for people: day, source and title, the sentence, the address."""
    from bulletin.renderers.clean import link, printable

    title = _marked(hit.title, hit.title_marks, highlight)
    head = [str(hit.day), printable(hit.source), title, "(printed)" if hit.kind == "fact" else ""]
    lines = ["  ".join(part for part in head if part), _marked(hit.sentence, hit.marks, highlight), link(hit.url)]
    return "\n  ".join(line for line in lines if line)


def _marked(text: str, marks: Marks, highlight: Callable[[str], str]) -> str:
    """The text, fit to be printed, with its marked words made to stand out."""
    pieces, at = [], 0
    for start, end in marks:
        pieces += [_printable(text[at:start]), highlight(_printable(text[start:end]))]
        at = end
    return "".join([*pieces, _printable(text[at:])])


def _printable(piece: str) -> str:
    """The piece without what steers a terminal; between bars, it keeps the spaces at its ends."""
    from bulletin.renderers.clean import printable

    return printable(f"|{piece}|")[1:-1]


def _as_json(found: tuple[Hit, ...]) -> str:
    text = json.dumps([asdict(hit) for hit in found], ensure_ascii=False, default=str)
    return _UNSEEN.sub(lambda character: f"\\u{ord(character[0]):04x}", text)
